package economy

import (
	"testing"

	"tumen/economy/observe"
)

// What is left of the days after the last whole month is no month.
func TestACutMonthIsNoMonth(t *testing.T) {
	months := func(days int) observe.PorterMonth {
		p := upland()
		p.Days = days
		return live(t, p, 1, 1).Summary.PorterMonth
	}
	got, want := months(65), months(60)
	got.Staple, want.Staple = observe.Number{}, observe.Number{} // at the price of the last day
	if got != want {
		t.Errorf("with five days more a month is %+v, and without %+v", got, want)
	}
	if some := months(12); !some.Runs.Known() {
		t.Errorf("where no month is whole nothing is said: %+v", some)
	}
}
