package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tumen/internal/say"
)

var (
	placeholder = regexp.MustCompile(`%(?:\[\d\])?[-+#.0-9*]*[a-zA-Z%]`)
	twoWords    = regexp.MustCompile(`[\p{Latin}]{2,}[,;:]? [\p{Latin}]{2,}`)
)

// pseudo translates every sentence of the catalogue into one whose letters are
// Greek, and puts the arguments where they were. It returns the file.
func pseudo(t *testing.T) string {
	t.Helper()
	var sentences map[string][]string
	data, err := os.ReadFile("../../internal/say/catalogue.json")
	if err == nil {
		err = json.Unmarshal(data, &sentences)
	}
	if err != nil {
		t.Fatal(err)
	}
	greek := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z':
				return 'α' + (r-'a')%17
			case r >= 'A' && r <= 'Z':
				return 'Α' + (r-'A')%17
			}
			return r
		}, s)
	}
	translation := map[string]string{}
	for _, list := range sentences {
		for _, s := range list {
			at, out := 0, ""
			for _, m := range placeholder.FindAllStringIndex(s, -1) {
				out += greek(s[at:m[0]]) + s[m[0]:m[1]]
				at = m[1]
			}
			translation[s] = out + greek(s[at:])
		}
	}
	if data, err = json.Marshal(translation); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "greek.json")
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// A translation is used for all that a run prints: nothing of two English words
// is left but the case's own title and the names of files.
func TestARunSpeaksTheLanguageOfATranslation(t *testing.T) {
	greek, folder := pseudo(t), t.TempDir()
	words := func(env string, args ...string) string {
		t.Helper()
		cmd := exec.Command("tumen", args...)
		cmd.Dir, cmd.Env = folder, append(os.Environ(), "COLUMNS=100", say.Variable+"="+env)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	run := []string{"run", "kolbars", "--days", "60", "--with", "guards-halved"}
	english := words("", append(run, "--out", "english")...)
	translated := words(greek, append(run, "--out", "greek")...)
	for _, own := range []string{"Kolbars between Iraq and Iran", "December 2018", "guards-halved", "report.html", "greek/"} {
		translated = strings.ReplaceAll(translated, own, "")
	}
	for line := range strings.Lines(translated) {
		if left := twoWords.FindString(line); left != "" {
			t.Errorf("%q is left in English: %s", left, line)
		}
	}
	if len(twoWords.FindAllString(english, -1)) < 20 {
		t.Errorf("the English text has too few words to compare:\n%s", english)
	}
	help := words(greek, "run", "--help")
	if left := twoWords.FindAllString(regexp.MustCompile("(?m)^ *tumen .*$").ReplaceAllString(help, ""), -1); len(left) > 4 {
		t.Errorf("the help has %q in English", left)
	}
	// Records are the same in every language; only the report is translated.
	for _, name := range []string{"days.parquet", "manifest.json", "case.yaml"} {
		a, err := os.ReadFile(filepath.Join(folder, "english", name))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(folder, "greek", name)); err != nil || string(a) != string(b) {
			t.Errorf("%s differs in another language: %v", name, err)
		}
	}
	page, err := os.ReadFile(filepath.Join(folder, "greek/report.html"))
	if err != nil || !strings.Contains(string(page), "Ει υθη ηδαεη") && strings.Contains(string(page), "In the model") {
		t.Errorf("the report is not translated: %v", err)
	}
}
