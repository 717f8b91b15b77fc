package design

import (
	"math"
	"strings"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

func rows(t *testing.T) []row {
	t.Helper()
	var all []row
	for line := range tableLines(joeKuo) {
		r := proof.Must(readRow(line))(t)
		all = append(all, r)
	}
	return all
}

// A polynomial of degree s over {0, 1} is primitive if x has order 2^s - 1
// modulo it: the shift register that it describes runs through every state.
func TestEveryPolynomialIsPrimitiveAndUsedOnce(t *testing.T) {
	seen := map[uint32]int{}
	for i, r := range rows(t) {
		if r.dimension != i+2 {
			t.Fatalf("row %d is for dimension %d", i, r.dimension)
		}
		polynomial := 1<<r.degree | r.inner<<1 | 1
		if other, twice := seen[polynomial]; twice {
			t.Errorf("dimensions %d and %d have the same polynomial", other, r.dimension)
		}
		seen[polynomial] = r.dimension
		order, state := 0, uint32(1)
		for {
			state <<= 1
			if state>>r.degree&1 == 1 {
				state ^= polynomial
			}
			order++
			if state == 1 || order > 1<<r.degree {
				break
			}
		}
		if order != 1<<r.degree-1 {
			t.Errorf("dimension %d: x has order %d modulo %b, want %d", r.dimension, order, polynomial, 1<<r.degree-1)
		}
	}
	if len(seen) != MostDimensions-1 {
		t.Errorf("the table ends at dimension %d, want %d", len(seen)+1, MostDimensions)
	}
}

func TestInitialNumbersAreOddAndBelowTheirPowerOfTwo(t *testing.T) {
	for _, r := range rows(t) {
		for i, m := range r.initial {
			if m%2 == 0 || m >= 1<<(i+1) {
				t.Errorf("dimension %d: number %d is %d", r.dimension, i+1, m)
			}
		}
	}
}

// Sobol's property A: of any 2^d consecutive points, each orthant of the cube
// in d dimensions has one. It holds if the first binary digits of the first d
// direction numbers of the d dimensions are a regular matrix (Joe and Kuo
// 2008, section 2: true up to dimension 1111). The first digit of a number
// depends on the first digits of those before it alone, so that they can be
// continued to 512 without numbers of 512 digits.
func TestPropertyAHoldsInAllDimensions(t *testing.T) {
	all := rows(t)
	digits := make([][]bool, MostDimensions)
	digits[0] = make([]bool, MostDimensions)
	digits[0][0] = true // van der Corput: 1/2, 1/4, ...
	for j, r := range all {
		d := make([]bool, MostDimensions)
		for i := range d {
			if i < r.degree {
				d[i] = r.initial[i]>>i&1 == 1
				continue
			}
			d[i] = d[i-r.degree]
			for q := 1; q < r.degree; q++ {
				d[i] = d[i] != (r.inner>>(r.degree-1-q)&1 == 1 && d[i-q])
			}
		}
		digits[j+1] = d
	}
	if d := firstSingular(digits); d > 0 {
		t.Errorf("property A does not hold in %d dimensions", d)
	}
}

// firstSingular eliminates over {0, 1} and gives the size of the first leading
// square that is singular, 0 if none is: all are regular if and only if no pivot
// is missing where no rows are exchanged.
func firstSingular(m [][]bool) int {
	for c := range m {
		if !m[c][c] {
			return c + 1
		}
		for i := c + 1; i < len(m); i++ {
			if m[i][c] {
				for j := c; j < len(m); j++ {
					m[i][j] = m[i][j] != m[c][j]
				}
			}
		}
	}
	return 0
}

// The first ten points in three dimensions as Joe and Kuo publish them beside
// their table, before any scrambling.
func TestUnscrambledPointsAreThePublishedOnes(t *testing.T) {
	want := [][3]float64{
		{0, 0, 0},
		{.5, .5, .5},
		{.75, .25, .25},
		{.25, .75, .75},
		{.375, .375, .625},
		{.875, .875, .125},
		{.625, .125, .875},
		{.125, .625, .375},
		{.1875, .3125, .9375},
		{.6875, .8125, .4375},
	}
	table := proof.Must(directions())(t)
	for i, w := range want {
		gray := i ^ i>>1
		for j := range w {
			var x uint32
			for bit := range 32 {
				if gray>>bit&1 == 1 {
					x ^= table[j][bit]
				}
			}
			if got := float64(x) / (1 << 32); got != w[j] {
				t.Errorf("point %d, dimension %d: %v, want %v", i, j+1, got, w[j])
			}
		}
	}
}

// Nested means: numbers that share their first digits still share as many
// after scrambling, so that balance in every interval of length 2^-b survives.
func TestScramblingKeepsCommonFirstDigitsCommon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key, x := rapid.Uint32().Draw(t, "key"), rapid.Uint32().Draw(t, "x")
		b := rapid.IntRange(0, 31).Draw(t, "first digits in common")
		y := x ^ 1<<(31-b) ^ rapid.Uint32Range(0, 1<<(31-b)-1).Draw(t, "later digits")
		if diff := scramble(x, key) ^ scramble(y, key); diff>>(31-b) != 1 {
			t.Fatalf("digits %d and later differ before, %032b after", b, diff)
		}
	})
}

// Every 2^m points from the first have one in each interval of length 2^-m, in
// every dimension; and the first two dimensions one in each elementary box of
// that area.
func TestScrambledPointsAreBalanced(t *testing.T) {
	for _, seed := range []uint64{1, 2, 99} {
		points := proof.Must(Sobol(256, MostDimensions, seed))(t)
		for m := range 9 {
			n := 1 << m
			for j := range MostDimensions {
				held := make([]bool, n)
				for _, p := range points[:n] {
					held[int(p[j]*float64(n))] = true
				}
				for i, ok := range held {
					if !ok {
						t.Fatalf("seed %d: no one of %d points in stratum %d of dimension %d", seed, n, i, j+1)
					}
				}
			}
			for wide := range m + 1 {
				held := map[[2]int]bool{}
				for _, p := range points[:n] {
					held[[2]int{int(p[0] * float64(n>>wide)), int(p[1] * float64(int(1)<<wide))}] = true
				}
				if len(held) != n {
					t.Fatalf("seed %d: %d points in %d of as many boxes", seed, n, len(held))
				}
			}
		}
	}
}

// The integral of the product of (x_j + 1/2) is 1. Over seeds the scrambled
// mean must scatter around it, and far less than independent points would:
// their mean of 256 has the standard deviation sqrt(((13/12)^5 - 1)/256) = .044.
func TestScrambledMeansAreUnbiasedAndPrecise(t *testing.T) {
	const seeds, n, k = 300, 256, 5
	var sum, square float64
	for seed := range uint64(seeds) {
		points := proof.Must(Sobol(n, k, seed))(t)
		mean := 0.0
		for _, p := range points {
			product := 1.0
			for _, x := range p {
				product *= x + 0.5
			}
			mean += product / n
		}
		sum += mean
		square += (mean - 1) * (mean - 1)
	}
	sd := math.Sqrt(square / seeds)
	if sd > .044/8 {
		t.Errorf("the mean of %d points has standard deviation %.5f, want at most an eighth of .044", n, sd)
	}
	if bias := sum/seeds - 1; math.Abs(bias) > 4*sd/math.Sqrt(seeds) {
		t.Errorf("bias %.6f, standard error %.6f", bias, sd/math.Sqrt(seeds))
	}
}

func TestSobolRefusesWhatWouldSpoilTheBalance(t *testing.T) {
	for _, c := range []struct {
		n, k int
		want string
	}{
		{1000, 3, "write a power of two, 512 or 1024"},
		{0, 3, "cannot have 0 points"},
		{-4, 3, "cannot have -4 points"},
		{8, 0, "cannot have 0 inputs"},
		{8, 513, "at most 512 dimensions"},
	} {
		if _, err := Sobol(c.n, c.k, 1); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Sobol(%d, %d) gives %v, want an error with %q", c.n, c.k, err, c.want)
		}
	}
}

func TestAFaultyRowOfTheTableIsNamed(t *testing.T) {
	for _, line := range []string{"", "3 2 1 1", "3 2 1 1 x", "5 3 2 1 1 1 1"} {
		if _, err := readRow(line); err == nil {
			t.Errorf("row %q was read", line)
		}
	}
}
