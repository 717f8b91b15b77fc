package record

import (
	"slices"
	"testing"
)

func TestTotalsSumTheDaysWhateverTheOrder(t *testing.T) {
	want := []FlowTotal{
		{"bribe-share", "donju", "guards", 10000},
		{"pay", "donju", "porters", 12000},
		{"pay", "trading-companies", "porters", 1},
	}
	flows := sample().Flows
	same(t, "totals", Totals(flows), want)
	slices.Reverse(flows)
	same(t, "totals of the days backwards", Totals(flows), want)
	same(t, "totals of nothing", Totals(nil), []FlowTotal{})
}
