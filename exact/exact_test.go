package exact

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// bits of the arithmetic that the functions are held against.
const bits = 200

func number(x float64) *big.Float { return new(big.Float).SetPrec(bits).SetFloat64(x) }

func zero() *big.Float { return new(big.Float).SetPrec(bits) }

// series sums terms until they no longer count.
func series(term *big.Float, next func(n int64, term *big.Float)) *big.Float {
	sum := zero()
	for n := int64(1); ; n++ {
		before := zero().Set(sum)
		sum.Add(sum, term)
		if sum.Cmp(before) == 0 {
			return sum
		}
		next(n, term)
	}
}

// bigExp is Taylor's series of x / 2^32, squared 32 times.
func bigExp(x float64) *big.Float {
	part := zero().SetMantExp(number(x), -32)
	e := series(number(1), func(n int64, term *big.Float) {
		term.Mul(term, part)
		term.Quo(term, zero().SetInt64(n))
	})
	for range 32 {
		e.Mul(e, e)
	}
	return e
}

// bigLog is Newton's iteration on bigExp from math.Log's value: one step has
// twice its digits, and e^-y x - 1 gives those that are left.
func bigLog(x float64) *big.Float {
	y := math.Log(x)
	left := zero().Quo(number(x), bigExp(y))
	left.Sub(left, number(1)) // d: ln(1 + d) = d - d^2/2 + ..., and d^3 is below 2^-150
	half := zero().Mul(left, left)
	half.Quo(half, number(2))
	return zero().Add(number(y), left.Sub(left, half))
}

// off is the error of a value, in units in the last place of the true one.
func off(got float64, want *big.Float) float64 {
	w, _ := want.Float64()
	ulp := math.Nextafter(math.Abs(w), math.Inf(1)) - math.Abs(w)
	e, _ := zero().Sub(number(got), want).Float64()
	return math.Abs(e) / ulp
}

func TestExpAndLogAreGoodToTwoUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-700, 700).Draw(t, "x")
		if u := off(Exp(x), bigExp(x)); u > 2 {
			t.Errorf("Exp(%v) is off by %.2f units in the last place", x, u)
		}
		y := rapid.Float64Range(1e-300, 1e300).Draw(t, "y")
		if y == 1 {
			return
		}
		if u := off(Log(y), bigLog(y)); u > 2 {
			t.Errorf("Log(%v) is off by %.2f units in the last place", y, u)
		}
	})
}

// The cosine is compared with that of package math, itself good to a unit or
// two; beyond that it has an error of its own from 2 pi times the argument.
func TestCosTurnIsTheCosine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := rapid.Float64Range(0, 1).Draw(t, "turns")
		if d := math.Abs(CosTurn(u) - math.Cos(2*math.Pi*u)); d > 1e-15 {
			t.Errorf("CosTurn(%v) is off by %g", u, d)
		}
	})
	for _, c := range []struct{ turns, want float64 }{{0, 1}, {0.25, 0}, {0.5, -1}, {0.75, 0}, {1, 1}} {
		if got := CosTurn(c.turns); got != c.want {
			t.Errorf("CosTurn(%v) = %v, want %v", c.turns, got, c.want)
		}
	}
}

func TestPowIsExactAtItsEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(0, 1e6).Draw(t, "x")
		y := rapid.Float64Range(-4, 4).Draw(t, "y")
		if Pow(x, 1) != x || Pow(x, 0) != 1 || Pow(1, y) != 1 {
			t.Errorf("Pow of %v, %v", x, y)
		}
		if x >= 0x1p-1022 { // below, package math's logarithm on amd64 is off by a tenth
			// y ln x is off by two units in its last place, which the exponential
			// makes a part of the result; 5e-324 is the smallest float64.
			within := (4 + 2*math.Abs(y*math.Log(x))) * 0x1p-52
			if got, want := Pow(x, y), math.Pow(x, y); math.Abs(got-want) > within*want+5e-324 {
				t.Errorf("Pow(%v, %v) = %v, want %v", x, y, got, want)
			}
		}
	})
	if Pow(0, 0.5) != 0 {
		t.Error("no power of nothing is something")
	}
}

func TestTheEdges(t *testing.T) {
	for _, c := range []struct{ got, want float64 }{
		{Exp(0), 1},
		{Exp(math.Inf(-1)), 0},
		{Exp(-1e9), 0},
		{Exp(1e9), math.Inf(1)},
		{Log(1), 0},
		{Log(0), math.Inf(-1)},
		{Log(math.Inf(1)), math.Inf(1)},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	for _, x := range []float64{Exp(math.NaN()), Log(math.NaN()), Log(-1)} {
		if !math.IsNaN(x) {
			t.Errorf("got %v, want no number", x)
		}
	}
}

// Golden bits, so that a processor on which they differ fails here and not in
// some run: the sums are of the bits of each function over a grid.
func TestTheBitsAreTheSameEverywhere(t *testing.T) {
	var exp, log, cos uint64
	for i := range 100_000 {
		x := float64(i)/500 - 100
		exp = exp*31 + math.Float64bits(Exp(x))
		log = log*31 + math.Float64bits(Log(float64(i)+0.5))
		cos = cos*31 + math.Float64bits(CosTurn(float64(i)/100_000))
	}
	if exp != wantExp || log != wantLog || cos != wantCos {
		t.Errorf("the bits add up to %#x, %#x, %#x", exp, log, cos)
	}
}

func BenchmarkExp(b *testing.B) {
	x, sum := 0.3, 0.0
	for b.Loop() {
		sum += Exp(x)
	}
	_ = sum
}

func BenchmarkLog(b *testing.B) {
	x, sum := 0.3, 0.0
	for b.Loop() {
		sum += Log(x)
	}
	_ = sum
}

// What the grid of TestTheBitsAreTheSameEverywhere gave on amd64, without fused
// operations; any processor must give it.
const (
	wantExp = 0xc4f8bd6b1e837b22
	wantLog = 0x78354664e8d35c04
	wantCos = 0x0ebbbe1faab954bf
)
