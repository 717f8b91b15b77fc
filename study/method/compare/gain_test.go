package compare

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/study"
	"tumen/study/studytest"
)

// What a policy brings porters has the same sign however long the burn-in was: no day of
// the burn-in is in it. In the first year of a world, while wages and tariffs settle, the
// loss may be within chance, but it is no gain beyond it.
func TestAGainHasOneSignForAnyBurnIn(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes many runs of the founding case")
	}
	for _, burnIn := range []int{0, 180, 730} {
		const seeds = 8
		s := studytest.Finished(t, Kind, study.Request{
			Case: "samjiyon", FirstSeed: 901, Points: 1, Seeds: seeds, Fixed: true,
			Policies: []string{"levy-10"},
			Sets:     []string{fmt.Sprintf("burn_in=%d", burnIn)},
		}, 2)
		c, err := Analyse(s)
		if err != nil {
			t.Fatal(err)
		}
		d := find(t, c, "kinds.porters.gain", "levy-10")
		if d.Pairs != seeds || d.Change.Low == nil || d.Change.High == nil {
			t.Fatalf("after %d days of burn-in the change is %+v over %d pairs", burnIn, d.Change, d.Pairs)
		}
		t.Logf("after %d days of burn-in porters gain %.0f yuan (%.0f to %.0f)", burnIn, d.Change.Value, *d.Change.Low, *d.Change.High)
		if *d.Change.Low > 0 || burnIn > 0 && *d.Change.High >= 0 {
			t.Errorf("after %d days of burn-in porters gain %.0f yuan by the levy (%.0f to %.0f), want a loss", burnIn, d.Change.Value, *d.Change.Low, *d.Change.High)
		}
	}
}

func TestADifferenceIsOverThePairsThatHaveTheNumber(t *testing.T) {
	s := &study.Spec{Arms: []study.Arm{{}, {Name: "arm"}}, Seeds: study.Seeds{Replicates: 1}, Outcomes: []study.Outcome{{Name: "shares.guards", Unit: "share"}}}
	rapid.Check(t, func(t *rapid.T) {
		base, _ := studytest.Gappy(t)
		with := slices.Clone(base)
		var pairedBase, pairedWith []float64
		for i := range with {
			if with[i] += rapid.Float64Range(-1, 1).Draw(t, "change"); rapid.IntRange(0, 3).Draw(t, "gap") == 0 {
				with[i] = math.NaN()
			}
			if !math.IsNaN(with[i]) && !math.IsNaN(base[i]) {
				pairedBase, pairedWith = append(pairedBase, base[i]), append(pairedWith, with[i])
			}
		}
		got, ok := difference(s, 0, 1, base, with, 4)
		want, wanted := difference(s, 0, 1, pairedBase, pairedWith, 4)
		if ok != wanted || ok && (got.Pairs != len(pairedBase) || got.Missing != len(base)-len(pairedBase)) {
			t.Fatalf("%t of %d pairs, %d missing; want %t of %d of %d", ok, got.Pairs, got.Missing, wanted, len(pairedBase), len(base))
		}
		want.Missing = got.Missing
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		lost, best, points := regrets([][]float64{base, with}, false, 1)
		wantLost, wantBest, wantPoints := regrets([][]float64{pairedBase, pairedWith}, false, 1)
		if len(pairedBase) > 0 && cmp.Diff([][][]float64{wantLost, wantBest, wantPoints}, [][][]float64{lost, best, points}) != "" {
			t.Fatalf("regrets are %v, want %v", lost, wantLost)
		}
	})
}

// An alternative under which nothing crosses has no shares: there is no change of
// them, and what it is as stated is said all the same.
func TestThereIsNoChangeOfWhatOneSideDoesNotHave(t *testing.T) {
	arms := []study.Arm{{Name: "base case", Policies: []string{}}, {Name: "closed", Policies: []string{"closed"}}}
	s := studytest.SyntheticArms(t, "compare", arms, 20, 1, nil, func(task study.Task) float64 {
		if task.Arm == 1 {
			return studytest.Absent
		}
		return 0.5
	})
	c, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range c.Differences {
		if d.Name != study.StaplePrice {
			t.Errorf("there is a change of %s: %+v", d.Name, d)
		}
	}
	half := 0.5
	want := []Unpaired{
		{s.Spec.Outcomes[0], "closed", &half, 20, nil, 0},
		{s.Spec.Outcomes[1], "closed", &half, 20, nil, 0},
	}
	if d := cmp.Diff(want, c.Absent); d != "" {
		t.Error(d)
	}
	if c.Regret.Runs != 0 || c.Regret.Missing != 20 || len(c.Regret.Arms) != 0 {
		t.Errorf("regret in what one side does not have: %+v", c.Regret)
	}
}
