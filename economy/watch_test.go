package economy

import (
	"context"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// watched lives a village's season and keeps every trip.
func watched(t *testing.T, p *parameter.Parameters) (observe.Outcome, []observe.Trip) {
	t.Helper()
	w := proof.Must(New(p, nil, 3, 1))(t)
	var trips []observe.Trip
	w.Watch(func(x observe.Trip) { trips = append(trips, x) })
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return w.Outcome(), trips
}

func TestWatchingChangesNothing(t *testing.T) {
	out, _ := watched(t, village())
	if proof.JSON(t, out) != proof.JSON(t, live(t, village(), 3, 1)) {
		t.Error("a run that is watched is another one")
	}
}

// What is seen trip by trip is what the days say in sum, whatever the night
// brought: raids, accidents, people who stayed.
func TestTripsAddUpToTheDays(t *testing.T) {
	p := village()
	p.BurnIn = 20
	p.Crossing.Raid, p.Crossing.Accident, p.Crossing.Deadly, p.Crossing.Staying = 0.05, 0.01, 0.3, 0.01
	out, trips := watched(t, p)
	days := map[string][]int64{}
	for _, name := range []string{"hired", "crews", "mass.river", "mass.customs", "seized", "lost"} {
		days[name] = make([]int64, p.Days)
	}
	fates := map[string]int{}
	var pay ledger.Money
	for _, x := range trips {
		fates[x.Fate]++
		pay += x.Pay
		days["crews"][x.Day] = int64(x.Crossing) + 1
		days["mass."+x.Route][x.Day] += int64(x.Arrived)
		if x.Porter >= 0 {
			days["hired"][x.Day]++
		}
		switch {
		case x.Fate == "hurt" || x.Fate == "dead":
			days["lost"][x.Day] += int64(x.Load)
		case x.Arrived == 0:
			days["seized"][x.Day] += int64(x.Load)
		}
	}
	for name, got := range days {
		for d, want := range out.Days.Column(name).Ints {
			if got[d] != want {
				t.Errorf("day %d: %s is %d by trips and %d by the day", d, name, got[d], want)
			}
		}
	}
	harm := out.Summary.Harm
	if fates["dead"] != int(harm.Dead) || fates["hurt"] != int(harm.Hurt) || fates["caught"] != int(harm.Detained) || fates["stayed"] == 0 {
		t.Errorf("fates %v, harm %+v, and some stay", fates, harm)
	}
	var paid int64
	for _, f := range out.Flows {
		if f.Kind == ledger.Pay.String() {
			paid += f.Amount
		}
	}
	if int64(pay) != paid {
		t.Errorf("porters were paid %d fen by trips and %d by the flows", pay, paid)
	}
}

func TestWhoDiedOrStayedNeverSetsOutAgain(t *testing.T) {
	p := village()
	p.Crossing.Accident, p.Crossing.Deadly, p.Crossing.Staying, p.Crossing.Caught = 0.02, 0.5, 0.02, 1
	_, trips := watched(t, p)
	free := map[int64]int32{}
	ended := 0
	for _, x := range trips {
		if x.Porter < 0 {
			continue
		}
		if f, known := free[x.Porter]; known && (f < 0 || x.Day < f) {
			t.Fatalf("porter %d sets out on day %d and was free on %d", x.Porter, x.Day, f)
		}
		if gone := x.Fate == "dead" || x.Fate == "stayed"; gone != (x.Free == -1) {
			t.Fatalf("a porter who %s is free on day %d", x.Fate, x.Free)
		} else if gone {
			ended++
		}
		free[x.Porter] = x.Free
	}
	if ended == 0 {
		t.Fatal("nobody died or stayed, so nothing was tried")
	}
}
