package trade

import (
	"math"
	"testing"
)

// heard are bids with weight 1.
func heard(bids ...Bid) (all []Heard) {
	for _, b := range bids {
		all = append(all, Heard{b, 1})
	}
	return all
}

// "What is left for passage when all who bid more go too": with a supply of constant
// elasticity e the demand for passage is T(H) - a (H/scale)^(1/e), whose slope holds
// the porters' part.
func TestPostsHearBidsLessThePayOfAllWhoBidMore(t *testing.T) {
	const e, scale, pay = 2.0, 4.0, 50.0
	var bids []Bid
	for k := range 60 {
		bids = append(bids, single(k, 0, 5, 8000-40*float64(k)))
	}
	var ear Ear
	option := []Option{{Good: 3, Load: 48, Worth: 777}}
	offers := ear.Hear(nil, power{scale, e}, &Passage{Pay: pay}, option, heard(bids...), 10, 5)
	if len(offers) != len(bids) {
		t.Fatalf("%d bids are heard of %d", len(offers), len(bids))
	}
	for k, o := range offers {
		all := 10 + 5*float64(k+1)
		if want := bids[k].Most - pay*math.Pow(all/scale, 1/e); math.Abs(o.Short-want) > 1 {
			t.Errorf("bid %d is heard as %v, want %v", k, o.Short, want)
		}
		if o.Good != 3 || o.Value != 777 || o.Heads != 5 || o.Load != 5*48*1000 || o.Weight != 1 {
			t.Errorf("a crossing looks like %+v", o.Signal)
		}
	}
}

// What is sunk is left out of a short bid and stands in a long one; what is still
// owed stands in both.
func TestShortBidsLeaveOutWhatIsSunk(t *testing.T) {
	sunk, owed := single(0, 0, 10, 5000), single(1, 0, 10, 5000)
	sunk.Entry, owed.Entry, owed.Owed = 300, 300, 300
	var ear Ear
	offers := ear.Hear(nil, nil, &Passage{}, []Option{{}}, heard(sunk, owed), 0, 0)
	for k, want := range [][2]float64{{5000, 4700}, {4700, 4700}} {
		if offers[k].Short != want[0] || offers[k].Long != want[1] {
			t.Errorf("heard as %v and %v, want %v", offers[k].Short, offers[k].Long, want)
		}
	}
}

// Those outside count as often as they would cross between two of their reviews, and
// their heads as much; where people run out nothing more is heard.
func TestThoseOutsideAreHeardByWeight(t *testing.T) {
	g := Group{Review: 30, Turnaround: 2}
	o := Organisers{Active: []bool{true, false}}
	if in, out := o.WeightOf(0, &g), o.WeightOf(1, &g); in != 1 || out != 15 {
		t.Errorf("one inside counts %v, one outside %v", in, out)
	}
	var ear Ear
	two := []Heard{{single(0, 0, 10, 5000), 15}, {single(1, 0, 10, 4000), 1}}
	offers := ear.Hear(nil, line{per: 10, all: 155}, &Passage{Pay: 50}, []Option{{}}, two, 0, 10)
	if len(offers) != 1 || math.Abs(offers[0].Short-(5000-50*15)) > 1 || offers[0].Weight != 15 {
		t.Errorf("heard: %+v", offers)
	}
}

// A post that counts crossings hears a plan whole, up to the crew that is expected: for
// the crossing it would get what all its steps bid together.
func TestAWholePlanBidsWhatItsStepsBidTogether(t *testing.T) {
	c := crewOf(donju(), ridge(), 0.005, 1e9)
	planned, brings := c.best(20, goal{head: 6000})
	steps := c.bids(nil, Bid{}, planned, goal{}, sunk{})
	all := Whole(steps, planned)
	if int(all.Heads) != planned || math.Abs(float64(all.Heads)*(all.Net()-6000)-brings) > 1e-3 {
		t.Errorf("a crew of %d bids %v, planned are %d that bring %v", all.Heads, all.Net(), planned, brings)
	}
}
