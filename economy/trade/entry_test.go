package trade

import (
	"math"
	"slices"
	"testing"
)

// equilibrium is the price of a head, pay and passage, at which as many heads are
// wanted a night as offer themselves, if everybody who could organise does so who
// gains from it: in theory, not by the model's steps. Nothing is risked in the town,
// so each demands span (1 - c/V) heads a turnaround, V his margin, if at that
//
//	span (V - c)^2 / 2V >= turnaround v + entry
//
// It also gives how many do.
func (t *town) equilibrium(entry float64) (price float64, active int) {
	g, w := &t.evening.Groups[0], &t.evening.Options[0]
	low, high := 0.0, w.Margin
	for range 100 {
		price = (low + high) / 2
		heads := 0.0
		active = 0
		for i := range t.o.Group {
			v := w.Margin * t.o.Skill[i]
			if v > price && g.Span*(v-price)*(v-price)/(2*v) >= float64(g.Turnaround)*(t.o.Outside[i]+entry) {
				heads += g.Span * (1 - price/v) / float64(g.Turnaround)
				active++
			}
		}
		if people, _ := t.supply.At(price/t.passages[0].Pay, 0); heads > people {
			low = price
		} else {
			high = price
		}
	}
	return price, active
}

// run lets some nights pass, and gives the mean number in the trade and the mean
// price of a head over the last part of them.
func (t *town) run(nights, last int) (active, price float64) {
	traded := 0
	for k := range nights {
		t.night()
		if k >= nights-last {
			active += float64(t.active()) / float64(last)
			if t.clearing.Hired > 0 {
				price += t.clearing.Cut * t.passages[0].Pay
				traded++
			}
		}
	}
	return active, price / float64(max(1, traded))
}

// From 4, 8 or 16 on the first day, and from pay that is far too low or too high,
// those come to be in the trade whom theory has in it; the last of them earns no
// less than elsewhere, and the next would not earn as much: to within one.
func TestAsManyEnterAsGainFromIt(t *testing.T) {
	for seed := range uint64(4) {
		for _, number := range []int{4, 8, 16} {
			for _, pay := range []float64{1000, 4000, 12000} {
				g, w := donju(), ridge()
				g.Number, w.Pay = number, pay
				x := found(seed, g, w)
				price, want := x.equilibrium(0)
				got, paid := x.run(1500, 200)
				if math.Abs(got-float64(want)) > 1.001 || math.Abs(paid/price-1) > 0.01 {
					t.Errorf("seed %d, from %d at a pay of %v: %v in the trade and %v a head, in theory %d and %v", seed, number, pay, got, paid, want, price)
				}
				if pay == 4000 {
					x.marginal(t)
				}
			}
		}
	}
}

// With a turnaround of two days some nights are crowded and some are not. Whoever bids
// little waits on the dear ones, and loses a day. So about as many are in the trade as
// where all nights are alike, at a price that is a little lower; from any opening as
// many; and the last of them gains, and the next would not.
func TestWhereNightsDifferTheLastGainsAndTheNextWouldNot(t *testing.T) {
	for seed := range uint64(4) {
		var all []float64
		for _, number := range []int{4, 8, 16} {
			g, w := donju(), ridge()
			g.Number, g.Turnaround, g.Outside = number, 2, g.Outside/2
			x := found(seed, g, w)
			x.supply = power{10, 1}
			price, want := x.equilibrium(0)
			got, paid := x.run(2500, 1000)
			if math.Abs(got-float64(want)) > 1.25 || paid > price || paid < 0.98*price {
				t.Errorf("seed %d, from %d: %v in the trade and %v a head, where nights are alike %d and %v", seed, number, got, paid, want, price)
			}
			all = append(all, got)
			x.marginal(t)
		}
		if slices.Max(all) > 1.02*slices.Min(all) {
			t.Errorf("seed %d: from 4, 8 and 16 on the first day come %v", seed, all)
		}
	}
}

// earned lets some nights pass, and gives what each earned a day, and who was in the
// trade on all of them or came into it or was in it on some.
func (x *town) earned(nights int) (a []float64, always, some []bool) {
	a, always, some = make([]float64, len(x.plans)), slices.Clone(x.o.Active), slices.Clone(x.o.Active)
	for range nights {
		x.night()
		for i := range a {
			a[i] += x.profits[i] / float64(nights)
			always[i] = always[i] && x.o.Active[i]
			some[i] = some[i] || x.o.Active[i]
		}
	}
	return a, always, some
}

// marginal holds the last in the trade and the next outside it against what they earn,
// not what they expect: over 1,000 nights nobody who is in it throughout earns less than
// elsewhere; and of those who were outside throughout, he to whom it promises most
// would, were he in it for the next 1,000.
func (x *town) marginal(t *testing.T) {
	t.Helper()
	a, always, some := x.earned(1000)
	next, best := -1, 0.0
	for i := range a {
		if always[i] && a[i] < x.o.Outside[i] {
			t.Errorf("one in the trade earns %v a day, elsewhere %v", a[i], x.o.Outside[i])
		}
		if some[i] {
			continue
		}
		x.planner.weigh(&x.o, &x.evening, uint32(i))
		if e := slices.Max(x.planner.expects) / x.o.Outside[i]; next < 0 || e > best {
			next, best = i, e
		}
	}
	x.cash[next] = x.o.Capital[next]
	x.o.Enter(uint32(next), x.evening.Day, &x.evening.Groups[0])
	x.o.ReviewOn[next] = math.MaxInt32
	if a, _, _ := x.earned(1000); a[next] >= x.o.Outside[next] {
		t.Errorf("the next would earn %v a day, elsewhere %v", a[next], x.o.Outside[next])
	}
}

// Twice as many who could organise: more do, the marginal one of them values his
// time less, and more is paid a head; as theory has it, to within one of them.
func TestTwiceAsManyPotentialOrganisersPayMoreAHead(t *testing.T) {
	for seed := range uint64(8) {
		var active, price [3]float64
		for k, potential := range []int{60, 120, 240} {
			g := donju()
			g.Potential = potential
			x := found(seed, g, ridge())
			active[k], price[k] = x.run(1500, 200)
			theory, want := x.equilibrium(0)
			if math.Abs(active[k]-float64(want)) > 1.001 || math.Abs(price[k]/theory-1) > 0.01 {
				t.Errorf("seed %d, of %d: %v in the trade at %v, in theory %d at %v", seed, potential, active[k], price[k], want, theory)
			}
		}
		if !(active[0] < active[1] && active[1] < active[2] && price[0] < price[1] && price[1] < price[2]) {
			t.Errorf("seed %d: of 60, 120 and 240 are in the trade %v at %v", seed, active, price)
		}
	}
}

// A cost that is sunk on entry keeps out who would not earn it back, and keeps in who
// has borne it: so the number in the trade is between that with the cost and that
// without, and lower than where entry is free.
func TestASunkCostKeepsSomeOut(t *testing.T) {
	g, w := donju(), ridge()
	w.Life = 200
	g.Relation = 2_000_000 // 10,000 a day
	x := found(5, g, w)
	for i := range x.o.Active {
		x.o.Active[i] = false // everybody has to enter
		x.o.Known[0][i] = Unknown
	}
	_, free := x.equilibrium(0)
	_, costly := x.equilibrium(upkeep(g.Relation, w.Life, 0))
	if got, _ := x.run(1500, 200); got < float64(costly)-1 || got > float64(free)+1 || costly >= free {
		t.Errorf("%v are in the trade, in theory from %d to %d", got, costly, free)
	}
	// When the posts' people change, those who would not pay for the relation again
	// stay at home, and leave when they next think of it.
	x.o.Rotate(0)
	before := x.active()
	if x.run(400, 1); x.active() > before {
		t.Errorf("after a rotation %d are in the trade, before %d", x.active(), before)
	}
	if got := float64(x.active()); math.Abs(got-float64(costly)) > 1.5 {
		t.Errorf("after a rotation %v are in the trade, in theory %d", got, costly)
	}
}

// Who expects less than elsewhere, but has not seen it, stays; who has seen it, but
// expects better, stays; who has seen and expects it leaves.
func TestAnOrganiserLeavesOnlyIfPastAndFutureAreWorseThanElsewhere(t *testing.T) {
	for _, x := range []struct {
		margin, profit float64
		leaves         bool
	}{{20_000, 1.1, false}, {20_000, 0.9, false}, {5000, 1.1, false}, {5000, 0.9, true}} {
		g, w := donju(), ridge()
		g.Potential, g.Number, w.Margin = 1, 1, x.margin
		town := found(1, g, w)
		town.o.ReviewOn[0] = 0
		town.o.Profit[0] = x.profit * town.o.Outside[0]
		for range 20 {
			town.plan() // and the next evening again: what he expects is of several plans
		}
		town.review()
		if (town.left == 1) != x.leaves {
			t.Errorf("with a margin of %v and a past of %v times elsewhere, leaving is %v", x.margin, x.profit, town.left == 1)
		}
		if x.leaves && town.plans[0].Bids > 0 {
			t.Error("who leaves tonight sends a crew tonight, with money that is no longer his")
		}
	}
}

// Who leaves loses his relations; who enters has to make them, and brings his capital.
func TestComingAndGoing(t *testing.T) {
	g, w := donju(), ridge()
	w.Life, g.Relation, g.SetUp = 100, 5000, 700
	x := found(1, g, w)
	if !x.o.Knows(0, 0) || x.o.Knows(59, 0) {
		t.Error("those of the first day are known, the others are not")
	}
	x.o.Leave(0, 9)
	if x.o.Active[0] || x.o.Knows(0, 0) {
		t.Error("who has left is still known")
	}
	capital, setUp := x.o.Enter(0, 12, &g)
	if !x.o.Active[0] || float64(capital) != math.Round(x.o.Capital[0]) || setUp != 700 || x.o.Since[0] != 12 {
		t.Errorf("enters with %v, of which %v is sunk", capital, setUp)
	}
	if paid := x.o.Meet(0, 0, 13, &g); paid != 5000 || x.o.Meet(0, 0, 14, &g) != 0 {
		t.Errorf("a relation costs %v", paid)
	}
}

// Each organiser thinks again every review days, on his own day.
func TestReviewsAreSpread(t *testing.T) {
	x := found(1, donju(), ridge())
	counts := make([]int, 28)
	for day := range counts {
		for i := range x.o.ReviewOn {
			if x.o.ReviewOn[i] <= int32(day) {
				counts[day]++
			}
		}
		x.evening.Day = int32(day)
		x.review()
	}
	all := 0
	for _, n := range counts {
		all += n
		if n > 15 {
			t.Errorf("%d think again on one day", n)
		}
	}
	if all != 2*60 {
		t.Errorf("%d reviews in two review periods of 60", all)
	}
}

// The last who would stay is he to whom staying promises least, by his plans or by his
// memory; who would leave does not count, nor who is outside. What he expects is below 0
// where only his memory keeps him.
func TestTheLastIsHeToWhomStayingPromisesLeast(t *testing.T) {
	o := Organisers{
		Group: []uint16{0, 0, 0, 0, 0, 1}, Active: []bool{true, true, true, false, true, true},
		Expects: []float64{5, -3, -2, 1, 9, 1}, Profit: []float64{7, 14, 8, 10, 0, 10}, Outside: []float64{10, 10, 10, 10, 10, 10},
	}
	all, first := func(int) bool { return true }, func(group int) bool { return group == 0 }
	if last, any := o.Last(all); last != 1 || !any {
		t.Errorf("of all %v", last)
	}
	if last, any := o.Last(first); last != -3 || !any { // to whom his memory promises 4, to the others 5 and 9
		t.Errorf("of the first group %v", last)
	}
	if _, any := o.Last(func(int) bool { return false }); any {
		t.Error("somebody stays of nobody")
	}
}

// Who goes on two of five evenings, and waits on the others, expects of a day what his
// crossings bring over all of them; whose plans are never carried out, expects to lose
// his time.
func TestWaitingCountsInWhatADayShouldBring(t *testing.T) {
	g := Group{Turnaround: 2}
	o := Organisers{Outside: []float64{100, 100, 100}, Taken: []float64{1, 0.4, 0}}
	// Five plans: two crossings of two days each and three evenings at home, seven days.
	for i, want := range []float64{700.0 / 2, (2*700.0 - 3*100) / 7, -100} {
		if got := o.aDay(uint32(i), &g, float64(o.Taken[i]*700)); math.Abs(got-want) > 1e-9 {
			t.Errorf("with a share of %v a day brings %v, want %v", o.Taken[i], got, want)
		}
	}
}

// Who is in the trade and can finance nothing comes to expect nothing of it, and
// leaves.
func TestWhoCanFinanceNothingLeaves(t *testing.T) {
	g := donju()
	g.Leverage = 0
	x := found(1, g, ridge())
	x.run(200, 1)
	was := x.active()
	clear(x.evening.Cash)
	clear(x.o.Capital)
	x.run(400, 1)
	if n := x.active(); was == 0 || n != 0 {
		t.Errorf("of %d who can pay for nothing %d are still in the trade", was, n)
	}
}
