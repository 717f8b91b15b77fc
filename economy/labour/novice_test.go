package labour

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// At the margin an organiser does not care: what a kilogram costs with a trained
// novice at the rate that he takes is what it costs with somebody experienced.
func TestANoviceAtTheMarginIsWorthHisPay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := tiredness(t)
		p.NoviceLoad = rapid.Float64Range(0.3, 1).Draw(t, "novice load")
		terms := p.Terms(danger(t))
		m := &Market{Params: p, Pools: make([]Pool, 1)}
		cut, x := rapid.Float64Range(1, 100).Draw(t, "cut"), rapid.Float64Range(0.5, 1.5).Draw(t, "load factor")
		own, head := rapid.Float64Range(20, 80).Draw(t, "own"), rapid.Float64Range(0, 500).Draw(t, "head")
		m.SetHandicaps(0, &terms, cut, x, own, head, 300, 0)
		h := &m.Pools[0].Handicap
		w := terms.Rate(cut, x)
		if math.IsInf(h[Trained], 1) {
			if w > head*(1/p.NoviceLoad-1)/(x*own) {
				t.Fatal("a novice is worth something, and not hired at any pay")
			}
			return
		}
		takes := w / (1 + h[Trained])
		if novice, other := takes+head/(x*p.NoviceLoad*own), w+head/(x*own); !alike(novice, other) {
			t.Fatalf("a kilogram costs %v with a novice and %v with somebody experienced", novice, other)
		}
		if math.IsInf(h[Untrained], 1) {
			return
		}
		// Of three runs, each bears a third of the fee and of three days without income.
		takes = w / (1 + h[Untrained]) * (terms.Phi(x) + 1) / terms.Phi(x)
		if novice, other := takes+(head+100)/(x*p.NoviceLoad*own), w+head/(x*own); !alike(novice, other) {
			t.Fatalf("a kilogram costs %v with who was trained for it and %v with somebody experienced", novice, other)
		}
	})
}

// "Those with experience first": of people who are alike but for that, the
// experienced are hired before any novice, because a novice costs more. Where
// nobody charges by the head, training is free and novices carry as much, they are
// not, and as many of either are hired.
func TestTheExperiencedComeFirstOnlyBecauseNovicesCostMore(t *testing.T) {
	share := func(novice, head, fee float64, training int) float64 {
		p, one := usual()
		p.NoviceLoad, p.Training = novice, training
		one.StrengthSpread, one.OutsideSpread, one.Experienced = 0, 0, 0.5
		m, team := village(t, p, one)
		for i := range m.People { // all who are no novices are trained by now, half of them experienced
			if m.People[i].Standing == Novice {
				s := m.uproot(uint32(i))
				m.People[i].Standing = Ready
				s.count[Ready]++
				s.wait(m, uint32(i))
			}
		}
		m.Count(team)
		terms := p.Terms(Danger{})
		m.SetHandicaps(0, &terms, 10, 1, 50, head, fee, 0)
		var r Roster
		m.Hire(0, m.Pools[0].Supply().Cut(600, 1), []Demand{{600, 1}}, &r, team)
		experienced := 0
		for _, x := range r.Of(0) {
			if x.Group == Experienced {
				experienced++
			}
		}
		return float64(experienced) / float64(len(r.Of(0)))
	}
	if s := share(0.7, 5000, 500, 3); s != 1 {
		t.Errorf("where novices carry less and heads cost, %v of those hired are experienced", s)
	}
	if s := share(0.99, 50000, 500, 3); s != 1 { // in whole kilograms as much: the handicap alone
		t.Errorf("where heads cost and novices carry nearly as much, %v of those hired are experienced", s)
	}
	if s := share(1, 0, 0, 0); math.Abs(s-0.5) > 0.05 {
		t.Errorf("where novices are worth as much, %v of those hired are experienced", s)
	}
	p, _ := usual()
	p.NoviceLoad, p.Training = 1, 0
	m := &Market{Params: p, Pools: make([]Pool, 1)}
	terms := p.Terms(Danger{})
	if m.SetHandicaps(0, &terms, 10, 1, 50, 0, 0, 0); m.Pools[0].Handicap != [groups]float64{} {
		t.Errorf("handicaps of %v where novices are worth as much", m.Pools[0].Handicap)
	}
}
