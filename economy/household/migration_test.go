package household

import (
	"math"
	"testing"

	"tumen/ledger"
	"tumen/rng"
)

// border is two counties, one of which earns more by a factor.
func border(t *testing.T, factor float64) *diary {
	people := alike(4000, 800)
	for i := range people {
		if i%2 == 1 {
			people[i].County, people[i].Outside = 1, int32(800*factor)
		}
	}
	return begin(t, Rules{Cost: 300, Saving: 0.5, Buffer: 60, Outside: []float64{1, 1}}, people, 0)
}

// People move to where a day brings more, the faster the more it is in proportion,
// and not at all at the same income or at a cost above the gain.
func TestPeopleMoveToWhereADayBringsMore(t *testing.T) {
	pull := func(factor float64, cost ledger.Money) float64 {
		return border(t, factor).h.Pull(&Migration{Rate: 1, Cost: cost, Stay: 100}, 0, 1)
	}
	if got, want := pull(1.5, 0), math.Log(1.5); math.Abs(got-want) > 1e-12 {
		t.Errorf("the pull of half as much again is %v, want ln 1.5", got)
	}
	if got := pull(1, 0); got != 0 {
		t.Errorf("the pull of the same is %v", got)
	}
	if got := pull(0.5, 0); got != 0 {
		t.Errorf("the pull of less is %v", got)
	}
	if free, dear := pull(1.5, 0), pull(1.5, 10_000); dear >= free || dear <= 0 {
		t.Errorf("a cost of a quarter of the gain brings a pull from %v to %v", free, dear)
	}
	if got := pull(1.5, 40_000); got != 0 {
		t.Errorf("at a cost of the whole gain the pull is %v", got)
	}
}

// As many move as the pull says, they are those drawn, and they pay for it; in the
// end the people are where they earn more.
func TestMigration(t *testing.T) {
	d := border(t, 2)
	m := Migration{Rate: 0.5, Cost: 1000, Stay: 1000}
	from := rng.New(4)
	var moves []Move
	moved, days := 0, int32(365)
	want := 0.0
	for range days {
		d.passes(func() {
			want += float64(d.h.Counties[0].Alive) * m.Rate / YearDays * d.h.Pull(&m, 0, 1)
			moves = d.h.Migrants(moves[:0], &m, from, 9, d.day, func(place uint32) (int, bool) {
				return int(d.people[place].County), true
			})
			for _, x := range moves {
				p := d.people[x.Place].Person
				to := p
				to.County, to.Outside = x.To, Elsewhere(p.Outside, 800, 0, 1600, 0)
				if to.Outside != 1600 {
					t.Fatalf("the median of one county earns %d in the other", to.Outside)
				}
				if d.main.Move(p, to, m.Cost, d.day) {
					d.people[x.Place].Person = to
					moved++
				}
			}
		})
	}
	if math.Abs(float64(moved)-want) > 4*math.Sqrt(want) || want < 300 {
		t.Errorf("%d move in a year, want about %.0f", moved, want)
	}
	if got := d.h.Counties[1].Alive; got != 2000+int64(moved) || d.h.Counties[0].Alive != 2000-int64(moved) {
		t.Errorf("%d people live in the richer county after %d came", got, moved)
	}
	if err := d.h.Check(&d.book, d.day, d.person); err != nil {
		t.Errorf("the state %v", err)
	}
}

// Who moves stands among the people there as among those here.
func TestARankMovesAlong(t *testing.T) {
	for _, z := range []float64{-2, -1, 0, 1, 2} {
		here := int32(math.Round(100_000 * math.Exp(0.5*z)))
		there := Elsewhere(here, 100_000, 0.5, 300_000, 0.8)
		if want := 300_000 * math.Exp(0.8*z); math.Abs(float64(there)/want-1) > 1e-4 {
			t.Errorf("at %v standard deviations %d earns %d there, want %.0f", z, here, there, want)
		}
	}
}

// Who leaves soon spreads the cost of moving over few days.
func TestAMoverStaysAsLongAsPeopleDo(t *testing.T) {
	for turnover, years := range map[float64]float64{0: 10, 0.01: 10, 0.2: 5, 2: 0.5} {
		if got := Stay(turnover); math.Abs(got-years*YearDays) > 1e-9 {
			t.Errorf("at a turnover of %v a mover stays %v days", turnover, got)
		}
	}
}
