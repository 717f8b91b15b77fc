package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
	"tumen/unit"
	"tumen/vocabulary"
)

// rate is a claimed or implied exchange rate: one of below is value of above.
type rate struct {
	name         string
	when         string // the time that the claim is about
	above, below unit.Unit
	value        float64
	spread       float64 // half of its 95 % interval, of the logarithm
}

// rates are the exchange rates that the testimony has, claims first.
func (s *parsed) rates(units *unit.System) (all []rate) {
	if s.weighed == nil {
		return nil
	}
	add := func(name, when string, of unit.Unit, value float64, low, high *float64) {
		above, below, ok := of.Dimension().Rate()
		if size := formula.Size(of); ok && value > 0 {
			all = append(all, rate{name, when, above, below, value * size, spread(low, high)})
		}
	}
	for i := range s.Claims {
		if t := s.resolved(s.Claims[i].ID); t != nil && !s.Claims[i].HeldOut {
			add(s.Claims[i].ID, s.Claims[i].When, s.Claims[i].Figure.Unit, t.Value, t.Low, t.High)
		}
	}
	for _, q := range s.weighed.Implied {
		if u, err := units.ParseUnit(q.Unit); err == nil && !q.Bounded {
			add(q.Name, "", u, q.Balanced, q.Low, q.High)
		}
	}
	return all
}

// spread is half of an interval of positive ends, of the logarithm; 0 if there is
// none.
func spread(low, high *float64) float64 {
	if low == nil || high == nil || *low <= 0 || *high <= *low {
		return 0
	}
	return math.Log(*high / *low) / 2
}

// poolRates adds an identity for each two claimed rates of the same two moneys at
// the same time:
// there is one rate, and whether the claims agree on it is for the weighing to say.
func (s *parsed) poolRates() {
	type claimed struct{ id, when, above, below string }
	var seen []claimed
	for i := range s.Claims {
		c := &s.Claims[i]
		if c.Figure == nil || c.HeldOut {
			continue
		}
		above, below, ok := c.Figure.Unit.Dimension().Rate()
		if !ok {
			continue
		}
		this := claimed{c.Of(), c.When, above.String(), below.String()}
		for _, other := range seen {
			text := ""
			switch {
			case other.id == this.id, other.when != this.when: // pooled already, or not one rate
			case other.above == this.above && other.below == this.below:
				text = this.id + " = " + other.id
			case other.above == this.below && other.below == this.above:
				text = this.id + " = 1 / " + other.id
			}
			if text != "" {
				s.Identities = append(s.Identities, formula.Identity{
					ID: "rate." + this.id + "." + other.id, Text: text, Says: say.Text("one exchange rate, by two claims"),
				})
				break
			}
		}
		seen = append(seen, this)
	}
}

// exchange is what amounts of one money come to in another: each is multiplied by
// factor, whose interval is spread wide.
type exchange struct {
	factor, spread float64
	by             []string // the rates, in words
}

// between finds the fewest rates that join two moneys. Of several for the same two,
// that of the given time goes first, then that which stands first in the file.
func (r *values) between(from, to unit.Unit, when string) (x exchange, ok bool) {
	type reached struct {
		unit.Unit
		exchange
	}
	those := func(then bool) []rate {
		return slices.DeleteFunc(slices.Clone(r.rates), func(e rate) bool { return (e.when == when) != then })
	}
	rates := append(those(true), those(false)...)
	queue, seen := []reached{{from, exchange{factor: 1}}}, []unit.Unit{from}
	for ; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.Unit == to {
			return at.exchange, true
		}
		for _, e := range rates {
			next, factor := e.above, e.value
			switch at.Unit {
			case e.below:
			case e.above:
				next, factor = e.below, 1/e.value
			default:
				continue
			}
			if slices.Contains(seen, next) {
				continue
			}
			seen = append(seen, next)
			words := fmt.Sprintf("%s: %s", e.name, shown(e.value, ratio(e.above, e.below)))
			queue = append(queue, reached{next, exchange{at.factor * factor, math.Hypot(at.spread, e.spread), append(slices.Clone(at.by), words)}})
		}
	}
	return x, false
}

// ratio is a unit over another one.
func ratio(above, below unit.Unit) unit.Unit {
	u, err := above.Div(below)
	if err != nil {
		return above // two currencies are never too many factors
	}
	return u
}

// exchanged brings a figure, and what a claim of it comes to, into the money of a
// unit, if it is in another one and that is all that differs. known is false
// where no rate says how. when is the time that a claim is about.
func (r *values) exchanged(f testimony.Figure, t *reconcile.Value, to unit.Unit, when string) (in testimony.Figure, taken *reconcile.Value, by string, known bool) {
	from, into, power, differs := f.Unit.Dimension().Exchange(to.Dimension())
	if !differs {
		return f, t, "", true
	}
	x, ok := r.between(from, into, when)
	if !ok {
		return f, t, "", false
	}
	factor, wide := math.Pow(x.factor, float64(power)), math.Abs(float64(power))*x.spread
	size := formula.Size(f.Unit) * factor
	in = f.Scaled(size, to.Coherent()).Widened(wide)
	if t != nil {
		c := *t
		c.Value *= size
		c.Low, c.High = widened(t.Low, t.High, t.Value, size, wide)
		taken = &c
	}
	return in, taken, strings.Join(x.by, ", "), true
}

// widened are the ends of a claim's interval, times a factor that has a spread of
// its own: the two go together as independent errors of the logarithm do.
func widened(low, high *float64, middle, factor, wide float64) (*float64, *float64) {
	end := func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		x := *v * factor
		if *v > 0 && middle > 0 {
			x = middle * factor * math.Exp(math.Copysign(math.Hypot(math.Log(*v/middle), wide), math.Log(*v/middle)))
		}
		return &x
	}
	return end(low), end(high)
}

// toMoney is a figure, and what a claim of it comes to, in the money of a unit. That
// no rate joins the two moneys is a fault.
func (r *values) toMoney(n *casefile.Node, f testimony.Figure, t *reconcile.Value, to unit.Unit, when string) (testimony.Figure, *reconcile.Value, bool) {
	in, taken, by, known := r.exchanged(f, t, to, when)
	r.by = by
	from, into, _, differs := f.Unit.Dimension().Exchange(to.Dimension())
	switch {
	case differs && r.units.Money().Unit == into.String() && r.units.Money().Code == unit.OfMoney:
		return f.Scaled(formula.Size(f.Unit), to.Coherent()), t, true // that nothing says which is a fault already
	case !known:
		r.Fault(n, say.Textf("no exchange rate joins %s and %s", from, into),
			say.Textf("write it in %s, or claim the rate, as in `rate: {kind: value, is: NUMBER %s, from: SOURCE, says: the exchange rate}`", to, ratio(into, from)))
	}
	return in, taken, known
}

// inMeasure is a figure, and what a claim of it comes to, in the money of the unit
// in which an outcome is measured.
func (r *values) inMeasure(n *casefile.Node, f testimony.Figure, t *reconcile.Value, o *vocabulary.Outcome, when string) (testimony.Figure, *reconcile.Value, bool) {
	for _, text := range o.Units() {
		if _, _, _, differs := f.Unit.Dimension().Exchange(r.in(text).Dimension()); differs {
			return r.toMoney(n, f, t, r.in(text), when)
		}
	}
	return f, t, true
}

// exchangeMeasured brings the claims about outcomes into the money of the case.
func (r *origins) exchangeMeasured() {
	s := r.parsed
	if s.weighed == nil {
		return
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		o := vocabulary.Find(c.Measure)
		if o == nil || c.Figure == nil {
			continue
		}
		in, _, ok := r.inMeasure(s.places[place{"claim", c.ID}], *c.Figure, nil, o, c.When)
		if ok && in.Unit != c.Figure.Unit {
			c.Exchanged = &in
		}
	}
}
