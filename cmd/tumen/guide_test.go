package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// block is a fenced block of a page: its language and its text.
var block = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// The guide is tried as a reader would try it: files that it shows are written,
// commands are run in their order, and what it says they print, they print.
// `go test ./cmd/tumen -run Guide -update` writes the output anew.
func TestTheGuideShowsWhatTheProgramPrints(t *testing.T) {
	const path = "../../docs/guide.md"
	page := proof.Must(os.ReadFile(path))(t)
	folder, commands := t.TempDir(), 0
	tried := block.ReplaceAllStringFunc(string(page), func(found string) string {
		parts := block.FindStringSubmatch(found)
		language, text := parts[1], parts[2]
		first, _, _ := strings.Cut(text, "\n")
		switch name, isFile := strings.CutPrefix(first, "# "); {
		case language == "yaml" && isFile && strings.HasSuffix(name, ".yaml"):
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			return found
		case !strings.HasPrefix(first, "$ tumen "):
			return found
		}
		commands++
		cmd := exec.Command("tumen", strings.Fields(first)[2:]...)
		cmd.Dir, cmd.Env = folder, append(os.Environ(), "COLUMNS=100")
		var out, words bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &words
		var ended *exec.ExitError
		if err := cmd.Run(); err != nil && !errors.As(err, &ended) {
			t.Fatal(err)
		}
		printed := out.String()
		if printed == "" {
			printed = words.String()
		}
		return "```text\n" + first + "\n" + printed + "```"
	})
	if commands < 5 {
		t.Errorf("the guide has only %d commands", commands)
	}
	proof.Golden(t, path, tried)
}

// What the README says the main job prints it prints, line by line; lines are
// left out there, none is another.
func TestTheReadmeShowsWhatTheMainJobPrints(t *testing.T) {
	page := proof.Must(os.ReadFile("../../README.md"))(t)
	cmd := exec.Command("tumen", "run", "samjiyon")
	cmd.Dir = t.TempDir()
	out := proof.Must(cmd.Output())(t)
	plain := strings.NewReplacer("\u00a0", " ").Replace
	printed := strings.Split(plain(string(out)), "\n")
	shown := 0
	for _, found := range block.FindAllStringSubmatch(string(page), -1) {
		if !strings.HasPrefix(found[2], "Samjiyon, autumn 2017") {
			continue
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(found[2], "\n"), "\n") {
			shown++
			if !slices.Contains(printed, plain(line)) {
				t.Errorf("the README shows %q, which is not printed", line)
			}
		}
	}
	if shown < 10 {
		t.Errorf("the README shows only %d lines of the main job", shown)
	}
}
