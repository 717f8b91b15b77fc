package view

import (
	"math"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/unit"
)

// Amount writes a number of a unit, without the unit but for a share, which is in per
// cent.
func Amount(x float64, unit string) string {
	if unit == "share" && !math.IsNaN(x) {
		return text.Brief(x*100) + "\u00a0%"
	}
	return text.Brief(x)
}

// UnitWord is a unit as it stands beside a heading; nothing for a share, which has its
// sign, and for a bare number.
func UnitWord(name string) string {
	switch name {
	case "share", "1", "":
		return ""
	}
	u, err := unit.ParseUnit(name)
	if err != nil {
		return name // of the case's own
	}
	word, has := strings.CutPrefix(unit.Quantity{Value: 2, Unit: u}.String(), "2 ") // people, runs/month
	if !has {
		return strings.TrimPrefix(word, "2") // /day
	}
	return word
}

// Quantity writes a number with its unit.
func Quantity(x float64, unit string) string {
	if word := UnitWord(unit); word != "" {
		return Amount(x, unit) + "\u00a0" + word
	}
	return Amount(x, unit)
}

// Named is a name with its unit, where the numbers have no sign of it.
func Named(name, unit string) string {
	if word := UnitWord(unit); word != "" {
		return text.Plain(name) + ", " + word
	}
	return text.Plain(name)
}

// Interval writes the ends of an interval: 0.31 to 0.35.
func Interval(low, high *float64, unit string) string {
	if low == nil || high == nil {
		return text.Missing
	}
	if unit == "share" {
		return say.Textf("%s to %s\u00a0%%", text.Brief(*low*100), text.Brief(*high*100))
	}
	return say.Textf("%s to %s", text.Brief(*low), text.Brief(*high))
}

// Between writes a band, open where an end is missing.
func Between(low, high *float64, unit string) string {
	switch {
	case low == nil && high == nil:
		return text.Missing
	case low == nil:
		return say.Textf("at most %s", Amount(*high, unit))
	case high == nil:
		return say.Textf("at least %s", Amount(*low, unit))
	case *low == *high:
		return Amount(*low, unit)
	}
	return Interval(low, high, unit)
}

// Ends are the ends of a band as numbers, infinite where it is open.
func Ends(low, high *float64) [2]float64 {
	ends := [2]float64{math.Inf(-1), math.Inf(1)}
	if low != nil {
		ends[0] = *low
	}
	if high != nil {
		ends[1] = *high
	}
	return ends
}

// EndOf is the end of an interval, not a number if there is none.
func EndOf(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

// PlusMinus writes a number with half of its interval: 0.86 ± 0.02. Two figures of the
// half are enough, and decide how many the number needs.
func PlusMinus(value float64, low, high *float64, unit string) string {
	half, sign := math.NaN(), ""
	if low != nil && high != nil {
		half = (*high - *low) / 2
	}
	if unit == "share" {
		value, half, sign = value*100, half*100, "\u00a0%"
	}
	if math.IsNaN(half) || half == 0 {
		return text.Brief(value) + sign
	}
	places := min(6, max(0, 1-int(math.Floor(math.Log10(half)))))
	return text.Decimal(value, places) + " ± " + text.Decimal(half, places) + sign
}

// Fine writes a number with as many decimals as two figures of its spread need.
func Fine(x, spread float64) string {
	if !(spread > 0) {
		return text.Brief(x)
	}
	return text.Decimal(x, min(6, max(0, 1-int(math.Floor(math.Log10(spread))))))
}

// Of says how many runs have a number, and if not all do, of how many.
func Of(runs, without int) string {
	if without == 0 {
		return text.Grouped(int64(runs))
	}
	return say.Textf("%s of %s", text.Grouped(int64(runs)), text.Grouped(int64(runs+without)))
}

// Label is a name short enough for a drawing: the last two parts of a path.
func Label(name string) string {
	parts := strings.Split(text.Plain(name), ".")
	return text.Cut(strings.Join(parts[max(0, len(parts)-2):], "."), 30)
}

// ID is a name as a figure may have it: letters, digits and hyphens.
func ID(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(name))
}

// ShortHash is enough of a hash to tell two case files apart by eye.
func ShortHash(sha256 string) string { return sha256[:min(12, len(sha256))] }
