package design

import (
	"math"
	"slices"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// Tolerances are five standard errors of 40,000 independent coordinates.
func TestRandomPointsAreUniformAndIndependent(t *testing.T) {
	const n, k = 40_000, 5
	points := proof.Must(Random(n, k, 3))(t)
	for i := range k {
		var mean, next float64
		for _, p := range points {
			mean += p[i] / n
			next += (p[i] - .5) * (p[(i+1)%k] - .5) / n
		}
		if se := math.Sqrt(1.0 / 12 / n); math.Abs(mean-.5) > 5*se {
			t.Errorf("coordinate %d has mean %.5f", i, mean)
		}
		if se := 1.0 / 12 / math.Sqrt(n); math.Abs(next) > 5*se {
			t.Errorf("coordinates %d and %d have covariance %.6f", i, (i+1)%k, next)
		}
	}
}

func TestALatinHypercubeHasOnePointInEachStratum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, k := rapid.IntRange(1, 200).Draw(t, "n"), rapid.IntRange(1, 8).Draw(t, "k")
		points := proof.Must(Latin(n, k, rapid.Uint64().Draw(t, "seed")))(t)
		for j := range k {
			held := make([]int, n)
			for _, p := range points {
				held[int(p[j]*float64(n))]++
			}
			if slices.Max(held) != 1 {
				t.Fatalf("coordinate %d: points in strata %v", j, held)
			}
		}
	})
}

// The pairing of two columns must be random: their correlation is 0 up to five
// standard errors.
func TestALatinHypercubesColumnsAreShuffledApart(t *testing.T) {
	const n = 4000
	points := proof.Must(Latin(n, 2, 5))(t)
	var r float64
	for _, p := range points {
		r += 12 * (p[0] - .5) * (p[1] - .5) / n
	}
	if math.Abs(r) > 5/math.Sqrt(n) {
		t.Errorf("correlation %.4f", r)
	}
}

func TestTheSeedAloneDecidesADesign(t *testing.T) {
	designs := map[string]func(seed uint64) ([][]float64, error){
		"random": func(s uint64) ([][]float64, error) { return Random(64, 3, s) },
		"latin":  func(s uint64) ([][]float64, error) { return Latin(64, 3, s) },
		"sobol":  func(s uint64) ([][]float64, error) { return Sobol(64, 3, s) },
		"morris": func(s uint64) ([][]float64, error) {
			m, err := NewMorris(16, 3, 4, s)
			return m.Points, err
		},
	}
	for name, make := range designs {
		first, err1 := make(1)
		again, err2 := make(1)
		other, err3 := make(2)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatal(name, err1, err2, err3)
		}
		same := func(a, b [][]float64) bool { return slices.EqualFunc(a, b, slices.Equal[[]float64]) }
		if !same(first, again) || same(first, other) {
			t.Errorf("%s: the same seed must give the same points, another seed others", name)
		}
	}
}

func TestASizeThatIsNoSizeIsRefused(t *testing.T) {
	for name, make := range map[string]func(n, k int) ([][]float64, error){
		"random": func(n, k int) ([][]float64, error) { return Random(n, k, 1) },
		"latin":  func(n, k int) ([][]float64, error) { return Latin(n, k, 1) },
	} {
		for _, size := range [][2]int{{0, 1}, {-1, 1}, {1 << 30, 1}, {1, 0}, {1, -1}} {
			if _, err := make(size[0], size[1]); err == nil {
				t.Errorf("%s: %d points with %d inputs were made", name, size[0], size[1])
			}
		}
	}
}
