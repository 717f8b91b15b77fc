package design

import (
	"math"

	"tumen/internal/say"
)

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
