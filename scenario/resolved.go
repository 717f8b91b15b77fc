package scenario

import (
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// resolved is what a claim comes to, in the unit of the claim; nil if it holds no
// number or the testimony could not be weighed.
func (s *parsed) resolved(claim string) *reconcile.Value {
	if s.weighed == nil {
		return nil
	}
	if w := s.weighed.Claim(claim); w != nil {
		return &w.Resolved
	}
	return nil
}

// settle gives a claim's figure, already in the unit of a field, the value that
// the claim comes to beside the others, and notes in the provenance how
// it was resolved. The rule is reconcile.Value's: as it was stated where it contradicts
// others, else balanced.
func (r *origins) settle(n *casefile.Node, f parameter.Field, figure testimony.Figure, g *provenance) (testimony.Figure, bool) {
	if g.resolved == nil {
		return figure, true
	}
	g.as = g.resolved.As
	g.low, g.high = inUnit(g.resolved.Low, g.figure.Unit, figure.Unit), inUnit(g.resolved.High, g.figure.Unit, figure.Unit)
	if g.as == reconcile.AsStated {
		return figure, true
	}
	value := inUnit(&g.resolved.Value, g.figure.Unit, figure.Unit)
	if value == nil || !f.Within(*value) {
		r.Fault(n, say.Textf("together with the other claims, `%s` becomes %s, which is not legal for `%s`",
			strings.TrimSpace(n.Text), shown(g.resolved.Value, g.figure.Unit), f.Key),
			say.Text("write a value with `is:`; `tumen check` shows what moved it"))
		return figure, false
	}
	if figure.Low == figure.High { // a single number
		figure.Low, figure.High = *value, *value
	}
	figure.Best = *value
	return figure, true
}

// inUnit is a number in another unit, nil if there is none. A bare number has
// been read as one in the field's own unit already.
func inUnit(v *float64, from, to unit.Unit) *float64 {
	if v == nil || from == (unit.Unit{}) {
		return v
	}
	q, err := unit.Quantity{Value: *v, Unit: from}.In(to)
	if err != nil {
		return nil
	}
	return &q.Value
}
