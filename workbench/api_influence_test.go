package workbench

import (
	"os"
	"path/filepath"
	"testing"

	"tumen/jobs"
)

// moved waits for what a number moves.
func (b *bench) moved(query string) (v influenceAnswer) {
	b.Helper()
	b.until(query+" is answered", func() bool {
		v = influenceAnswer{}
		b.ask("GET", "/api/influence?"+query, nil, 200, &v)
		return v.State == jobs.Done
	})
	return v
}

// The levy is one claim; what goes through customs follows from it, found once and
// kept.
func TestWhatAClaimMovesIsFoundAndKept(t *testing.T) {
	if testing.Short() {
		t.Skip("eight runs of samjiyon with its whole burn-in")
	}
	b := openBench(t, Options{})
	v := b.moved("case=samjiyon&of=customs.levy&wait=1")
	if v.Result.Seeds != 4 || v.Result.Days != 90 || len(v.Result.Numbers) != 1 {
		t.Fatalf("it was found with %+v", v.Result)
	}
	moves := map[string]bool{}
	for _, r := range v.Result.Outcomes {
		moves[r.Measure] = true
		if r.Difference.Low == nil || *r.Difference.Low > r.Difference.Value {
			t.Errorf("%s has the difference %+v", r.Measure, r.Difference)
		}
	}
	if !moves["routes.customs.mass"] {
		t.Errorf("what goes through customs is not among what moves: %v", moves)
	}
	kept, err := os.ReadDir(filepath.Join(b.dir, "influence"))
	if err != nil || len(kept) != 1 {
		t.Errorf("%d answers are kept, %v", len(kept), err)
	}
	if again := b.moved("case=samjiyon&of=customs.levy&wait=0"); again.Result.Outcomes[0].Measure != v.Result.Outcomes[0].Measure {
		t.Error("the kept answer is another one")
	}
}

func TestWhatMovesNothingIsSaid(t *testing.T) {
	b := openBench(t, Options{})
	b.ask("GET", "/api/influence?case=samjiyon&of=party.funds&wait=20", nil, 422, nil)
	b.ask("GET", "/api/influence?case=samjiyon&of=nothing&wait=20", nil, 422, nil)
	b.ask("GET", "/api/influence?case=nothing&of=share.guards", nil, 404, nil)
	b.ask("GET", "/api/influence?case=samjiyon", nil, 422, nil)
	b.ask("GET", "/api/influence?case=samjiyon&of=share.guards&wat=1", nil, 422, nil)
}
