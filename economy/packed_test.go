package economy

import (
	"math"
	"testing"

	"tumen/economy/parameter"

	"pgregory.net/rapid"
)

// A packed worker is what the columns say, to the fen.
func TestACardIsItsPorter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := gathering(t, func(p *parameter.Parameters) {
			p.Counties[0].Outside = rapid.Float64Range(0, 3000).Draw(r, "outside income")
			p.Labour.NoviceLoad = rapid.Float64Range(0, 1).Draw(r, "novice load")
		})
		for i := range uint32(len(w.porters.life)) {
			w.porters.life[i].runs = uint16(i % 5)
			c := w.pack(i)
			if c.porter() != i || c.strength() != w.porters.Strength[i] || c.outside() != w.porters.Outside[i] ||
				c.seasoned() != (int(i%5) >= w.p.Labour.Seasoned) || c.own(w.p.Labour.NoviceLoad) != w.loadOf(i, math.MaxUint16) ||
				c.ask() != askAt(w.asks(0, c)) {
				t.Fatalf("porter %d is packed as %x: %d kg, %d fen, seasoned %v", i, c, c.strength(), c.outside(), c.seasoned())
			}
			w.porters.life[i].runs = uint16(w.p.Labour.Seasoned)
			if got, want := w.seasoned(c), w.pack(i); got != want {
				t.Fatalf("porter %d, seasoned, is packed as %x, want %x", i, got, want)
			}
		}
	})
}

// An income's short form is never more, and less by a thousandth at most; what is
// short already stays.
func TestAShortIncomeIsTheIncomeToAThousandth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		income := rapid.Int32Range(0, mostIncome).Draw(t, "income")
		short := incomeOf(shortIncome(income))
		if short > income || float64(short) < float64(income)*(1-1.0/(1<<(incomeBits-1))) {
			t.Fatalf("%d fen are %d in short", income, short)
		}
		if again := incomeOf(shortIncome(short)); again != short {
			t.Fatalf("%d fen are %d in short", short, again)
		}
		if shortIncome(income) >= 1<<15 {
			t.Fatalf("%d fen need more than 15 bits", income)
		}
	})
}

// loadOf is the plain twin of what a packed worker carries when asked for a load: up to the heaviest
// comfortable one, less as a novice [kg].
func (w *World) loadOf(i uint32, asked uint16) uint16 {
	own := float64(w.porters.Strength[i])
	if int(w.porters.life[i].runs) < w.p.Labour.Seasoned {
		own *= w.p.Labour.NoviceLoad
	}
	return min(asked, uint16(own))
}

// accepts is the plain twin of an offer: one porter asked on his own, from the
// columns alone.
func (w *World) accepts(i uint32, load uint16, rate float64, route int) bool {
	pay := float64(load) * rate
	days := float64(1 + restAt(w.p.Labour.Rest, load, w.porters.Strength[i]))
	if w.p.Regime == parameter.Behavioural {
		fear := w.rumour(route, w.county(i))
		pay *= 1 - fear
		days += float64(fear * w.p.Crossing.Caught * float64(w.p.Crossing.Detention))
	}
	return pay >= float64(float64(w.porters.Outside[i])*w.outside[w.county(i)]*days)
}

// Whether a crew's offer is weighed against packed workers, or each porter is asked on
// his own, the same people say yes.
func TestCardsAnswerAsTheirPorters(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := gathering(t, func(p *parameter.Parameters) {
			p.Labour.Rest = rapid.Float64Range(0, 15).Draw(r, "rest")
			p.Labour.NoviceLoad = rapid.Float64Range(0, 1).Draw(r, "novice load")
		})
		for i := range w.porters.life {
			w.porters.life[i].runs = uint16(i % 5)
		}
		w.outside[0] = rapid.Float64Range(0, 3).Draw(r, "outside income against the first day's")
		w.beliefs.toldHits[0][0] = rapid.Float64Range(0, 50).Draw(r, "losses told")
		w.pools[0].rate = rapid.Float64Range(0, 500).Draw(r, "rate")
		bag := uint16(rapid.IntRange(1, 255).Draw(r, "bag"))
		o := w.offer(0, 0, 0)
		for i := range uint32(len(w.porters.life)) {
			c := w.pack(i)
			load := min(bag, c.own(w.p.Labour.NoviceLoad))
			if load == 0 {
				continue
			}
			yes := o.pays(load, w.rest(load, c.strength()), c.outside())
			if want := w.accepts(i, load, w.pieceRate(0, 0, 0), 0); yes != want {
				t.Fatalf("porter %d says %v packed, and %v", i, yes, want)
			}
		}
	})
}

// A compartment is a sixteenth of the step from a power of two to the next.
func TestACompartmentIsASixteenthOfADoubling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.Float64Range(0, 1e6).Draw(t, "rate")
		want := 0
		if rate > 1 {
			octave := math.Floor(math.Log2(rate))
			want = min(int(16*octave)+int(16*(rate/math.Exp2(octave)-1)), asks-1)
		}
		if got := askAt(rate); got != want {
			t.Fatalf("%v fen/kg is in compartment %d, want %d", rate, got, want)
		}
	})
	for b := range 2 * asks {
		rate := math.Exp2(float64(b/16)) * (1 + float64(b%16)/16)
		if below, at := askAt(rate*(1-1e-15)), askAt(rate*(1+1e-15)); at != min(b, asks-1) || below != max(0, min(b-1, asks-1)) {
			t.Errorf("just below %v fen/kg is compartment %d, just above it %d, want %d and the one before", rate, below, at, b)
		}
	}
}
