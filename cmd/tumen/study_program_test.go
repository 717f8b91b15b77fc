package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tumen/internal/build"
	"tumen/study"
	"tumen/study/method/compare"
	"tumen/study/store"
	"tumen/study/store/storetest"
)

// older begins the study of a command as a program of another model, and makes
// the given number of its rows.
func older(t *testing.T, dir string, rows int) {
	t.Helper()
	r := study.Request{Case: "theory/bargained", Sets: []string{"days=3"}, Seeds: (rows + 1) / 2, Policies: []string{"no-deal"}}
	spec, err := compare.Kind.Spec(r, study.Source{Program: build.Identity{Version: "0.0.9", Fingerprint: "0ddba11feedf00d"}})
	if err != nil {
		t.Fatal(err)
	}
	st, err := study.Begin(dir, spec)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(st.Run(t.Context(), study.RunOptions{Workers: 2}), st.Close()); err != nil {
		t.Fatal(err)
	}
}

// A study of another build is neither shown again nor continued in silence:
// some of its rows are made again, and what differs is named.
func TestAStudyOfAnotherBuildIsHeldAgainstThisOne(t *testing.T) {
	at := t.TempDir()
	tumen := func(more ...string) (code int, said string) {
		t.Helper()
		run := exec.Command("tumen", append([]string{"compare", "theory/bargained", "--with", "no-deal", "--days", "3"}, more...)...)
		run.Dir = at
		var words strings.Builder
		run.Stderr = &words
		err := run.Run()
		var ended *exec.ExitError
		if err != nil && !errors.As(err, &ended) {
			t.Fatal(err)
		}
		return run.ProcessState.ExitCode(), words.String()
	}
	says := func(said, want string) {
		t.Helper()
		if !regexp.MustCompile(want).MatchString(said) {
			t.Errorf("it said %q, want %s", said, want)
		}
	}
	older(t, filepath.Join(at, "same"), 40)
	code, said := tumen("--seeds", "20", "--out", "same")
	if code != failed {
		t.Errorf("a study of another build is shown again: exit code %d", code)
	}
	says(said, `^tumen: the study in same was made by tumen 0\.0\.9 \(model 0ddba11feedf\), and this is another model\n  with --resume some of its rows are made again`)
	code, said = tumen("--seeds", "30", "--out", "same", "--resume")
	if code != done {
		t.Fatalf("exit code %d: %s", code, said)
	}
	says(said, `^same was made by another program; 16 rows made again were the same to the bit, and the study continues\n`)
	text, err := os.ReadFile(filepath.Join(at, "same", study.SpecFile))
	if err != nil {
		t.Fatal(err)
	}
	says(string(text), `(?s)"fingerprint": "0ddba11feedf00d",.*"rows": \[\s*\[\s*0,\s*39\s*\].*"fingerprint": "`+build.This().Fingerprint+`",.*\[\s*40,\s*59\s*\].*"replayed": 16`)
	code, said = tumen("--seeds", "30", "--out", "same")
	if code != done {
		t.Errorf("exit code %d: %s", code, said)
	}
	says(said, `^reused: the study in same is complete, and nothing was run\n`)

	older(t, filepath.Join(at, "other"), 40)
	rows := filepath.Join(at, "other", study.RowsFile)
	storetest.Change(t, rows, 38, func(r *store.Row) { r.Outcomes[0] += 0.125 })
	before, err := os.ReadFile(rows)
	if err != nil {
		t.Fatal(err)
	}
	code, said = tumen("--seeds", "30", "--out", "other", "--resume")
	if code != failed {
		t.Errorf("a study of other results is continued: exit code %d", code)
	}
	says(said, `which gives different results: row 38, shares\.guards: 0\.6\d+ share, and again 0\.5\d+; continue with the program that made it, or begin a new study in another folder\n$`)
	if after, err := os.ReadFile(rows); err != nil || string(after) != string(before) {
		t.Errorf("the rows were changed: %v", err)
	}
	if code, said = tumen("--seeds", "30", "--out", "new"); code != done {
		t.Errorf("exit code %d: %s", code, said)
	}
}
