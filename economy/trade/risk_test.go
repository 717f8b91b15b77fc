package trade

import (
	"math"
	"testing"
)

// A belief's chance to pass is the exponential to a part in a million.
func TestSurvivalIsTheExponential(t *testing.T) {
	for x := 0.0; x < 3; x += 0.001 {
		if want := math.Exp(-x); math.Abs(survival(x)-want) > 1e-6*want {
			t.Fatalf("exp(-%v) is %v, not %v", x, want, survival(x))
		}
	}
	if survival(0) != 1 {
		t.Error("without hazard something may be lost")
	}
}

// The usual crew is exposed 1, and exposure rises with the power eta.
func TestExposureRisesWithTheCrew(t *testing.T) {
	e := NewExposure(20, 1.5, 80)
	if e.Of(0) != 0 || e.Of(20) != 1 || math.Abs(e.Of(80)-8) > 1e-12 || e.Of(1000) != e.Of(80) {
		t.Errorf("exposure of 0, 20, 80 and 1000: %v %v %v %v", e.Of(0), e.Of(20), e.Of(80), e.Of(1000))
	}
}

// Losses of crews of any size teach the same hazard, whatever was believed before;
// who has seen nothing believes the prior; and told losses count by rumour.
func TestACrossingOfAnySizeTeachesAboutAllSizes(t *testing.T) {
	m := Memory{Keep: 1, Hits: 1, Clear: 49}
	if h := m.hazard(0, 0); h != 0.02 {
		t.Errorf("before any crossing the hazard is %v", h)
	}
	for _, exposure := range []float64{0.1, 1, 4} {
		var hits, tried float64
		due := 0.0
		for range int(1e5 / exposure) {
			due += 0.1 * exposure
			lost := due >= 1
			if lost {
				due--
			}
			m.Note(&hits, &tried, exposure, 1, lost)
		}
		if h := m.hazard(hits, tried); math.Abs(h-0.1) > 1e-3 {
			t.Errorf("crews with an exposure of %v teach a hazard of %v, want 0.1", exposure, h)
		}
	}
	o := Organisers{County: []uint16{0}, Hits: [][]float64{{0}}, Tried: [][]float64{{50}}}
	told := Told{Hits: [][]float64{{9}}, Tried: [][]float64{{50}}}
	m.Rumour = 0.5
	if h := o.Hazard(0, 0, &m, &told); math.Abs(h-(0.5*0.01+0.5*0.1)) > 1e-12 {
		t.Errorf("own and told experience make %v", h)
	}
}

// What is long ago counts less.
func TestExperienceFades(t *testing.T) {
	m := Memory{Keep: 0.9, Hits: 0, Clear: 1}
	var hits, tried float64
	m.Note(&hits, &tried, 1, 1, true)
	before := m.hazard(hits, tried)
	for range 50 {
		m.Note(&hits, &tried, 1, 1, false)
	}
	if after := m.hazard(hits, tried); after > before/50 {
		t.Errorf("a loss fifty crossings ago is still believed: %v, then %v", before, after)
	}
	// Two half experiences count as one.
	a, b, c, d := 3.0, 5.0, 3.0, 5.0
	m.Note(&a, &b, 2, 1, false)
	m.Note(&c, &d, 2, 0.5, false)
	m.Note(&c, &d, 2, 0.5, false)
	if math.Abs(a-c) > 1e-12 || math.Abs(b-d) > 0.1 {
		t.Errorf("a whole experience leaves %v of %v, two halves %v of %v", a, b, c, d)
	}
}
