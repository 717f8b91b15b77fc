package report

import (
	"math"
	"strconv"
	"strings"
)

// missing stands where there is no number to write.
const missing = "–"

// minus is the sign itself: a hyphen is too short beside figures, and a line
// may break after it.
const minus = "\u2212"

// grouped writes a whole number with commas between thousands: 1,204,310.
func grouped(n int64) string {
	digits, sign := strconv.FormatInt(n, 10), ""
	if n < 0 {
		digits, sign = digits[1:], minus
	}
	return sign + separated(digits)
}

// decimal writes a number with so many places: 1,204.50. A number that rounds
// to zero has no sign; what is not a number is written as missing.
func decimal(x float64, places int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return missing
	}
	whole, rest, broken := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', places, 64), ".")
	sign := ""
	if x < 0 && strings.Trim(whole+rest, "0") != "" {
		sign = minus
	}
	if broken {
		rest = "." + rest
	}
	return sign + separated(whole) + rest
}

// brief writes a number as finely as a reader can use: three figures or so.
func brief(x float64) string {
	switch size := math.Abs(x); {
	case size >= 100:
		return decimal(x, 0)
	case size >= 10:
		return decimal(x, 1)
	}
	return decimal(x, 2)
}

// percent writes a share from 0 to 1: 46.2 %. The space does not break.
func percent(share float64) string {
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return missing
	}
	return decimal(share*100, 1) + "\u00a0%"
}

// yuan writes an amount of fen in whole yuan: 1,204,310.
func yuan(fen int64) string { return decimal(float64(fen)/fenPerYuan, 0) }

// counted writes a number with what is counted: 1 day, 365 days.
func counted(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// The money and goods of a record are in the smallest units of the accounts.
const (
	fenPerYuan = 100
	gramsPerKg = 1000
)

// separated puts commas between the thousands of a row of digits.
func separated(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// ratio is a over b, and 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
