// Package studytest makes studies for the tests of package study and of its
// methods.
package studytest

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"tumen/internal/build"
	"tumen/study"
	"tumen/study/store"
)

// Tester is the program that runs the studies of the tests.
var Tester = build.Identity{Version: "test", Fingerprint: "0123456789abcdef0123456789abcdef"}

// Week is a small ensemble: a week of samjiyon with 200 porters, in which one
// smallest crew in five is larger than the largest, so that some runs fail.
func Week() study.Request {
	return study.Request{
		Case: "samjiyon", FirstSeed: 5, Points: 64, Seeds: 2,
		Sets: []string{"days=7", "burn_in=0", "counties.samjiyon.porters=200", "counties.downriver.porters=0", "regime=customary"}, Fixed: true,
		Vary: []string{"routes.river.load=40 to 60 kg", "planning.crew_low=20 to 33 people"},
	}
}

// Spec is what a study is made from.
func Spec(t testing.TB, kind *study.Kind, r study.Request) *study.Spec {
	t.Helper()
	spec, err := kind.Spec(r, study.Source{Program: Tester})
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// Rows is the file of rows.
func Rows(t testing.TB, s *study.Study) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.Dir, study.RowsFile))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Begun is a study in a folder of its own.
func Begun(t testing.TB, kind *study.Kind, r study.Request) *study.Study {
	t.Helper()
	s, err := study.Begin(filepath.Join(t.TempDir(), "study"), Spec(t, kind, r))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Finished runs a study to its end.
func Finished(t testing.TB, kind *study.Kind, r study.Request, workers int) *study.Study {
	t.Helper()
	s := Begun(t, kind, r)
	if _, err := kind.Make(t.Context(), s, study.RunOptions{Workers: workers}); err != nil {
		t.Fatal(err)
	}
	return s
}

// Absent is what a formula gives for a run that has no such number; NaN is a run
// that failed.
var Absent = math.Inf(1)

// Synthetic is an ensemble whose rows are made by a formula instead of a model:
// its outcomes are y, y again as the porters' gain, and rice at 4; its one
// daily series is y on each of two days, the second of them NaN in every row whose
// number is odd.
func Synthetic(t *testing.T, points, replicates int, inputs []study.Input, y func(task study.Task) float64) *study.Study {
	t.Helper()
	return SyntheticArms(t, "ensemble", []study.Arm{study.ArmOf()}, points, replicates, inputs, y)
}

// SyntheticArms is the same of any kind and with any arms.
func SyntheticArms(t *testing.T, kind string, arms []study.Arm, points, replicates int, inputs []study.Input, y func(task study.Task) float64) *study.Study {
	t.Helper()
	spec := &study.Spec{
		Programs: []study.Program{{Version: Tester.Version, Fingerprint: Tester.Fingerprint, Rows: [][2]int{}}},
		Kind:     kind, Arms: arms, Days: 2, Inputs: inputs,
		Design: study.Design{Method: study.ByStated}, Seeds: study.Seeds{First: 1, Replicates: replicates}, Asked: points,
		Outcomes: []study.Outcome{{Name: "shares.guards", Unit: "share"}, {Name: "kinds.porters.gain", Unit: "money"}, {Name: study.StaplePrice, Unit: "money/kg"}}, Series: []study.Outcome{{Name: "hired", Unit: "person"}},
	}
	if len(inputs) > 0 {
		spec.Design.Method = study.ByChance
	}
	s, err := study.Begin(t.TempDir(), spec)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	plan, err := spec.Plan()
	if err != nil {
		t.Fatal(err)
	}
	for i := range spec.Rows() {
		task := plan.Task(i)
		x := y(task)
		row := &store.Row{Number: uint64(i), Seed: task.Seed, Inputs: task.Values}
		if math.IsNaN(x) {
			row.Failure = "no trade"
		} else {
			if x == Absent {
				x = math.NaN()
			}
			second := float32(x)
			if i%2 == 1 {
				second = float32(math.NaN())
			}
			row.Outcomes, row.Days = []float64{x, x, 4}, [][]float32{{float32(x), second}}
		}
		if err := s.Add(row); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// Gappy draws a column, and where it has gaps; the second column is the first
// without them.
func Gappy(t *rapid.T) (with, without []float64) {
	with = rapid.SliceOfN(rapid.Float64Range(-5, 5), 12, 60).Draw(t, "column")
	for i := range with {
		if rapid.IntRange(0, 3).Draw(t, "gap") == 0 {
			with[i] = math.NaN()
		}
	}
	return with, study.Numbers(with)
}
