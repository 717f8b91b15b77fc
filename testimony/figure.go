package testimony

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"tumen/internal/say"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// Shape is how a number was stated.
type Shape string

// The shapes of a figure, with an example of each.
const (
	Point    Shape = "point"    // 4 runs/month
	About    Shape = "about"    // about 50 kg
	Range    Shape = "range"    // 20 to 30 people
	Interval Shape = "interval" // 5 to 10 kg (90 % interval)
	AtMost   Shape = "at-most"  // at most 50 %
	AtLeast  Shape = "at-least" // at least 30 kg
	Triangle Shape = "triangle" // min 20, likely 25, max 30 people

	Estimate  Shape = "estimate"  // mean 40 kg (sd 12, n 304), or 40 kg (se 2)
	Quantiles Shape = "quantiles" // 5 % below 20, 50 % below 25, 95 % below 35 people
)

// Figure is a stated number with its uncertainty. Low <= Best <= High always
// holds, all three in Unit. What the shapes put there:
//
//	shape      Low          Best                     High
//	point      the number   the number               the number
//	about      the number   the number               the number
//	range      one end      the midpoint             the other end
//	interval   one end      the lognormal's median   the other end
//	at-most    0            the bound                the bound
//	at-least   the bound    the bound                +Inf
//	triangle   min          likely                   max
//	quantiles  the lowest   the fit's median         the highest
//	estimate   of its 95 %  the number               of its 95 %
//
// An interval with an end that is not positive has the midpoint as its Best,
// since no lognormal goes through both ends. Below a negative bound, the Low of
// at-most is -Inf.
type Figure struct {
	Text  string // as it was stated
	Shape Shape
	Low   float64
	Best  float64
	High  float64
	Level float64 // probability that an interval holds, such as 0.9; 0 for every other shape
	Unit  unit.Unit

	Quantiles [MostQuantiles]Quantile // of a list of quantiles, see Steps
	Survey    Survey                  // of an estimate
}

// Ends are between what the words allow the number to lie: "about" 10 % either way, an
// interval its own ends; a single number has none but itself.
func (f Figure) Ends() (low, high float64) {
	if f.Shape == About {
		room := 2 * aboutSD * math.Abs(f.Best)
		return f.Best - room, f.Best + room
	}
	return f.Low, f.High
}

// String writes the figure so that ParseFigure reads it back to the same
// numbers: "20 to 30 people". It is written from the numbers, not from Text,
// and so follows Convert.
func (f Figure) String() string {
	plain := func(v float64) string { return unit.Quantity{Value: v}.String() }
	full := func(v float64) string { return unit.Quantity{Value: v, Unit: f.Unit}.String() }
	switch f.Shape {
	case About:
		return say.Textf("about %s", full(f.Best))
	case Range:
		return say.Textf("%s to %s", plain(f.Low), full(f.High))
	case Interval:
		return say.Textf("%s to %s (%s %% interval)", plain(f.Low), full(f.High), percent(f.Level))
	case AtMost:
		return say.Textf("at most %s", full(f.High))
	case AtLeast:
		return say.Textf("at least %s", full(f.Low))
	case Quantiles:
		return f.quantileText()
	case Estimate:
		return f.surveyText()
	case Triangle:
		return say.Textf("min %s, likely %s, max %s", plain(f.Low), plain(f.Best), full(f.High))
	}
	return full(f.Best)
}

// percent writes a level between 0 and 1 in per cent. It moves the decimal
// point instead of multiplying, so that 0.07 is 7 and not 7.000000000000001.
func percent(level float64) string {
	_, digits, _ := strings.Cut(strconv.FormatFloat(level, 'f', -1, 64), ".")
	for len(digits) < 2 {
		digits += "0"
	}
	whole := strings.TrimLeft(digits[:1], "0") + digits[1:2]
	if len(digits) > 2 {
		return whole + "." + digits[2:]
	}
	return whole
}

// Convert is the same figure in another unit; Text stays as it was stated. It
// fails with a *unit.Error about Text if the unit measures something else.
func (f Figure) Convert(to unit.Unit) (Figure, error) {
	values := []*float64{&f.Low, &f.Best, &f.High, &f.Survey.SE, &f.Survey.SD}
	for i := range f.Steps() {
		values = append(values, &f.Quantiles[i].Value)
	}
	for _, v := range values {
		q, err := unit.Quantity{Value: *v, Unit: f.Unit}.In(to)
		var fault *unit.Error
		if errors.As(err, &fault) {
			return Figure{}, &unit.Error{Text: f.Text, End: len(f.Text), What: fault.What, Write: fault.Write}
		}
		*v = q.Value
	}
	f.Unit = to
	return f, nil
}

// Scaled is the figure with each of its numbers times a factor above 0, in
// another unit; Text stays as it was stated.
func (f Figure) Scaled(factor float64, to unit.Unit) Figure {
	f.Low, f.Best, f.High, f.Unit = f.Low*factor, f.Best*factor, f.High*factor, to
	f.Survey = f.Survey.scaled(factor)
	for i := range f.Steps() {
		f.Quantiles[i].Value *= factor
	}
	return f
}

// Widened is the figure with an independent error more: half of its 95 % interval,
// of the logarithm. It becomes a 95 % interval. A bound, and a figure that is not
// positive, stays as it is.
func (f Figure) Widened(by float64) Figure {
	if by == 0 || f.Best <= 0 || f.Low <= 0 || f.Shape == AtMost || f.Shape == AtLeast {
		return f
	}
	below, above := math.Log(f.Best/f.Low), math.Log(f.High/f.Best)
	switch f.Shape {
	case About:
		below, above = 2*aboutSD, 2*aboutSD
	case Interval:
		to95 := reconcile.NinetyFive / (math.Sqrt2 * math.Erfinv(f.Level))
		below, above = below*to95, above*to95
	case Quantiles:
		_, sigma, _ := f.Fitted()
		below, above = reconcile.NinetyFive*sigma, reconcile.NinetyFive*sigma
	}
	f.Low, f.High = f.Best*math.Exp(-math.Hypot(below, by)), f.Best*math.Exp(math.Hypot(above, by))
	f.Shape, f.Level, f.Quantiles, f.Survey = Interval, 0.95, [MostQuantiles]Quantile{}, Survey{}
	return f
}

// settle fills in what follows from the ends of the figure by its shape.
func (f *Figure) settle() {
	switch f.Shape {
	case Quantiles:
		f.settleQuantiles()
	case Estimate:
		f.settleSurvey()
	case Range:
		f.Best = midpoint(f.Low, f.High)
	case Interval:
		f.Best = midpoint(f.Low, f.High)
		if f.Low > 0 {
			median := math.Sqrt(f.Low) * math.Sqrt(f.High) // exp(mu) of the lognormal
			f.Best = between(median, f.Low, f.High)
		}
	case AtMost:
		f.Low, f.Best = 0, f.High
		if f.High < 0 {
			f.Low = math.Inf(-1)
		}
	case AtLeast:
		f.Best, f.High = f.Low, math.Inf(1)
	}
}

// midpoint halves before it adds, so that the sum of two large ends stays finite.
func midpoint(low, high float64) float64 { return between(low/2+high/2, low, high) }

// between keeps a middle that was rounded from falling outside the ends.
func between(middle, low, high float64) float64 { return min(max(middle, low), high) }
