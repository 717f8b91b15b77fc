package record

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/scenario"
)

// A file of which any part is missing or changed is refused, in a sentence that
// says so; and one of another version of tumen.
func TestACheckpointThatIsNotWholeIsRefused(t *testing.T) {
	s, err := scenario.Open("theory/one-shot", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.checkpoint")
	on := s.Parameters.Start + economy.Date(s.Parameters.Days) - 1
	run, err := Make(context.Background(), Options{Scenario: s, Seed: 1, Workers: 1, Version: "1", Checkpoint: path, CheckpointOn: on})
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	from, err := OpenCheckpoint(path, "1")
	if err != nil {
		t.Fatal(err)
	}
	again, err := Make(context.Background(), Options{Scenario: s, Seed: 1, Workers: 1, Version: "1", From: from})
	if err != nil {
		t.Fatal(err)
	}
	if first, err := FirstDifference(run, again); first != nil || err != nil {
		t.Errorf("gone on from its last day: %v, %v", first, err)
	}
	if _, err := OpenCheckpoint(path, "2"); err == nil || !strings.Contains(err.Error(), "tumen 1 wrote it and this is 2") {
		t.Errorf("another version: %v", err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	try := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenCheckpoint(path, "1"); err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	for n := 0; n < len(whole); n += 1 + len(whole)/100 {
		try("a part", whole[:n])
		changed := bytes.Clone(whole)
		changed[n] ^= 4
		try("a changed file", changed)
	}
	try("a file with a byte too many", append(bytes.Clone(whole), 0))
}
