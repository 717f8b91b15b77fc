package economy

import (
	"testing"

	"pgregory.net/rapid"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// gathering is a county of people unlike each other, who all wait for work.
func gathering(t *testing.T, change func(*parameter.Parameters)) *World {
	t.Helper()
	p := upland()
	p.Counties[0].Experienced, p.Counties[0].StrengthSpread, p.Counties[0].OutsideSpread = 1, 12, 0.8
	if change != nil {
		change(p)
	}
	w := proof.Must(New(p, nil, 1, 1))(t)
	return w
}

// compartmentOf finds where each porter waits; -1 is nowhere.
func compartmentOf(w *World) []int {
	at := make([]int, len(w.porters.life))
	for i := range at {
		at[i] = -1
	}
	for c := range w.pools {
		for _, s := range [...]*applicants{&w.pools[c].ready, &w.pools[c].trained} {
			for _, x := range s.queue {
				at[x.porter()] = x.ask()
			}
			for b := range s.reserve {
				for _, x := range s.reserve[b] {
					at[x.porter()] = b
				}
			}
		}
	}
	return at
}

// Whatever bag is offered at whatever rate, everyone whom it would pay is within
// its reach, the weak and the strong, the trained and the experienced.
func TestAnOfferReachesEveryoneWhomItWouldPay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := gathering(t, func(p *parameter.Parameters) {
			p.Labour.Rest = rapid.Float64Range(0, 15).Draw(r, "rest")
			p.Labour.NoviceLoad = rapid.Float64Range(0, 1).Draw(r, "novice load")
			p.Labour.Seasoned = rapid.SampledFrom([]int{0, 3}).Draw(r, "seasoned after")
			p.Routes[0].Load = rapid.Float64Range(1, 120).Draw(r, "fullest bag")
		})
		for i := range w.porters.life {
			if i%3 == 0 { // some have made no run yet
				w.porters.life[i].runs = 0
			}
		}
		w.reshelve()
		w.outside[0] = rapid.Float64Range(0, 3).Draw(r, "outside income against the first day's")
		at := compartmentOf(w)
		bag := uint16(rapid.IntRange(1, int(w.bag[0])).Draw(r, "bag"))
		rate := rapid.Float64Range(0, 500).Draw(r, "rate")
		top := w.reach(0, bag, rate)
		for i := range uint32(len(at)) {
			load := w.loadOf(i, bag)
			if load > 0 && at[i] > top && w.accepts(i, load, rate, 0) {
				r.Fatalf("porter %d (%d kg, %d fen/day) would take %d kg at %v fen/kg and waits in compartment %d, beyond %d",
					i, w.porters.Strength[i], w.porters.Outside[i], load, rate, at[i], top)
			}
		}
	})
}

// The easing of each bag is what its definition says: over all who are there,
// trained or not, the most by which the lighter bag costs less of the night and
// the rest a kilogram than the fullest does.
func TestBagsEaseTheNightAsDefined(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := gathering(t, func(p *parameter.Parameters) {
			p.Labour.Rest = rapid.Float64Range(0, 30).Draw(r, "rest")
			p.Labour.NoviceLoad = rapid.Float64Range(0, 1).Draw(r, "novice load")
			p.Routes[0].Load = rapid.Float64Range(1, 120).Draw(r, "fullest bag")
		})
		load := uint16(rapid.IntRange(0, 255).Draw(r, "bag"))
		want := 1.0
		for _, s := range w.porters.Strength {
			for _, own := range []uint16{uint16(s), uint16(float64(s) * w.p.Labour.NoviceLoad)} {
				full, light := min(w.bag[0], own), min(load, w.bag[0], own)
				if light > 0 {
					want = max(want, w.nights(full, s)/w.nights(light, s))
				}
			}
		}
		if got := w.pools[0].eases[load]; got != want {
			r.Fatalf("a bag of %d kg eases the night %v times, by definition %v", load, got, want)
		}
	})
}

// A full bag of 50 kg costs people who carry 40 kg in comfort their 40 kg's five
// days of rest and the night: six days a run. A bag of 20 kg costs the night and
// one day: two. With 5 yuan a day that is 0.75 yuan/kg against 0.50, so at 0.55
// the light bag alone pays them, and they are the only ones there.
func TestWhoOnlyALighterBagPaysIsAsked(t *testing.T) {
	w := gathering(t, func(p *parameter.Parameters) {
		p.Counties[0].Strength, p.Counties[0].StrengthSpread = 40, 0
		p.Counties[0].Outside, p.Counties[0].OutsideSpread = 5, 0
		p.Labour.Rest = 5
	})
	w.pools[0].rate = 55
	hired := func(bag uint16) int {
		w.pools[0].top = w.reach(0, w.bag[0], w.pools[0].rate)
		w.pools[0].openDay()
		w.crewMembers = w.crewMembers[:0]
		c := crew{}
		w.enlist(&c, &plan{heads: 10, load: bag, smallest: 1}, ledger.Grams(10*int(bag))*1000)
		return len(w.crewMembers)
	}
	if n := hired(50); n != 0 {
		t.Errorf("%d take a full bag that does not pay them", n)
	}
	if n := hired(20); n != 10 {
		t.Errorf("%d of 10 wanted take the bag that pays them", n)
	}
}

// The last bag holds what is left of the goods, and may pay whom no full one does.
func TestTheLastBagIsOfferedAnew(t *testing.T) {
	w := gathering(t, func(p *parameter.Parameters) {
		p.Counties[0].Strength, p.Counties[0].StrengthSpread = 40, 0
		p.Counties[0].Outside, p.Counties[0].OutsideSpread = 5, 0
		p.Labour.Rest = 5
	})
	for i := range w.porters.Outside {
		if i > 0 {
			continue
		}
		w.porters.Outside[i] = 300 // a full bag pays one person: 6 days of 3 yuan for 40 kg
	}
	w.reshelve()
	w.pools[0].rate = 55
	w.pools[0].top = w.reach(0, w.bag[0], w.pools[0].rate)
	w.pools[0].openDay()
	c := crew{}
	w.enlist(&c, &plan{heads: 2, load: 50, smallest: 1}, 60_000)
	if len(w.crewMembers) != 2 || w.crewMembers[0].worker.porter() != 0 || w.crewMembers[0].load != 40 || w.crewMembers[1].load != 20 {
		t.Errorf("60 kg are on %+v, want 40 kg on the first and 20 on another", w.crewMembers)
	}
}

// A policy that changes what tires people sorts those who wait anew, also those
// who have waited since before it.
func TestAPolicyThatTiresPeopleSortsThemAnew(t *testing.T) {
	p := upland()
	p.BurnIn, p.Days = 0, 2
	w := proof.Must(New(p, []parameter.Change{{On: p.Start + 1, Path: "labour.rest", Value: 20.0}}, 1, 1))(t)
	w.Day()
	before := compartmentOf(w)
	w.Day()
	moved := false
	for i, b := range compartmentOf(w) {
		if b >= 0 && b != w.pack(uint32(i)).ask() {
			t.Fatalf("porter %d waits in compartment %d and asks for %v fen/kg", i, b, w.asks(0, w.pack(uint32(i))))
		}
		moved = moved || b >= 0 && before[i] >= 0 && b > before[i]
	}
	if !moved {
		t.Error("three more weeks of rest moved nobody")
	}
}
