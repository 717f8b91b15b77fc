package labour

import (
	"testing"

	"pgregory.net/rapid"
)

// danger is any danger of a route.
func danger(t *rapid.T) Danger {
	return Danger{
		Lost: rapid.Float64Range(0, 0.5).Draw(t, "lost"), Detained: rapid.Float64Range(0, 0.3).Draw(t, "detained"),
		Detention: rapid.Float64Range(0, 90).Draw(t, "detention"), Accident: rapid.Float64Range(0, 0.05).Draw(t, "accident"),
		Deadly: rapid.Float64Range(0, 1).Draw(t, "deadly"), Healing: rapid.Float64Range(0, 60).Draw(t, "healing"),
		Life: rapid.Float64Range(0, 5000).Draw(t, "life"),
	}
}

func tiredness(t *rapid.T) (p Params) {
	p, _ = usual()
	p.Rest = rapid.Float64Range(0.1, 15).Draw(t, "rest")
	p.Tiring = rapid.Float64Range(1.5, 8).Draw(t, "tiring")
	return p
}

// A person accepts a run iff its pay, as often as it is paid, is worth the days
// that it costs him; and that is iff his index is at most the cut.
func TestWhoIsBelowTheCutIsWhoIsPaidEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := tiredness(t)
		d := danger(t)
		terms := p.Terms(d)
		outside, own := rapid.Float64Range(1, 1e5).Draw(t, "outside"), rapid.Float64Range(5, 200).Draw(t, "own")
		x, cut := rapid.Float64Range(0.1, 2).Draw(t, "load factor"), rapid.Float64Range(0.1, 1e4).Draw(t, "cut")
		w := terms.Rate(cut, x)
		days := 1 + d.Detained*d.Detention + (p.Rest+d.Accident*((1-d.Deadly)*d.Healing+d.Deadly*d.Life))*terms.powerOf(x)
		paid, costs := w*x*own*(1-d.Lost), outside*days
		if index := outside / own; index < cut*(1-1e-9) && paid < costs || index > cut*(1+1e-9) && paid > costs {
			t.Fatalf("index %v, cut %v: a run is paid %v and costs %v", index, cut, paid, costs)
		}
		if at := cut * own * days; !alike(paid/at, 1) {
			t.Fatalf("who is at the cut is paid %v for what costs %v", paid, at)
		}
		if !alike(terms.Cut(w, x)/cut, 1) || !alike(terms.Pay(cut, x, own)/(w*x*own), 1) {
			t.Fatalf("the rate %v is of the cut %v, not %v", w, terms.Cut(w, x), cut)
		}
	})
}

// powerOf is x^g, as package math has it.
func (t *Terms) powerOf(x float64) float64 { return (t.Phi(x) - t.Flat) / t.Steep }

// The more dangerous of two routes pays more a kilogram, and nobody prefers it:
// both are worth the same to everybody at the cut (compensating differences).
func TestDangerIsPaidFor(t *testing.T) {
	p, _ := usual()
	safe, wild := p.Terms(Danger{}), p.Terms(Danger{Lost: 0.05, Detained: 0.02, Detention: 15, Accident: 0.01, Deadly: 0.1, Healing: 20, Life: 1000})
	if a, b := safe.Rate(10, 1), wild.Rate(10, 1); b <= a*1.05 {
		t.Errorf("a kilogram pays %v where it is safe and %v where it is not", a, b)
	}
	worth := func(r *Terms) float64 { return r.Pay(10, 1, 50)*(1-r.Lost) - 10*50*r.Phi(1) }
	if !alike(worth(&safe), 0) || !alike(worth(&wild), 0) {
		t.Errorf("to who is at the cut, a run brings %v on one route and %v on the other", worth(&safe), worth(&wild))
	}
}
