package chart

import (
	"math"
	"strconv"
	"strings"
	"time"

	"tumen/internal/text"
)

// Axis is how numbers become places, and what is written beside it.
type Axis struct {
	Name   string     // written under it
	Short  string     // the same for narrow screens; Name if empty
	Dates  bool       // numbers are days since 1970-01-01
	Loose  bool       // need not begin at zero: spread matters, and not height
	Ends   [2]float64 // it reaches at least from the one to the other
	Limits [2]float64 // numbers beyond are drawn at the edge; none if both are zero
	Write  Writer     // of marks; Number if nil
}

// Writer writes a mark of an axis whose step is one, two or five times ten to the
// power of exponent, with the digits of that step.
type Writer = func(x float64, exponent int) string

func (a *Axis) write(x float64, exponent int) string {
	if a.Write == nil {
		return Number(x, exponent)
	}
	return a.Write(x, exponent)
}

func (a *Axis) name(narrow bool) string {
	if narrow && a.Short != "" {
		return a.Short
	}
	return a.Name
}

// held is a number within the limits, if there are any.
func (a *Axis) held(x float64) float64 {
	if a.Limits == [2]float64{} {
		return x
	}
	return min(max(x, a.Limits[0]), a.Limits[1])
}

// Number writes a mark with the decimals that its step needs: 0, 0.5, 20,000.
// Numbers of very many digits are written by powers of ten.
func Number(x float64, exponent int) string {
	size := math.Abs(x)
	switch {
	case x == 0:
		return "0"
	case size < 1e9 && exponent > -7:
		return text.Decimal(x, max(0, -exponent))
	}
	digits := max(0, int(math.Floor(math.Log10(size)+1e-12))-exponent)
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(size, 'e', digits, 64), "e")
	if x < 0 {
		mantissa = text.Minus + mantissa
	}
	if n, _ := strconv.Atoi(power); n != 0 {
		mantissa += "×10" + raised(n)
	}
	return mantissa
}

// powers are the digits of a power.
const powers = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// raised writes a power.
func raised(n int) string {
	return strings.Map(func(r rune) rune {
		if r == '-' {
			return '⁻'
		}
		return []rune(powers)[r-'0']
	}, strconv.Itoa(n))
}

// Share writes a share as per cent.
func Share(x float64, exponent int) string { return Number(x*100, exponent+2) + "\u00a0%" }

// PerCent writes what is in per cent already.
func PerCent(x float64, exponent int) string { return Number(x, exponent) + "\u00a0%" }

// span maps an interval of data, low to high, onto one of the drawing.
type span struct {
	low, high  float64
	start, end float64
}

// at is where a value is drawn; the middle, where the data have no width.
func (s span) at(x float64) float64 {
	if s.high == s.low {
		return (s.start + s.end) / 2
	}
	part := (x - s.low) / (s.high - s.low)
	if math.IsInf(s.high-s.low, 0) {
		part = (x/2 - s.low/2) / (s.high/2 - s.low/2)
	}
	return s.start + part*(s.end-s.start)
}

// tick is a place on an axis and what is written there.
type tick struct {
	Value float64
	Label string
}

// step is the distance of ticks: one, two or five times a power of ten.
type step struct {
	digit    int
	exponent int
}

// times is the tick k steps from zero: of all floats the nearest to the
// decimal, which adding steps up would miss.
func (s step) times(k int) float64 {
	if s.exponent < 0 {
		return float64(k*s.digit) / math.Pow10(-s.exponent)
	}
	return float64(k*s.digit) * math.Pow10(s.exponent)
}

// roundStep is the smallest round step that covers a length in at most n
// steps; 1 where there is no length to cover, or none that can be counted.
func roundStep(length float64, most int) step {
	if !(length > leastLength) || length > 1/leastLength || most < 1 {
		return step{1, 0}
	}
	for exponent := int(math.Floor(math.Log10(length / float64(most)))); ; exponent++ {
		for _, digit := range []int{1, 2, 5} {
			if s := (step{digit, exponent}); s.times(most) >= length {
				return s
			}
		}
	}
}

// leastLength is below what a step can be counted in, and one over it beyond.
const leastLength = 1e-200

// dust is the part of a value below which two values differ by the rounding of
// their arithmetic alone: to mark an axis between them would say that they differ.
const dust = 1e-9

// apart says whether the ends of an axis are different values.
func apart(low, high float64) bool {
	return high-low > max(leastLength, dust*math.Abs(low), dust*math.Abs(high)) && high-low < 1/leastLength
}

// finite is a value, or another where it is not a number or without end.
func finite(x, otherwise float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || math.Abs(x) > 1/leastLength {
		return otherwise
	}
	return x
}

// outer are round ticks that reach over an interval: from the last at or below its
// bottom to the first at or above its top. Unless loose the axis reaches to zero, so
// that heights can be compared.
func (a *Axis) outer(bottom, top float64, most int) []tick {
	bottom, top = finite(bottom, 0), finite(top, 0)
	if a.Loose && !apart(bottom, top) {
		bottom, top = bottom-math.Abs(bottom)*0.1, bottom+math.Abs(bottom)*0.1
	}
	if !a.Loose {
		bottom, top = min(bottom, 0), max(top, 0)
	}
	if !apart(bottom, top) {
		top = bottom + 1
	}
	s := roundStep(top-bottom, most)
	var ticks []tick
	for k := int(math.Floor(bottom / s.times(1))); ; k++ {
		x := s.times(k)
		ticks = append(ticks, tick{x, a.write(x, s.exponent)})
		if x >= top && len(ticks) > 1 {
			return ticks
		}
	}
}

// inner are round ticks between the ends of a span; where it has no length, one
// with three figures.
func (a *Axis) inner(x span, most int) []tick {
	if !apart(x.low, x.high) {
		exponent := 0
		if low := math.Abs(finite(x.low, 0)); low != math.Trunc(low) {
			exponent = min(0, int(math.Floor(math.Log10(low)))-2)
		}
		return []tick{{x.low, a.write(finite(x.low, 0), exponent)}}
	}
	s := roundStep(x.high-x.low, most)
	var ticks []tick
	for k := int(math.Ceil(x.low / s.times(1))); s.times(k) <= x.high; k++ {
		ticks = append(ticks, tick{s.times(k), a.write(s.times(k), s.exponent)})
	}
	return ticks
}

// feet are at most n ticks of a span that stand apart from one another and
// inside the width.
func (a *Axis) feet(x span, width float64, most int) []tick {
	for ; ; most-- {
		ticks := a.inner(x, most)
		if a.Dates {
			ticks = dateTicks(int(math.Ceil(x.low)), int(math.Floor(x.high)), most)
		}
		end, clear := math.Inf(-1), true
		for _, t := range ticks {
			half := widthOf(t.Label, "small") / 2
			at := min(max(x.at(t.Value), half), width-half)
			clear = clear && at-half >= end
			end = at + half + 6
		}
		if clear || most <= 1 {
			if !clear {
				ticks = ticks[:min(1, len(ticks))]
			}
			return ticks
		}
	}
}

// Calendar steps that a reader can count in.
var (
	daySteps   = []int{1, 2, 7, 14}
	monthSteps = []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200}
)

// dateTicks are at most n ticks between two days, both included: days
// counted from the first, or the beginnings of months or years.
func dateTicks(first, last, most int) []tick {
	for _, n := range daySteps {
		if (last-first)/n+1 <= most {
			var ticks []tick
			for d := first; d <= last; d += n {
				ticks = append(ticks, tick{float64(d), timeOf(d).Format("2 Jan")})
			}
			return ticks
		}
	}
	for _, n := range monthSteps {
		if ticks := monthTicks(first, last, n); len(ticks) <= most {
			return ticks
		}
	}
	return nil
}

// monthTicks are the beginnings of every few months, counted from the year
// 0, so that quarters and decades fall where calendars have them. The year is
// written where it begins or is first met, and with a month that is marked in an
// earlier year too, so that no two ticks are the same.
func monthTicks(first, last, months int) []tick {
	var ticks []tick
	met := map[time.Month]bool{}
	begin := timeOf(first)
	index := begin.Year()*12 + int(begin.Month()) - 1
	if begin.Day() > 1 {
		index++
	}
	for index = (index + months - 1) / months * months; ; index += months {
		t := time.Date(index/12, time.Month(index%12+1), 1, 0, 0, 0, 0, time.UTC)
		day := int(t.Unix() / secondsPerDay)
		if day > last {
			return ticks
		}
		form := "Jan"
		switch {
		case months >= 12:
			form = "2006"
		case len(ticks) == 0 || t.Month() == time.January || met[t.Month()]:
			form = "Jan 2006"
		}
		met[t.Month()] = true
		ticks = append(ticks, tick{float64(day), t.Format(form)})
	}
}

const secondsPerDay = 86400

// timeOf is the beginning of a day since 1970-01-01.
func timeOf(day int) time.Time { return time.Unix(int64(day)*secondsPerDay, 0).UTC() }
