package verb_test

import (
	"testing"

	"tumen/internal/proof"
)

// From 50 % on 1 October to 20 % ten days later: 3 % a day, to the last digit at
// the end, and then as it is until it ends.
func TestRampMovesByTheSameStepEveryDay(t *testing.T) {
	s := laid(t, "ramp: "+share+", to: 20 %, starts: 2017-10-01, reaches: 2017-10-11, ends: 2018-01-01")
	for day, want := range map[string]float64{"2017-09-30": 0.5, "2017-10-01": 0.5, "2017-10-06": 0.35, "2017-10-11": 0.2, "2017-12-31": 0.2, "2018-01-01": 0.5} {
		is(t, day, on(t, s, share, day), want)
	}
	dated := resolved(s, share).Dated
	if len(dated) != 2 || dated[0].Value != "20 %" || dated[0].Was != "50 %" || dated[0].Reaches != "2017-10-11" || dated[1].Value != "50 %" {
		t.Errorf("the steps are said one by one: %+v", dated)
	}
	if len(s.Changes) != 12 { // it begins, ten steps, it ends
		t.Errorf("%d changes", len(s.Changes))
	}
}

// A ramp goes from what holds below it, and a factor above it scales each step.
func TestRampLiesBetweenOtherChanges(t *testing.T) {
	s := laid(t, "ramp: "+share+", to: 40 %, starts: 2017-10-01, reaches: 2017-10-05", "scale: "+share+", by: 0.5, starts: 2017-10-03")
	for day, want := range map[string]float64{"2017-10-02": 0.475, "2017-10-03": 0.225, "2017-10-05": 0.2, "2017-11-01": 0.2} {
		is(t, day, on(t, s, share, day), want)
	}
	s = laid(t, "ramp: "+crew+", to: 52 people, starts: 2017-10-01, reaches: 2017-10-05")
	is(t, "a crew stays whole", on(t, s, crew, "2017-10-02"), 51) // 50.5
	if len(s.Changes) != 3 {
		t.Errorf("a step that changes nothing is a change: %v", s.Changes)
	}
}

// What stands below may be an uncertain number, of which each value gives a ramp
// of its own.
func TestARampBeginsWhereEachValueIs(t *testing.T) {
	const load = "routes.ferry.load"
	s := laid(t, "ramp: "+load+", to: 50 kg, starts: 2017-10-01, reaches: 2017-10-03")
	v := proof.Must(s.Varied([][]string{{load}}))(t)
	_, changes, err := v.At([]float64{30})
	if err != nil || len(changes) != 3 || changes[1].Value != 40.0 || changes[2].Value != 50.0 {
		t.Errorf("%v, %v", changes, err)
	}
}

func TestWhatCannotBeARamp(t *testing.T) {
	refused(t, "ramp: "+share+", to: 20 %", "`ramp` moves from one day to another", "write `starts:` the day on which it begins to move")
	refused(t, "ramp: "+share+", to: 20 %, starts: 2017-10-02, reaches: 2017-10-01", "the change arrives before it starts", "write a day after `starts`")
	refused(t, "ramp: "+share+", to: 20 %, starts: 1900-10-02, reaches: 2017-10-01", "it may take 3660", "write an earlier day")
	refused(t, "ramp: "+share+", to: 3 kg, starts: 2017-10-01, reaches: 2017-10-03", "mass cannot become a plain number", "write")
	refused(t, "ramp: counties.bank.porters, to: 50 people, starts: 2017-10-01, reaches: 2017-10-03", "cannot change during a run", "leave the days out")
	refused(t, "ramp: regime, to: behavioural, starts: 2017-10-01, reaches: 2017-10-03", "`regime` is not a number", "write `set:`")
}
