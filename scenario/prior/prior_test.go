package prior

import (
	"math"
	"math/rand/v2"
	"testing"

	"tumen/economy/parameter"
	"tumen/testimony"
	"tumen/unit"
)

var (
	quantity = parameter.Field{Unit: "kg", Max: math.Inf(1)}
	share    = parameter.Field{Unit: "share", Max: 1}
)

func point(x float64) testimony.Figure {
	return testimony.Figure{Shape: testimony.Point, Low: x, Best: x, High: x, Unit: unit.Unit{}}
}

// A guess is about the number that was stated: half of it is believed to lie on each
// side, of a share by its odds and so of its complement too.
func TestAGuessIsAboutTheNumber(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		x := math.Exp(20*chance.Float64() - 10)
		b, ok := About(quantity, point(x), Guessed)
		if !ok || math.Abs(b.Figure.Low*b.Figure.High/(x*x)-1) > 1e-9 || math.Abs(b.Figure.High/x-2) > 1e-12 {
			t.Fatalf("%g is guessed as %+v", x, b)
		}
		p := chance.Float64()
		b, ok = About(share, point(p), Guessed)
		c, _ := About(share, point(1-p), Guessed)
		if !ok || b.Scale != Odds || math.Abs(b.Figure.Low-(1-c.Figure.High)) > 1e-9 || math.Abs(b.Figure.High-(1-c.Figure.Low)) > 1e-9 {
			t.Fatalf("%g is guessed as %+v, and its complement as %+v", p, b, c)
		}
	}
}

// A dropped claim leaves a range at least as wide as the claim's.
func TestADroppedClaimLeavesARangeAtLeastAsWide(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		for _, f := range []parameter.Field{quantity, share} {
			a, b := chance.Float64(), chance.Float64()
			low, high := min(a, b), max(a, b)
			for _, claim := range []testimony.Figure{
				{Shape: testimony.Range, Low: low, Best: (low + high) / 2, High: high},
				{Shape: testimony.Interval, Level: 0.9, Low: low, Best: math.Sqrt(low * high), High: high},
				{Shape: testimony.Triangle, Low: low, Best: low + 0.9*(high-low), High: high},
				{Shape: testimony.About, Low: a, Best: a, High: a},
				point(a),
			} {
				got, ok := Wider(f, claim)
				from, to := claim.Ends()
				if !ok || got.Figure.Low > from || got.Figure.High < to {
					if f.Unit == "share" && to > 1 { // about 98 % allows no more than all
						continue
					}
					t.Fatalf("%s of %s to %g leaves %+v", claim.Shape, claim.String(), to, got)
				}
				guess, _ := About(f, claim, Guessed)
				if got.Figure.Low > guess.Figure.Low || got.Figure.High < guess.Figure.High {
					t.Fatalf("%s leaves %+v, and a guess is %+v", claim.String(), got, guess)
				}
			}
		}
	}
}

// Nothing, everything and no limit are moved by no factor.
func TestNoFactorMovesNothingOrEverything(t *testing.T) {
	limited := parameter.Field{Unit: "kg", Max: 100}
	for _, c := range []struct {
		f parameter.Field
		x float64
	}{{quantity, 0}, {share, 0}, {share, 1}, {limited, 100}} {
		if b, ok := About(c.f, point(c.x), Guessed); ok {
			t.Errorf("%g of %+v is guessed as %+v", c.x, c.f, b)
		}
	}
}

// A number lies on the side of a bound that the bound says.
func TestABoundIsABelief(t *testing.T) {
	most := testimony.Figure{Shape: testimony.AtMost, Best: 0.5, High: 0.5}
	if b, ok := Bounded(share, most); !ok || b.Figure.Low != 0 || b.Figure.High != 0.5 || b.Ceil != 0.5 || !b.Ceiled {
		t.Errorf("at most a half is %+v", b)
	}
	least := testimony.Figure{Shape: testimony.AtLeast, Low: 0.5, Best: 0.5, High: math.Inf(1)}
	if b, ok := Bounded(share, least); !ok || b.Figure.Low != 0.5 || b.Figure.High != 1 {
		t.Errorf("at least a half is %+v", b)
	}
	least.Low, least.Best = 30, 30
	if b, ok := Bounded(quantity, least); !ok || b.Floor != 30 || !b.Floored || b.Figure.High != 60 {
		t.Errorf("at least 30 kg is %+v", b)
	}
}
