package reconcile

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"tumen/rng"
)

// A random quasi-definite matrix, sparse with a few full rows, against a dense
// inverse.
func TestTheSparseFactorSolvesAndInvertsAsADenseOneDoes(t *testing.T) {
	for seed := range uint64(20) {
		const n, m = 30, 15 // as many negative rows as m
		draw := func(i, j int) rng.Block { return rng.New(seed).Draw(1, uint32(i), 0, uint32(j)) }
		dense := mat.NewSymDense(n+m, nil)
		diagonal := make([]float64, n+m)
		var places []pair
		var entries []float64
		for i := range n + m {
			diagonal[i] = 1 + draw(i, i).Unit(0)
			if i >= n {
				diagonal[i] = -diagonal[i]
			}
			dense.SetSym(i, i, diagonal[i])
			for j := range i {
				across := i >= n && j < n // definite blocks stay so if nothing joins their own
				if across && (draw(i, j).Chance(0, 0.1) || i == n+m-1) {
					places = append(places, pair{j, i})
					entries = append(entries, draw(i, j).Normal())
					dense.SetSym(i, j, entries[len(entries)-1])
				}
			}
		}
		f := newFactor(n+m, places)
		f.decompose(diagonal, entries)

		var inverse mat.Dense
		if err := inverse.Inverse(dense); err != nil {
			t.Fatal(err)
		}
		b := make([]float64, n+m)
		for i := range b {
			b[i] = draw(i, n+m).Normal()
		}
		var want mat.VecDense
		want.MulVec(&inverse, mat.NewVecDense(n+m, append([]float64(nil), b...)))
		f.solve(b)
		got := f.inverseDiagonal()
		for i := range b {
			if math.Abs(b[i]-want.AtVec(i)) > 1e-11 || math.Abs(got[i]-inverse.At(i, i)) > 1e-11 {
				t.Fatalf("seed %d, %d: solution %v want %v, inverse %v want %v", seed, i, b[i], want.AtVec(i), got[i], inverse.At(i, i))
			}
		}
	}
}

// A path eliminated from its ends leaves no new entries; a star, leaves first.
func TestTheOrderKeepsTheFactorSparse(t *testing.T) {
	path, star := []pair{}, []pair{}
	for i := range 50 {
		path = append(path, pair{i, i + 1})
		star = append(star, pair{0, i + 1})
	}
	for name, places := range map[string][]pair{"path": path, "star": star} {
		if f := newFactor(51, places); len(f.lx) != len(places) {
			t.Errorf("the factor of a %s of %d edges has %d entries", name, len(places), len(f.lx))
		}
	}
}
