package record

import (
	"context"
	"fmt"
	"testing"

	"tumen/economy/observe"
	"tumen/scenario"
)

// sets make a short run of the founding case.
var sets = []string{"burn_in=5", "days=12"}

func openCase() (*scenario.Scenario, error) {
	return scenario.Open("samjiyon", scenario.Options{Sets: sets})
}

// tableOf is one row a day.
func tableOf(columns ...observe.Column) *observe.Table { return &observe.Table{Columns: columns} }

func TestTheFirstDayThatDiffersIsNamedAndOnItTheFirstColumn(t *testing.T) {
	a := tableOf(observe.Column{Name: "day", Ints: []int64{0, 1, 2}}, observe.Column{Name: "rate", Reals: []float64{1, 2, 3}}, observe.Column{Name: "crews", Ints: []int64{4, 5, 6}})
	for _, c := range []struct {
		name string
		b    *observe.Table
		want string
	}{
		{"nothing", a, "<nil>"},
		{
			"a later column on an earlier day", tableOf(a.Columns[0], observe.Column{Name: "rate", Reals: []float64{1, 2, 4}}, observe.Column{Name: "crews", Ints: []int64{4, 9, 6}}),
			"day 1 (), days.parquet, column crews: recorded 5, now 9",
		},
		{
			"two columns on one day", tableOf(a.Columns[0], observe.Column{Name: "rate", Reals: []float64{1, 2.5, 3}}, observe.Column{Name: "crews", Ints: []int64{4, 9, 6}}),
			"day 1 (), days.parquet, column rate: recorded 2, now 2.5",
		},
		{"a column less", tableOf(a.Columns[:2]...), "day 0 (), days.parquet, column crews: recorded a column, now nothing"},
		{
			"a day less", tableOf(observe.Column{Name: "day", Ints: []int64{0, 1}}, observe.Column{Name: "rate", Reals: []float64{1, 2}}, observe.Column{Name: "crews", Ints: []int64{4, 5}}),
			"day 2 (), days.parquet, column day: recorded 2, now nothing",
		},
	} {
		if got := fmt.Sprint(differInDays(DaysFile, a, c.b)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheFirstFlowThatDiffersIsNamed(t *testing.T) {
	pay := observe.Flow{Day: 3, Kind: "pay", From: "donju", To: "porters", Amount: 40}
	levy := observe.Flow{Day: 3, Kind: "levy", From: "donju", To: "customs", Amount: 7}
	later := observe.Flow{Day: 5, Kind: "pay", From: "donju", To: "porters", Amount: 1}
	more := pay
	more.Amount++
	for _, c := range []struct {
		name string
		a, b []observe.Flow
		want string
	}{
		{"nothing", []observe.Flow{pay, levy}, []observe.Flow{pay, levy}, "<nil>"},
		{"an amount", []observe.Flow{pay, levy}, []observe.Flow{more, levy}, "day 3 (), flows.parquet, column pay from donju to porters: recorded 40 fen, now 41 fen"},
		{"one that is missing", []observe.Flow{pay, levy, later}, []observe.Flow{levy, later}, "day 3 (), flows.parquet, column pay from donju to porters: recorded 40 fen, now nothing"},
		{"one more", []observe.Flow{pay, later}, []observe.Flow{pay, levy, later}, "day 3 (), flows.parquet, column levy from donju to customs: recorded nothing, now 7 fen"},
		{"the last one", []observe.Flow{pay, later}, []observe.Flow{pay}, "day 5 (), flows.parquet, column pay from donju to porters: recorded 1 fen, now nothing"},
	} {
		if got := fmt.Sprint(differInFlows(c.a, c.b, "fen")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A record is repeated from itself, on other workers and with its trips, and is
// the same; one trip that was changed is found.
func TestARecordIsRepeatedFromItself(t *testing.T) {
	c, err := openCase()
	if err != nil {
		t.Fatal(err)
	}
	kept := mustMake(t, Options{Scenario: c, Seed: 3, Workers: 1, Crossings: t.TempDir(), Sets: sets})
	defer kept.Close()
	dir := t.TempDir() + "/run"
	if err := kept.Save(dir, nil); err != nil {
		t.Fatal(err)
	}
	r := mustOpen(t, dir)
	again, err := r.Repeat(t.Context(), Options{Workers: 7, Crossings: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if first, err := FirstDifference(r, again); first != nil || err != nil {
		t.Fatal(first, err)
	}

	other, err := r.Repeat(t.Context(), Options{Workers: 1, Crossings: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var changedTrip observe.Trip
	spoiled, err := newSpool(t.TempDir(), &other.Manifest)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := other.Crossings.Each(func(trip observe.Trip) error {
		if n++; n == 40 {
			trip.Pay++
			changedTrip = trip
		}
		spoiled.add(trip)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	other.Close()
	if other.Crossings, err = spoiled.finish(false); err != nil {
		t.Fatal(err)
	}
	first, err := FirstDifference(r, other)
	if err != nil {
		t.Fatal(err)
	}
	if first == nil || first.Table != CrossingsFile || first.Day != int(changedTrip.Day) || first.Column != "pay" || first.Again != fmt.Sprint(int64(changedTrip.Pay)) {
		t.Errorf("found %v, want the pay of day %d", first, changedTrip.Day)
	}
}

// A run that was interrupted is repeated as far as it went.
func TestAnInterruptedRunIsRepeatedAsFarAsItWent(t *testing.T) {
	c, err := openCase()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	r, err := Make(ctx, Options{Scenario: c, Seed: 3, Sets: sets, Progress: func(day, _ int) {
		if day == 5 {
			stop()
		}
	}})
	if err != nil || !r.Manifest.Partial || r.Manifest.Days != 5 {
		t.Fatal(r, err)
	}
	again, err := r.Repeat(t.Context(), Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if first, err := FirstDifference(r, again); first != nil || err != nil || again.Manifest.Days != 5 {
		t.Error(again.Manifest.Days, first, err)
	}
}
