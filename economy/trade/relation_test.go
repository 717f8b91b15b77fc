package trade

import (
	"math"
	"slices"
	"testing"
)

// "Relation (1/life + r) a day": what is sunk has to come back while it lasts, with
// what the money would have brought.
func TestWhatARelationCostsADay(t *testing.T) {
	if got := upkeep(10_000, 200, 0.001); got != 60 {
		t.Errorf("10,000 for 200 days cost %v a day, want 50 and 10", got)
	}
	if upkeep(0, 200, 1) != 0 || upkeep(10_000, 0, 1) != 0 {
		t.Error("no relation, or none that is needed, costs something")
	}
}

// Who is known where he goes has sunk all; who has been forgotten owes the relation
// again; who is outside owes relation and set-up.
func TestWhoOwesWhat(t *testing.T) {
	g, w := donju(), ridge()
	g.Relation, g.SetUp, g.Turnaround, w.Life = 8000, 2000, 2, 100
	x := found(1, g, w)
	for i, want := range map[uint32]sunk{0: {0, 200, 0}, 59: {200, 200, 8000}} {
		if got := x.o.costs(i, &g, &w); got != want {
			t.Errorf("%d owes %+v a crossing, want %+v", i, got, want)
		}
	}
	x.o.Rotate(0)
	if got := x.o.costs(0, &g, &w); got != (sunk{160, 200, 8000}) {
		t.Errorf("who has been forgotten owes %+v a crossing", got)
	}
}

// expects is what an organiser of a town of one expects of a crossing, and his crew.
func expects(change func(x *town, g *Group, w *Option)) (float64, Plan) {
	g, w := donju(), ridge()
	g.Potential, g.Number, g.RiskAversion, w.Life = 1, 1, 2, 100
	x := found(3, g, w)
	x.evening.Memory = Memory{Keep: 1, Hits: 1, Clear: 49}
	change(x, &x.evening.Groups[0], &x.evening.Options[0])
	plan := x.planner.One(&x.o, &x.evening, 0, x.bids)
	return plan.Expects, plan
}

// What an organiser has to pay before he can go is taken off what he expects, and so
// is set-up from the capital that he would bring.
func TestWhatIsOwedIsTakenOffAnExpectation(t *testing.T) {
	known, _ := expects(func(_ *town, g *Group, _ *Option) { g.Relation = 400_000 })
	unknown, _ := expects(func(x *town, g *Group, _ *Option) { g.Relation = 400_000; x.o.Rotate(0) })
	if got := known - unknown; math.Abs(got-4000) > 1e-6 {
		t.Errorf("a relation of 400,000 for 100 days is expected to cost %v a crossing", got)
	}
	outside := func(setUp float64) Plan {
		_, plan := expects(func(x *town, g *Group, w *Option) {
			x.o.Active[0], g.SetUp, x.o.Capital[0], w.Lost = false, setUp, 200_000, 10_000
		})
		return plan
	}
	if free, costly := outside(0), outside(50_000); free.Heads != 20 || costly.Heads != 15 || costly.Bound != AtCapital {
		t.Errorf("he could pay for a crew of %d, after set-up for %d", free.Heads, costly.Heads)
	}
}

// Standing protects, a dangerous month does not, and a debt lowers what is lent.
func TestWhatMakesAnExpectation(t *testing.T) {
	usual, _ := expects(func(*town, *Group, *Option) {})
	protected, _ := expects(func(_ *town, g *Group, _ *Option) { g.Protection = 0.5 })
	half, _ := expects(func(_ *town, _ *Group, w *Option) { w.Danger = 0.5 })
	double, _ := expects(func(_ *town, _ *Group, w *Option) { w.Danger = 2 })
	if protected != half || !slices.IsSorted([]float64{double, usual, half}) || double == usual || usual == half {
		t.Errorf("expects %v in a dangerous month, %v usually, %v in a safe one, %v with protection", double, usual, half, protected)
	}
	crew := func(debt float64) int {
		_, plan := expects(func(x *town, g *Group, w *Option) {
			g.Leverage, g.RiskAversion, w.Lost, x.cash[0] = 1, 0, 10_000, 100_000
			x.o.Debt[0] = whole(debt)
		})
		return int(plan.Heads)
	}
	// Cash of 100,000 and as much again; or, with a debt of 30,000, cash and the 40,000
	// that are still lent to who owns 70,000.
	if free, indebted := crew(0), crew(30_000); free != 20 || indebted != 14 {
		t.Errorf("without debt he could pay for a crew of %d, with it for %d", free, indebted)
	}
}
