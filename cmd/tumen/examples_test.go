package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// examples reads the worked examples of CONTRIBUTING.md: an overlay of the
// sources with its new files and its changes, as go build takes one.
func examples(t *testing.T, folder string) (overlay string) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, m := range block.FindAllStringSubmatch(string(page), -1) {
		first, rest, _ := strings.Cut(m[2], "\n")
		switch m[1] {
		case "go":
			files[strings.TrimPrefix(first, "// ")] = rest
		case "diff":
			if _, read := files[first]; !read {
				text, err := os.ReadFile(filepath.Join(root, first))
				if err != nil {
					t.Fatal(err)
				}
				files[first] = string(text)
			}
			var was, is []string
			for line := range strings.Lines(rest) {
				if line[0] != '+' {
					was = append(was, line[1:])
				}
				if line[0] != '-' {
					is = append(is, line[1:])
				}
			}
			from, to := strings.TrimSuffix(strings.Join(was, ""), "\n"), strings.TrimSuffix(strings.Join(is, ""), "\n")
			if strings.Count(files[first], from) != 1 {
				t.Fatalf("CONTRIBUTING.md changes %s where it has %d times\n%s", first, strings.Count(files[first], from), from)
			}
			files[first] = strings.Replace(files[first], from, to, 1)
		}
	}
	if len(files) < 6 {
		t.Fatalf("CONTRIBUTING.md has examples of only %d files", len(files))
	}
	replace := map[string]string{}
	for name, text := range files {
		path := filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		replace[filepath.Join(root, name)] = path
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay = filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(overlay, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return overlay
}

// What CONTRIBUTING.md shows is tried: the program is built with all of its
// examples, and each does what it is there for.
func TestTheWorkedExamplesWork(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program anew")
	}
	folder := t.TempDir()
	program := filepath.Join(folder, "tumen.exe")
	if out, err := exec.Command("go", "build", "-overlay", examples(t, folder), "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tumen := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Dir = folder
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("tumen %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	tumen("run", "samjiyon", "--days", "30", "--set", "routes.river.posts.border-guards.pricing=half", "--out", "run")
	var manifest struct {
		Summary struct {
			Posts   map[string]struct{ Share float64 }
			Missing *float64 `json:"missing_share"`
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, "run/manifest.json"))
	if err == nil {
		err = json.Unmarshal(data, &manifest)
	}
	if err != nil {
		t.Fatal(err)
	}
	s := manifest.Summary
	// Half of the mean bid: what pay and all other costs leave of the profit is less than all of it.
	if got := s.Posts["border-guards"].Share; got < 0.1 || got > 0.5 {
		t.Errorf("a post that asks for half of the mean bid took %v of the profit", got)
	}
	if s.Missing == nil || *s.Missing <= 0 || *s.Missing > 0.5 {
		t.Errorf("the share of goods that did not arrive is %v", s.Missing)
	}
	page, err := os.ReadFile(filepath.Join(folder, "run/report.html"))
	if err != nil || !strings.Contains(string(page), "In the model, this many porters waited for work") {
		t.Errorf("the report has no figure of those who wait: %v", err)
	}
	if said := tumen("spread", "samjiyon", "--seeds", "3", "--days", "5", "--out", "spread"); !strings.Contains(said, "The range of each outcome in the model") || !strings.Contains(said, "shares.guards") {
		t.Errorf("the study of a new kind says\n%s", said)
	}
	tumen("verify", "spread")
}
