package report

import (
	"math"
	"testing"
)

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{grouped(0), "0"},
		{grouped(999), "999"},
		{grouped(1204310), "1,204,310"},
		{grouped(-54000), "−54,000"},
		{grouped(math.MinInt64), "−9,223,372,036,854,775,808"},
		{decimal(1204.5, 1), "1,204.5"},
		{decimal(-0.04, 1), "0.0"}, // no sign on what rounds to zero
		{decimal(-0.06, 1), "−0.1"},
		{decimal(999.95, 1), "1,000.0"},
		{decimal(math.NaN(), 1), "–"},
		{decimal(math.Inf(1), 0), "–"},
		{percent(0.4625), "46.2\u00a0%"},
		{percent(1), "100.0\u00a0%"},
		{percent(math.NaN()), "–"},
		{brief(153.4), "153"},
		{brief(46.25), "46.2"},
		{brief(0.8), "0.80"},
		{yuan(120431050), "1,204,310"}, // half a yuan goes to the even one
		{yuan(-250), "−2"},
		{counted(1, "day", "days"), "1 day"},
		{counted(2000, "day", "days"), "2,000 days"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestRatioOfNothingIsNothing(t *testing.T) {
	if got := ratio(3, 0); got != 0 {
		t.Errorf("ratio(3, 0) = %v, want 0", got)
	}
	if got := ratio(3, 4); got != 0.75 {
		t.Errorf("ratio(3, 4) = %v, want 0.75", got)
	}
}
