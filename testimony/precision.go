package testimony

import (
	"math"
	"regexp"
	"strconv"

	"tumen/internal/stat"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// How sure a number is, from the words it was stated in. Everything here is a
// convention; docs/testimony.md gives the reasons.
const (
	// finest is the least half-width, relative to the number, that a spoken or
	// converted figure is credited with.
	finest = reconcile.Finest
	// aboutSD is one standard deviation of "about", relative to the number.
	// What "about 50 kg" still allows is two of them, 45 to 55 kg.
	aboutSD = 0.05
	// counted is the largest number of people or runs that a witness is taken
	// to have counted, so that 4 runs are neither 3.9 nor 4.1.
	counted = 20
)

// likelihood finds the precision that a figure's words imply, in the figure's unit.
// A figure that was converted is as precise as it was stated.
func likelihood(f Figure, units *unit.System) reconcile.Likelihood {
	stated, err := ParseFigure(f.Text, units)
	if err != nil || stated.Shape != f.Shape {
		return fromWords(f)
	}
	converted, err := stated.Convert(f.Unit)
	if err != nil || !same(converted.Low, f.Low) || !same(converted.Best, f.Best) || !same(converted.High, f.High) {
		return fromWords(f) // the words are about another number
	}
	one, err := unit.Quantity{Value: 1, Unit: stated.Unit}.In(f.Unit)
	if err != nil {
		return fromWords(f)
	}
	return fromWords(stated).Times(one.Value)
}

// same says whether two numbers differ by no more than converting them does.
func same(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*math.Abs(a) }

func fromWords(f Figure) reconcile.Likelihood {
	r := reconcile.Likelihood{Value: f.Best, Low: f.Low, High: f.High, Widened: 1}
	step := lastDigit(f.Text) / 2
	width := func(v float64) float64 {
		if math.IsInf(v, 0) {
			return 0 // there is no such end
		}
		return max(step, finest*math.Abs(v))
	}
	switch f.Shape {
	case Point:
		h := width(f.Best)
		r.Observed, r.SD = true, h/math.Sqrt(3) // of a uniform distribution 2h wide
		r.Low, r.High = f.Best-h, f.Best+h
		if isCounted(f) {
			r.SD = finest * math.Abs(f.Best) / math.Sqrt(3)
			r.Low, r.High = f.Best, f.Best
		}
	case About:
		r.Observed, r.SD = true, max(aboutSD*math.Abs(f.Best), step/math.Sqrt(3))
		h := max(2*aboutSD*math.Abs(f.Best), step)
		r.Low, r.High = f.Best-h, f.Best+h
	case Interval:
		r.Z = math.Sqrt2 * math.Erfinv(f.Level)
		r.Observed, r.SD = true, (f.High-f.Low)/(2*r.Z)
	case Estimate:
		r.Observed, r.SD = true, max(f.Survey.SE, finest*math.Abs(f.Best)/math.Sqrt(3))
	case Quantiles:
		r.Observed = true
		r.Value, r.SD, _ = fitted(f.Steps(), false)
		if r.Mu, r.Sigma, r.Log = f.Fitted(); r.Log && r.Value <= 0 {
			r.Value = f.Best // a normal that nearly reaches zero
		}
	case Triangle:
		a, b, c := f.Low, f.Best, f.High
		r.Observed, r.Value = true, (a+b+c)/3
		r.SD = math.Sqrt(((b-a)*(b-a) + (c-b)*(c-b) + (c-a)*(c-a)) / 36)
	default:
		r.Bound = f.Shape != Range
		// Nobody is surer of where a range ends, in proportion, than of a number:
		// the low end of "0.001 to 5 kg" is not exact to a hundredth of a gram.
		apart := 0.0
		if stat.Finite(f.High - f.Low) {
			apart = finest * (f.High - f.Low)
		}
		r.LowSD, r.HighSD = max(width(f.Low), apart)/math.Sqrt(3), max(width(f.High), apart)/math.Sqrt(3)
	}
	if r.Observed && r.SD == 0 { // "0 people": nothing to be relative to
		r.SD = finest / math.Sqrt(3)
	}
	return r
}

// isCounted says whether a figure is a small whole number of people, runs or
// counted goods, or of these in some time.
func isCounted(f Figure) bool {
	return f.Unit.Counts() && f.Best == math.Trunc(f.Best) && math.Abs(f.Best) <= counted
}

// numeral is the first number of a text, with its decimals and power of ten.
var numeral = regexp.MustCompile(`\d[\d,_\x{A0}\x{2009}\x{202F}]*(?:\.(\d*))?(?:[eE]([+-]?\d+))?(?:\s+((?i:hundred|thousand|million|billion|dozen))\b)?`)

// lastDigit is what the last digit of the first number in a text counts: 0.1
// in 0.8, 1 in 50, 0.01 in 6.40, 1,000 in 5 thousand. Trailing zeros are taken as written.
func lastDigit(text string) float64 {
	text, _ = unit.Fold(text)
	parts := numeral.FindStringSubmatch(text)
	if parts == nil {
		return 0
	}
	exponent, err := strconv.Atoi(parts[2])
	if err != nil {
		exponent = 0 // there is none
	}
	digit := math.Pow(10, float64(exponent-len(parts[1])))
	if scale, err := unit.Parse("1 " + parts[3]); parts[3] != "" && err == nil {
		digit *= scale.Value
	}
	return digit
}
