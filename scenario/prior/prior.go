// Package prior says how uncertain a number is of which nobody says so. The less a
// case knows of a number, the further it must vary; a number that is held because
// nobody wrote a range makes results look sure that are not.
//
// Numbers differ in how they can be wrong:
//
//	a quantity   of 40 kg or 5 days is wrong by a factor: lognormal
//	a share      cannot be above 100 %, so its odds are wrong by a factor: 2 % may
//	             be 1 % or 4 %, and 98 % may be 96 % or 99 %. A small share varies
//	             as a quantity does, and whether a share or what is left beside it
//	             was stated makes no difference
//	a count      is a quantity, in whole numbers
//
// How far they can be wrong:
//
//	Guessed   a factor of 2 either way holds with 90 %. Estimates by people who know
//	          the field and not the number are off by about so much
//	Unknown   a factor of 10 either way, about the order of size that such a number
//	          has where it is known: nobody can narrow it more without a source
//
// Both are conventions; docs/testimony.md gives the reasons. A bound says on which
// side of it a number lies, and nothing else: below "at most" every value counts
// alike, down to the least that is legal; "at least" leaves a guess's factor above.
package prior

import (
	"math"

	"tumen/economy/parameter"
	"tumen/testimony"
)

// The factors either way that hold with the probability Level.
const (
	Guessed = 2
	Unknown = 10
	Level   = 0.9
)

// Scale is on what a number varies: as it is, or by its odds.
type Scale string

// The scales.
const (
	Plain Scale = ""
	Odds  Scale = "odds" // the figure is an interval of a share: normal in the logarithm of x/(1-x)
)

// Belief is what is believed of a number before any evidence.
type Belief struct {
	Figure testimony.Figure // in the unit of the parameter; Best is its centre
	Scale  Scale
	Floor  float64 // values below are cut off, if Floored
	Ceil   float64 // values above are cut off, if Ceiled

	Floored, Ceiled bool
}

// IsShare says whether a parameter is a part of a whole.
func IsShare(f parameter.Field) bool { return f.Unit == "share" && f.Min >= 0 && f.Max <= 1 }

// About is a number that may be wrong by a factor either way; false where no factor
// moves it: nothing, the whole of a share, and the most that is legal, which stands
// for no limit.
func About(f parameter.Field, stated testimony.Figure, factor float64) (Belief, bool) {
	x := stated.Best
	if !(x > 0) || x >= f.Max || IsShare(f) && x >= 1 {
		return Belief{}, false
	}
	p := Belief{Figure: testimony.Figure{Text: stated.Text, Shape: testimony.Interval, Level: Level, Low: x / factor, Best: x, High: x * factor, Unit: f.In}}
	if IsShare(f) {
		odds := x / (1 - x)
		p.Scale = Odds
		p.Figure.Low, p.Figure.High = shareOf(odds/factor), shareOf(odds*factor)
	}
	return p, true
}

func shareOf(odds float64) float64 { return odds / (1 + odds) }

// Bounded is a number of which a bound is stated; false where nothing is on that side
// of it.
func Bounded(f parameter.Field, stated testimony.Figure) (Belief, bool) {
	x := stated.Best
	flat := func(low, high float64) (Belief, bool) {
		if !(low < high) || math.IsInf(low, 0) || math.IsInf(high, 0) {
			return Belief{}, false
		}
		return Belief{Figure: testimony.Figure{Text: stated.Text, Shape: testimony.Range, Low: low, Best: x, High: high, Unit: f.In}}, true
	}
	switch {
	case stated.Shape == testimony.AtMost:
		b, ok := flat(f.Min, x)
		b.Ceil, b.Ceiled = x, true
		return b, ok
	case IsShare(f):
		return flat(x, f.Max)
	}
	p, ok := About(f, stated, Guessed)
	p.Floor, p.Floored = x, true
	return p, ok
}

// Wider is the prior of a number whose source no longer counts: a guess about the same
// centre, and no narrower than what the source stated.
func Wider(f parameter.Field, stated testimony.Figure) (Belief, bool) {
	p, ok := About(f, stated, Guessed)
	low, high := stated.Ends()
	if !ok || math.IsInf(high, 0) || math.IsInf(low, 0) || low >= high {
		return p, ok
	}
	p.Figure.Low, p.Figure.High = min(p.Figure.Low, low), max(p.Figure.High, high)
	if p.Figure.Low <= 0 || p.Scale == Odds && p.Figure.High >= 1 {
		p.Figure.Shape, p.Figure.Level, p.Scale = testimony.Range, 0, Plain // to an end of the scale
	}
	return p, true
}
