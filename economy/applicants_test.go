package economy

import (
	"slices"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// asking is a world with a pool of porters with given asks, and the porters
// within a compartment.
func asking(t *rapid.T) (w *World, s *applicants, top int, within []uint32) {
	w = proof.Must(New(upland(), nil, rapid.Uint64().Draw(t, "seed"), 1))(t)
	s = &w.pools[0].ready
	s.begin(0)
	top = askAt(rapid.Float64Range(0, 1e5).Draw(t, "offer"))
	for i, rate := range rapid.SliceOfN(rapid.Float64Range(0, 1e5), 0, 90).Draw(t, "asks") {
		c := packedWorker(i).asking(rate)
		s.add(c)
		if c.ask() <= top {
			within = append(within, uint32(i))
		}
	}
	return w, s, top, within
}

// In a round everyone in the queue is asked once, and nobody else; who is hired
// leaves, and nobody else; the next round is of those who declined.
func TestARoundAsksEachInTheLineOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, s, top, within := asking(t)
		all := s.waiting()
		s.open(rapid.IntRange(-1, asks-1).Draw(t, "yesterday's"))
		s.close()
		s.open(top)
		expects := within
		hired := 0
		for round := range 3 {
			var met, declined []uint32
			for {
				x, from, ok := w.meet(s, &offer{}, top, 0, 0)
				if !ok {
					break
				}
				if from != inQueue {
					t.Fatalf("porter %d is met in the reserve", x.porter())
				}
				met = append(met, x.porter())
				if rapid.Bool().Draw(t, "declines") {
					s.stay(x)
					declined = append(declined, x.porter())
				} else {
					hired++
				}
				if rapid.IntRange(0, 9).Draw(t, "enough") == 0 {
					break // the next organiser goes on from here
				}
			}
			for s.left() > 0 {
				x := s.take()
				met, declined = append(met, x.porter()), append(declined, x.porter())
				s.stay(x)
			}
			slices.Sort(met)
			if !slices.Equal(met, expects) {
				t.Fatalf("round %d met %v, want %v", round, met, expects)
			}
			slices.Sort(declined)
			expects = declined
			s.anotherRound(&offer{})
		}
		s.close()
		if s.waiting() != all-hired {
			t.Fatalf("%d wait, want %d", s.waiting(), all-hired)
		}
	})
}

// The order of a round is chance's: whoever stands where in the queue, each place
// in the order is as likely. 6 orders of 3 people, 6,000 days: 1,000 of each, and
// four standard deviations of a count are 4 sqrt(6000 5/36) = 115.
func TestEveryOrderIsAsLikely(t *testing.T) {
	w := proof.Must(New(upland(), nil, 5, 1))(t)
	var s applicants
	s.begin(0)
	for i := range 3 {
		s.add(packedWorker(i))
	}
	counts := map[[3]uint32]int{}
	for range 6000 {
		s.open(0)
		var order [3]uint32
		for k := range order {
			x, _, _ := w.meet(&s, &offer{}, 0, 0, 0)
			order[k] = x.porter()
			s.stay(x)
		}
		s.close()
		counts[order]++
		w.day++
	}
	for order, n := range counts {
		if n < 885 || n > 1115 {
			t.Errorf("order %v came %d times of 6,000, want about 1,000", order, n)
		}
	}
	if len(counts) != 6 {
		t.Errorf("%d orders of 6 came", len(counts))
	}
}

// A lighter bag looks into the reserve too: within its reach all are as likely to
// be met, and whoever is hired from there is gone.
func TestALighterBagMeetsThoseBehindTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, s, reach, within := asking(t)
		s.open(rapid.IntRange(-1, reach).Draw(t, "today's reach"))
		var met []uint32
		for k := range uint32(len(within)) {
			x, from, ok := w.meet(s, &offer{}, reach, 7, k)
			if !ok {
				break
			}
			met = append(met, x.porter())
			if from != inQueue {
				s.pick(from)
			}
		}
		slices.Sort(met)
		if !slices.Equal(met, within) {
			t.Fatalf("met %v, want %v", met, within)
		}
	})
}

// Whoever declined is asked again only by an offer that differs from all that
// were made in the round, in what may please somebody.
func TestWhoDeclinedIsAskedAgainByAnotherOfferAlone(t *testing.T) {
	w := proof.Must(New(upland(), nil, 1, 1))(t)
	for _, c := range []struct {
		pay   float64
		bag   uint16
		again bool
	}{{80, 50, false}, {79, 50, false}, {81, 50, true}, {80, 40, true}, {80, 60, true}} {
		var s applicants
		s.begin(0)
		s.add(packedWorker(0))
		s.open(0)
		first := offer{pay: 80, bag: 50}
		s.terms.widen(&first)
		x, _, _ := w.meet(&s, &first, 0, 0, 0)
		s.stay(x)
		if _, _, ok := w.meet(&s, &offer{pay: c.pay, bag: c.bag}, 0, 1, 0); ok != c.again {
			t.Errorf("%v fen/kg for %d kg after 80 for 50: asked again %v, want %v", c.pay, c.bag, ok, c.again)
		}
	}
}
