package testimony

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"tumen/unit"
)

// How sure a number is, from the words it was stated in. Everything here is a
// convention; docs/testimony.md gives the reasons.
const (
	// finest is the least half-width, relative to the number, that a spoken or
	// converted figure is credited with.
	finest = 0.005
	// aboutSD is one standard deviation of "about", relative to the number.
	// What "about 50 kg" still allows is two of them, 45 to 55 kg.
	aboutSD = 0.05
	// counted is the largest number of people or runs that a witness is taken
	// to have counted, so that 4 runs are neither 3.9 nor 4.1.
	counted = 20
)

// reading is a claim's figure as the adjustment uses it.
type reading struct {
	observed bool    // whether the words say which value is likeliest
	value    float64 // likeliest value, or where to start from
	sd       float64 // one standard deviation of an observed value
	// What the words allow: outside of it the claim does not hold.
	low, high float64
	// By how much an end may be overstepped for one standard deviation; for
	// ends that were stated as such.
	lowSD, highSD float64
	// Of an interval: how many standard deviations its ends lie from the
	// middle; 0 for other figures.
	z float64
	// Of quantiles, all of them positive: the lognormal nearest to them.
	log       bool
	mu, sigma float64
	doubt     float64 // what the standard deviations were multiplied by
}

// read finds the precision that a figure's words imply, in the figure's unit.
// A figure that was converted is as precise as it was stated.
func read(f Figure) reading {
	stated, err := ParseFigure(f.Text)
	if err != nil || stated.Shape != f.Shape {
		return readWords(f)
	}
	converted, err := stated.Convert(f.Unit)
	if err != nil || !same(converted.Low, f.Low) || !same(converted.Best, f.Best) || !same(converted.High, f.High) {
		return readWords(f) // the words are about another number
	}
	one, err := unit.Quantity{Value: 1, Unit: stated.Unit}.In(f.Unit)
	if err != nil {
		return readWords(f)
	}
	return readWords(stated).times(one.Value)
}

// same says whether two numbers differ by no more than converting them does.
func same(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*math.Abs(a) }

func readWords(f Figure) reading {
	r := reading{value: f.Best, low: f.Low, high: f.High, doubt: 1}
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
		r.observed, r.sd = true, h/math.Sqrt(3) // of a uniform distribution 2h wide
		r.low, r.high = f.Best-h, f.Best+h
		if isCounted(f) {
			r.sd = finest * math.Abs(f.Best) / math.Sqrt(3)
			r.low, r.high = f.Best, f.Best
		}
	case About:
		r.observed, r.sd = true, max(aboutSD*math.Abs(f.Best), step/math.Sqrt(3))
		h := max(2*aboutSD*math.Abs(f.Best), step)
		r.low, r.high = f.Best-h, f.Best+h
	case Interval:
		r.z = math.Sqrt2 * math.Erfinv(f.Level)
		r.observed, r.sd = true, (f.High-f.Low)/(2*r.z)
	case Quantiles:
		r.observed = true
		r.value, r.sd, _ = fitted(f.Steps(), false)
		if r.mu, r.sigma, r.log = f.Fitted(); r.log && r.value <= 0 {
			r.value = f.Best // a normal that nearly reaches zero
		}
	case Triangle:
		a, b, c := f.Low, f.Best, f.High
		r.observed, r.value = true, (a+b+c)/3
		r.sd = math.Sqrt(((b-a)*(b-a) + (c-b)*(c-b) + (c-a)*(c-a)) / 36)
	default:
		// Nobody is surer of where a range ends, in proportion, than of a number:
		// the low end of "0.001 to 5 kg" is not exact to a hundredth of a gram.
		apart := 0.0
		if finite(f.High - f.Low) {
			apart = finest * (f.High - f.Low)
		}
		r.lowSD, r.highSD = max(width(f.Low), apart)/math.Sqrt(3), max(width(f.High), apart)/math.Sqrt(3)
	}
	if r.observed && r.sd == 0 { // "0 people": nothing to be relative to
		r.sd = finest / math.Sqrt(3)
	}
	return r
}

// isCounted says whether a figure is a small whole number of people or runs,
// or of these in some time.
func isCounted(f Figure) bool {
	thing := strings.Split(f.Unit.String(), "/")[0]
	return (thing == "person" || thing == "run") && f.Best == math.Trunc(f.Best) && math.Abs(f.Best) <= counted
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

// times is the reading in another unit.
func (r reading) times(factor float64) reading {
	for _, v := range []*float64{&r.value, &r.sd, &r.low, &r.high, &r.lowSD, &r.highSD} {
		*v *= factor
	}
	r.mu += math.Log(factor)
	return r
}

// looser is the reading with its standard deviations multiplied, for a source
// that is less than sure. What the words allow stays.
func (r reading) looser(factor float64) reading {
	r.sd, r.lowSD, r.highSD, r.doubt = r.sd*factor, r.lowSD*factor, r.highSD*factor, r.doubt*factor
	return r
}

// logarithmic is the reading of the quantity's logarithm; the quantity must be
// positive. A bound at or below zero is no bound there.
func (r reading) logarithmic() reading {
	l := reading{observed: r.observed, value: math.Log(r.value), low: math.Inf(-1), high: math.Log(r.high)}
	l.sd, l.highSD = r.sd/r.value, r.highSD/r.high
	if r.low > 0 {
		l.low, l.lowSD = math.Log(r.low), r.lowSD/r.low
	}
	if math.IsInf(r.high, 1) {
		l.highSD = 0
	}
	if r.z > 0 && r.low > 0 {
		l.sd = (l.high - l.low) / (2 * r.z) * r.doubt // the lognormal's, see Figure.Lognormal
	}
	if r.log {
		l.value, l.sd = r.mu, r.sigma*r.doubt
	}
	return l
}

// doubt is how many times the implied standard deviation a source's claims
// have, by its grade: the product for the letter and for the figure. The
// Admiralty code is an order without distances, so the steps are a choice:
// each is about the half again of the one before. "Cannot be judged" (F, 6) is
// neither trusted nor distrusted, and stands with D and 4.
func doubt(grade string) float64 {
	const letters, figures = "ABCDEF", "123456"
	steps := [...]float64{1, 1.2, 1.5, 2, 3, 2}
	if len(grade) != 2 {
		grade = "F6" // a source without a grade cannot be judged
	}
	source, information := strings.IndexByte(letters, grade[0]), strings.IndexByte(figures, grade[1])
	if source < 0 || information < 0 {
		return doubt("F6")
	}
	return steps[source] * steps[information]
}
