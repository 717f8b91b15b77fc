package testimony

import (
	"math"

	"tumen/internal/stat"
	"tumen/testimony/reconcile"
)

// Weigh weighs what the testimony has in numbers; see [reconcile.Testimony.Weigh].
func (t *Testimony) Weigh(o reconcile.Options) (*reconcile.Findings, error) {
	return t.Numbers().Weigh(o)
}

// Facts prepares to count independent facts; see [reconcile.Testimony.Facts].
func (t *Testimony) Facts() (*reconcile.Facts, error) { return t.Numbers().Facts() }

// Numbers are the claims with a figure, as far as they are numbers.
func (t *Testimony) Numbers() *reconcile.Testimony {
	n := &reconcile.Testimony{Identities: t.Identities, Decisions: t.Decisions, Units: t.Units}
	for _, s := range t.Sources {
		n.Sources = append(n.Sources, reconcile.Source{ID: s.ID, Grade: s.Grade, Correlation: s.Correlation})
	}
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Figure == nil {
			continue
		}
		f := c.Figure
		l := likelihood(c.OfTheMean(), t.Units)
		if f.check() != nil || !stat.Finite(f.Best) {
			l.Value = math.NaN() // not a figure
		}
		n.Claims = append(n.Claims, reconcile.Claim{
			ID: c.ID, Source: c.Source, Quantity: c.Of(), HeldOut: c.HeldOut, Text: f.Text, Best: f.Best, Unit: f.Unit, Likelihood: l,
		})
	}
	return n
}
