package verb_test

import (
	"testing"

	"tumen/internal/proof"
)

// Half of 50 % and a tenth more of that are 27.5 %; every month of a year and
// every point of a series is scaled, and what counts stays whole.
func TestScaleMultipliesEveryNumber(t *testing.T) {
	s := laid(t, "scale: "+share+", by: 50 %", "scale: "+share+", by: 1.1")
	is(t, "the share", resolved(s, share).Value, "27.5 %")
	s = laid(t, "scale: "+rice+", by: 2")
	is(t, "rice in autumn", on(t, s, rice, "2017-12-31"), 8.0)
	is(t, "rice in winter", on(t, s, rice, "2018-01-01"), 10.0)
	is(t, "a crew", on(t, laid(t, "scale: "+crew+", by: 0.99"), crew, "2017-09-01"), 50) // 49.5
	is(t, "the river", on(t, laid(t, "scale: "+river+", by: 0.5"), river, "2017-09-01"), [12]float64{.5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5})
}

func TestScaleByDateScalesWhatHoldsThen(t *testing.T) {
	s := laid(t, "set: "+share+", to: 40 %, starts: 2017-11-01, ends: 2018-01-01", "scale: "+share+", by: 0.5, starts: 2017-12-01")
	for day, want := range map[string]float64{"2017-10-31": 0.5, "2017-11-01": 0.4, "2017-12-01": 0.2, "2018-01-01": 0.25} {
		is(t, day, on(t, s, share, day), want)
	}
}

// A number that is scaled stays as uncertain as it is stated, and its values are
// scaled in turn.
func TestAScaledNumberStaysUncertain(t *testing.T) {
	const load = "routes.ferry.load" // 20 to 60 kg
	s := laid(t, "scale: "+load+", by: 150 %")
	is(t, "the load", resolved(s, load).Value, "60 kg")
	found := false
	for _, u := range s.Uncertain() {
		found = found || u.Name == load && u.Figure.Low == 20 && u.Figure.High == 60
	}
	if !found {
		t.Errorf("it is no longer uncertain: %+v", s.Uncertain())
	}
	v := proof.Must(s.Varied([][]string{{load}}))(t)
	p, _, err := v.At([]float64{30})
	if err != nil {
		t.Fatal(err)
	}
	is(t, "30 kg, scaled,", p.Routes[0].Load, 45.0)
	least, most, _ := laid(t).Legal([]string{load})
	low, high, _ := s.Legal([]string{load})
	is(t, "the least that is legal", low, least/1.5)
	is(t, "the most that is legal", high, most/1.5)
}

func TestWhatCannotBeScaled(t *testing.T) {
	refused(t, "scale: regime, by: 2", "`regime` is not a number, and `scale` multiplies a number", "write `set:`")
	refused(t, "scale: "+share+", by: 3 kg", "mass cannot become a plain number", "write")
	refused(t, "scale: "+share+", by: -1", "cannot be below 0", "write a value from 0")
	refused(t, "scale: "+share+", by: 3", "the case states 50 %, which would become 150 %", "write what keeps it from 0 % to 100 %")
	refused(t, "scale: "+share+", to: 3", "`scale` has no `to`", "write `by: 120 %`")
	refused(t, "scale: "+share+", by: about", "is not a number", "write a figure")
}
