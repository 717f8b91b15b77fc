package labour

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// A cell is a sixteenth of the step from a power of two to the next, and holds its
// lower edge.
func TestACellIsASixteenthOfADoubling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kappa := math.Exp2(rapid.Float64Range(-12, 26).Draw(t, "log2 of kappa"))
		want := 0
		if kappa >= 1.0/256 {
			octave := math.Floor(math.Log2(kappa))
			want = min(int(16*(octave+8))+int(16*(kappa/math.Exp2(octave)-1)), cells-1)
		}
		if got := cellOf(kappa); got != want {
			t.Fatalf("%v is in cell %d, want %d", kappa, got, want)
		}
	})
	for cell := 1; cell < cells; cell++ {
		at := edge(cell)
		if cellOf(at) != cell || cellOf(math.Nextafter(at, 0)) != cell-1 {
			t.Errorf("the edge %v of cell %d is in cell %d, and what is just below in %d", at, cell, cellOf(at), cellOf(math.Nextafter(at, 0)))
		}
	}
	for _, none := range []float64{0, -1, math.Inf(-1), math.NaN()} {
		if cellOf(none) != 0 {
			t.Errorf("%v is in cell %d", none, cellOf(none))
		}
	}
}
