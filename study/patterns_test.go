package study

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/scenario"
	"tumen/unit"
)

func open(t *testing.T, name string, o scenario.Options) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Open(name, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// short is a month of samjiyon.
func short(t *testing.T) *scenario.Scenario {
	t.Helper()
	return open(t, "samjiyon", scenario.Options{Sets: []string{"days=30"}})
}

func tableOf(t *testing.T, s *scenario.Scenario, o Options) PatternTable {
	t.Helper()
	got, err := Patterns(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// In the bargain of theory/bargained nothing is left to chance, so that every
// seed gives the textbook's bribe, 10.36 of 20 yuan.
func TestATheoryMeetsItsPatterns(t *testing.T) {
	got := tableOf(t, open(t, "theory/bargained", scenario.Options{}), Options{Seeds: 3, First: 1})
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
	got := tableOf(t, open(t, "theory/bargained", scenario.Options{Policies: []string{"no-deal"}}), Options{Seeds: 1, First: 1})
	crossings := got.Patterns[1]
	if crossings.Met || *crossings.Residual != 30000 || *crossings.Low != 30000 || crossings.High != nil {
		t.Errorf("crossings: met %v, residual %v", crossings.Met, *crossings.Residual)
	}
}

func TestATableIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	one := tableOf(t, short(t), Options{Seeds: 5, First: 7, Workers: 1})
	three := tableOf(t, short(t), Options{Seeds: 5, First: 7, Workers: 3})
	if diff := cmp.Diff(one, three, cmpopts.EquateNaNs()); diff != "" {
		t.Error(diff)
	}
	other := tableOf(t, short(t), Options{Seeds: 5, First: 8, Workers: 3})
	if cmp.Equal(one.Patterns, other.Patterns) {
		t.Error("other seeds gave the same numbers: the first seed is ignored")
	}
}

// The seeds are First and those after it: two studies side by side are one.
func TestSeedsFollowTheFirst(t *testing.T) {
	const k = 4 // load
	var means []float64
	for seed := uint64(3); seed < 6; seed++ {
		means = append(means, *tableOf(t, short(t), Options{Seeds: 1, First: seed}).Patterns[k].Median)
	}
	all := tableOf(t, short(t), Options{Seeds: 3, First: 3}).Patterns[k]
	middle := means[0] + means[1] + means[2] - max(means[0], means[1], means[2]) - min(means[0], means[1], means[2])
	if math.Abs(*all.Median-middle) > 1e-9 {
		t.Errorf("the median is %v, and of %v it is %v", *all.Median, means, middle)
	}
}

func TestAnInterruptedTableIsOfTheSeedsThatWereFinished(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got, err := Patterns(ctx, short(t), Options{Seeds: 50, First: 1, Workers: 1, Progress: func(done, _ int) {
		if done == 2 {
			cancel()
		}
	}})
	if err == nil || !strings.Contains(err.Error(), context.Canceled.Error()) {
		t.Errorf("the error is %v", err)
	}
	want := tableOf(t, short(t), Options{Seeds: 2, First: 1})
	want.Asked = 50
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table is not of the two seeds that were finished: %s", diff)
	}
}

func TestWhatCannotBeStudiedIsSaid(t *testing.T) {
	silent := short(t)
	silent.Patterns = nil
	broken := short(t)
	broken.Parameters.Counties = nil
	for _, c := range []struct {
		s    *scenario.Scenario
		o    Options
		says string
	}{
		{nil, Options{Seeds: 1}, "read one first"},
		{short(t), Options{}, "a study of 0 seeds has no runs"},
		{silent, Options{Seeds: 1}, "the case samjiyon has no patterns: describe under `patterns:`"},
		{broken, Options{Seeds: 9, First: 4}, "case samjiyon, seed 4: counties: there is no county"},
	} {
		got, err := Patterns(t.Context(), c.s, c.o)
		if err == nil || !strings.Contains(err.Error(), c.says) || len(got.Patterns) > 0 {
			t.Errorf("%v, with %d patterns; want an error that says %q", err, len(got.Patterns), c.says)
		}
	}
}

// A number that some run does not have is no number of the study: without any
// pay there is no price of rice to be told.
func TestWhatARunDoesNotHaveIsMissed(t *testing.T) {
	s := open(t, "samjiyon", scenario.Options{Sets: []string{"days=30", "routes.river.capacity=0"}})
	for _, p := range tableOf(t, s, Options{Seeds: 2, First: 1}).Patterns {
		if p.Name == "rice" && (p.Met || p.Median != nil || p.P5 != nil || p.Residual != nil) {
			t.Errorf("rice: %+v", p)
		}
	}
}

func TestTheTablesKeysAreAContract(t *testing.T) {
	kg, err := unit.ParseUnit("kg")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(PatternTable{Patterns: []PatternResult{judged(scenario.Pattern{Name: "a", Unit: "kg", In: kg, Low: 1, High: math.Inf(1)}, []float64{2, 3})}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"case":"","title":"","case_sha256":"","seeds":0,"asked":0,"first_seed":0,"world_seed":null,"days":0,"patterns":[` +
		`{"name":"a","measure":"","stated":"","says":"","unit":"kg","band":"at least 1 kg","low":1,"high":null,"median":2.5,"p5":2.05,"p95":2.95,"runs":2,"without":0,"met":true,"residual":0}]}`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Error(diff)
	}
}
