package table

import (
	"math"
	"slices"

	"tumen/rng"
	"tumen/study"
)

// feature.go: what a witness says of a world.
//
// A pattern is what he said, and how precisely. In a world in which the true number is
// x he would have said something else, with the same imprecision. The weights of rows
// are exact only if the rows speak as he does, so each row's number is turned into
// words too:
//
//	a band, 40 to 50 %      the middle of a band as wide as his, that holds x and lies
//	                        anywhere about it: x + even error of half the width
//	a bound, at most 50 %   whether the bound holds of x: yes or no. A bound is no
//	                        number that is near to x; it says that x is not beyond it
//	a single number, 12 kg  x itself
//	no such number          nothing: absent is not 0
//	put in (roles.go)       what he says of some other world of which it is evidence:
//	                        it agrees with him as often as those do on average, and
//	                        counts neither for this world nor against it
//
// An even error is what the program reads from "40 to 50 %" everywhere, and with it the
// worlds that agree with a band are those whose number lies in it, and no others.

// Feature is one thing that a witness can say.
type Feature struct {
	study.Band
	Place int     `json:"-"` // of the outcome
	Form  string  `json:"form" enum:"band,at most,at least,number" doc:"how it is said"`
	Said  float64 `json:"said" doc:"what the witness said: the middle of a band, the number; 1 of a bound, which holds"`
	Half  float64 `json:"half" doc:"half of the band's width"`

	// Column is what it is said of, by row, where that is no outcome of the case as it
	// stands; nil where it is.
	Column []float64 `json:"-"`

	told  []bool    // by row: the model was told the claim, so it is no evidence there; nil if nowhere
	until []float64 // by row: the weight up to it of the rows of which it is evidence
}

// of is the true number of a row.
func (f *Feature) of(t *Table, row int) float64 {
	if f.Column != nil {
		return f.Column[row]
	}
	return t.Rows[row].Outcomes[0][f.Place]
}

// The forms in which something is said.
const (
	AsBand    = "band"
	AsAtMost  = "at most"
	AsAtLeast = "at least"
	AsNumber  = "number"
)

// NewFeature is what a pattern says, and of which outcome.
func NewFeature(b study.Band, place int) Feature {
	f := Feature{Band: b, Place: place}
	switch {
	case b.Low == nil && b.High == nil: // says nothing; whether there is such a number
		f.Form, f.Said = AsAtMost, 1
	case b.Low == nil:
		f.Form, f.Said = AsAtMost, 1
	case b.High == nil:
		f.Form, f.Said = AsAtLeast, 1
	case *b.Low == *b.High:
		f.Form, f.Said = AsNumber, *b.Low
	default:
		f.Form, f.Said, f.Half = AsBand, *b.Low/2+*b.High/2, *b.High/2-*b.Low/2
	}
	return f
}

// Says is what the witness would say of a world in which the number is x; the error,
// even from 0 to 1, decides by how much his words are off. NaN is nothing.
func (f *Feature) Says(x, err float64) float64 {
	holds := func(ok bool) float64 {
		if ok {
			return 1
		}
		return 0
	}
	switch {
	case math.IsNaN(x):
		return x
	case f.Form == AsAtMost:
		return holds(f.High == nil || x <= *f.High)
	case f.Form == AsAtLeast:
		return holds(x >= *f.Low)
	}
	return x + float64(f.Half*(2*err-1))
}

// Met says whether a number is in the pattern's band; one that does not exist is not.
func (f *Feature) Met(x float64) bool {
	return (f.Low == nil || *f.Low <= x) && (f.High == nil || x <= *f.High) && !math.IsNaN(x)
}

// The draws of what is said.
const (
	drawSaid  rng.Purpose = 4020 // by how much a witness's words are off, by row, draw and pattern
	drawOther rng.Purpose = 4023 // of which other world he speaks where the model was told
)

// Says is what a witness of a row's world would have said, pattern by pattern. Draws
// of different numbers are independent;
// those of Learn are negative.
func (t *Table) Says(row, draw int) []float64 { return t.says(t.Features, row, draw) }

func (t *Table) says(features []Feature, row, draw int) []float64 {
	said := make([]float64, len(features))
	t.hears(features, row, draw, said)
	return said
}

// hears puts what is said into x.
func (t *Table) hears(features []Feature, row, draw int, x []float64) {
	source := rng.New(t.Spec.Design.Seed)
	at := func(purpose rng.Purpose, i int) float64 {
		return source.Draw(purpose, uint32(t.Rows[row].Point), int32(draw), uint32(i)).Unit(0)
	}
	for i := range features {
		f, of := &features[i], row
		if f.told != nil && f.told[row] {
			of = f.other(at(drawOther, i))
		}
		x[i] = f.Says(f.of(t, of), at(drawSaid, i))
	}
}

// other is a row of which a feature is evidence, drawn by weight at a place from 0 to 1.
func (f *Feature) other(place float64) int {
	i, _ := slices.BinarySearch(f.until, place*f.until[len(f.until)-1])
	return i
}

// Witness is what the witness said, pattern by pattern.
func (t *Table) Witness() []float64 {
	said := make([]float64, len(t.Features))
	for i, f := range t.Features {
		said[i] = f.Said
	}
	return said
}
