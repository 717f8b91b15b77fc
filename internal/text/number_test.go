package text

import (
	"math"
	"testing"
)

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Grouped(0), "0"},
		{Grouped(999), "999"},
		{Grouped(1204310), "1,204,310"},
		{Grouped(-54000), "−54,000"},
		{Grouped(int64(math.MinInt64)), "−9,223,372,036,854,775,808"},
		{Decimal(1204.5, 1), "1,204.5"},
		{Decimal(-0.04, 1), "0.0"}, // no sign on what rounds to zero
		{Decimal(-0.06, 1), "−0.1"},
		{Decimal(999.95, 1), "1,000.0"},
		{Decimal(math.NaN(), 1), "–"},
		{Decimal(math.Inf(1), 0), "–"},
		{Percent(0.4625), "46.2\u00a0%"},
		{Percent(1), "100.0\u00a0%"},
		{Percent(math.NaN()), "–"},
		{Brief(153.4), "153"},
		{Brief(46.25), "46.2"},
		{Brief(0.8), "0.80"},
		{Signed(-2, func(x float64) string { return Decimal(x, 0) }), "−2"},
		{Signed(2, func(x float64) string { return Decimal(x, 0) }), "+2"},
		{WholePercent(0.004), "<\u00a01\u00a0%"},
		{WholePercent(0.42), "42\u00a0%"},
		{FinePercent(0.0043), "0.43\u00a0%"},
		{FinePercent(0.01), "1\u00a0%"},
		{Counted(1, "day", "days"), "1 day"},
		{Counted(2000, "day", "days"), "2,000 days"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
