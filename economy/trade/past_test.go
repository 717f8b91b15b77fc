package trade

import "testing"

// On two of four evenings a bid of 10 for two heads and 8 for three more gains: 2 at a
// price of 9, and 2 x 5 and 3 x 3 at 5. At 10 it gains nothing, and is not accepted;
// and of an evening on which nobody went nothing is known.
func TestWhatAPlanWouldHaveGained(t *testing.T) {
	told := Told{Prices: table[float64](2, Evenings)}
	for day, price := range []float64{9, 5, 10, 0, 12} {
		told.Note(int32(day)-30, 1, price)
	}
	steps := []Bid{{Route: 1, Heads: 2, Most: 11, Asked: 1}, {Route: 1, Heads: 3, Step: 1, Most: 8}}
	if gained, taken, known := told.past(steps); gained != (2+2*5+3*3)/4.0 || taken != 0.5 || !known {
		t.Errorf("%v gained, %v accepted, %v", gained, taken, known)
	}
	steps[0].Route = 0
	if _, _, known := told.past(steps); known {
		t.Error("something is known of a route on which nobody went")
	}
	if _, _, known := told.past(nil); known {
		t.Error("something is known of no plan")
	}
	for day := range int32(Evenings) { // four weeks later all of it is forgotten
		told.Note(day, 1, 4)
	}
	steps[0].Route = 1
	if gained, taken, _ := told.past(steps); gained != 2*6+3*4 || taken != 1 {
		t.Errorf("%v gained, %v accepted", gained, taken)
	}
}
