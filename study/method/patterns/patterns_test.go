package patterns

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/scenario"
	"tumen/study"
	"tumen/study/studytest"
)

func tableOf(t *testing.T, r study.Request, workers int) *PatternTable {
	t.Helper()
	table, err := Analyse(studytest.Finished(t, Kind, r, workers))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// short is the first month of samjiyon: what is tested of it does not depend on the
// state in which it is.
func short(seeds int, first uint64) study.Request {
	return study.Request{Case: "samjiyon", AsStated: true, Days: 30, Sets: []string{"burn_in=0"}, Seeds: seeds, FirstSeed: first}
}

// In the bargain of theory/bargained nothing is left to chance, so that every
// seed gives the textbook's bribe, 10.36 of 20 yuan.
func TestATheoryMeetsItsPatterns(t *testing.T) {
	got := tableOf(t, study.Request{Case: "theory/bargained", Seeds: 3}, 2)
	if got.Met() != 2 || len(got.Patterns) != 2 {
		t.Errorf("%d of %d patterns are met", got.Met(), len(got.Patterns))
	}
	bribe := got.Patterns[0]
	if *bribe.Median != 0.518 || *bribe.P5 != *bribe.P95 || *bribe.Residual != 0 {
		t.Errorf("the bribe is %v (%v to %v), residual %v", *bribe.Median, *bribe.P5, *bribe.P95, *bribe.Residual)
	}
	if got.Case != "theory/bargained" || got.Seeds != 3 || got.Asked != 3 || got.FirstSeed != 1 || got.Days != 30 || got.CaseSHA256 == "" {
		t.Errorf("the table says of itself %+v", got)
	}
}

// With 70 % detected nobody crosses: the median leaves its band by all of it.
func TestAPolicyCanLeaveAPattern(t *testing.T) {
	got := tableOf(t, study.Request{Case: "theory/bargained", Seeds: 1, Policies: []string{"no-deal"}}, 2)
	crossings := got.Patterns[1]
	if crossings.Met || *crossings.Residual != 30000 || *crossings.Low != 30000 || crossings.High != nil {
		t.Errorf("crossings: met %v, residual %v", crossings.Met, *crossings.Residual)
	}
}

func TestATableIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	one := tableOf(t, short(5, 7), 1)
	three := tableOf(t, short(5, 7), 3)
	if diff := cmp.Diff(one, three); diff != "" {
		t.Error(diff)
	}
	other := tableOf(t, short(5, 8), 3)
	if cmp.Equal(one.Patterns, other.Patterns) {
		t.Error("other seeds gave the same numbers: the first seed is ignored")
	}
}

// The seeds are First and those after it: two studies side by side are one.
func TestSeedsFollowTheFirst(t *testing.T) {
	const k = 4 // load
	var means []float64
	for seed := uint64(3); seed < 6; seed++ {
		means = append(means, *tableOf(t, short(1, seed), 2).Patterns[k].Median)
	}
	all := tableOf(t, short(3, 3), 2).Patterns[k]
	middle := means[0] + means[1] + means[2] - max(means[0], means[1], means[2]) - min(means[0], means[1], means[2])
	if math.Abs(*all.Median-middle) > 1e-9 {
		t.Errorf("the median is %v, and of %v it is %v", *all.Median, means, middle)
	}
}

// A number that some run does not have is no number of the study: without any
// pay there is no price of rice to be told.
func TestWhatARunDoesNotHaveIsMissed(t *testing.T) {
	r := short(2, 1)
	for _, route := range opened(t, scenario.Options{}).Parameters.Routes {
		r.Sets = append(r.Sets, "routes."+route.Name+".capacity=0")
	}
	for _, p := range tableOf(t, r, 2).Patterns {
		if p.Name == "rice" && (p.Met || p.Median != nil || p.P5 != nil || p.Residual != nil) {
			t.Errorf("rice: %+v", p)
		}
	}
}

// Every run is in the world of one seed, if one is named: then people are the same
// in all of them, and only what happens differs.
func TestAllRunsCanBeInOneWorld(t *testing.T) {
	world := uint64(9)
	r := short(3, 1)
	own := tableOf(t, r, 2)
	r.WorldSeed = &world
	one := tableOf(t, r, 2)
	if one.WorldSeed == nil || *one.WorldSeed != 9 || own.WorldSeed != nil || cmp.Equal(own.Patterns, one.Patterns) {
		t.Errorf("the world is that of seed %v, or has no part in it", one.WorldSeed)
	}
}

func TestAPatternIsHeldAgainstTheRunsThatHaveTheNumber(t *testing.T) {
	p := scenario.Pattern{Name: "guards", Measure: "shares.guards", Unit: "share", Low: -1, High: 1}
	rapid.Check(t, func(t *rapid.T) {
		with, without := studytest.Gappy(t)
		got, want := judge(p, with), judge(p, without)
		if got.Runs != len(without) || got.Without != len(with)-len(without) {
			t.Fatalf("%d runs with a number and %d without", got.Runs, got.Without)
		}
		if enough := 2*len(without) >= len(with); got.Met != (want.Met && enough) {
			t.Fatalf("met is %t with %d of %d runs, and %t of these alone", got.Met, len(without), len(with), want.Met)
		}
		want.Without, want.Met = got.Without, got.Met
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
	open := scenario.Pattern{Low: math.Inf(-1), High: 50}
	if none := judge(open, []float64{math.NaN(), math.NaN()}); none.Met || none.Median != nil || none.Residual != nil || none.Without != 2 {
		t.Errorf("at most 50 of nothing: %+v", none)
	}
}
