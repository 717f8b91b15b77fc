package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The first economy: the commit with which tumen could grow before the second one.
// It is built from the repository's own history and measured by its own command of
// this name, in the same round. Its founding case has 2,000 porters, who go less
// often; so times are compared a porter-day and a crossing.
const (
	firstCommit = "27b57fe"
	firstFolder = "first"
)

// buildFirst builds it below a folder, and gives the program.
func buildFirst(ctx context.Context, dir string) (program string, err error) {
	at := filepath.Join(dir, firstFolder)
	archive := at + ".tar"
	if err := os.Mkdir(at, 0o755); err != nil {
		return "", err
	}
	program = filepath.Join(at, "samjiyon")
	for _, step := range [][]string{
		{"git", "archive", "--output", archive, firstCommit},
		{"tar", "-xf", archive, "-C", at},
		{"go", "-C", at, "build", "-o", program, "./bench/samjiyon"},
	} {
		if out, err := exec.CommandContext(ctx, step[0], step[1:]...).CombinedOutput(); err != nil {
			said, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
			return "", fmt.Errorf("`%s %s` of commit %s failed: %w: %s", step[0], step[1], firstCommit, err, said)
		}
	}
	return program, nil
}
