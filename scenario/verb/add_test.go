package verb_test

import "testing"

func TestAddAddsToEveryNumber(t *testing.T) {
	s := laid(t, "add: "+rice+", by: 50 fen/kg", "add: "+rice+", by: -1 yuan/kg")
	is(t, "rice in autumn", on(t, s, rice, "2017-12-31"), 3.5)
	is(t, "rice in winter", on(t, s, rice, "2018-01-01"), 4.5)
	is(t, "what was added", s.Policies[0].Changes[0].Value, "0.5 yuan/kg")
	is(t, "the crew", on(t, laid(t, "add: "+crew+", by: 5 people"), crew, "2017-09-01"), 55)
}

func TestAddByDateAddsToWhatHoldsThen(t *testing.T) {
	s := laid(t, "scale: "+share+", by: 0.5", "add: "+share+", by: 10 %, starts: 2017-12-01, ends: 2018-01-01")
	for day, want := range map[string]float64{"2017-11-30": 0.25, "2017-12-01": 0.35, "2018-01-01": 0.25} {
		is(t, day, on(t, s, share, day), want)
	}
}

func TestWhatCannotBeAdded(t *testing.T) {
	refused(t, "add: "+rice+", by: 3", "3 has no unit", "write it in yuan/kg")
	refused(t, "add: "+rice+", by: 3 kg", "mass", "write")
	refused(t, "add: "+share+", by: -60 %", "the case states 50 %, which would become -10 %", "write what keeps it from 0 % to 100 %")
	refused(t, "add: goods.cones.declarable, by: 1", "`goods.cones.declarable` is not a number", "write `set:`")
}
