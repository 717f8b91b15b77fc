package economy

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestASearchMeetsEachPorterWithinTheRateOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s shelf
		rates := rapid.SliceOfN(rapid.Float64Range(0, 1e5), 0, 60).Draw(t, "rates")
		var within []uint32
		top := askAt(rapid.Float64Range(0, 1e5).Draw(t, "offer"))
		for i, rate := range rates {
			b := askAt(rate)
			s[b] = append(s[b], card(i))
			if b <= top {
				within = append(within, uint32(i))
			}
		}
		if s.waiting(top) != len(within) {
			t.Fatalf("%d wait, want %d", s.waiting(top), len(within))
		}
		var search search
		search.begin(&s, top)
		var met, hired []uint32
		for search.total > 0 {
			i, b := search.meet(rapid.IntRange(0, search.total-1).Draw(t, "place"))
			met = append(met, i.porter())
			if rapid.Bool().Draw(t, "hired") {
				search.hire(b)
				hired = append(hired, i.porter())
			}
		}
		slices.Sort(met)
		if !slices.Equal(met, within) {
			t.Fatalf("met %v, want %v", met, within)
		}
		if s.waiting(top) != len(within)-len(hired) {
			t.Fatal("whoever is hired leaves the shelf, and nobody else")
		}
	})
}

// The lots of a search are draws of one name, whether four come from a block or
// each from its own.
func TestLotsAreTheDrawsOfTheirIndex(t *testing.T) {
	w, err := New(upland(), nil, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	lots := w.lotsOf(7)
	for call := range uint32(50) {
		n := 1000 - call
		want := w.draw(drawCandidate, 7, call/4).Below(int(call%4), n)
		if got := lots.below(n); got != want {
			t.Fatalf("lot %d is %d, want %d", call, got, want)
		}
	}
}

// porters are those for whom cards stand.
func porters(cards []card) []uint32 {
	list := make([]uint32, len(cards))
	for k, c := range cards {
		list[k] = c.porter()
	}
	return list
}

// A card says what the columns say, and never more outside income than there is.
func TestACardIsRoughlyItsPorter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		porter, own, strength := rapid.Uint32().Draw(t, "porter"), rapid.Uint8().Draw(t, "own"), rapid.Uint8().Draw(t, "strength")
		outside := rapid.Int32Min(0).Draw(t, "outside")
		c := cardOf(porter, own, strength, outside)
		if c.porter() != porter || c.own() != uint16(own) || c.strength() != strength {
			t.Fatalf("%x says %d, %d kg, %d kg", c, c.porter(), c.own(), c.strength())
		}
		if least := c.outside(); least > outside || float64(least) < float64(outside)*(1-1.0/(1<<10)) {
			t.Fatalf("%d fen on the card, %d in the column", least, outside)
		}
	})
}

// accepts is the plain twin of an offer: one porter asked on his own, from the
// columns alone.
func (w *World) accepts(i uint32, load uint16, rate float64, route int) bool {
	pay := float64(load) * rate
	days := float64(1 + restAt(w.p.Labour.Rest, load, w.porters.Strength[i]))
	if w.p.Regime == Behavioural {
		fear := w.rumour(route, int(w.porters.County[i]))
		pay *= 1 - fear
		days += float64(fear * w.p.Crossing.Caught * float64(w.p.Crossing.Detention))
	}
	return pay >= float64(float64(w.porters.Outside[i])*w.outside[w.porters.County[i]]*days)
}

// Whether a crew's offer is weighed against cards, or each porter is asked on
// his own, the same people say yes.
func TestCardsAnswerAsTheirPorters(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := gathering(t, func(p *Parameters) {
			p.Labour.Rest = rapid.Float64Range(0, 15).Draw(r, "rest")
			p.Labour.NoviceLoad = rapid.Float64Range(0, 1).Draw(r, "novice load")
		})
		for i := range w.porters.Runs {
			w.porters.Runs[i] = uint16(i % 5)
		}
		w.reshelve()
		w.outside[0] = rapid.Float64Range(0, 3).Draw(r, "outside income against the first day's")
		w.beliefs.toldHits[0][0] = rapid.Float64Range(0, 50).Draw(r, "losses told")
		rate, bag := rapid.Float64Range(0, 500).Draw(r, "rate"), uint16(rapid.IntRange(1, 255).Draw(r, "bag"))
		offer := w.offer(&crew{}, rate)
		for _, s := range [...]*shelf{&w.pools[0].ready, &w.pools[0].trained} {
			for _, cards := range s {
				for _, c := range cards {
					i, load := c.porter(), min(bag, c.own())
					if load != w.loadOf(i, bag) {
						t.Fatalf("porter %d carries %d kg on the card, and %d", i, load, w.loadOf(i, bag))
					}
					if load == 0 {
						continue
					}
					days := w.rest(load, c.strength())
					yes := offer.pays(load, days, c.outside()) && offer.pays(load, days, w.porters.Outside[i])
					if want := w.accepts(i, load, rate, 0); yes != want {
						t.Fatalf("porter %d says %v on the card, and %v", i, yes, want)
					}
				}
			}
		}
	})
}

// The compartment is a whole number of quarters of an octave: 4 log2 of the rate.
func TestACompartmentIsAQuarterOfAnOctave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.Float64Range(0, 1e6).Draw(t, "rate")
		want := 0
		if rate > 1 {
			want = min(int(4*math.Log2(rate)), asks-1)
		}
		if got := askAt(rate); got != want {
			t.Fatalf("%v fen/kg is in compartment %d, want %d", rate, got, want)
		}
	})
	for b := range 2 * asks {
		rate := math.Exp2(float64(b) / 4)
		if below, at := askAt(rate*(1-1e-15)), askAt(rate*(1+1e-15)); at != min(b, asks-1) || below != max(0, min(b-1, asks-1)) {
			t.Errorf("just below %v fen/kg is compartment %d, just above it %d, want %d and the one before", rate, below, at, b)
		}
	}
}
