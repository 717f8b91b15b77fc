package text

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"strength", "strength_spread", "outside_income", "outside_spread", "fee"}
	for typed, want := range map[string]string{
		"strenght":       "strength",        // two letters swapped
		"strength-speed": "strength_spread", // two replaced, one left out
		"Outside_Income": "outside_income",  // the case of letters is no slip
		"fe":             "fee",
		"freight":        "", // not like any
		"":               "",
	} {
		if got, _ := Nearest(typed, known); got != want {
			t.Errorf("%q: nearest is %q, want %q", typed, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		from, to string
		slips    int
	}{
		{"river", "river", 0},
		{"rivr", "river", 1},   // left out
		{"riever", "river", 1}, // added
		{"rover", "river", 1},  // replaced
		{"irver", "river", 1},  // swapped
		{"rvire", "river", 2},
		{"", "river", 5},
	} {
		if got := Slips(c.from, c.to, 9); got != c.slips {
			t.Errorf("%s, %s: %d slips, want %d", c.from, c.to, got, c.slips)
		}
	}
}
