package emulator

import "math"

// Kernel is how the correlation of a Gaussian process falls with distance.
type Kernel int

const (
	// Matern is Matern's kernel with smoothness 5/2: twice differentiable, as
	// rough as most models' outcomes (Stein 1999).
	Matern Kernel = iota
	// RBF is the squared exponential: infinitely smooth.
	RBF
)

// correlation at squared scaled distance s = sum((x_j - x'_j)^2 / l_j^2).
func (k Kernel) correlation(s float64) float64 {
	if k == RBF {
		return math.Exp(-s / 2)
	}
	d := math.Sqrt(5 * s)
	return (1 + d + d*d/3) * math.Exp(-d)
}

// slope is what the correlation changes by, over part, when the logarithm of a
// length changes; part is that length's own share of s.
func (k Kernel) slope(s float64) float64 {
	if k == RBF {
		return math.Exp(-s / 2)
	}
	d := math.Sqrt(5 * s)
	return 5.0 / 3 * (1 + d) * math.Exp(-d)
}
