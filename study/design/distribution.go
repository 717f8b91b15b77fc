package design

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"tumen/internal/say"
)

// Distribution is what is believed of one uncertain number.
type Distribution interface {
	// Quantile is the value with probability p below it, for p from 0 to 1;
	// at 0 and 1 it may be infinite.
	Quantile(p float64) float64
	// Mean and SD are in the unit of the values.
	Mean() float64
	SD() float64
	// Check says what is wrong with the distribution's numbers, and what to
	// write instead. The other methods mean nothing until it gives nil.
	Check() error
	// String is the distribution as a person would write it.
	String() string
}

// Input is one uncertain number of a study.
type Input struct {
	Name         string
	Distribution Distribution
}

// normalQuantile is the standard normal quantile, infinite at 0 and 1.
func normalQuantile(p float64) float64 {
	switch {
	case p <= 0:
		return math.Inf(-1)
	case p >= 1:
		return math.Inf(1)
	}
	return mathext.NormalQuantile(p)
}

// finite refuses what is not a number, naming it.
func finite(names []string, values ...float64) error {
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return say.Errorf("%s is %v: write a number", names[i], v)
		}
	}
	return nil
}

// Uniform gives all values from Low to High the same density.
type Uniform struct{ Low, High float64 }

func (u Uniform) Quantile(p float64) float64 { return u.Low + float64(p*(u.High-u.Low)) }

func (u Uniform) Mean() float64 { return u.Low/2 + u.High/2 }

// SD is the width over the square root of 12.
func (u Uniform) SD() float64 { return (u.High - u.Low) / math.Sqrt(12) }

// Check fails unless Low is below High.
func (u Uniform) Check() error {
	if err := finite([]string{say.Text("the low end"), say.Text("the high end")}, u.Low, u.High); err != nil {
		return err
	}
	if u.Low >= u.High {
		return say.Errorf("%g to %g is no interval: write the lower end first, and two different ends", u.Low, u.High)
	}
	return nil
}

func (u Uniform) String() string { return say.Textf("%g to %g", u.Low, u.High) }

// Normal is the normal distribution with mean Mu and standard deviation Sigma.
type Normal struct{ Mu, Sigma float64 }

func (n Normal) Quantile(p float64) float64 { return n.Mu + float64(n.Sigma*normalQuantile(p)) }
func (n Normal) Mean() float64              { return n.Mu }
func (n Normal) SD() float64                { return n.Sigma }

// Check fails unless Mu is a number and Sigma a positive one.
func (n Normal) Check() error {
	if err := finite([]string{say.Text("the mean"), say.Text("the standard deviation")}, n.Mu, n.Sigma); err != nil {
		return err
	}
	if n.Sigma <= 0 {
		return say.Errorf("the standard deviation is %g: write a positive number", n.Sigma)
	}
	return nil
}

func (n Normal) String() string { return say.Textf("normal, mean %.12g, sd %.12g", n.Mu, n.Sigma) }

// Triangle has a density that rises from Low to Mode and falls to High.
type Triangle struct{ Low, Mode, High float64 }

func (t Triangle) Quantile(p float64) float64 {
	width, rise := t.High-t.Low, t.Mode-t.Low
	if float64(p*width) < rise {
		return t.Low + math.Sqrt(p*width*rise)
	}
	return t.High - math.Sqrt((1-p)*width*(t.High-t.Mode))
}

func (t Triangle) Mean() float64 { return (t.Low + t.Mode + t.High) / 3 }

// SD is the square root of ((H-L)^2 - (M-L)(H-M)) / 18.
func (t Triangle) SD() float64 {
	width := t.High - t.Low
	return math.Sqrt((float64(width*width) - float64((t.Mode-t.Low)*(t.High-t.Mode))) / 18)
}

// Check fails unless Low <= Mode <= High and Low < High.
func (t Triangle) Check() error {
	if err := finite([]string{say.Text("the low end"), say.Text("the mode"), say.Text("the high end")}, t.Low, t.Mode, t.High); err != nil {
		return err
	}
	if t.Low >= t.High || t.Mode < t.Low || t.Mode > t.High {
		return say.Errorf("%g, most likely %g, at most %g is no triangle: write the low end, the likeliest value and the high end in rising order", t.Low, t.Mode, t.High)
	}
	return nil
}

func (t Triangle) String() string {
	return say.Textf("%g to %g, most likely %g", t.Low, t.High, t.Mode)
}

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
