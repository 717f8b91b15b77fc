package economy

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// "Then each porter's absence begins, counted from the next morning: rest(L)
// days; healing days when hurt; detention days when detained, or none, nor any
// rest, for one whose account holds the release bribe", and "a run counts if its
// load arrived and was paid".
func TestEachAbsenceIsCountedFromTheNextMorning(t *testing.T) {
	for _, c := range []struct {
		what string
		fate night
		cash float64
		days int32 // from the next morning on
		runs uint16
		is   Standing
	}{
		{"rests", returned, 0, 5, 1, Resting}, // 5 days at the heaviest comfortable load
		{"is hurt", hurt, 0, 30, 0, Hurt},
		{"is held", caught, 299.99, 15, 0, Detained},
		{"pays its release", caught, 300, 0, 0, Detained},
		{"dies", dead, 0, -1, 0, Dead},
		{"stays", stayed, 0, -1, 1, Gone},
	} {
		w := morning(t, func(p *parameter.Parameters) {
			p.Counties[0].Strength, p.Counties[0].StrengthSpread = 40, 0
			p.Counties[0].Experienced = 1
			p.Labour.Rest, p.Labour.Seasoned = 5, 0
			p.Living.Cost = 0
		})
		w.turnSeason()
		w.applyPolicy()
		w.setPrices()
		i := uint32(7)
		w.book.Pay(ledger.OutsideIncome, ledger.Account{Sector: ledger.Rest}, porterAccount(i), w.inMinor(c.cash))
		w.crews = []crew{{taken: c.fate == caught, first: 0, last: 1, load: 40_000}}
		w.crewMembers = []crewMember{{worker: w.pack(i), load: 40, night: c.fate}}
		w.settle()
		x := &w.crewMembers[0]
		want := c.days
		if want >= 0 {
			want += w.day + 1
		}
		if l := &w.porters.life[i]; x.free != want || l.runs != c.runs || l.standing != c.is {
			t.Errorf("who %s is free on day %d with %d runs and standing %d, want %d, %d and %d", c.what, x.free, l.runs, l.standing, want, c.runs, c.is)
		}
	}
}

// Each day of everyone's life is booked once: where nobody
// dies or stays away, all days of all people cost what living costs, and whoever
// never carries earns outside on each of them.
func TestEachDayIsLivedOnce(t *testing.T) {
	sums := func(change func(*parameter.Parameters)) map[string]int64 {
		p := village()
		p.Crossing.Accident, p.Crossing.Staying = 0, 0
		p.Counties[0].OutsideSpread = 0
		change(p)
		sums := map[string]int64{}
		for _, f := range live(t, p, 1, 1).Flows {
			if f.From == "porters" || f.To == "porters" {
				sums[f.Kind] += f.Amount
			}
		}
		return sums
	}
	const days, people = 120, 400
	busy, idle := sums(func(*parameter.Parameters) {}), sums(func(p *parameter.Parameters) { p.Organisers = nil })
	for what, x := range map[string]map[string]int64{"carrying": busy, "idle": idle} {
		if x["consumption"] != days*people*300 {
			t.Errorf("%s people spend %d fen, want 3 yuan a day", what, x["consumption"])
		}
	}
	if idle["outside-income"] != days*people*400 || busy["outside-income"] >= idle["outside-income"] {
		t.Errorf("outside, idle people earn %d fen and carrying ones %d, want 4 yuan a day and less", idle["outside-income"], busy["outside-income"])
	}
}

// A day earns and costs what held on it: of 120 days, 30
// at what the people began with and 90 at half as much again.
func TestADayEarnsAndCostsWhatHeldOnIt(t *testing.T) {
	p := village()
	p.Counties[0].OutsideSpread, p.Counties[0].Outside = 0, 4
	p.Organisers = nil
	changes := []parameter.Change{
		{On: p.Start + 30, Path: "counties.upland.outside_income", Value: 6.0},
		{On: p.Start + 30, Path: "living.cost", Value: 4.5},
	}
	w := proof.Must(New(p, changes, 1, 1))(t)
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	const people = 400
	want := map[string]int64{"outside-income": people * (30*400 + 90*600), "consumption": people * (30*300 + 90*450)}
	got := map[string]int64{}
	for _, f := range w.Outcome().Flows {
		got[f.Kind] += f.Amount
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}
