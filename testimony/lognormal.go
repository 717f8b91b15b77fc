package testimony

import (
	"fmt"
	"math"

	"tumen/unit"
)

// Lognormal is the distribution of a positive quantity whose logarithm is
// normal: the usual reading of an expert's interval for something that varies
// by a factor rather than by an amount.
type Lognormal struct {
	Mu    float64 // mean of the logarithm of the number in the figure's unit
	Sigma float64 // standard deviation of that logarithm
}

// Lognormal is the distribution of which the figure's Low and High cut off
// equal tails, (1 - Level)/2 on either side. With z the standard normal's
// quantile at (1 + Level)/2 (1.6449 for a 90 % interval):
//
//	mu    = (ln High + ln Low) / 2
//	sigma = (ln High - ln Low) / (2 z)
//
// It fails with a *unit.Error unless the figure is an interval with two
// positive ends.
func (f Figure) Lognormal() (Lognormal, error) {
	if f.Shape != Interval || f.Low <= 0 {
		return Lognormal{}, &unit.Error{
			Text: f.Text, End: len(f.Text),
			What:  fmt.Sprintf("no lognormal follows from %s", f),
			Write: "an interval with positive ends, as in 5 to 10 kg (90 % interval)",
		}
	}
	low, high := math.Log(f.Low), math.Log(f.High)
	z := math.Sqrt2 * math.Erfinv(f.Level)
	return Lognormal{Mu: (low + high) / 2, Sigma: (high - low) / (2 * z)}, nil
}

// Median is exp(mu), the geometric middle of the interval.
func (l Lognormal) Median() float64 { return math.Exp(l.Mu) }

// Mean is exp(mu + sigma^2/2), above the median.
func (l Lognormal) Mean() float64 { return math.Exp(l.Mu + l.Sigma*l.Sigma/2) }

// SD is the standard deviation.
func (l Lognormal) SD() float64 { return l.Mean() * math.Sqrt(math.Expm1(l.Sigma*l.Sigma)) }
