package study

import (
	"errors"
	"math"
	"strings"
	"testing"

	"tumen/internal/fault"
	"tumen/scenario"
	"tumen/study/design"
	"tumen/study/store"
)

// A normal of which 5 % lie below 0 and 5 % above 8 days has its 5 % below 0 cut
// off, whatever the points are, and no run fails. By hand: the conditional
// median is the value with 5 % + 95 % / 2 = 52.5 % below it, 4 + 0.0627 * 2.432
// days.
func TestATailThatIsNotLegalIsCutOffBeforeTheFirstRun(t *testing.T) {
	for _, method := range []string{BySobol, ByLatin, ByChance} {
		s := finished(t, Request{
			Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 256, Seeds: 1, NoDays: true, Fixed: true, Sampling: method,
			Sets: []string{"days=1", "burn_in=0", "counties.samjiyon.porters=20"}, Vary: []string{"labour.rest=0 to 8 days (90 % interval)"},
		}, 2)
		if s.Failed() != 0 {
			t.Errorf("%s: %d runs failed", method, s.Failed())
		}
		b := s.Spec.Inputs[0].Belief
		if b.From == nil || *b.From != 0 || b.To != nil || math.Abs(b.Cut-0.05) > 1e-9 {
			t.Errorf("%s: the belief is %+v", method, b)
		}
		under, n := 0, 0
		_, err := s.Each(func(r *store.Row) error {
			if n++; r.Inputs[0] < 0 {
				t.Errorf("%s: row %d has %v days", method, r.Number, r.Inputs[0])
			}
			if r.Inputs[0] < 4+0.06270677794*2.4318 {
				under++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if limit := 0.06 * float64(n); math.Abs(float64(under)-float64(n)/2) > limit {
			t.Errorf("%s: %d of %d rows lie below the median", method, under, n)
		}
	}
}

// What is sampled of a whole number is whole, and what is recorded is what the
// run used: each row, made with the recorded number as it is, gives the same.
func TestAWholeNumberIsSampledWholeAndRecordedAsUsed(t *testing.T) {
	ask := Request{
		Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 128, Seeds: 1, NoDays: true, Fixed: true,
		Sets: []string{"days=2", "burn_in=0", "counties.samjiyon.porters=50"}, Vary: []string{"planning.crew_low=10 to 13 people"},
	}
	s := finished(t, ask, 2)
	count := map[float64]int{}
	if _, err := s.Each(func(r *store.Row) error { count[r.Inputs[0]]++; return nil }); err != nil {
		t.Fatal(err)
	}
	for x := 10.; x <= 13; x++ {
		if count[x] != 32 { // even points, and each number as likely as any other
			t.Errorf("%v people stand in %d of 128 rows, want 32", x, count[x])
		}
	}
	if len(count) != 4 {
		t.Errorf("the numbers are %v", count)
	}
}

func TestABeliefWithoutALegalChoiceIsRefused(t *testing.T) {
	for vary, says := range map[string]string{
		"planning.crew_low=10.2 to 10.8 people": "it leaves no choice of whole numbers",
		"planning.crew_low=10 to 10.4 people":   "it leaves no choice of whole numbers",
		"labour.novice_load=120 to 130 %":       "a share cannot be above 100 %",
	} {
		_, err := planned(Request{Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 8, Fixed: true, Vary: []string{vary}})
		var wrong *fault.Error
		if !errors.As(err, &wrong) || !strings.Contains(wrong.What, says) {
			t.Errorf("%s: %v, want %s", vary, err, says)
		}
	}
}

// A case's own number that comes to one whole number alone is not uncertain.
func TestABeliefInOneWholeNumberIsNoInput(t *testing.T) {
	c, err := scenario.Load("samjiyon")
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.With(scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := Input{
		Name: "planning.crew_low", Paths: []string{"planning.crew_low"}, Unit: "person", Origin: scenario.FromAssumption,
		Belief: Belief{Shape: "normal", Mu: 3, Sigma: 0.01},
	}
	kept, err := legal([]Input{in}, s)
	if err != nil || len(kept) != 0 {
		t.Errorf("%+v, %v", kept, err)
	}
	in.Belief.Sigma = 1
	kept, err = legal([]Input{in}, s)
	if err != nil || len(kept) != 1 || !kept[0].Belief.Whole {
		t.Fatalf("%+v, %v", kept, err)
	}
	// A normal around 3 with a standard deviation of 1, cut below 1 and rounded:
	// below 3.5 lie 69 %, below 1 lie 2.3 %.
	d, err := kept[0].Belief.distribution()
	if err != nil {
		t.Fatal(err)
	}
	want := (0.6914624613 - 0.0227501319) / (1 - 0.0227501319)
	if got := design.Below(d, 3.25); math.Abs(got-want) > 1e-6 {
		t.Errorf("a number of at most 3 has the probability %v, want %v", got, want)
	}
}
