package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheUsualPlaceIsOneFolderBelowRuns(t *testing.T) {
	one, two := uint64(1), uint64(2)
	tests := []struct {
		name  string
		seed  uint64
		world *uint64
		dir   string
	}{
		{"samjiyon", 1, nil, "runs/samjiyon-1"},
		{"samjiyon", 1, &one, "runs/samjiyon-1"},
		{"samjiyon", 1, &two, "runs/samjiyon-1-world-2"},
		{"theory/bargained", 7, nil, "runs/theory-bargained-7"},
		{"samjiyon", 18446744073709551615, nil, "runs/samjiyon-18446744073709551615"}, // the largest seed
	}
	for _, test := range tests {
		if dir := filepath.ToSlash(usualPlace(test.name, test.seed, test.world)); dir != test.dir {
			t.Errorf("%s with seed %d goes to %s, want %s", test.name, test.seed, dir, test.dir)
		}
	}
}

func TestLookingForAPlaceLeavesNothingBehind(t *testing.T) {
	root := t.TempDir()
	if err := canWrite(filepath.Join(root, "not", "there", "yet")); err != nil {
		t.Error("folders that are missing are no obstacle:", err)
	}
	left, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("it left %s", left[0].Name())
	}
}
