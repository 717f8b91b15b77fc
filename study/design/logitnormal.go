package design

import (
	"math"

	"tumen/internal/say"
)

// Logitnormal is the distribution of a share whose odds vary by a factor: the
// logarithm of x/(1-x) is normal with mean Mu and standard deviation Sigma. A share
// near 0 varies as a Lognormal with the same Sigma does, and one near 1 as its
// complement.
type Logitnormal struct{ Mu, Sigma float64 }

// LogitnormalInterval is the one of which low and high cut off equal tails and hold
// the given probability between them: LognormalInterval of their odds. It fails
// unless 0 < low < high < 1 and 0 < level < 1.
func LogitnormalInterval(low, high, level float64) (Logitnormal, error) {
	if !(low > 0 && high > low && high < 1) {
		return Logitnormal{}, say.Errorf("no share has the interval %g to %g: write two different ends between 0 and 1, the lower one first", low, high)
	}
	odds, err := LognormalInterval(low/(1-low), high/(1-high), level)
	return Logitnormal(odds), err
}

func (l Logitnormal) Quantile(p float64) float64 {
	return 1 / (1 + math.Exp(-l.Mu-float64(l.Sigma*normalQuantile(p))))
}

// Mean has no closed form; it is found by midpoints of the quantile function.
func (l Logitnormal) Mean() float64 { mean, _ := moments(l); return mean }

func (l Logitnormal) SD() float64 { _, sd := moments(l); return sd }

// Check fails unless Mu is a number and Sigma a positive one.
func (l Logitnormal) Check() error { return Lognormal(l).Check() }

// String is the 90 % interval.
func (l Logitnormal) String() string {
	return say.Textf("%.4g to %.4g (90 %% interval)", l.Quantile(0.05), l.Quantile(0.95))
}
