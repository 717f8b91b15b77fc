package economy

import (
	"math"
	"slices"
	"testing"

	"tumen/economy/parameter"
	"tumen/unit"
)

// A world counts in the minor unit of its case: in a money of which one is worth a
// hundredth and that has no minor unit, the same economy has the same accounts,
// and in one with thousandths the same shares.
func TestAWorldCountsInTheMinorUnitOfItsMoney(t *testing.T) {
	dear := func() *parameter.Parameters { // where a day and a head cost something too
		p := upland()
		p.Routes[0].Passage, p.Organisers[0].DayValue = 2, 60
		return p
	}
	for name, of := range map[string]func() *parameter.Parameters{"village": village, "upland": upland, "dear": dear} {
		for code, minors := range map[string]float64{"USD": 100, "JPY": 1, "IQD": 1000} {
			p := of()
			y, faults := unit.Declaration{Money: &unit.DeclaredMoney{Unit: code}}.System()
			if len(faults) > 0 {
				t.Fatal(faults[0].Error)
			}
			p.Units = y
			for _, f := range parameter.Fields(p) {
				if x, ok := f.Value.Interface().(float64); ok {
					f.Value.SetFloat(x * math.Pow(100/minors, float64(f.In.Dimension().Money())))
				}
			}
			p.Living.Rice[0].Value *= 100 / minors
			out, want := live(t, p, 1, 1), live(t, of(), 1, 1)
			if s, z := out.Summary.Shares, want.Summary.Shares; minors < 1000 && (s.Guards.Float() != z.Guards.Float() || s.Porters.Float() != z.Porters.Float() || !slices.Equal(out.Flows, want.Flows)) {
				t.Errorf("%s in %s: the shares are %v with %d flows, want %v with %d", name, code, s, len(out.Flows), z, len(want.Flows))
			} else if math.Abs(s.Guards.Float()-z.Guards.Float()) > 0.02 {
				t.Errorf("%s in %s: the guards' share is %v, want about %v", name, code, s.Guards, z.Guards)
			}
			if got := out.Summary.PieceRate.Float() * minors / 100; math.Abs(got-want.Summary.PieceRate.Float()) > 0.02 {
				t.Errorf("%s in %s: the piece rate is %v, want about %v", name, code, got, want.Summary.PieceRate)
			}
		}
	}
}
