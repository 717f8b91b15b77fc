package reconcile_test

import (
	"fmt"
	"math"
	"testing"

	"tumen/rng"
	. "tumen/testimony"
	"tumen/testimony/reconcile"
)

// Ranges from grams to hundreds of kilograms, narrow beside wide, that fit or do
// not: linear identities have a nearest solution, and it is found.
func TestLinearIdentitiesAreMetWhateverTheRanges(t *testing.T) {
	for seed := range uint64(200) {
		c := &Testimony{Sources: []Source{{ID: "witness", Grade: "A1"}}, Identities: equations("q0 + q1 = q2 + q3", "q2 - q4 = q5", "q1 + q5 = q3")}
		for i := range 6 {
			draw := rng.New(seed).Draw(drawTruth, uint32(i), 0, 0)
			low := math.Exp(10*draw.Unit(0) - 5)
			f, err := ParseFigure(fmt.Sprintf("%v to %v kg", low, 1.001*low+math.Exp(10*draw.Unit(1)-5)), nil)
			if err != nil {
				t.Fatal(err)
			}
			c.Claims = append(c.Claims, Claim{ID: fmt.Sprintf("q%d", i), Figure: &f, Source: "witness"})
		}
		f, err := c.Weigh(reconcile.Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		q := func(i int) float64 { return f.Claims[i].Balanced }
		size := 0.0
		for i := range 6 {
			size = max(size, math.Abs(q(i)))
		}
		for _, miss := range []float64{q(0) + q(1) - q(2) - q(3), q(2) - q(4) - q(5), q(1) + q(5) - q(3)} {
			if math.Abs(miss) > 1e-6*size {
				t.Errorf("seed %d: an identity is missed by %v among values up to %v", seed, miss, size)
			}
		}
	}
}
