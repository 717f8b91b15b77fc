package security

import (
	"math"
	"testing"
)

var seen = Detection{Chance: 0.02, Usual: 200, Growth: 2}

// At usual traffic the chance is the stated one; it rises with traffic, does not
// vanish on an empty border, and is never certain.
func TestDetectionRisesWithTraffic(t *testing.T) {
	if got := seen.At(200); math.Abs(got-0.02) > 1e-15 {
		t.Errorf("at usual traffic it is %v", got)
	}
	last := 0.0
	for q := 0.0; q <= 2000; q += 50 {
		if got := seen.At(q); got <= last || got > MostDetection {
			t.Errorf("at %v heads a day it is %v, after %v", q, got, last)
		} else {
			last = got
		}
	}
	if got := seen.At(1e9); got != MostDetection {
		t.Errorf("at any traffic it is at most %v, and is %v", MostDetection, got)
	}
	for _, d := range []Detection{{Chance: 0.02, Usual: 200}, {Chance: 0.02, Growth: 2}} {
		if got := d.At(5000); got != 0.02 {
			t.Errorf("%+v does not depend on traffic, and is %v", d, got)
		}
	}
	if got := (Detection{Chance: 0.98, Usual: 200, Growth: 2}).At(1000); got != 0.98 {
		t.Errorf("traffic brings a chance of 0.98 to %v", got)
	}
}

// The elasticity is the derivative, and nothing rises above the most.
func TestTheElasticityOfDetectionIsItsDerivative(t *testing.T) {
	for _, q := range []float64{1, 50, 200, 900} {
		const h = 1e-6
		want := (math.Log(seen.At(q*(1+h))) - math.Log(seen.At(q*(1-h)))) / (2 * h)
		if got := seen.Elasticity(q); math.Abs(got-want) > 1e-6 {
			t.Errorf("at %v heads a day it is %v, want %v", q, got, want)
		}
	}
	if a, b, c := seen.Elasticity(0), seen.Elasticity(1e9), (Detection{Chance: 0.02}).Elasticity(100); a != 0 || b != 0 || c != 0 {
		t.Errorf("on an empty border, on a full one and where traffic does not count it is %v, %v, %v", a, b, c)
	}
}
