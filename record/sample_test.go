package record

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/unit"
)

// sample is a run of three days as a scenario might have made it. Its columns
// are not in alphabetical order, and its numbers are the awkward ones.
func sample() *Run {
	flows := []observe.Flow{
		{Day: 0, Kind: "pay", From: "donju", To: "porters", Amount: 4000},
		{Day: 0, Kind: "bribe-share", From: "donju", To: "guards", Amount: 10000},
		{Day: 2, Kind: "pay", From: "donju", To: "porters", Amount: 8000},
		{Day: 2, Kind: "pay", From: "trading-companies", To: "porters", Amount: 1},
	}
	summary := observe.Blank(func(string) []string { return nil })
	summary.Routes = map[string]observe.RouteSum{"river": {Mass: 50}, "customs": {Mass: 7}}
	return &Run{
		Manifest: Manifest{
			Tumen: "0.1.0", Case: "samjiyon", Title: "Samjiyon <autumn 2017>", Money: unit.Money{Unit: "yuan", Code: "CNY", Digits: 2, Minor: "fen"}, CaseSHA256: "ab12", Seed: math.MaxUint64,
			Start: "2017-09-01", Days: 3, Asked: 3, Policies: []string{"sanctions"}, Sets: []string{"labour.share=0.3"},
			Summary:    *summary,
			FlowTotals: Totals(flows),
		},
		Made: Made{Began: "2026-11-01T12:00:00Z", Seconds: 1.5, Workers: 2},
		Days: &observe.Table{Columns: []observe.Column{
			{Name: "day", Unit: "day", Means: "recorded day, from 0", Ints: []int64{0, 1, 2}},
			{Name: "piece_rate", Unit: "fen/kg", Means: "pay a kilogram", Reals: []float64{0.1 + 0.2, math.Copysign(0, -1), math.Inf(1)}},
			{Name: "mass.river", Unit: "g", Means: "delivered", Ints: []int64{math.MinInt64, 0, math.MaxInt64}},
			{Name: "crews", Unit: "crossing", Means: "crossings tonight", Ints: []int64{1, 0, 2}},
		}},
		Flows: flows,
	}
}

// tree is every file below a folder with its content; a folder has the content
// "(folder)".
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if d.IsDir() {
			found[name] = "(folder)"
			return nil
		}
		data, err := os.ReadFile(path)
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func mustSave(t *testing.T, r *Run, dir string) {
	t.Helper()
	if err := r.Save(dir, nil); err != nil {
		t.Fatal(err)
	}
}

func mustOpen(t *testing.T, dir string) *Run {
	t.Helper()
	r := proof.Must(Open(dir))(t)
	return r
}

// drawing is a page of these words.
func drawing(words string) Draw {
	return func(*Run) ([]byte, error) { return []byte(words), nil }
}

// same compares as bytes would: 0 and -0 differ.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	bits := cmp.Comparer(func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) })
	if diff := cmp.Diff(want, got, bits); diff != "" {
		t.Errorf("%s differ (-want +got):\n%s", what, diff)
	}
}
