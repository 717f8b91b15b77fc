package design

import (
	"math"

	"tumen/internal/say"
)

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
