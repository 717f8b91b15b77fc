package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
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

// What the README says the main job prints it prints, up to the accounts.
// `go test ./cmd/tumen -run Readme -update` writes it anew.
func TestTheReadmeShowsWhatTheMainJobPrints(t *testing.T) {
	const path = "../../README.md"
	page := string(proof.Must(os.ReadFile(path))(t))
	cmd := exec.Command("tumen", "run", "samjiyon")
	cmd.Dir = t.TempDir()
	out := strings.ReplaceAll(string(proof.Must(cmd.Output())(t)), "\u00a0", " ")
	const last = "Accounts balanced"
	at := strings.Index(out, last)
	if at < 0 {
		t.Fatalf("the main job does not say %q", last)
	}
	printed := out[:at] + strings.SplitAfterN(out[at:], "\n", 2)[0]
	shown := 0
	tried := block.ReplaceAllStringFunc(page, func(found string) string {
		if !strings.HasPrefix(block.FindStringSubmatch(found)[2], "Samjiyon, autumn 2017") {
			return found
		}
		shown++
		return "```text\n" + printed + "```"
	})
	if shown != 1 {
		t.Errorf("the README shows %d results of the main job", shown)
	}
	tried = alternative.ReplaceAllStringFunc(tried, func(string) string {
		return fmt.Sprintf("![Samjiyon in the model: of the profit on clandestine routes border guards get %.0f %%, organisers %.0f %% and porters %.0f %%](",
			shareOf(t, printed, "Border guards"), shareOf(t, printed, "Organisers"), shareOf(t, printed, "Porters"))
	})
	proof.Golden(t, path, tried)
}

// alternative is what stands in the place of the picture, which is of the same run.
var alternative = regexp.MustCompile(`!\[Samjiyon in the model: [^\]]*\]\(`)

// shareOf is an actor's share of the profit, as it is printed.
func shareOf(t *testing.T, printed, actor string) float64 {
	t.Helper()
	m := regexp.MustCompile(`(?m)^  ` + actor + ` +[\d,]+ +([\d.]+) %`).FindStringSubmatch(printed)
	if m == nil {
		t.Fatalf("no share of %s is printed", actor)
	}
	return proof.Must(strconv.ParseFloat(m[1], 64))(t)
}
