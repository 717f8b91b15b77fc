package trade

import (
	"math"
	"slices"
	"testing"

	"tumen/rng"
)

// Lognormal: the median of v and of capital is what the case says, the mean of skill
// is 1, and their logarithms spread as it says.
func TestHowOrganisersDiffer(t *testing.T) {
	g := donju()
	g.Potential, g.Number, g.SkillSpread, g.CapitalSpread = 20_000, 100, 0.4, 0.7
	var o Organisers
	o.Found([]Group{g}, 1, 1, 0, rng.New(7), 1)
	spreadOf := func(x []float64) (median, mean, deviation float64) {
		x = slices.Clone(x)
		slices.Sort(x)
		for _, v := range x {
			mean += v / float64(len(x))
		}
		for _, v := range x {
			d := math.Log(v / x[len(x)/2])
			deviation += d * d / float64(len(x))
		}
		return x[len(x)/2], mean, math.Sqrt(deviation)
	}
	near := func(what string, got, want float64) {
		if math.Abs(got/want-1) > 0.03 {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	median, _, deviation := spreadOf(o.Outside)
	near("the median worth of a day", median, g.Outside)
	near("its spread", deviation, g.OutsideSpread)
	median, _, deviation = spreadOf(o.Capital)
	near("the median capital", median, g.Capital)
	near("its spread", deviation, g.CapitalSpread)
	_, mean, deviation := spreadOf(o.Skill)
	near("mean skill", mean, 1)
	near("its spread", deviation, g.SkillSpread)
	active := 0
	for i := range o.Active {
		if o.Active[i] {
			active++
		}
	}
	if active != 100 {
		t.Errorf("%d are in the trade on the first day", active)
	}
}

// "The group is spread evenly from outside_value to this value": each stands in the
// middle of his part.
func TestWhatADayIsWorthCanBeSpreadEvenly(t *testing.T) {
	g := Group{Potential: 4, Number: 4, Outside: 10, OutsideHigh: 18, OutsideSpread: 2}
	var o Organisers
	o.Found([]Group{g}, 1, 1, 0, rng.New(7), 1)
	if !slices.Equal(o.Outside, []float64{11, 13, 15, 17}) {
		t.Errorf("%v", o.Outside)
	}
}

// A turnaround of two days is one, two or three, two on average; one of a day is a day.
func TestATurnaroundVariesByADay(t *testing.T) {
	x := found(1, donju(), ridge())
	for _, days := range []int{1, 2, 7} {
		x.evening.Groups[0].Turnaround = days
		sum, n := 0, 0
		for day := range int32(200) {
			x.evening.Day = day
			for i := range uint32(60) {
				x.o.SetOut(i, &x.evening)
				took := int(x.o.FreeOn[i] - day)
				if took < 1 || took < days-1 || took > days+1 || days == 1 && took != 1 {
					t.Fatalf("a turnaround of %d takes %d", days, took)
				}
				sum, n = sum+took, n+1
			}
		}
		if mean := float64(sum) / float64(n); math.Abs(mean-float64(days)) > 0.03 {
			t.Errorf("a turnaround of %d takes %v on average", days, mean)
		}
	}
}
