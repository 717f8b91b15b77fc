package main

import (
	"cmp"
	"slices"
	"testing"

	"tumen/bench/crowd"
	"tumen/rng"
)

// plain is the market's twin: the steps of bench/README.md in their order, one
// person at a time, everybody every day. It shares the draws with the market
// and nothing else.
type plain struct {
	draws      rng.Source
	day        int32
	porters    []plainPorter
	organisers []plainOrganiser
	days       []tally
}

type plainPorter struct {
	load, ask, rest, runs int
	cash                  int64
	crossed               bool
}

type plainOrganiser struct{ places, wage int }

type proposal struct {
	porter int
	lot    uint32
}

// newPlain draws the same people, and numbers them within each chunk by the
// wage from which a run pays.
func newPlain(n int, seed uint64) *plain {
	w := &plain{draws: rng.New(seed)}
	for i := range n {
		b := w.draws.Draw(drawPorter, uint32(i), 0, 0)
		w.porters = append(w.porters, plainPorter{
			load: 30 + int(b.Below(0, 21)), ask: 1500 + int(b.Below(1, 3001)), rest: int(b.Below(2, 7)),
		})
	}
	for chunk := range slices.Chunk(w.porters, crowd.Chunk) {
		slices.SortStableFunc(chunk, func(a, b plainPorter) int {
			return cmp.Compare((a.ask+a.load-1)/a.load, (b.ask+b.load-1)/b.load)
		})
	}
	for i := range n / 50 {
		w.organisers = append(w.organisers, plainOrganiser{4 + int(w.draws.Draw(drawPlaces, uint32(i), 0, 0).Below(0, 4)), 80})
	}
	return w
}

func (w *plain) Day() {
	var today tally
	// Propose.
	r := len(w.organisers)
	proposals := make([][]proposal, r)
	for i := range w.porters {
		p := &w.porters[i]
		p.crossed = false
		if p.rest != 0 {
			continue
		}
		block := w.draws.Draw(drawPick, uint32(i), w.day, 0)
		o, lot := pick(&block, uint32(r))
		if w.organisers[o].wage*p.load >= p.ask {
			proposals[o] = append(proposals[o], proposal{i, lot >> 10})
		}
	}
	for o := range w.organisers {
		organiser := &w.organisers[o]
		// Resolve.
		slices.SortStableFunc(proposals[o], func(a, b proposal) int { return cmp.Compare(a.lot, b.lot) })
		crew := proposals[o][:min(len(proposals[o]), organiser.places)]
		// Cross.
		if len(crew) > 0 {
			today.crews++
			today.crossings += int64(len(crew))
			block := w.draws.Draw(drawSeizure, uint32(o/4), w.day, 0)
			seized := float64(block.Word(int(o%4))) < 0.02*(1<<32)-1
			if seized {
				today.seized++
			}
			for _, proposal := range crew {
				p := &w.porters[proposal.porter]
				p.crossed = true
				if seized {
					p.rest = 15
					continue
				}
				pay := organiser.wage * p.load
				today.pay += int64(pay)
				p.cash += int64(pay)
				p.runs++
				p.rest = 4
				if p.load >= 40 {
					p.rest++
				}
				if p.load >= 46 {
					p.rest++
				}
			}
		}
		// Wage.
		step := max(1, organiser.wage/100)
		switch {
		case len(proposals[o]) > organiser.places:
			organiser.wage -= step
		case len(proposals[o]) < organiser.places:
			organiser.wage += step
		}
		organiser.wage = min(max(organiser.wage, 20), 400)
		today.wages += int64(organiser.wage)
	}
	// Live.
	for i := range w.porters {
		p := &w.porters[i]
		p.cash -= 300
		if p.rest > 0 && !p.crossed {
			p.rest--
		}
	}
	w.days = append(w.days, today)
	w.day++
}

// sameDays says where the records differ first. The highest wage is the
// engine's own affair, and the newest night's pay is known when it is settled.
func sameDays(t *testing.T, m *Market, w *plain) {
	t.Helper()
	if len(m.days) != len(w.days) {
		t.Fatalf("%d days, want %d", len(m.days), len(w.days))
	}
	for day, want := range w.days {
		got := m.days[day]
		got.highest = 0
		if got != want {
			t.Fatalf("%d porters, %d workers, day %d: %+v, want %+v", m.n, m.team.Workers(), day, got, want)
		}
	}
}

// One person at a time and the engine's way give the same days and the same
// people, on any number of workers.
func TestMarketAgreesWithItsPlainTwin(t *testing.T) {
	const days = 130
	for _, n := range []int{50, 977, 40_000, 70_000} { // one organiser; one chunk; three; two blocks of organisers
		twin := newPlain(n, 3)
		for range days {
			twin.Day()
		}
		for _, workers := range []int{1, 2, 7} {
			m := New(n, 3, workers)
			for range days {
				m.Day()
			}
			m.Close()
			sameDays(t, m, twin)
			for i, p := range twin.porters {
				if m.Cash(i) != p.cash || int(m.porters.Runs[i]) != p.runs || int(m.porters.Load[i]) != p.load || int(m.porters.Ask[i]) != p.ask {
					t.Fatalf("%d porters, %d workers: porter %d has %d fen after %d runs, want %d after %d",
						n, workers, i, m.Cash(i), m.porters.Runs[i], p.cash, p.runs)
				}
			}
			for i, o := range twin.organisers {
				if int(m.organisers.Wage[i]) != o.wage || int(m.organisers.Places[i]) != o.places {
					t.Fatalf("%d porters, %d workers: organiser %d pays %d, want %d", n, workers, i, m.organisers.Wage[i], o.wage)
				}
			}
		}
	}
}

// A wage can leave the range in which asks lie: then everybody is looked at,
// or nobody is.
func TestMarketAgreesWhereWagesAreExtreme(t *testing.T) {
	const n = 2000
	for _, wage := range []int{20, 29, 149, 150, 151, 399, 400} {
		twin, m := newPlain(n, 5), New(n, 5, 2)
		for i := range twin.organisers {
			twin.organisers[i].wage = wage
			m.organisers.Wage[i] = uint16(wage)
		}
		m.highest = uint16(wage)
		for range 60 {
			twin.Day()
			m.Day()
		}
		m.Close()
		sameDays(t, m, twin)
	}
}
