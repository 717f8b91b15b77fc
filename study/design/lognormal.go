package design

import (
	"math"

	"tumen/internal/say"
)

// Lognormal is the distribution of a positive number that varies by a factor:
// its logarithm is normal with mean Mu and standard deviation Sigma.
type Lognormal struct{ Mu, Sigma float64 }

// LognormalInterval is the lognormal of which low and high cut off equal tails
// and hold the given probability between them (0.9 for a 90 % interval). With
// z the standard normal quantile of (1 + level)/2,
//
//	mu    = (ln high + ln low) / 2
//	sigma = (ln high - ln low) / (2 z)
//
// It fails unless 0 < low < high and 0 < level < 1.
func LognormalInterval(low, high, level float64) (Lognormal, error) {
	switch {
	case !(low > 0 && high > low) || math.IsInf(high, 1):
		return Lognormal{}, say.Errorf("no lognormal has the interval %g to %g: write two different positive ends, the lower one first", low, high)
	case !(level > 0 && level < 1):
		return Lognormal{}, say.Errorf("an interval cannot hold a probability of %g: write a number between 0 and 1, as 0.9", level)
	}
	z := normalQuantile((1 + level) / 2)
	return Lognormal{
		Mu:    (math.Log(high) + math.Log(low)) / 2,
		Sigma: (math.Log(high) - math.Log(low)) / (2 * z),
	}, nil
}

func (l Lognormal) Quantile(p float64) float64 {
	return math.Exp(l.Mu + float64(l.Sigma*normalQuantile(p)))
}

// Mean is exp(mu + sigma^2/2), above the median exp(mu).
func (l Lognormal) Mean() float64 { return math.Exp(l.Mu + float64(l.Sigma*l.Sigma)/2) }

func (l Lognormal) SD() float64 { return l.Mean() * math.Sqrt(math.Expm1(l.Sigma*l.Sigma)) }

// Check fails unless Mu is a number and Sigma a positive one.
func (l Lognormal) Check() error {
	if err := finite([]string{"mu", "sigma"}, l.Mu, l.Sigma); err != nil {
		return err
	}
	if l.Sigma <= 0 {
		return say.Errorf("sigma is %g: write a positive number", l.Sigma)
	}
	return nil
}

// String is the 90 % interval.
func (l Lognormal) String() string {
	return say.Textf("%.4g to %.4g (90 %% interval)", l.Quantile(0.05), l.Quantile(0.95))
}
