package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// follow.go: a day as it looks from outside when it is over. Whoever wants to
// see a run while it lasts follows it. Following draws nothing and changes
// nothing, so a run is the same with and without it.

// Sight is a recorded day, seen right after it is over.
type Sight struct {
	Day      int32     // recorded day, from 0
	Columns  []Column  // every day so far; this day's row is the last
	Flows    []Flow    // what was paid on this day
	Passages []Passage // tonight's crossings, in the order of hiring
	Tolls    []Toll    // what each post took today, route by route along its chain
}

// Passage is one crossing of one night: who set out together over one route,
// and what became of them. Heads are porters, or the vehicles and lots of a
// crossing that has no porters; the counts of people are porters alone.
type Passage struct {
	Day       int32
	Organiser uint32
	Group     string // the organiser's group
	Route     string
	Good      string
	Heads     int
	Load      ledger.Grams // set out with
	Arrived   ledger.Grams
	Seized    bool // raided, unmasked or stopped at a post: nothing arrived
	Caught    int  // porters held
	Hurt      int
	Dead      int
	Stayed    int // porters who did not come back
}

// Toll is what one post took on one day, before it handed anything up [minor].
type Toll struct {
	Day    int32
	Route  string
	Post   string
	Organ  parameter.Organ
	Amount int64
}

// Follow has see called at the end of every recorded day, from the goroutine
// that runs the world. Passages and Tolls are only valid during the call; the
// rows of Columns and Flows never change again and may be kept. nil ends it.
func (w *World) Follow(see func(Sight)) { w.follower.see = see }

// follower is whoever follows, and the rooms that each day is shown in.
type follower struct {
	see      func(Sight)
	passages []Passage
	tolls    []Toll
}

// showDay shows the day to whoever follows. Its flows are the last ones of the
// record, from the given one on.
func (w *World) showDay(flows int) {
	f := &w.follower
	if f.see == nil {
		return
	}
	f.passages, f.tolls = f.passages[:0], f.tolls[:0]
	for k := range w.crews {
		f.passages = append(f.passages, w.passed(&w.crews[k]))
	}
	for k := range w.posts {
		x := &w.posts[k]
		route := &w.p.Routes[x.route]
		post := &route.Posts[x.place]
		f.tolls = append(f.tolls, Toll{w.day, route.Name, post.Name, post.Organ, int64(x.took)})
	}
	f.see(Sight{
		Day: w.day, Columns: append([]Column(nil), w.seen.columns...),
		Flows: w.seen.flows[flows:], Passages: f.passages, Tolls: f.tolls,
	})
}

// passed is what became of one crossing.
func (w *World) passed(c *crew) Passage {
	p := Passage{
		Day: w.day, Organiser: c.organiser, Group: w.p.Organisers[w.organisers.Group[c.organiser]].Name,
		Route: w.p.Routes[c.route].Name, Good: w.p.Goods[c.good].Name,
		Heads: c.heads, Load: c.load, Arrived: c.arrived, Seized: c.taken,
	}
	for h := c.first; h < c.last; h++ {
		switch w.crewMembers[h].night {
		case caught:
			p.Caught++
		case hurt:
			p.Hurt++
		case dead:
			p.Dead++
		case stayed:
			p.Stayed++
		}
	}
	return p
}
