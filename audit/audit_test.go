package audit

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
)

// made is a run of a built-in case on disk, with its trips.
func made(t *testing.T, name string, o scenario.Options) string {
	t.Helper()
	c := proof.Must(scenario.Open(name, o))(t)
	dir := filepath.Join(t.TempDir(), "run")
	r := proof.Must(record.Make(context.Background(), record.Options{Scenario: c, Seed: 4, Workers: 1, Program: build.Identity{Version: "test"}, Crossings: dir, Policies: o.Policies, Sets: o.Sets}))(t)
	defer r.Close()
	if err := r.Save(dir, func(r *record.Run) ([]byte, error) { return fmt.Appendf(nil, "page of %+v", r.Manifest.Summary), nil }); err != nil {
		t.Fatal(err)
	}
	return dir
}

func mustAudit(t *testing.T, dir string) *Report {
	t.Helper()
	r := proof.Must(Audit(dir))(t)
	return r
}

// words are all faults that are told.
func words(r *Report) string {
	var b strings.Builder
	for _, c := range r.Checks {
		for _, f := range c.First {
			b.WriteString(c.Holds + ": " + f.Where + ": " + f.What + "\n")
		}
	}
	return b.String()
}

// Whatever a policy does to samjiyon, and by custom as by calculation, the record
// passes, and every check looked at something.
func TestARecordOfEveryPolicyIsSound(t *testing.T) {
	if testing.Short() {
		t.Skip("a run for each policy takes long")
	}
	c := proof.Must(scenario.Open("samjiyon", scenario.Options{}))(t)
	for _, p := range append([]string{""}, names(c)...) {
		t.Run("with "+p, func(t *testing.T) {
			o := scenario.Options{Sets: []string{"days=100", "crossing.raid=2 %", "crossing.accident=1 %", "crossing.staying=0.3 %"}}
			if p != "" {
				o.Policies = []string{p}
			}
			r := mustAudit(t, made(t, "samjiyon", o))
			if !r.Sound {
				t.Errorf("%d faults:\n%s", r.Faults(), words(r))
			}
			for _, c := range r.Checks {
				if c.Looked == 0 {
					t.Errorf("nothing was looked at to see that %s", c.Holds)
				}
			}
		})
	}
}

func names(c *scenario.Scenario) (names []string) {
	for _, p := range c.Policies {
		names = append(names, p.Name)
	}
	return names
}

// A record whose bytes were changed anywhere in a table does not pass, and no
// change ends the program.
func TestAnyChangeOfATableIsFound(t *testing.T) {
	dir := made(t, "samjiyon", scenario.Options{Sets: []string{"days=20", "scale=0.3"}})
	rapid.Check(t, func(t *rapid.T) {
		name := filepath.Join(dir, rapid.SampledFrom([]string{record.DaysFile, record.FlowsFile, record.CrossingsFile}).Draw(t, "file"))
		whole := proof.Must(os.ReadFile(name))(t)
		defer os.WriteFile(name, whole, 0o666)
		changed := append([]byte(nil), whole...)
		at := rapid.IntRange(0, len(changed)-1).Draw(t, "byte")
		changed[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "change"))
		if err := os.WriteFile(name, changed, 0o666); err != nil {
			t.Fatal(err)
		}
		r := proof.Must(Audit(dir))(t)
		if r.Sound {
			t.Fatal("a changed table is sound")
		}
	})
}

// Damages to any file of a run are found, and none ends the program. This is the
// work of the digest, so no share of them passes.
func TestAuditFindsEveryDamage(t *testing.T) {
	dir := made(t, "samjiyon", scenario.Options{Sets: []string{"burn_in=2", "days=6"}, Policies: []string{"levy-10"}})
	files, n := proof.Tree(t, dir), proof.Count(10, 100, 1000)
	proof.Damages(t, dir, files, n, func(_ context.Context, what string) {
		if r, err := Audit(dir); err == nil && r.Sound {
			t.Errorf("%s: not found", what)
		}
	})
	if r := mustAudit(t, dir); !r.Sound {
		t.Errorf("the test did not put everything back: %s", words(r))
	}
	t.Logf("%d damages to %d files", n, len(files))
}

func TestWhereThereIsNoRunThereIsNothingToAudit(t *testing.T) {
	if _, err := Audit(t.TempDir()); err == nil || !strings.Contains(err.Error(), "manifest.json") {
		t.Errorf("an empty folder: %v", err)
	}
}
