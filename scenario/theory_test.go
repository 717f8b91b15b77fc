package scenario

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/internal/proof"
)

// lived is the summary of a scenario under seed 1.
func lived(t *testing.T, s *Scenario) observe.Summary {
	t.Helper()
	w := proof.Must(economy.New(&s.Parameters, s.Changes, 1, 2))(t)
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return w.Outcome().Summary
}

// outcome runs a built-in case under seed 1 and gives one number of it.
func outcome(t *testing.T, name, measure string, o Options) float64 {
	t.Helper()
	s := proof.Must(Open(name, o))(t)
	summary := lived(t, s)
	x, ok := summary.At(measure)
	if !ok {
		t.Fatalf("%s measures no %s", name, measure)
	}
	return x
}

// What theory says of each case, apart from what its file says: a run must give
// it, and the band in the file must hold it and be narrow about it.
func TestTheoryCasesGiveTheTextbooksNumbers(t *testing.T) {
	const drivers = 1000
	quota := 50 - math.Sqrt(50*50-1000) // the lower root of t (1 - t/100) = 10
	for _, c := range []struct {
		name, pattern string
		exact         float64
		within        float64 // the widest that the band may be to either side, as a part of the exact number
	}{
		{"theory/chain", "tolls", 3.0 / 4, 0.05}, // n/(n+1): Cournot (1838)
		{"theory/chain", "crossings", 60 * drivers / 4.0, 0.05},
		{"theory/joint", "tolls", 1.0 / 2, 0.05},
		{"theory/joint", "crossings", 60 * drivers / 2.0, 0.05},
		{"theory/bargained", "bribe", 10.36 / 20, 0.002}, // Basu, Basu and Cordella (2014), rounded to the fen
		{"theory/bargained", "crossings", 30 * drivers, 0},
		{"theory/holdup", "tolls", 0.8 * (1 - math.Pow(0.7, 4)), 0.002},
		{"theory/holdup", "crossings", 30 * drivers, 0},
		{"theory/one-shot", "crossings", 0, 0},
		{"theory/competing", "tolls", 0.05, 0.06}, // a step of 5 % above the least
		{"theory/competing", "crossings", 60 * drivers * 1000 * 0.95, 0.011},
		{"theory/quota", "tolls", quota / 100, 0.016},
		{"theory/quota", "crossings", 30 * drivers * (1 - quota/100), 0.005},
		{"theory/roadblocks", "bribes", 0.13, 0.01}, // Olken and Barron (2009)
		{"theory/roadblocks", "trips", 304, 0},
	} {
		t.Run(c.name+" "+c.pattern, func(t *testing.T) {
			read := proof.Must(Load(c.name))(t)
			i := slices.IndexFunc(read.Patterns, func(p Pattern) bool { return p.Name == c.pattern })
			if i < 0 {
				t.Fatalf("there is no pattern %s", c.pattern)
			}
			p := read.Patterns[i]
			slack := c.within*c.exact + 1e-9
			if !p.Met(c.exact) || !math.IsInf(p.Low, 0) && c.exact-p.Low > slack || !math.IsInf(p.High, 0) && p.High-c.exact > slack {
				t.Errorf("the band %s does not hold %v, or is wide about it", p.Band(), c.exact)
			}
			if got := outcome(t, c.name, p.Measure, Options{}); !p.Met(got) {
				t.Errorf("a run gives %v, outside of %s", got, p.Band())
			}
		})
	}
}

func TestEveryTheoryCaseHasPatternsAndATest(t *testing.T) {
	var names []string
	for _, name := range builtinNames() {
		if short, ok := strings.CutPrefix(name, "theory/"); ok {
			names = append(names, short)
			if c, err := Load(name); err == nil && len(c.Patterns) == 0 {
				t.Errorf("%s has no patterns", name)
			}
		}
	}
	same(t, "the theory cases", strings.Fields("bargained chain competing holdup joint one-shot quota roadblocks"), names)
}

// T1 without learning: the prices of theory put in give its crossings to the
// driver.
func TestGivenTollsOfTheChainSendOutOneDriverInFour(t *testing.T) {
	given := Options{Policies: []string{"given"}}
	if got := outcome(t, "theory/chain", "routes.road.crossings", given); got != 15000 {
		t.Errorf("%v crossings, want a quarter of 60,000", got)
	}
	near(t, "tolls", outcome(t, "theory/chain", "shares.guards", given), 0.75)
}

// T2: the bribe of Basu, Basu and Cordella (2014) by detection, in yuan of a
// crossing that is worth 20.
func TestTheBargainedBribeRisesWithDetectionUntilThereIsNoDeal(t *testing.T) {
	for detection, bribe := range map[string]float64{
		"5 %": 10.16, "10 %": 10.36, "20 %": 10.88, "30 %": 11.61, "40 %": 12.67, "50 %": 14.25, "60 %": 16.75,
	} {
		o := Options{Sets: []string{"routes.road.posts.post.detection=" + detection}}
		if got := 20 * outcome(t, "theory/bargained", "shares.guards", o); math.Abs(got-bribe) > 0.0051 { // the fen, rounded
			t.Errorf("detection %s: a bribe of %.4f yuan, want %.2f", detection, got, bribe)
		}
	}
	if got := outcome(t, "theory/bargained", "routes.road.crossings", Options{Policies: []string{"no-deal"}}); got != 0 {
		t.Errorf("%v cross although there is nothing to split", got)
	}
}

// T4: patience is all that keeps the trade alive.
func TestPatienceBringsTheOneShotRoadBackToLife(t *testing.T) {
	got := outcome(t, "theory/one-shot", "routes.road.crossings", Options{Policies: []string{"patience"}})
	if got < 0.2*30*1000 { // as in package economy's own test of it
		t.Errorf("with patient posts only %v of 30,000 crossings are made", got)
	}
}

// With 16 of 20 posts gone, 4 take 1 - (1-a)^4 of what a trip leaves: fewer
// payments, each of them larger, and so a fall of less than four fifths.
func TestFewerRoadblocksTakeMoreEach(t *testing.T) {
	before := outcome(t, "theory/roadblocks", "shares.guards", Options{})
	after := outcome(t, "theory/roadblocks", "shares.guards", Options{Policies: []string{"withdrawal"}})
	if want := 0.2 * (1 - math.Pow(1-0.05114, 4)); math.Abs(after-want) > 0.0001 {
		t.Errorf("the four take %.4f of a trip's cost, want %.4f", after, want)
	}
	if fall := 1 - after/before; fall <= 0 || fall >= 0.8 {
		t.Errorf("payments fell by %.3f, and there are 0.8 fewer posts", fall)
	}
}
