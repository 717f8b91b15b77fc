package tariff

import (
	"math"
	"testing"
)

// even is demand by bids that are even on [0, most], so many a night.
func even(number int, most float64) (d Demand) {
	part := d.evening(60)
	for k := range number {
		d.add(most*(float64(k)+0.5)/float64(number), 1, part)
	}
	return d
}

func TestTheGridHoldsEveryPriceInItsClass(t *testing.T) {
	for k := range Bins {
		low, high := edges[k], edges[k+1]
		if binOf(low) != k || binOf(math.Nextafter(high, 0)) != k || binOf((low+high)/2) != k {
			t.Fatalf("class %d from %v to %v holds %d, %d, %d", k, low, high, binOf(low), binOf((low+high)/2), binOf(math.Nextafter(high, 0)))
		}
	}
	for price, want := range map[float64]int{0: -1, -5: -1, math.NaN(): -1, least / 2: -1, 1e300: Bins - 1, math.Inf(1): Bins - 1} {
		if got := binOf(price); got != want {
			t.Errorf("%v is in class %d, want %d", price, got, want)
		}
	}
}

// The curve is that of the bids, its inverse turns it round, and its area is that
// under it.
func TestTheCurveIsThatOfTheBids(t *testing.T) {
	const number, most = 1000, 10_000.0
	d := even(number, most)
	var c curve
	c.read(&d)
	for _, p := range []float64{1, 50, 777, 2500, 5000, 9000, 9990, 10_000, 20_000} {
		want := max(0, number*(1-p/most))
		near(t, "wanted", c.at(p), want, 2)
		_, area := c.from(p)
		near(t, "area", area, want*want*most/number/2, 2*most)
		if p < most {
			near(t, "price", c.price(c.at(p)), p, most/number) // bids are so far apart
		}
	}
	if c.price(number+1) != 0 || c.at(2*most) != 0 {
		t.Error("more is wanted than all, or at more than any bids")
	}
}

// Demand A - p has the markup A - p; exponential demand has one markup; K (A - p)^e
// has (A - p)/e; that of a power has p/e.
func TestTheMarkupIsThatOfTheDemand(t *testing.T) {
	const number = 4000
	for name, c := range map[string]struct{ bid, markup func(x float64) float64 }{
		"even":        {func(x float64) float64 { return 1e4 * x }, func(p float64) float64 { return 1e4 - p }},
		"exponential": {func(x float64) float64 { return -3000 * math.Log(x) }, func(float64) float64 { return 3000 }},
		"cubed":       {func(x float64) float64 { return 1e4 * (1 - math.Pow(x, 1/3.0)) }, func(p float64) float64 { return (1e4 - p) / 3 }},
		"root":        {func(x float64) float64 { return 1e4 * (1 - x*x) }, func(p float64) float64 { return 2 * (1e4 - p) }},
		"power":       {func(x float64) float64 { return 1000 * math.Pow(x, -1/3.0) }, func(p float64) float64 { return p / 3 }},
	} {
		var d Demand
		part := d.evening(1)
		for k := range number {
			d.add(c.bid((float64(k)+0.5)/number), 25, part)
		}
		for _, p := range []float64{1500, 3000, 6000} {
			if got, want := p/d.Elasticity(p), c.markup(p); math.Abs(got/want-1) > 0.04 {
				t.Errorf("%s demand at %v has the markup %.0f, want %.0f", name, p, got, want)
			}
		}
	}
}

// Few bids a night or many, of few heads or many: only the shape counts.
func TestOnlyTheShapeOfDemandCounts(t *testing.T) {
	few, many := even(300, 10_000), even(3000, 10_000)
	for k := range few.Wanted {
		few.Wanted[k] *= 10
		few.Offered[k] *= 10
	}
	for _, p := range []float64{2000, 5000, 8000} {
		near(t, "elasticity", few.Elasticity(p)/many.Elasticity(p), 1, 0.02)
	}
}

// The first evenings count alike; later ones fade to 1/e after `memory` nights.
func TestBidsFade(t *testing.T) {
	var d Demand
	for night := range 3 {
		d.add(1000, float64(night), d.evening(50))
	}
	near(t, "mean of 0, 1, 2", d.At(0), 1, 1e-12)
	for range 200 {
		d.add(1000, 7, d.evening(50))
	}
	before := d.At(0)
	for range 50 {
		d.evening(50)
	}
	near(t, "after the memory", d.At(0)/before, math.Exp(-1), 0.01)
}

// Where all bid alike the mean is what they bid, to the last digit that counts.
func TestTheMeanOfEqualBidsIsTheBid(t *testing.T) {
	var d Demand
	for range 300 {
		d.add(2000, 25, d.evening(60))
	}
	for _, from := range []float64{0, 1000, 1999.999, 2000} {
		if mean, any := d.Mean(from); !any || math.Abs(mean-2000) > 1e-9 {
			t.Errorf("from %v: %v, %v", from, mean, any)
		}
	}
	if _, any := d.Mean(2100); any {
		t.Error("somebody bids more than all do")
	}
}

// At prices above all bids there is no markup to be had, and below all bids no
// reason to stay.
func TestBeyondTheBids(t *testing.T) {
	var d Demand
	part := d.evening(60)
	for k := range 100 {
		d.add(1000+float64(k), 1, part)
	}
	var c curve
	c.read(&d)
	if m := c.markup(5000); m > 500 {
		t.Errorf("far above all bids the markup is %v", m)
	}
	if m := c.markup(10); m < 1e6 {
		t.Errorf("far below all bids it is %v", m)
	}
}
