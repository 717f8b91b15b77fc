package trade

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// line is a supply that rises evenly: per heads for each unit of the cut above the
// least ask, up to all.
type line struct{ ask, per, all float64 }

func (s line) At(kappa, least float64) (people, own float64) {
	people = min(s.all, max(0, (kappa-s.ask)*s.per))
	return people, people * 50
}

// power is a supply of constant elasticity.
type power struct{ scale, elasticity float64 }

func (s power) At(kappa, least float64) (people, own float64) {
	people = s.scale * math.Pow(max(0, kappa), s.elasticity)
	return people, people * 50
}

// cleared is an evening on given routes.
func cleared(supply Supply, routes []Passage, bids ...Bid) *Clearing {
	c := &Clearing{}
	c.Clear(supply, routes, bids)
	return c
}

// single is one organiser's whole bid.
func single(organiser int, route uint16, heads int, most float64) Bid {
	return Bid{Organiser: uint32(organiser), Route: route, Heads: uint16(heads), Least: uint16((heads + 1) / 2), Most: most}
}

// numbers draws a case's numbers.
type numbers struct {
	float func(low, high float64) float64
	whole func(low, high int) int
}

// edgy draws numbers that rapid likes: small, equal, at an end.
func edgy(t *rapid.T) numbers {
	return numbers{
		func(low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, "x") },
		func(low, high int) int { return rapid.IntRange(low, high).Draw(t, "n") },
	}
}

// even draws numbers from all of a range alike.
func even(t *rapid.T) numbers {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	return numbers{
		func(low, high float64) float64 { return low + (high-low)*r.Float64() },
		func(low, high int) int { return low + r.IntN(high-low+1) },
	}
}

// someNumbers are of either kind.
func someNumbers(t *rapid.T) numbers {
	if rapid.Bool().Draw(t, "even") {
		return even(t)
	}
	return edgy(t)
}

// evening draws a county's evening: routes, bids and supply, no crew too small to
// go.
func evening(n numbers) (supply line, routes []Passage, bids []Bid) {
	supply = line{n.float(0, 30), n.float(0.5, 20), 1e9}
	for range n.whole(1, 3) {
		routes = append(routes, Passage{Pay: n.float(20, 80), Crossings: 1000})
	}
	for i := range n.whole(0, 12) {
		route := uint16(n.whole(0, len(routes)-1))
		most := n.float(-500, 9000)
		for step := range n.whole(1, 4) {
			bids = append(bids, Bid{
				Organiser: uint32(i), Route: route, Heads: uint16(n.whole(1, 30)), Least: 1, Step: uint8(step), Most: most, Lot: uint32(i),
			})
			most -= n.float(0.001, 800)
		}
	}
	return supply, routes, bids
}

// wanted is how many heads go at a cut: those of all bids that are at least that high.
func wanted(routes []Passage, bids []Bid, cut float64) (heads float64) {
	for k := range bids {
		if bids[k].Net() >= cut*routes[bids[k].Route].Pay {
			heads += float64(bids[k].Heads)
		}
	}
	return heads
}

// bruteForce tries cuts one by one, by halves, as the theory has them: the cut at which
// supply is what is then wanted.
func bruteForce(supply Supply, routes []Passage, bids []Bid) (cut float64) {
	low, high := 0.0, 1000.0
	for range 200 {
		cut = (low + high) / 2
		if people, _ := supply.At(cut, 0); wanted(routes, bids, cut) > people {
			low = cut
		} else {
			high = cut
		}
	}
	return cut
}

// Clearing finds the cut that trying all cuts finds; and at it nobody stays at home who
// bids more, nobody goes who bids less, and as many are hired as offer themselves.
func TestClearingIsTheOneThatTryingAllPricesFinds(t *testing.T) {
	traded := 0
	rapid.Check(t, func(t *rapid.T) {
		supply, routes, bids := evening(someNumbers(t))
		c := cleared(supply, routes, bids...)
		if c.Hired == 0 {
			return
		}
		traded++
		// Heads are whole, so the cut is that at which the last whole head is found.
		cut := bruteForce(supply, routes, bids)
		if slack := 1 / supply.per; math.Abs(c.Cut-cut) > slack+1e-6 {
			t.Fatalf("the cut is %v, by trying all %v", c.Cut, cut)
		}
		people, _ := supply.At(c.Cut, 0)
		if float64(c.Hired) > people+1e-6 || float64(c.Hired) < people-1 {
			t.Fatalf("%d are hired of %v", c.Hired, people)
		}
		went := make([]int, len(routes))
		for k := range bids {
			r := bids[k].Route
			cost := c.Cut * routes[r].Pay
			rounding := 1e-6 * (1 + math.Abs(cost))
			if c.Heads[k] > 0 && bids[k].Net() < cost-rounding {
				t.Fatalf("%+v goes at a cost of %v", bids[k], cost)
			}
			// The part of a head for which people are left over goes to nobody.
			part := routes[r].Pay / supply.per
			if c.Heads[k] < bids[k].Heads && c.Prices[r].Heads > 0 && bids[k].Net() > cost+part+rounding {
				t.Fatalf("%+v stays at home at a cost of %v", bids[k], cost)
			}
			went[r] += int(c.Heads[k])
		}
		for r := range routes {
			p := &c.Prices[r]
			if p.Heads != went[r] {
				t.Fatalf("%d heads went on route %d, counted %d", went[r], r, p.Heads)
			}
		}
	})
	if traded < 5 { // of 20 evenings, the fewest that are tried
		t.Errorf("%d evenings had any trade", traded)
	}
}

// "With price posted H solves D(H) = asked + pay": the last bid that gets in is just
// as high as what posts ask and what its porters are paid.
func TestWhereAPriceIsPostedTheLastBidIsWhatIsAskedAndPaid(t *testing.T) {
	supply, routes := line{per: 10, all: 1e9}, []Passage{{Pay: 50, Crossings: 1000}}
	var bids []Bid
	for k := range 300 { // D(H) = 6000 - 20 H
		b := single(k, 0, 1, 6000-20*(float64(k)+0.5))
		b.Asked = 1000
		bids = append(bids, b)
	}
	c := cleared(supply, routes, bids...)
	h := float64(c.Hired)
	if want, paid := 6000-20*h, 1000+50*h/10; math.Abs(want-paid) > 25 { // one head is worth 25
		t.Errorf("with %v heads the last bids %v, and %v is asked and paid", h, want, paid)
	}
}

// Excess demand falls in the cut: more supply never raises the cut, and more demand
// never lowers it.
func TestTheCutRisesWithDemandAndFallsWithSupply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		supply, routes, bids := evening(someNumbers(t))
		before := cleared(supply, routes, bids...)
		if before.Hired == 0 {
			return
		}
		rounding := 1/supply.per + 1e-6
		more := supply
		more.per *= 1 + rapid.Float64Range(0, 2).Draw(t, "more")
		if after := cleared(more, routes, bids...); after.Hired > 0 && after.Cut > before.Cut+rounding {
			t.Fatalf("the cut rises from %v to %v with supply", before.Cut, after.Cut)
		}
		another := single(99, 0, 10, rapid.Float64Range(0, 9000).Draw(t, "another"))
		another.Least = 1
		if after := cleared(supply, routes, append(bids, another)...); after.Cut < before.Cut-rounding {
			t.Fatalf("the cut falls from %v to %v with another bid", before.Cut, after.Cut)
		}
	})
}

// One cut serves all routes of a county, and what a head costs on each follows from
// it: who bids less than that on his route stays at home, whichever it is.
func TestRoutesOfACountyShareOneCut(t *testing.T) {
	routes := []Passage{{Pay: 40, Crossings: 9}, {Pay: 80, Crossings: 9}}
	c := cleared(line{per: 1, all: 1e9}, routes,
		single(0, 0, 20, 2000), single(1, 1, 20, 4000), single(2, 0, 20, 1000), single(3, 1, 20, 3000))
	if c.Hired != 40 || c.Heads[0] != 20 || c.Heads[1] != 20 || math.Abs(c.Cut-40) > 1e-9 {
		t.Errorf("%v go at a cut of %v", c.Heads, c.Cut) // they leave at 50, 50, 25 and 37.5
	}
}

// A crew sets out with no less than half of those whom it wants. Where fewer are
// left it goes another night; either way it gains nothing at the evening's price.
func TestTheLastCrewIsSmallerButNotByMoreThanHalf(t *testing.T) {
	routes := []Passage{{Pay: 50, Crossings: 9}}
	last := func(people float64) *Clearing {
		return cleared(line{per: 1e6, all: people}, routes, single(0, 0, 20, 5000), single(1, 0, 20, 4000))
	}
	if c := last(31); c.Heads[1] != 11 || c.Short != 0 {
		t.Errorf("with 11 left, %d go", c.Heads[1])
	}
	if c := last(29); c.Heads[1] != 0 || c.Short != 1 {
		t.Errorf("with 9 left, %d go", c.Heads[1])
	}
	for _, people := range []float64{29, 31} {
		if c := last(people); math.Abs(c.Cut-80) > 1e-9 { // 4000 a head, at 50 for each unit of the cut
			t.Errorf("the cut is %v: not that at which the second crew gains nothing", c.Cut)
		}
	}
}

// Whoever adds heads to a crew that does not set out whole adds none.
func TestFurtherHeadsComeOnlyWithTheirCrew(t *testing.T) {
	more := single(1, 0, 5, 3900)
	more.Step, more.Least = 1, 1
	c := cleared(line{per: 1e6, all: 29}, []Passage{{Pay: 50, Crossings: 9}}, single(0, 0, 20, 5000), single(1, 0, 20, 4000), more)
	if c.Heads[1] != 0 || c.Heads[2] != 0 {
		t.Errorf("%v go, though the second crew stays at home", c.Heads)
	}
}

// Crossings that are possible go to who bids most, and the others count as kept out.
func TestCapacityIsABound(t *testing.T) {
	c := cleared(line{per: 1e6, all: 1e6}, []Passage{{Pay: 50, Crossings: 2}}, single(0, 0, 20, 3000), single(1, 0, 20, 5000), single(2, 0, 20, 4000))
	if p := c.Prices[0]; c.Heads[0] != 0 || p.Crossings != 2 || !p.Full {
		t.Errorf("%v go, %+v", c.Heads, p)
	}
	more := single(2, 0, 5, 3900) // further heads of the crew that is kept out stay with it
	more.Step, more.Least = 1, 1
	c = cleared(line{per: 1e6, all: 1e6}, []Passage{{Pay: 50, Crossings: 1}}, single(1, 0, 20, 5000), single(2, 0, 20, 4000), more)
	if c.Heads[1] != 0 || c.Heads[2] != 0 {
		t.Errorf("%v go where one crossing is possible", c.Heads)
	}
	if c := cleared(line{per: 1e6, all: 1e6}, []Passage{{Pay: 50}}, single(0, 0, 20, 3000)); c.Hired != 0 {
		t.Error("a closed route is crossed")
	}
}

// What a bid had to leave is the pay of a head at the cut; where crossings are used up,
// as much as the last crew that set out left; and nothing is known where nobody goes.
func TestWhatABidHadToLeave(t *testing.T) {
	few := []Passage{{Pay: 50, Crossings: 2}}
	bids := []Bid{single(0, 0, 20, 3000), single(1, 0, 20, 5000), single(2, 0, 20, 4000)}
	if c := cleared(line{per: 1, all: 1e6}, few, bids...); math.Abs(c.Bar(0, 50)-4000) > 1e-6 || math.Abs(c.Cut-40) > 1e-6 {
		t.Errorf("where two crews may cross a bid had to leave %v, at a cut of %v", c.Bar(0, 50), c.Cut)
	}
	if c := cleared(line{per: 1, all: 1e6}, []Passage{{Pay: 50, Crossings: 9}}, bids[1], bids[2]); math.Abs(c.Bar(0, 50)-2000) > 1e-6 {
		t.Errorf("where all may cross a bid had to leave %v, want 50 x 40", c.Bar(0, 50))
	}
	if c := cleared(line{per: 1, all: 1e6}, few); c.Bar(0, 50) != 0 {
		t.Errorf("where nobody goes a bid had to leave %v", c.Bar(0, 50))
	}
}

// Vehicles need nobody to carry: their routes clear where nobody carries, and do
// not move the cut.
func TestVehiclesNeedNobody(t *testing.T) {
	routes := []Passage{{Pay: 50, Crossings: 9}, {Crossings: 2}}
	lorries := []Bid{single(5, 1, 1, 900), single(6, 1, 1, 700), single(7, 1, 1, 500)}
	c := cleared(line{per: 0}, routes, lorries...)
	if p := c.Prices[1]; c.Hired != 0 || p.Heads != 2 || !p.Full {
		t.Errorf("%+v, %d hired", p, c.Hired)
	}
	crews := []Bid{single(0, 0, 20, 5000), single(1, 0, 20, 4000)}
	alone, beside := cleared(line{per: 1, all: 1e6}, routes, crews...), cleared(line{per: 1, all: 1e6}, routes, append(crews, lorries...)...)
	if alone.Cut != beside.Cut || alone.Hired != beside.Hired {
		t.Errorf("with lorries the cut is %v, without %v", beside.Cut, alone.Cut)
	}
}

// "By lot": equal bids have equal chances, by the lots that they drew.
func TestAmongEqualBidsTheLotDecides(t *testing.T) {
	a, b := single(0, 0, 20, 4000), single(1, 0, 20, 4000)
	a.Lot, b.Lot = 7, 3
	if c := cleared(line{per: 1e6, all: 25}, []Passage{{Pay: 50, Crossings: 9}}, a, b); c.Heads[0] != 0 || c.Heads[1] != 20 {
		t.Errorf("%v go", c.Heads)
	}
}
