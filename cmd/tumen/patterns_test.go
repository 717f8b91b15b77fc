package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// The keys of patterns --json are a contract.
func TestPatternsJSONIsOneObjectWithThePromisedKeys(t *testing.T) {
	printed := proof.Must(exec.Command("tumen", "patterns", "samjiyon", "--days", "20", "--seeds", "2", "--seed", "5", "--with", "levy-10", "--json", "--out", filepath.Join(t.TempDir(), "study")).Output())(t)
	table := oneObject(t, printed)
	for key, want := range map[string]any{
		"case": "samjiyon", "seeds": 2.0, "asked": 2.0, "first_seed": 5.0, "days": 20.0, "partial": false, "version": version,
	} {
		if got := table[key]; got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if hash, _ := table["case_sha256"].(string); len(hash) != 64 {
		t.Errorf("case_sha256 is %q", hash)
	}
	policies, _ := table["policies"].([]any)
	if sets, ok := table["sets"].([]any); len(policies) != 1 || policies[0] != "levy-10" || !ok || len(sets) != 1 { // --days is a set
		t.Errorf("policies are %v, sets %v", table["policies"], table["sets"])
	}
	patterns, _ := table["patterns"].([]any)
	if len(patterns) == 0 {
		t.Fatal("there are no patterns")
	}
	for _, each := range patterns {
		pattern := each.(map[string]any)
		for _, key := range strings.Fields("name measure stated says unit band low high median p5 p95 met residual") {
			if _, ok := pattern[key]; !ok {
				t.Errorf("%v has no %s", pattern["name"], key)
			}
		}
	}
}

// Of a run with policies, without and change have the keys of summary. A number
// that either of the runs does not have is null in the change: without patience
// nothing crosses in this case, and nobody carries on foot in either run.
func TestRunJSONSaysWhatThePoliciesChanged(t *testing.T) {
	printed := proof.Must(exec.Command("tumen", "run", "theory/one-shot", "--with", "patience", "--out", t.TempDir(), "--json").Output())(t)
	result := oneObject(t, printed)
	for _, key := range []string{"shares.guards", "load.mean", "porter_month.runs"} {
		if object, last := key[:strings.Index(key, ".")], key[strings.Index(key, ".")+1:]; at(result, "without."+key) != nil || at(result, "change."+key) != nil {
			t.Errorf("%s of nothing is %v, its change %v", key, at(result, "without."+key), at(result, "change."+key))
		} else if _, has := at(result, "change."+object).(map[string]any)[last]; !has {
			t.Errorf("change has no %s", key)
		}
	}
	if at(result, "summary.shares.guards") == nil {
		t.Error("with patience the guards have no share")
	}
	for _, key := range []string{"routes.road.mass", "routes.road.crossings", "mass.sold", "harm.dead"} {
		with, okWith := at(result, "summary."+key).(float64)
		without, okWithout := at(result, "without."+key).(float64)
		change, okChange := at(result, "change."+key).(float64)
		if !okWith || !okWithout || !okChange || change != with-without {
			t.Errorf("%s: %v without, %v with, a change of %v", key, without, with, change)
		}
	}
	if at(result, "change.routes.road.crossings") == 0.0 {
		t.Error("patience changed nothing")
	}
}

// inProcess follows a command line without a process of its own.
func inProcess(ctx context.Context, args ...string) (code int, result, words string) {
	var out, err bytes.Buffer
	s := &screen{out: &results{file: &out}, err: &err, width: narrow}
	code = conclude(s, execute(ctx, s, args))
	return code, out.String(), err.String()
}

func TestACaseWithoutPatternsSaysHowToDescribeThem(t *testing.T) {
	sound := proof.Must(os.ReadFile("../../scenario/testdata/sound.yaml"))(t)
	silent, _, found := strings.Cut(string(sound), "\npatterns:")
	if !found {
		t.Fatal("the sound case has no patterns to leave out")
	}
	path := filepath.Join(t.TempDir(), "ferry.yaml")
	if err := os.WriteFile(path, []byte(silent), 0o600); err != nil {
		t.Fatal(err)
	}
	code, result, words := inProcess(t.Context(), "patterns", path)
	want := "tumen: ferry: it has no patterns; describe under `patterns:` in the case file what its runs should reproduce\n"
	if code != wrongUsage || result != "" || words != want {
		t.Errorf("exit code %d, it said %q and printed %q", code, words, result)
	}
}

func TestPatternsInterruptedAtOnceHaveNothingToShow(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	code, result, words := inProcess(ctx, "patterns", "samjiyon", "--json", "--out", filepath.Join(t.TempDir(), "study"))
	if want := "tumen: interrupted: 0 of 200 runs were finished, and are kept in "; code != interrupted || result != "" || !strings.HasPrefix(words, want) {
		t.Errorf("exit code %d, it said %q and printed %q", code, words, result)
	}
}

func TestInterruptedPatternsShowTheSeedsThatWereFinished(t *testing.T) {
	onUnix(t, "SIGINT")
	// More than any machine finishes in the time: a million months.
	code, result, words := stoppedMidway(t, os.Interrupt, "0 of 1000000 runs", "patterns", "samjiyon", "--days", "30", "--seeds", "1000000", "--json", "--resume", "--out", filepath.Join(t.TempDir(), "study"))
	if code != interrupted {
		t.Fatalf("exit code %d, want %d; it said %s", code, interrupted, words)
	}
	table := oneObject(t, result)
	seeds, _ := table["seeds"].(float64)
	if seeds < 1 || seeds >= 1_000_000 || table["asked"] != 1e6 || table["partial"] != true {
		t.Errorf("%v of %v seeds, partial %v", table["seeds"], table["asked"], table["partial"])
	}
	if !strings.Contains(words, " of 1000000 runs were finished, and are kept in ") {
		t.Errorf("it said %q", words)
	}
}
