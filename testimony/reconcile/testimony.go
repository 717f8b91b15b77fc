package reconcile

import (
	"tumen/internal/list"
	"tumen/testimony/formula"
	"tumen/unit"
)

// Testimony is what is weighed: claims with numbers, who makes them, and how
// they hang together. Package testimony makes it of what sources report.
type Testimony struct {
	Sources    []Source
	Claims     []Claim
	Identities []formula.Identity
	Decisions  []formula.Inequality
	Units      *unit.System // of the case; nil if it declares none
}

// Source makes claims.
type Source struct {
	ID          string
	Grade       string  // Admiralty code, such as C3
	Correlation float64 // of the errors of any two of its claims, from 0 to below 1
}

// Claim is a number that a source states of a quantity.
type Claim struct {
	ID       string
	Source   string
	Quantity string
	HeldOut  bool // whether it is only weighed against what other claims give
	Text     string
	Best     float64 // in Unit: the likeliest value, the middle of a range, or the bound
	Unit     unit.Unit
	Likelihood
}

// source finds a source by its id, or nil.
func (t *Testimony) source(id string) *Source {
	return list.Find(t.Sources, func(s *Source) bool { return s.ID == id })
}
