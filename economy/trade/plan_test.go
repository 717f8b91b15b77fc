package trade

import (
	"math"
	"reflect"
	"testing"

	"tumen/economy/tariff"
)

// market is a town as it is on a usual night: 20 in the trade, five goods over two
// clandestine routes and a road for lorries.
func market() *town {
	var options []Option
	for good := range uint16(5) {
		for route := range uint16(3) {
			w := ridge()
			w.Good, w.Route = good, route
			w.Margin += float64(good) * 300
			w.AskedHead = 2000 * float64(route)
			w.Life = 180
			if route == 2 { // lorries, by licensed names that cost most of what they bring
				w.AskedHead = 264_000
				w.Margin, w.Lost, w.Pay, w.Danger, w.Life = w.Margin*20, w.Lost*20, 0, 0, 0
			}
			options = append(options, w)
		}
	}
	g := donju()
	g.Number, g.RiskAversion, g.Relation, g.SetUp = 20, 2, 50_000, 20_000
	g.CapitalReturn, g.BorrowRate, g.Leverage = 0.001, 0.004, 1
	t := found(1, g, options...)
	t.evening.Intensity = 0.00002
	t.evening.Exposure = NewExposure(20, 1.5, 400)
	t.evening.Memory = Memory{Keep: 0.98, Hits: 1, Clear: 99, Rumour: 0.5}
	t.passages[2].Pay, t.passages[2].Crossings = 0, 60
	return t
}

// A plan depends on its organiser alone, so one worker makes the plans, bids and
// reviews that several make.
func TestPlansAreTheSameOnAnyNumberOfWorkers(t *testing.T) {
	one, many := market(), market()
	n := len(one.plans)
	for range 3 {
		one.plan()
		many.evening.Taken = many.o.TakenOf(many.evening.Taken)
		for low := n; low > 0; low -= 7 { // pieces in another order, each on its own worker
			var p Planner
			p.Plan(&many.o, &many.evening, max(0, low-7), low, many.plans, many.bids)
		}
		if !reflect.DeepEqual(one.plans, many.plans) || !reflect.DeepEqual(one.bids, many.bids) {
			t.Fatal("several workers plan otherwise than one")
		}
		one.planner.Review(&one.o, &one.evening, 0, n, one.verdicts, one.plans, one.bids)
		for low := n; low > 0; low -= 7 {
			var p Planner
			p.Review(&many.o, &many.evening, max(0, low-7), low, many.verdicts, many.plans, many.bids)
		}
		if !reflect.DeepEqual(one.verdicts, many.verdicts) || !reflect.DeepEqual(one.o, many.o) {
			t.Fatal("several workers review otherwise than one")
		}
		one.evening.Day++
		many.evening.Day++
	}
}

// Only who is in the trade and free makes a plan, and only of goods that he moves in
// his county.
func TestWhoPlans(t *testing.T) {
	x := market()
	x.o.FreeOn[3] = x.evening.Day + 1
	x.evening.Groups[0].Goods = []bool{false, false, true, false, false}
	x.plan()
	for i, plan := range x.plans {
		if got := plan.Bids > 0; got != (i < 20 && i != 3) {
			t.Errorf("%d plans: %v", i, got)
		}
		if plan.Bids > 0 && x.evening.Options[plan.Option].Good != 2 {
			t.Errorf("%d plans to move %d", i, x.evening.Options[plan.Option].Good)
		}
	}
	for k := range x.evening.Options {
		x.evening.Options[k].County = 1
	}
	x.plan()
	if len(x.gathered) != 0 {
		t.Errorf("%d bids from another county", len(x.gathered))
	}
}

// A night costs no memory once there is room for it.
func TestANightAllocatesNothing(t *testing.T) {
	x := market()
	var ear Ear
	var offers []tariff.Bid
	var heard []Heard
	night := func() {
		x.night()
		heard = heard[:0]
		for k := range x.gathered {
			heard = append(heard, Heard{x.gathered[k], 1})
		}
		offers = ear.Hear(offers[:0], x.supply, &x.passages[0], x.evening.Options, heard, 0, 40)
	}
	for range 100 {
		night()
	}
	if n := testing.AllocsPerRun(100, night); n != 0 {
		t.Errorf("a night allocates %v times", n)
	}
}

// The expectation of a plan is what its bids leave at expected prices.
func TestAPlanExpectsWhatItsBidsLeave(t *testing.T) {
	x := market()
	x.plan()
	at := 0
	for i, plan := range x.plans {
		w := &x.evening.Options[plan.Option]
		gain, heads := 0.0, 0
		for range plan.Bids {
			b := &x.gathered[at]
			if int(b.Organiser) != i {
				t.Fatalf("bids of %d where those of %d should be", b.Organiser, i)
			}
			if b.Net() >= w.Pay {
				gain += float64(b.Heads) * (b.Net() - w.Pay)
				heads += int(b.Heads)
			}
			at++
		}
		if plan.Bids > 0 && plan.Expects > 0 && (heads != int(plan.Heads) || math.Abs(gain-plan.Expects) > 1e-6*(1+math.Abs(gain))) {
			t.Errorf("%d expects %v of %d heads, his bids leave %v of %d", i, plan.Expects, plan.Heads, gain, heads)
		}
	}
	if at != len(x.gathered) {
		t.Errorf("%d bids are nobody's", len(x.gathered)-at)
	}
}

// A night of 20 organisers with five goods and three routes: plans, bids, prices.
func BenchmarkNight(b *testing.B) {
	x := market()
	x.evening.Groups[0].Review = 1 << 20 // nobody comes or goes
	for i := range x.o.ReviewOn {
		x.o.ReviewOn[i] = 1 << 20
	}
	for range 50 {
		x.night()
	}
	for i := range x.o.FreeOn {
		x.o.FreeOn[i] = 0 // everybody is free
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		x.plan()
		x.clearing.Clear(x.supply, x.passages, x.gathered)
	}
	b.ReportMetric(float64(x.active()), "organisers")
	b.ReportMetric(float64(len(x.gathered)), "bids")
}

// What posts hear of such a night.
func BenchmarkHear(b *testing.B) {
	x := market()
	x.plan()
	var heard []Heard
	for k := range x.gathered {
		heard = append(heard, Heard{x.gathered[k], 1})
	}
	var ear Ear
	var offers []tariff.Bid
	b.ReportAllocs()
	for b.Loop() {
		offers = ear.Hear(offers[:0], x.supply, &x.passages[0], x.evening.Options, heard, 0, 40)
	}
}
