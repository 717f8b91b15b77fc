package text

import (
	"math"
	"strconv"
	"strings"
)

// Missing stands where there is no number to write.
const Missing = "–"

// Minus is the sign itself: a hyphen is too short beside figures, and a line
// may break after it.
const Minus = "\u2212"

// Grouped writes a whole number with commas between thousands: 1,204,310.
func Grouped[N int | int64 | uint64](n N) string {
	digits, sign := strconv.FormatInt(int64(n), 10), ""
	if n < 0 {
		digits, sign = digits[1:], Minus
	}
	return sign + Thousands(digits)
}

// Decimal writes a number with n decimal places: 1,204.50. A number that rounds
// to zero has no sign; what is not a number is written as missing.
func Decimal(x float64, places int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Missing
	}
	whole, rest, broken := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', places, 64), ".")
	sign := ""
	if x < 0 && strings.Trim(whole+rest, "0") != "" {
		sign = Minus
	}
	if broken {
		rest = "." + rest
	}
	return sign + Thousands(whole) + rest
}

// Brief writes a number as finely as a reader can use: three figures or so.
func Brief(x float64) string {
	switch size := math.Abs(x); {
	case size >= 100:
		return Decimal(x, 0)
	case size >= 10:
		return Decimal(x, 1)
	}
	return Decimal(x, 2)
}

// Percent writes a share from 0 to 1: 46.2 %. The space does not break.
func Percent(share float64) string {
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return Missing
	}
	return Decimal(share*100, 1) + "\u00a0%"
}

// Counted writes a number with what is counted: 1 day, 365 days.
func Counted[N int | int64 | uint64](n N, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Grouped(n) + " " + many
}

// Thousands puts commas between the thousands of a row of digits.
func Thousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Signed writes a change with its sign, by the given writer of sizes.
func Signed(x float64, write func(float64) string) string {
	if x < 0 {
		return Minus + write(-x)
	}
	return "+" + write(x)
}

// WholePercent writes a share from 0 to 1 without decimals, and one below half of
// a per cent as such.
func WholePercent(share float64) string {
	if math.Abs(share) < 0.005 && share != 0 {
		return "<\u00a01\u00a0%"
	}
	return Decimal(share*100, 0) + "\u00a0%"
}

// FinePercent writes a small share with two figures: 1 %, 0.43 %.
func FinePercent(share float64) string {
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(share*100, 'f', 2, 64), "0"), ".")
	return text + "\u00a0%"
}
