package trade

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// steps are the bids of a crew planned at a price.
func steps(c *crew, ask goal, price float64) []Bid {
	planned, _ := c.best(20, goal{crossing: ask.crossing, head: ask.head + price})
	return c.bids(nil, Bid{}, planned, ask, sunk{})
}

// Bids fall from step to step, the first is the most that would be paid a head from
// any crew, and whatever the price turns out to be, the steps that bid more make a
// crew that brings what the best crew at that price brings, to within a step.
func TestTheStepsThatBidMoreThanThePriceMakeTheBestCrew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCrew(someNumbers(t))
		if c.most < 1 {
			return
		}
		ask := goal{crossing: rapid.Float64Range(0, 50_000).Draw(t, "crossing"), head: rapid.Float64Range(0, 3000).Draw(t, "head")}
		expected := rapid.Float64Range(0, 10_000).Draw(t, "expected")
		bids := steps(c, ask, expected)
		most := math.Inf(-1)
		for n := 1; n <= c.most; n++ {
			most = max(most, (c.value(n)-ask.crossing)/float64(n)-ask.head)
		}
		if got := bids[0].Net(); math.Abs(got-most) > 1e-6*(1+math.Abs(most)) {
			t.Fatalf("the first bid is %v, and %v would be paid", got, most)
		}
		heads, gain := 0, 0.0
		for k := range bids {
			if k > 0 && bids[k].Net() > bids[k-1].Net() {
				t.Fatalf("step %d bids %v, the one before %v", k, bids[k].Net(), bids[k-1].Net())
			}
			if bids[k].Net() >= expected {
				heads += int(bids[k].Heads)
				gain += float64(bids[k].Heads) * (bids[k].Net() - expected)
			}
		}
		by := goal{crossing: ask.crossing, head: ask.head + expected}
		best, brings := c.best(20, by)
		if most >= expected+1e-6 && heads != best {
			t.Fatalf("at the expected price %d go, and %d would be best", heads, best)
		}
		if heads > 0 && math.Abs(gain-brings) > 1e-6*(1+math.Abs(brings)+math.Abs(c.value(best))) {
			t.Fatalf("at the expected price the steps bring %v, the best crew %v", gain, brings)
		}
	})
}

// At a price that nobody expected a crew is within a tenth of the best.
func TestACrewFallsAsThePriceRisesOnTheEveningItself(t *testing.T) {
	g, w := donju(), ridge()
	g.Span = 100
	c := crewOf(g, w, 0.01, 1e9)
	bids := steps(c, goal{}, 6000)
	last := math.MaxInt
	for _, price := range []float64{5000, 5500, 6000, 6500, 7000, 8000} {
		heads := 0
		for k := range bids {
			if bids[k].Net() >= price {
				heads += int(bids[k].Heads)
			}
		}
		best, _ := c.best(20, goal{head: price})
		if math.Abs(float64(heads-best)) > 0.15*float64(best) || heads > last {
			t.Errorf("at %v %d go, best were %d, and %d at a lower price", price, heads, best, last)
		}
		last = heads
	}
}

// Where nothing pays at expected prices a plan is still bid for, at the most that
// anybody could be paid for it: a market that is shut opens when prices allow.
func TestAPlanThatDoesNotPayIsBidForAllTheSame(t *testing.T) {
	c := crewOf(donju(), ridge(), 0.01, 1e9)
	_, most := c.best(20, goal{average: true})
	if bids := steps(c, goal{}, 50_000); len(bids) == 0 || bids[0].Net() != most || most <= 0 {
		t.Errorf("%+v, the most that would be paid is %v", bids, most)
	}
}

// What a post asks of a crossing is borne by the crew that sets out, which is larger
// for it; the further heads bear what is asked of a head.
func TestAFlatAskMakesTheFirstCrewLarger(t *testing.T) {
	c := crewOf(donju(), ridge(), 0, 1e9)
	free, asked := steps(c, goal{}, 6000), steps(c, goal{crossing: 60_000}, 6000)
	if asked[0].Heads <= free[0].Heads {
		t.Errorf("with a flat ask the first crew is %d, without %d", asked[0].Heads, free[0].Heads)
	}
	if got := asked[0].Asked * float64(asked[0].Heads); math.Abs(got-60_000) > 1e-6 || asked[1].Asked != 0 {
		t.Errorf("the first crew is asked %v, the next heads %v", got, asked[1].Asked)
	}
}
