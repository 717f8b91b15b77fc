package scenario

import (
	"errors"
	"math"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony"
	"tumen/unit"
)

// figure reads a stated number: at most 50 %, about 50 kg, 20 to 30 people.
func (r *values) figure(n *casefile.Node) (testimony.Figure, bool) {
	if n == nil {
		return testimony.Figure{}, false
	}
	if n.Shape != casefile.Scalar {
		r.Fault(n, say.Textf("this must be one number, not %s", n.Shape), say.Text("write a number with its unit, such as `about 50 kg`"))
		return testimony.Figure{}, false
	}
	figure, err := testimony.ParseFigure(n.Text, r.units)
	if err != nil {
		fault := explained(err, n.Text)
		r.Fault(n.Part(fault.Start, fault.End), fault.What, say.Textf("write %s", fault.Write))
		return testimony.Figure{}, false
	}
	return figure, true
}

// number reads a number for a field: in the field's unit and within its bounds.
func (r *values) number(n *casefile.Node, f parameter.Field) (testimony.Figure, bool) {
	figure, ok := r.figure(n)
	if !ok {
		return figure, false
	}
	return r.fit(n, figure, f)
}

// fit brings a figure into a field's unit and holds it against the bounds.
func (r *values) fit(n *casefile.Node, figure testimony.Figure, f parameter.Field) (testimony.Figure, bool) {
	r.by = ""
	to := f.In
	if f.Unit == "" {
		r.Fault(n, say.Textf("`%s` has no number", f.Path), say.Text("leave it out"))
		return figure, false
	}
	if figure.Unit == (unit.Unit{}) && to.Dimension() != (unit.Dimension{}) {
		if !r.bare && !f.Setting {
			r.Fault(n, say.Textf("%s has no unit", n.Text), say.Textf("write it in %s", f.Unit))
			return figure, false
		}
		figure.Unit = to
	}
	figure, _, ok := r.toMoney(n, figure, nil, to, "")
	if !ok {
		return figure, false
	}
	in, err := figure.Convert(to)
	if err != nil {
		fault := explained(err, n.Text)
		r.Fault(n, fault.What, say.Textf("write %s", fault.Write))
		return in, false
	}
	for _, x := range stated(in) {
		if !f.Within(x) {
			r.outOfBounds(n, f, x)
			return in, false
		}
	}
	if _, whole := f.Value.Interface().(int); whole && in.Best != math.Trunc(in.Best) {
		r.Fault(n, say.Textf("%s is not a whole number", shown(in.Best, f.In)), say.Text("write a whole number"))
		return in, false
	}
	return in, true
}

// stated are the numbers of a figure that someone wrote down: a bound's open end
// is not one of them.
func stated(f testimony.Figure) []float64 {
	switch f.Shape {
	case testimony.Range, testimony.Interval, testimony.Triangle, testimony.Quantiles:
		return []float64{f.Best, f.Low, f.High}
	}
	return []float64{f.Best}
}

// explained is what package unit says about a text.
func explained(err error, text string) *unit.Error {
	var fault *unit.Error
	if errors.As(err, &fault) {
		return fault
	}
	return &unit.Error{Text: text, End: len(text), What: err.Error(), Write: say.Text("a number with its unit")}
}

func (r *values) outOfBounds(n *casefile.Node, f parameter.Field, x float64) {
	if f.Unit == "share" && f.Min == 0 && f.Max == 1 {
		write := shareWrite
		if f.Key == "share" {
			write = shareOrMoney
		}
		r.Fault(n, shareFault(x), write)
		return
	}
	side, limit := "above", f.Max
	if x < f.Min {
		side, limit = "below", f.Min
	}
	r.Fault(n, say.Textf("`%s` cannot be %s %s", f.Key, side, shown(limit, f.In)),
		say.Textf("write a value from %s to %s", shown(f.Min, f.In), shown(f.Max, f.In)))
}

// shown writes a number in a unit for people, a share in per cent, with at
// most 12 digits, so that 0.29 is 29 % and not 28.999999999999996 %.
func shown(x float64, in unit.Unit) string {
	if in == share {
		x, in = x*100, percent
	}
	rounded := stat.Rounded(x, 12)
	return unit.Quantity{Value: rounded, Unit: in}.String()
}

// A share is stated in per cent.
var share, percent = everyCaseHas("share"), everyCaseHas("%")

// everyCaseHas is a unit that every case has.
func everyCaseHas(text string) unit.Unit {
	u, err := unit.ParseUnit(text)
	if err != nil {
		panic(err) // no test of this package would run
	}
	return u
}
