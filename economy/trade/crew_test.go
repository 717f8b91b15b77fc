package trade

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// someCrew draws a crew, its own numbers within and beyond what is usual.
func someCrew(n numbers) *crew {
	g := donju()
	g.Span = n.float(0, 300)
	g.RiskAversion = n.float(0, 10)
	g.Outside = n.float(0, 50_000)
	g.CapitalReturn, g.BorrowRate = n.float(0, 0.01), n.float(0, 0.02)
	g.Leverage = n.float(0, 5)
	w := ridge()
	w.Margin, w.Lost, w.Pay = n.float(0, 30_000), n.float(0, 20_000), n.float(0, 8000)
	w.Passes, w.Danger = n.float(0.2, 1), n.float(0, 3)
	w.AskedCrossing = n.float(0, 50_000)
	worth := n.float(0, 1e8)
	return led(&g, &w, NewExposure(n.float(5, 50), n.float(0, 4), 250), n.float(0, 1), worth, worth)
}

// However much a crew costs, brings and risks, the search finds as good a crew as
// weighing all of them does, in all and a head, from any guess.
func TestTheBestCrewIsThatOfAllWeighed(t *testing.T) {
	inside := 0
	rapid.Check(t, func(t *rapid.T) {
		c := someCrew(someNumbers(t))
		if c.most < 1 {
			return
		}
		by := goal{
			crossing: rapid.Float64Range(0, 100_000).Draw(t, "crossing"),
			head:     rapid.Float64Range(0, 20_000).Draw(t, "head"),
			average:  rapid.Bool().Draw(t, "average"),
		}
		want := math.Inf(-1)
		best := 0
		for n := 1; n <= c.most; n++ {
			if s := c.score(n, by); s > want {
				best, want = n, s
			}
		}
		guess := rapid.IntRange(-3, 300).Draw(t, "guess")
		n, got := c.best(guess, by)
		if math.Abs(got-want) > 1e-9*(1+math.Abs(want)) || got != c.score(n, by) {
			t.Fatalf("the best crew by %+v is %d and scores %v; of all weighed %d scores %v: %+v", by, n, got, best, want, c)
		}
		if best > 1 && best < c.most {
			inside++
		}
	})
	if inside == 0 {
		t.Error("no crew had its best size inside")
	}
}

// What ways are compared by is as good: the parabola's crew brings what the best one
// does to within what one head more or less would change, and a hundredth of what comes home.
func TestTheParabolaIsAsGoodAsTheBestCrew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCrew(someNumbers(t))
		if c.most < 1 {
			return
		}
		by := goal{head: rapid.Float64Range(0, 20_000).Draw(t, "head")}
		best, want := c.best(20, by)
		n, got := c.near(rapid.IntRange(1, 100).Draw(t, "guess"), by, facing(c.exposure, c.hazard))
		slack := 0.01 * float64(best) * (c.margin + c.lost)
		for _, beside := range []int{best - 1, best + 1} {
			if beside >= 1 && beside <= c.most {
				slack = max(slack, want-c.score(beside, by))
			}
		}
		if math.Abs(got-want) > slack+1e-6 || n < 1 || n > c.most {
			t.Fatalf("the parabola has %d bring %v, the best crew %d brings %v", n, got, best, want)
		}
	})
}

// Without risk and with one's own money for nothing, a crew of N brings
// N V (1 - N/2S) - F. So at no cost the best is the span S itself; at a cost c it is
// S (1 - c/V); he would pay most a head for sqrt(2 S F/V), and then V - sqrt(2 V F/S).
func TestCrewsWithoutRiskAreThoseOfTheFormula(t *testing.T) {
	g, w := donju(), ridge()
	g.Span, g.Outside, g.Turnaround = 100, 100_000, 2
	c := crewOf(g, w, 0, 1e12)
	v, s, f := w.Margin, g.Span, 2*g.Outside
	for cost, want := range map[float64]float64{0: s, v / 2: s / 2, v / 4: s * 3 / 4} {
		if n, _ := c.best(7, goal{head: cost}); math.Abs(float64(n)-want) > 1 {
			t.Errorf("at a cost of %v a head the best crew is %d, want %v", cost, n, want)
		}
	}
	n, most := c.best(7, goal{average: true})
	if want := math.Sqrt(2 * s * f / v); math.Abs(float64(n)-want) > 1 {
		t.Errorf("he would pay most a head for %d, want %v", n, want)
	}
	if want := v - math.Sqrt(2*v*f/s); math.Abs(most-want) > want/1000 {
		t.Errorf("he would pay %v a head, want %v", most, want)
	}
}

// A larger hazard, or one that rises faster with the crew, makes crews smaller where
// they are above the usual one; more wealth makes them larger, as a loss then weighs
// less; and with no hazard wealth does not matter.
func TestCrewsFallWithDangerAndRiseWithWealth(t *testing.T) {
	g := donju()
	g.Span, g.RiskAversion = 200, 3
	at := func(hazard, eta, worth float64) int {
		w := ridge()
		n, _ := led(&g, &w, NewExposure(10, eta, 400), hazard, 1e12, worth).best(20, goal{head: 9000})
		return n
	}
	last := 1000
	for _, hazard := range []float64{0, 0.003, 0.01, 0.03, 0.1} {
		if n := at(hazard, 1, 1e7); n >= last {
			t.Errorf("at a hazard of %v the best crew is %d, and %d at a lower one", hazard, n, last)
		} else {
			last = n
		}
	}
	last = 1000
	for _, eta := range []float64{0.5, 1, 1.5, 2} {
		if n := at(0.01, eta, 1e7); n >= last || n <= 10 {
			t.Errorf("with an elasticity of %v the best crew is %d, and %d with a lower one", eta, n, last)
		} else {
			last = n
		}
	}
	last = 0
	for _, worth := range []float64{1e6, 3e6, 1e7, 1e8} {
		if n := at(0.01, 1, worth); n <= last {
			t.Errorf("who owns %v leads %d, and %d who owns less", worth, n, last)
		} else {
			last = n
		}
	}
	if poor, rich := at(0, 1, 1e5), at(0, 1, 1e9); poor != rich {
		t.Errorf("where nothing is risked the poor lead %d and the rich %d", poor, rich)
	}
}

// No crew is led that is more likely lost than not, and to end there is a bound; but
// somebody alone may always try.
func TestNoCrewIsLedThatIsLikelyLost(t *testing.T) {
	w := ridge()
	w.Margin, w.Lost = 1e6, 0 // all to gain and nothing to lose
	c := crewOf(donju(), w, 0.5, 1e12)
	if n, _ := c.best(20, goal{}); n != 27 || c.bound != AtDanger { // n/20 = ln 2 / 0.5
		t.Errorf("the best crew is %d, at bound %v", n, c.bound)
	}
	if c := crewOf(donju(), w, 1e6, 1e12); c.most != 1 {
		t.Errorf("at any danger the largest crew is %d, want 1", c.most)
	}
}

// "Borrowing costs what it says": who has half of what he needs pays the rate on
// the other half for a turnaround, more than what his own would have brought.
func TestBorrowingCostsWhatItSays(t *testing.T) {
	g, w := donju(), ridge()
	g.CapitalReturn, g.BorrowRate, g.Leverage, g.Turnaround = 0.001, 0.004, 10, 2
	needs := 30 * w.Lost
	rich, poor := crewOf(g, w, 0, needs), crewOf(g, w, 0, needs/2)
	if cost := rich.value(30) - poor.value(30); math.Abs(cost-needs/2*0.003*2) > 1e-6 {
		t.Errorf("half borrowed costs %v more, want %v", cost, needs/2*0.003*2)
	}
	g.CapitalReturn, g.BorrowRate = 0, 0
	if cost := crewOf(g, w, 0, needs).value(30) - rich.value(30); math.Abs(cost-needs*0.001*2) > 1e-6 {
		t.Errorf("own money costs %v, want %v", cost, needs*0.001*2)
	}
}

// Own money and credit carry a crew so far and no further, and to end there is a
// bound; goods in stock count as money for a crew that moves them.
func TestCapitalAndCreditBoundACrew(t *testing.T) {
	g, w := donju(), ridge()
	g.Leverage = 0.5
	at := func(g Group, stock float64) (int, Bound) {
		c, e := &crew{}, NewExposure(20, 1, 400)
		l := g.lead(1, g.Outside, 10*w.Lost, 10*w.Lost, g.Leverage*10*w.Lost)
		c.set(&w, &l, e, facing(e, 0), stock, 0)
		n, _ := c.best(20, goal{head: 4000})
		if n < c.most {
			return n, Free
		}
		return n, c.bound
	}
	if n, bound := at(g, 0); n != 15 || bound != AtCapital {
		t.Errorf("the best crew is %d at bound %v, want 15 at capital", n, bound)
	}
	if n, bound := at(g, 5*w.Lost/w.Source); n != 20 || bound != AtCapital {
		t.Errorf("with the goods of five in stock the best crew is %d at bound %v, want 20", n, bound)
	}
	g.Leverage = 100
	if n, bound := at(g, 0); n <= 20 || bound != Free {
		t.Errorf("with credit the best crew is %d at bound %v", n, bound)
	}
}

// Of two crews that bring the same the smaller is the best: where a head brings just
// what it costs, one is as good as many.
func TestOfTwoCrewsAlikeTheSmallerIsTheBest(t *testing.T) {
	g, w := donju(), ridge()
	g.Span, g.Outside = 0, 0
	c := crewOf(g, w, 0, 1e12)
	for _, guess := range []int{1, 30, 400} {
		if n, _ := c.best(guess, goal{head: w.Margin}); n != 1 {
			t.Errorf("the best crew is %d, looked for from %d", n, guess)
		}
	}
}
