package economy

import (
	"context"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// eventful is a village's season with raids, accidents and people who stay.
func eventful() *parameter.Parameters {
	p := village()
	p.BurnIn = 20
	p.Crossing.Raid, p.Crossing.Accident, p.Crossing.Deadly, p.Crossing.Staying = 0.05, 0.01, 0.3, 0.01
	return p
}

func TestFollowingChangesNothing(t *testing.T) {
	w := proof.Must(New(eventful(), nil, 3, 1))(t)
	w.Follow(func(observe.Sight) {})
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if proof.JSON(t, w.Outcome()) != proof.JSON(t, live(t, eventful(), 3, 1)) {
		t.Error("a run that is followed is another one")
	}
}

// Each day is shown once, in order, with the row that the record keeps; its
// crossings and tolls are what that row and the flows say in sum.
func TestADayInSightIsTheDayOfTheRecord(t *testing.T) {
	p := eventful()
	w := proof.Must(New(p, nil, 3, 1))(t)
	next := int32(0)
	bribes := map[string]bool{}
	for _, k := range []ledger.Kind{ledger.BribeFixed, ledger.BribeHead, ledger.BribeWeight, ledger.BribeShare, ledger.Levy} {
		bribes[k.String()] = true
	}
	var harmed int
	w.Follow(func(s observe.Sight) {
		if s.Day != next {
			t.Fatalf("day %d is shown where day %d should be", s.Day, next)
		}
		next++
		row := func(name string) int64 {
			c := (&observe.Table{Columns: s.Columns}).Column(name)
			if len(c.Ints) != int(s.Day)+1 {
				t.Fatalf("day %d: %s has %d rows", s.Day, name, len(c.Ints))
			}
			return c.Ints[s.Day]
		}
		var arrived, taken int64
		for _, x := range s.Passages {
			arrived += int64(x.Arrived)
			harmed += x.Hurt + x.Dead
		}
		if got := row("mass.river") + row("mass.customs"); arrived != got {
			t.Errorf("day %d: %d g arrived by crossings and %d by the day", s.Day, arrived, got)
		}
		if got := row("crews"); int64(len(s.Passages)) != got {
			t.Errorf("day %d: %d crossings are shown and %d were made", s.Day, len(s.Passages), got)
		}
		for _, x := range s.Tolls {
			taken += x.Amount
		}
		var paid int64
		for _, f := range s.Flows {
			if f.Day != s.Day {
				t.Errorf("day %d shows a flow of day %d", s.Day, f.Day)
			}
			if bribes[f.Kind] {
				paid += f.Amount
			}
		}
		if taken != paid {
			t.Errorf("day %d: posts took %d fen and were paid %d", s.Day, taken, paid)
		}
	})
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if int(next) != p.Days || harmed == 0 {
		t.Errorf("%d of %d days were shown, and %d people came to harm in them", next, p.Days, harmed)
	}
}
