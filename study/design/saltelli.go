package design

import (
	"slices"

	"tumen/internal/say"
)

// Factor is what one sensitivity index is about: the coordinates that are
// exchanged together.
type Factor struct {
	Name    string
	Columns []int // indices of inputs; none for chance
}

// Saltelli is the design from which variance-based indices are estimated
// (Saltelli 2002; Saltelli et al. 2010, Comput. Phys. Commun. 181, 259). Each
// row has two independent points A and B, and for each factor the point AB_i,
// which is A with the factor's coordinates from B. For indices of pairs it
// also has BA_i, which is B with the factor's coordinates from A.
type Saltelli struct {
	Rows    int
	Factors []Factor
	Second  bool // there are runs BA_i

	// Scrambles is how many independent scramblings the base points are from, row r
	// from scrambling r mod Scrambles; 0 if every row is independent of the others.
	Scrambles int

	Points [][]float64 // Rows rows of Width points each: A, B, every AB_i, every BA_i
}

// NewSaltelli lays out one row for each base point. A base point has twice as
// many coordinates as there are inputs: the first half is A, the second B. It
// fails if that is not so, if a factor names an input that does not exist or
// has no name of its own, and if two factors share an input.
func NewSaltelli(base [][]float64, factors []Factor, second bool) (*Saltelli, error) {
	if len(base) == 0 || len(base[0]) < 2 || len(base[0])%2 != 0 {
		return nil, say.Errorf("a Saltelli design needs base points with two coordinates for each input: make them with Sobol(n, 2*k, seed)")
	}
	k := len(base[0]) / 2
	for i, point := range base {
		if len(point) != 2*k {
			return nil, say.Errorf("base point %d has %d coordinates and the first %d: make all with one call of Sobol", i, len(point), 2*k)
		}
	}
	if err := checkFactors(factors, k); err != nil {
		return nil, err
	}
	s := &Saltelli{Rows: len(base), Factors: slices.Clone(factors), Second: second}
	s.Points = grid(s.Rows*s.Width(), k)
	for r, point := range base {
		a, b := point[:k], point[k:]
		copy(s.Points[s.A(r)], a)
		copy(s.Points[s.B(r)], b)
		for f, factor := range factors {
			exchange(s.Points[s.AB(r, f)], a, b, factor.Columns)
			if second {
				exchange(s.Points[s.BA(r, f)], b, a, factor.Columns)
			}
		}
	}
	return s, nil
}

// Width is the number of runs in a row.
func (s *Saltelli) Width() int {
	if s.Second {
		return 2 + 2*len(s.Factors)
	}
	return 2 + len(s.Factors)
}

// A is the place in Points of row r's run A.
func (s *Saltelli) A(r int) int { return r * s.Width() }

// B is the place in Points of row r's run B.
func (s *Saltelli) B(r int) int { return r*s.Width() + 1 }

// AB is the place in Points of row r's run AB_i for factor f.
func (s *Saltelli) AB(r, f int) int { return r*s.Width() + 2 + f }

// BA is the place in Points of row r's run BA_i for factor f; there is one
// only if Second.
func (s *Saltelli) BA(r, f int) int { return r*s.Width() + 2 + len(s.Factors) + f }

func exchange(to, keep, take []float64, columns []int) {
	copy(to, keep)
	for _, c := range columns {
		to[c] = take[c]
	}
}

func checkFactors(factors []Factor, inputs int) error {
	if len(factors) == 0 {
		return say.Errorf("a Saltelli design needs at least one factor")
	}
	owner := make([]string, inputs)
	names := map[string]bool{}
	for _, factor := range factors {
		if factor.Name == "" || names[factor.Name] {
			return say.Errorf("the factor name %q is empty or used twice: give each factor its own name", factor.Name)
		}
		names[factor.Name] = true
		for _, c := range factor.Columns {
			if c < 0 || c >= inputs {
				return say.Errorf("factor %q names input %d: the inputs are 0 to %d", factor.Name, c, inputs-1)
			}
			if owner[c] != "" {
				return say.Errorf("input %d is in factor %q and in factor %q: put it into one", c, owner[c], factor.Name)
			}
			owner[c] = factor.Name
		}
	}
	return nil
}
