package verb_test

import "testing"

func TestSetReplacesWhateverStandsBelow(t *testing.T) {
	s := laid(t, "scale: "+share+", by: 50 %", "set: "+share+", to: 40 %")
	is(t, "the share", on(t, s, share, "2017-09-01"), 0.4)
	is(t, "what it was", resolved(s, share).Was, "25 %")
	s = laid(t, "set: planning.choice_intensity, to: 0.01 1/yuan", "set: regime, to: behavioural")
	is(t, "a word", resolved(s, "regime").Value, "behavioural")
}

func TestSetByDateEndsWithWhatStandsBelow(t *testing.T) {
	s := laid(t, "add: "+share+", by: -10 %", "set: "+share+", to: 25 %, starts: 2017-12-01, ends: 2018-03-01")
	for day, want := range map[string]float64{"2017-11-30": 0.4, "2017-12-01": 0.25, "2018-02-28": 0.25, "2018-03-01": 0.4} {
		is(t, day, on(t, s, share, day), want)
	}
}

func TestWhatCannotBeSet(t *testing.T) {
	refused(t, "set: "+share+", to: 120 %", "a share cannot be above 100 %", "write a value from 0 % to 100 %")
	refused(t, "set: "+share+", to: 3 kg", "mass cannot become a plain number", "write")
	refused(t, "set: "+share+", by: 3", "`set` has no `by`", "write `to: VALUE`")
	refused(t, "set: "+share+", to: 25 %, reaches: 2018-01-01", "`set` changes at once", "write `ramp:`")
}
