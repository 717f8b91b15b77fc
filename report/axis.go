package report

import (
	"math"
	"time"

	"tumen/economy"
)

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
	return s.start + (x-s.low)/(s.high-s.low)*(s.end-s.start)
}

// mark is a place on an axis and what is written there.
type mark struct {
	Value float64
	Label string
}

// step is the distance of marks: one, two or five times a power of ten.
type step struct {
	digit    int
	exponent int
}

// times is the mark k steps from zero: of all floats the nearest to the
// decimal, which adding steps up would miss.
func (s step) times(k int) float64 {
	if s.exponent < 0 {
		return float64(k*s.digit) / math.Pow10(-s.exponent)
	}
	return float64(k*s.digit) * math.Pow10(s.exponent)
}

// places is how many decimals a mark needs.
func (s step) places() int { return max(0, -s.exponent) }

// roundStep is the smallest round step that covers a length in at most so many
// steps; 1 where there is no length to cover, or none that can be counted.
func roundStep(length float64, most int) step {
	if !(length > leastLength) || math.IsInf(length, 1) || most < 1 {
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

// leastLength is below what a step can be counted in.
const leastLength = 1e-200

// dust is the part of a value below which two values differ by the rounding of
// their arithmetic alone: to mark an axis between them would say that they differ.
const dust = 1e-9

// apart says whether the ends of an axis are different values.
func apart(low, high float64) bool {
	return high-low > max(leastLength, dust*math.Abs(low), dust*math.Abs(high))
}

// finite is a value, or another where it is not a number or without end.
func finite(x, otherwise float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return otherwise
	}
	return x
}

// writer writes a value with a number of decimal places.
type writer = func(x float64, places int) string

// percentMark writes a share as a mark of an axis; places are those that the step
// needs.
func percentMark(x float64, places int) string {
	return decimal(x*100, max(0, places-2)) + "\u00a0%"
}

// valueAxis begins at zero, so that heights can be compared, or at the first
// mark at or below the bottom where that is less; it ends with the first mark
// at or above the top. Marks are written by the given function, with the places
// that the step needs.
func valueAxis(bottom, top float64, most int, write writer) []mark {
	bottom, top = min(finite(bottom, 0), 0), max(finite(top, 0), 0)
	s := roundStep(top-bottom, most)
	var marks []mark
	for k := int(math.Floor(bottom / s.times(1))); ; k++ {
		x, places := s.times(k), s.places()
		if k == 0 {
			places = 0
		}
		marks = append(marks, mark{x, write(x, places)})
		if x >= top && len(marks) > 1 {
			return marks
		}
	}
}

// looseAxis begins with the last round mark at or below the bottom, wherever
// that is, and ends with the first at or above the top: for lines whose spread
// matters and not their height.
func looseAxis(bottom, top float64, most int, write writer) []mark {
	bottom, top = finite(bottom, 0), finite(top, 0)
	if !apart(bottom, top) {
		bottom, top = bottom-math.Abs(bottom)*0.1-1e-9, bottom+math.Abs(bottom)*0.1+1e-9
	}
	s := roundStep(top-bottom, most)
	var marks []mark
	for k := int(math.Floor(bottom / s.times(1))); ; k++ {
		x := s.times(k)
		marks = append(marks, mark{x, write(x, s.places())})
		if x >= top {
			return marks
		}
	}
}

// feet are round marks between the ends of a span; where it has no length, one
// mark with three figures.
func feet(x span, most int, write writer) []mark {
	if !apart(x.low, x.high) {
		places := 0
		if x.low != math.Trunc(x.low) {
			places = max(0, 2-int(math.Floor(math.Log10(math.Abs(x.low)))))
		}
		return []mark{{x.low, write(x.low, places)}}
	}
	s := roundStep(x.high-x.low, most)
	var marks []mark
	for k := int(math.Ceil(x.low / s.times(1))); s.times(k) <= x.high; k++ {
		marks = append(marks, mark{s.times(k), write(s.times(k), s.places())})
	}
	return marks
}

// Calendar steps that a reader can count in.
var (
	daySteps   = []int{1, 2, 7, 14}
	monthSteps = []int{1, 2, 3, 6}
	yearSteps  = []int{1, 2, 5, 10, 20, 50, 100}
)

// dateMarks are at most so many marks between two days, both included: days
// counted from the first, or the beginnings of months or years.
func dateMarks(first, last economy.Date, most int) []mark {
	for _, n := range daySteps {
		if int(last-first)/n+1 <= most {
			var marks []mark
			for d := first; d <= last; d += economy.Date(n) {
				marks = append(marks, mark{float64(d), timeOf(d).Format("2 Jan")})
			}
			return marks
		}
	}
	for _, n := range monthSteps {
		if marks := monthMarks(first, last, n); len(marks) <= most {
			return marks
		}
	}
	for _, n := range yearSteps {
		if marks := monthMarks(first, last, 12*n); len(marks) <= most {
			return marks
		}
	}
	return nil
}

// monthMarks are the beginnings of every so many months, counted from the year
// 0, so that quarters and decades fall where calendars have them. The year is
// written where it begins or is first met, and with a month that is marked in an
// earlier year too, so that no two marks are the same.
func monthMarks(first, last economy.Date, months int) []mark {
	var marks []mark
	met := map[time.Month]bool{}
	begin := timeOf(first)
	index := begin.Year()*12 + int(begin.Month()) - 1
	if begin.Day() > 1 {
		index++
	}
	for index = (index + months - 1) / months * months; ; index += months {
		t := time.Date(index/12, time.Month(index%12+1), 1, 0, 0, 0, 0, time.UTC)
		day := economy.Date(t.Unix() / secondsPerDay)
		if day > last {
			return marks
		}
		form := "Jan"
		switch {
		case months >= 12:
			form = "2006"
		case len(marks) == 0 || t.Month() == time.January || met[t.Month()]:
			form = "Jan 2006"
		}
		met[t.Month()] = true
		marks = append(marks, mark{float64(day), t.Format(form)})
	}
}

const secondsPerDay = 86400

// timeOf is the beginning of a day.
func timeOf(d economy.Date) time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// longDate writes a day for a sentence: 1 September 2017.
func longDate(d economy.Date) string { return timeOf(d).Format("2 January 2006") }
