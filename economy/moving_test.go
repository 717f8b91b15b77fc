package economy

import (
	"math"
	"testing"

	"tumen/internal/proof"
)

// Who moves stands among the people there where he stood among those here: so many
// spreads above the median, whatever the money's minor unit and the day's incomes.
func TestAMoverStandsThereWhereHeStoodHere(t *testing.T) {
	p := upland()
	here := p.Counties[0]
	there := here
	there.Name, there.Outside, there.OutsideSpread, there.Porters = "valley", 3*here.Outside, 2*here.OutsideSpread, 100
	p.Counties = append(p.Counties, there)
	p.Household.Migration, p.Household.MovingCost, p.Household.Turnover, p.Days, p.BurnIn = 2, 0, 0, 120, 0
	w := proof.Must(New(p, nil, 3, 1))(t)
	before := make([]struct {
		county  uint8
		outside int32
	}, len(w.labour.People))
	for i := range before {
		before[i].county, before[i].outside = w.labour.People[i].County, w.labour.People[i].Outside
	}
	stands := func(county uint8, outside int32) float64 {
		q := &p.Counties[county]
		return math.Log(float64(outside)/(q.Outside*w.minors)) / q.OutsideSpread
	}
	for range 120 {
		w.Day()
	}
	moved := 0
	for i := range before {
		x := &w.labour.People[i]
		if x.County == before[i].county || x.Generation > 0 {
			continue
		}
		moved++
		if a, b := stands(before[i].county, before[i].outside), stands(x.County, x.Outside); math.Abs(a-b) > 0.02 {
			t.Errorf("%d minor units a day in county %d are %.2f spreads above the median, and %d in county %d %.2f", before[i].outside, before[i].county, a, x.Outside, x.County, b)
		}
	}
	if moved < 20 {
		t.Errorf("only %d moved", moved)
	}
}
