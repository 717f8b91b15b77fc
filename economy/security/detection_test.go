package security

import (
	"math"
	"testing"
)

var (
	seen   = Detection{Chance: 0.02, Usual: 200, Growth: 2}
	stakes = Stakes{Salary: 1000, Penalty: 4000}
)

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
}

// What a head costs is what a crossing loses on the mean, by its heads, out of
// what is kept; it rises with traffic, detection, stakes and what is handed up.
func TestAHeadCostsWhatACrossingLoses(t *testing.T) {
	if got := stakes.Cost(seen, 200, 25, 1).Head; math.Abs(got-5000*0.02/0.98/25) > 1e-12 {
		t.Errorf("a head costs %v", got)
	}
	half := stakes
	half.Remit = 0.5
	if got, want := half.Cost(seen, 200, 25, 1).Head, 5000*0.02/0.98/25*2; math.Abs(got-want) > 1e-12 {
		t.Errorf("where half is handed up, a head costs %v in takings, want %v", got, want)
	}
	last := -1.0
	for q := 0.0; q <= 800; q += 100 {
		c := stakes.Cost(seen, q, 25, 1)
		if c.Head <= last || c.Marginal < c.Head {
			t.Errorf("with %v heads a day a head costs %+v, with fewer %v", q, c, last)
		}
		last = c.Head
	}
}

// One more head costs the derivative of what all of a seller's heads cost him,
// with n sellers that each pass as many.
func TestOneMoreHeadMakesTheOthersMoreVisible(t *testing.T) {
	for _, n := range []int{1, 2, 8} {
		for _, q := range []float64{20, 200, 900} {
			own, step := q/float64(n), 1e-4
			all := func(own float64) float64 { return own * stakes.Cost(seen, q-q/float64(n)+own, 25, n).Head }
			want := (all(own+step) - all(own-step)) / (2 * step)
			if got := stakes.Cost(seen, q, 25, n).Marginal; math.Abs(got/want-1) > 1e-6 {
				t.Errorf("%d sellers, %v heads: one more costs %v, want %v", n, q, got, want)
			}
		}
	}
}

// border is what n sellers of passage take in all where Q = 400 - 2 p heads go at
// a price of p, each letting pass what pays best (Cournot), not for less than its aim.
func border(s Stakes, n int) (heads, price, taken float64) {
	for range 2000 {
		c := s.Cost(Detection{Chance: 0.02}, heads, 25, n)
		best := (400 - 2*c.Marginal) * float64(n) / float64(n+1)
		heads += 0.05 * (max(0, min(best, 400-2*c.Least())) - heads)
	}
	price = (400 - heads) / 2
	return heads, price, heads * (price - s.Cost(Detection{Chance: 0.02}, heads, 25, n).Head)
}

// More pay can make a guard more honest: with more to lose, fewer pass, and the
// guards gain less. Or dearer: with an aim that rises with pay, eight sellers who
// undercut one another gain more. A monopolist, whose price is above the aim, has
// only more to lose.
func TestMorePayMakesHonestOrDearer(t *testing.T) {
	pay := func(salary, aspiration float64, n int) (heads, price, taken float64) {
		return border(Stakes{Salary: salary, Penalty: 4000, Aspiration: aspiration}, n)
	}
	for _, n := range []int{1, 8} {
		heads, _, taken := pay(1000, 0, n)
		if fewer, _, less := pay(3000, 0, n); fewer >= heads || less >= taken {
			t.Errorf("%d sellers with more to lose let %v pass after %v and gain %v after %v", n, fewer, heads, less, taken)
		}
	}
	heads, price, taken := pay(1000, 1, 8)
	if fewer, dearer, more := pay(2000, 1, 8); fewer >= heads || dearer <= price || more <= taken {
		t.Errorf("eight sellers who aim higher ask %v after %v and gain %v after %v", dearer, price, more, taken)
	}
	_, price, taken = pay(1000, 1, 1)
	if _, same, less := pay(2000, 1, 1); math.Abs(same-price) > 1 || less >= taken {
		t.Errorf("a monopolist asks %v after %v and gains %v after %v", same, price, less, taken)
	}
}

// The guards' part of the price rises as control tightens, and at the end nobody
// is let pass at any price that anyone would pay.
func TestTradeStopsAtTheEnd(t *testing.T) {
	last, stopped := 0.0, false
	for penalty := 0.0; penalty <= 400_000; penalty += 20_000 {
		heads, price, _ := border(Stakes{Salary: 1000, Penalty: penalty}, 2)
		if stopped = heads < 1e-9; stopped {
			continue
		}
		if price <= last {
			t.Errorf("with a penalty of %v a passage costs %v after %v", penalty, price, last)
		}
		last = price
	}
	if !stopped {
		t.Error("trade never stops")
	}
}
