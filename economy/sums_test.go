package economy

import (
	"math"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/ledger"
)

// What each post, organ, good, county and kind of actor is said to have had adds
// up to what was booked and seen, trip by trip.
func TestSumsByNameAddUpToTheWhole(t *testing.T) {
	p := upland()
	p.BurnIn, p.Days = 20, 90
	p.Crossing.Raid, p.Crossing.Accident, p.Crossing.Deadly, p.Crossing.Staying = 0.05, 0.01, 0.3, 0.01
	out, trips := watched(t, p)
	s := &out.Summary

	type sums struct{ takings, handedUp, pay, outside, received, paid, delivered, seized float64 }
	var want, got sums
	organs := map[string]float64{}
	for _, f := range out.Flows {
		if f.From == f.To {
			continue
		}
		kind, _ := ledger.KindNamed(f.Kind)
		amount := float64(f.Amount) / 100
		if kind.Payment().Taking {
			want.takings += amount
			organs[f.To] += amount
		}
		switch kind {
		case ledger.Remittance:
			if f.From == "guards" || f.From == "customs" || f.From == "mss" {
				want.handedUp += amount
			}
		case ledger.Pay:
			want.pay += amount
		case ledger.OutsideIncome:
			want.outside += amount
		}
		if f.To != "rest" {
			want.received += amount
		}
		if f.From != "rest" {
			want.paid += amount
		}
	}
	var posts float64
	for _, x := range s.Posts {
		posts += x.Takings
		if x.Takings > 0 && x.PerCrossing.Value != x.Takings/float64(x.Crossings) {
			t.Errorf("%+v: takings are not those of its crossings", x)
		}
	}
	for name, x := range s.Organs {
		got.takings += x.Takings
		got.handedUp += x.HandedUp
		if sector, _ := parameter.Organ(name).Sector(); math.Abs(organs[sector.String()]-x.Takings) > 1e-6 {
			t.Errorf("%s took %v, and by the flows %v", name, x.Takings, organs[sector.String()])
		}
	}
	var released float64 // which no post takes
	for _, f := range out.Flows {
		if f.Kind == "release-bribe" {
			released += float64(f.Amount) / 100
		}
	}
	if math.Abs(posts+released-got.takings) > 1e-6 || posts == 0 {
		t.Errorf("posts took %v and %v was paid for release, and organs took %v", posts, released, got.takings)
	}
	var profit, routes float64
	for _, x := range s.Goods {
		got.delivered += x.Delivered
		got.seized += x.Seized
		profit += x.Profit
	}
	for _, x := range s.Routes {
		routes += x.Profit
	}
	if math.Abs(profit-routes-s.OwnTrade) > 1e-6 {
		t.Errorf("goods brought a profit of %v, routes %v and own lots %v", profit, routes, s.OwnTrade)
	}
	for _, x := range s.Counties {
		got.pay += x.Pay
		got.outside += x.Outside
	}
	for _, x := range s.Kinds {
		got.received += x.Received
		got.paid += x.Paid
	}
	want.delivered, want.seized = s.Mass.Sold, s.Mass.Seized
	for what, x := range map[string][2]float64{
		"takings": {got.takings, want.takings}, "handed up": {got.handedUp, want.handedUp}, "pay": {got.pay, want.pay}, "outside income": {got.outside, want.outside},
		"received": {got.received, want.received}, "paid": {got.paid, want.paid}, "delivered": {got.delivered, want.delivered}, "seized": {got.seized, want.seized},
	} {
		if math.Abs(x[0]-x[1]) > 1e-6 || x[1] == 0 {
			t.Errorf("%s is %v by names and %v in all", what, x[0], x[1])
		}
	}

	carriers, runs := map[int64]bool{}, int64(0)
	for _, x := range trips {
		if x.Porter >= 0 && x.Arrived > 0 {
			carriers[x.Porter] = true
			runs++
		}
	}
	if c := s.Counties["upland"]; c.Carriers != int64(len(carriers)) || c.Runs != runs || runs == 0 {
		t.Errorf("%d people made %d paid runs, and the county says %+v", len(carriers), runs, c)
	}
}

// A number of a summary is found by its path, and one that is not there is not.
func TestAtFindsWhatAllGoesThrough(t *testing.T) {
	out := live(t, upland(), 1, 1)
	known := 0
	for at, v := range out.Summary.All() {
		x, is := out.Summary.At(at.Path)
		if n, number := v.Interface().(observe.Number); number && (is != n.Known() || is && x != n.Value) || !number && !is {
			t.Errorf("%s is %v (%t), and %v is there", at.Path, x, is, v)
		}
		if is {
			known++
		}
	}
	for _, path := range []string{"", "shares", "shares.nobody", "routes.nowhere.mass", "shares.guards.more", "units.load.mean"} {
		if x, is := out.Summary.At(path); is {
			t.Errorf("%q is %v", path, x)
		}
	}
	if known < 80 {
		t.Errorf("only %d numbers were found", known)
	}
}
