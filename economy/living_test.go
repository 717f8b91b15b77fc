package economy

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// diary is a world's living kept the slow way: every day of every porter by
// itself.
type diary struct {
	spent, earned []ledger.Money   // by day, of all porters
	of            [][]ledger.Money // by porter, then day: what was earned less what was spent
}

// day lives one day of the world and writes it down.
func (d *diary) day(w *World) {
	alive := make([]bool, len(w.porters.life))
	for i := range alive {
		s := w.porters.life[i].standing
		alive[i] = s != Dead && s != Gone
	}
	day := w.day
	w.Day()
	if d.of == nil {
		d.of = make([][]ledger.Money, len(alive))
	}
	var spent, earned ledger.Money
	cost := ledger.Money(math.Round(w.p.Living.Cost * 100))
	for i := range alive {
		var sum ledger.Money
		if alive[i] {
			spent += cost
			sum -= cost
		}
		if s := w.porters.life[i].on(day); s == Ready || s == Novice {
			county := w.county(uint32(i))
			income := ledger.Money(math.Round(min(float64(w.porters.Outside[i])*w.outside[county], mostIncome)))
			earned += income
			sum += income
		}
		d.of[i] = append(d.of[i], sum)
	}
	d.spent, d.earned = append(d.spent, spent), append(d.earned, earned)
}

// In any world, under any changes of what a day costs and earns, before the
// record begins and in it: every recorded day holds the living of that day alone,
// and what each porter is still owed is the sum of the porter's own days.
func TestEveryDayIsBookedOnItsDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParameters(t)
		changes := anyChanges(t, p)
		for k := range rapid.IntRange(0, 3).Draw(t, "changes of living") {
			c := parameter.Change{On: p.Start + parameter.Date(rapid.IntRange(-p.BurnIn, p.Days).Draw(t, "on")), Path: "living.cost", Value: rapid.Float64Range(0, 20).Draw(t, "cost")}
			if k > 0 {
				c.Path = fmt.Sprintf("counties.%s.outside_income", p.Counties[0].Name)
			}
			changes = append(changes, c)
		}
		slices.SortStableFunc(changes, func(a, b parameter.Change) int { return int(a.On - b.On) })
		w := proof.Must(Build(p, changes, Seeds{rapid.Uint64().Draw(t, "world"), rapid.Uint64().Draw(t, "run")}, 1))(t)
		var d diary
		for w.day < int32(p.Days) {
			d.day(w)
			if due := w.unsettled(); due != 0 {
				t.Fatalf("after day %d the porters' accounts are out by %d fen", w.day-1, due)
			}
		}
		began := -int32(p.BurnIn)
		for i, days := range d.of {
			var want ledger.Money
			if l := &w.porters.life[i]; l.standing != Dead && l.standing != Gone {
				for _, sum := range days[l.living-began:] {
					want += sum
				}
			}
			if got := w.owed(uint32(i), w.porters.Outside[i], w.day); got != want {
				t.Fatalf("porter %d is owed %d fen, want %d", i, got, want)
			}
		}
		w.finish()
		out := w.Outcome()
		if out.Summary.Conserved != (observe.Conservation{}) {
			t.Fatalf("money or goods from nowhere: %+v", out.Summary.Conserved)
		}
		spent, earned := make([]ledger.Money, p.Days), make([]ledger.Money, p.Days)
		for _, f := range out.Flows {
			switch {
			case f.Kind == "consumption" && f.From == "porters":
				spent[f.Day] += ledger.Money(f.Amount)
			case f.Kind == "outside-income":
				earned[f.Day] += ledger.Money(f.Amount)
			}
		}
		if diff := cmp.Diff(d.spent[p.BurnIn:], spent); diff != "" {
			t.Fatalf("spent, by the diary and by the record: %s", diff)
		}
		if diff := cmp.Diff(d.earned[p.BurnIn:], earned); diff != "" {
			t.Fatalf("earned outside, by the diary and by the record: %s", diff)
		}
	})
}

// However long the burn-in, the record holds the living of its own days: where
// nobody dies or stays away, all days of all people; and people who never carry
// earn outside on each of them.
func TestTheBurnInIsNotInTheRecord(t *testing.T) {
	const people = 400
	for _, burnIn := range []int{0, 180, 730} {
		for _, idle := range []bool{false, true} {
			p := village()
			p.BurnIn, p.Crossing.Accident, p.Crossing.Staying, p.Counties[0].OutsideSpread = burnIn, 0, 0, 0
			if idle {
				p.Organisers = nil
			}
			sums := map[string]int64{}
			for _, f := range live(t, p, 1, 1).Flows {
				if f.From == "porters" || f.To == "porters" {
					sums[f.Kind] += f.Amount
				}
			}
			if want := int64(people * p.Days * 300); sums["consumption"] != want {
				t.Errorf("after %d days of burn-in (idle: %t) people spend %d fen, want %d: 3 yuan on each recorded day", burnIn, idle, sums["consumption"], want)
			}
			if most := int64(people * p.Days * 400); sums["outside-income"] > most || idle && sums["outside-income"] != most {
				t.Errorf("after %d days of burn-in (idle: %t) people earn %d fen outside, of 4 yuan on each recorded day", burnIn, idle, sums["outside-income"])
			}
		}
	}
}

// What is paid on a day is the same whether the run ends soon after it, is
// interrupted, or goes on for long.
func TestTheEndOfARunMovesNoPayment(t *testing.T) {
	p := upland()
	p.Days = 80
	until := func(flows []observe.Flow) (early []observe.Flow) {
		for _, f := range flows {
			if f.Day < 40 {
				early = append(early, f)
			}
		}
		return early
	}
	want := until(live(t, p, 1, 1).Flows)
	short := upland()
	short.Days = 40
	if d := cmp.Diff(want, live(t, short, 1, 1).Flows); d != "" {
		t.Errorf("a run of 40 days: -first 40 of 80 +all 40\n%.500s", d)
	}
	w := proof.Must(New(p, nil, 1, 1))(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	if err := w.Run(ctx, func(day, _ int) {
		if day == 40 {
			stop()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, w.Outcome().Flows); d != "" {
		t.Errorf("an interrupted run: -first 40 of 80 +all 40\n%.500s", d)
	}
}

// Who looks at a run changes nothing of what is paid in it.
func TestObserversMoveNoPayment(t *testing.T) {
	p := upland()
	w := proof.Must(New(p, nil, 1, 1))(t)
	w.KeepChecks()
	w.Follow(func(observe.Sight) {})
	w.Watch(func(observe.Trip) {})
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(live(t, p, 1, 1).Flows, w.Outcome().Flows); d != "" {
		t.Errorf("-alone +observed\n%.500s", d)
	}
}

// On any number of workers the living of every day and every porter's account is the same,
// also where what a day earns changes.
func TestLivingIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	p := upland()
	p.Scale, p.Days, p.BurnIn = 40, 20, 10
	changes := []parameter.Change{
		{On: p.Start - 5, Path: "counties.upland.outside_income", Value: 7.3},
		{On: p.Start + 9, Path: "living.cost", Value: 4.01},
		{On: p.Start + 9, Path: "counties.upland.outside_income", Value: 5.9},
	}
	run := func(workers int) string {
		w := proof.Must(New(p, changes, 1, workers))(t)
		w.KeepChecks()
		return rest(t, w)
	}
	one := run(1)
	for _, workers := range []int{2, 7} {
		if d := cmp.Diff(one, run(workers)); d != "" {
			t.Errorf("%d workers: %.300s", workers, d)
		}
	}
}

// A state whose sums of the people at home are others than its people's is no
// state of this world.
func TestAStateWithAnotherLivingIsRefused(t *testing.T) {
	p := upland()
	for what, change := range map[string]func(*World){
		"a person more at home":  func(w *World) { w.living.home[0].people++ },
		"a fen more of income":   func(w *World) { w.living.home[0].income++ },
		"a fen that nobody owns": func(w *World) { w.book.Settle(porterAccount(3), 1) },
		"a day without rates":    func(w *World) { w.living.rates[0][0].from++ },
		"living in the future":   func(w *World) { w.porters.life[3].living = w.day + 1 },
	} {
		w := before(t, p, nil, p.Start+10)
		change(w)
		if _, err := resume(p, nil, 1, p.Start+10, state(t, w)); err == nil {
			t.Errorf("a state with %s is read", what)
		}
	}
}
