package observe

import "math"

// Ratio is a over b, of a weight; none where there is nothing to divide by.
func Ratio(a, b, of float64) Number {
	if b == 0 {
		return Number{}
	}
	return NumberOf(a/b, of)
}

// Mean is the mean of a count by whole numbers.
func Mean(counts []int64) Number {
	var n, sum int64
	for x, c := range counts {
		n += c
		sum += int64(x) * c
	}
	return Ratio(float64(sum), float64(n), float64(n))
}

// Deviation is the standard deviation of what was counted.
func Deviation(counts []int64) Number {
	mean := Mean(counts)
	var n int64
	var squares float64
	for x, c := range counts {
		off := float64(x) - mean.Value
		n += c
		squares += float64(float64(off*off) * float64(c))
	}
	spread := Ratio(squares, float64(n), float64(n))
	spread.Value = math.Sqrt(spread.Value)
	return spread
}

// Quantile is the smallest number that at least the share q of a count does
// not exceed; q = 0 is the smallest number counted.
func Quantile(counts []int64, q float64) Number {
	var n int64
	for _, c := range counts {
		n += c
	}
	var seen int64
	for x, c := range counts {
		if seen += c; c > 0 && float64(seen) >= q*float64(n) {
			return Number{float64(x), float64(n)}
		}
	}
	return Number{}
}

// Trimmed is a count without the empty end.
func Trimmed(counts []int64) []int64 {
	n := len(counts)
	for n > 0 && counts[n-1] == 0 {
		n--
	}
	return counts[:n]
}
