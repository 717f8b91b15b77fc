package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario"
)

// A policy scales, adds to and ramps numbers of a case. A run with it says so, is
// sound, and is the same again.
func TestARunWithAPolicyOfEveryVerb(t *testing.T) {
	text, err := scenario.New("eased")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path, run := filepath.Join(dir, "eased.yaml"), filepath.Join(dir, "run")
	stated := strings.NewReplacer("raid: unknown", "raid: {is: 0.5 %, assumed: what if}", "rest: unknown", "rest: {is: 5 days, assumed: what if}").Replace(string(text))
	proof.Write(t, path, strings.Replace(stated, "\npolicies:\n", `
policies:
  easing:
    changes:
      - {scale: crossing.raid, by: 50 %, assumed: what if}
      - {add: labour.rest, by: -1 day, assumed: what if}
      - {ramp: routes.river.posts.guards.share, to: 60 %, starts: 2017-09-05, reaches: 2017-09-12, assumed: what if}
`, 1))
	for _, arguments := range [][]string{
		{"run", path, "--with", "easing", "--days", "20", "--out", run},
		{"audit", run},
		{"verify", run, "--workers", "2"},
	} {
		if out, err := exec.Command("tumen", arguments...).CombinedOutput(); err != nil {
			t.Fatalf("tumen %v: %v\n%s", arguments, err, out)
		}
	}
	manifest := strings.Join(strings.Fields(proof.Read(t, filepath.Join(run, "manifest.json"))), " ")
	for _, says := range []string{
		`"value": "0.25 %"`, `"was": "0.5 %"`, `"value": "4 days"`, `"was": "5 days"`,
		`"on": "2017-09-05", "value": "60 %", "was": "50 %", "policy": "easing", "reaches": "2017-09-12"`,
	} {
		if !strings.Contains(manifest, says) {
			t.Errorf("the manifest does not say %s", says)
		}
	}
}
