package unit

import (
	"math"
	"strconv"
	"strings"

	"tumen/internal/say"
)

// Quantity is a number with its unit. The zero value is the plain number 0.
type Quantity struct {
	Value float64
	Unit  Unit
}

// In is the same quantity in another unit. It fails with an *Error if the two
// units measure different things, or if the number would become too large or
// too small for a float64. An infinite value stays infinite.
func (q Quantity) In(to Unit) (Quantity, error) {
	if q.Unit == to {
		return q, nil
	}
	from, into := q.Unit.Dimension(), to.Dimension()
	if from != into {
		return Quantity{}, q.fault(say.Textf("%s cannot become %s", from, into), instead(from, into, to))
	}
	num, den := q.Unit.size()
	toNum, toDen := to.size()
	value := q.Value * (num * toDen) / (den * toNum)
	overflow := math.IsInf(value, 0) && !math.IsInf(q.Value, 0)
	underflow := value == 0 && q.Value != 0
	if overflow || underflow {
		return Quantity{}, q.fault(say.Textf("the number is out of range in %s", to.String()), say.Text("a value nearer to 1"))
	}
	return Quantity{value, to}, nil
}

// fault is an error about the quantity as a whole.
func (q Quantity) fault(what, write string) *Error {
	text := q.String()
	return &Error{Text: text, End: len(text), What: what, Write: write}
}

// instead says what to write where a quantity has the wrong dimension.
func instead(from, into Dimension, to Unit) string {
	if one, other, _, ok := from.Exchange(into); ok {
		return say.Textf("it in %s, or claim the exchange rate, in %s/%s", to, other, one)
	}
	if into == (Dimension{}) {
		return say.Text("a plain number, a share or a %")
	}
	return say.Textf("a quantity in %s, or in another unit of %s", to, into)
}

// String writes the quantity as short as Parse can read it back to the same
// value: "10,000 yuan", "0.8 yuan/kg", "25 people", "5/day", "50 %". A value
// that is infinite or not a number is written, but not read.
func (q Quantity) String() string {
	number := numberText(q.Value)
	if q.Unit == (Unit{}) {
		return number
	}
	name := q.Unit.text(math.Abs(q.Value) != 1)
	if rest, ok := strings.CutPrefix(name, "1/"); ok {
		return number + "/" + rest
	}
	return number + " " + name
}

// Write writes a number in a unit that is given as text, which a case may have
// declared: such a unit stands as it is.
func Write(x float64, in string) string {
	u, err := ParseUnit(in)
	if err != nil {
		return numberText(x) + " " + in
	}
	return Quantity{x, u}.String()
}

// numberText writes the shortest decimal that reads back to v, with commas
// between thousands; beyond a million billions, or below a millionth, as a
// power of ten.
func numberText(v float64) string {
	size := math.Abs(v)
	if size >= 1e15 || size < 1e-6 && size > 0 || math.IsNaN(v) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	text := Quantity{Value: v}.plain()
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, decimals, _ := strings.Cut(text, ".")
	return sign + numberForms(whole, decimals)
}

// plain is the shortest decimal of the number that reads back to it.
func (q Quantity) plain() string { return strconv.FormatFloat(q.Value, 'f', -1, 64) }
