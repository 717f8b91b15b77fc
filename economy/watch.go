package economy

import (
	"tumen/economy/observe"
	"tumen/ledger"
)

// watch.go: who crossed tonight, one by one. Days and flows are sums; whoever
// wants to check the sums, or to follow people, watches. Watching draws nothing
// and changes nothing, so a run is the same with and without it.

var nightNames = [...]string{returned: "returned", hurt: "hurt", dead: "dead", stayed: "stayed", caught: "caught"}

// Watch has see called for every trip of every recorded day, crossing by
// crossing in the order of hiring, and porter by porter in that of their crew.
// It is called from the goroutine that runs the world. nil ends the watch.
func (w *World) Watch(see func(observe.Trip)) { w.follower.trips = see }

// showing shows the day to those who look on.
type showing struct {
	// reads
	*setting
	*today
	*people
	*traders
	*border
	*tonight
	seen *observer

	// writes
	*looking
}

// showTrips shows tonight's trips to whoever watches.
func (w *showing) showTrips() {
	if w.follower.trips == nil {
		return
	}
	for k := range w.crews {
		c := &w.crews[k]
		t := observe.Trip{
			Day: w.day, Crossing: int32(k), Organiser: c.organiser,
			Group: w.p.Organisers[w.organisers.Group[c.organiser]].Name,
			Route: w.p.Routes[c.route].Name, Good: w.p.Goods[c.good].Name, Heads: c.heads,
		}
		if c.first == c.last {
			t.Porter, t.Load, t.Arrived, t.Fate, t.Free = -1, c.load, c.arrived, nightNames[returned], -1
			w.follower.trips(t)
		}
		for h := c.first; h < c.last; h++ {
			x := &w.members[h]
			t.Porter, t.Load, t.Arrived = w.numberOf(x.Person), ledger.Grams(x.load)*1000, 0
			if c.delivers(x) {
				t.Arrived = t.Load
			}
			t.Fate, t.Pay, t.Free = nightNames[x.night], x.pay, x.free
			if x.night == dead || x.night == stayed {
				t.Free = -1
			}
			w.follower.trips(t)
		}
	}
}

// numberOf is a person's number, which nobody else ever has: that of the place, and of
// how many had it before.
func (w *people) numberOf(place uint32) int64 {
	return int64(place) + int64(w.labour.People[place].Generation)*int64(len(w.labour.People))
}

// Below: a day as it looks from outside when it is over. Whoever wants to
// see a run while it lasts follows it. Following draws nothing and changes
// nothing, so a run is the same with and without it.

// Follow has see called at the end of every recorded day, from the goroutine
// that runs the world. Passages and Tolls are only valid during the call; the
// rows of Columns and Flows never change again and may be kept. nil ends it.
func (w *World) Follow(see func(observe.Sight)) { w.follower.see = see }

// follower is whoever follows, and the rooms that each day is shown in.
type follower struct {
	trips    func(observe.Trip)  // nil when nobody watches
	see      func(observe.Sight) // nil when nobody follows
	passages []observe.Passage
	tolls    []observe.Toll
}

// showDay shows the day to whoever follows. Its flows are the last ones of the
// record, from the given one on.
func (w *showing) showDay(flows int) {
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
		f.tolls = append(f.tolls, observe.Toll{Day: w.day, Route: route.Name, Post: post.Name, Organ: post.Organ, Amount: int64(x.took)})
	}
	f.see(observe.Sight{
		Day: w.day, Columns: append([]observe.Column(nil), w.seen.columns...),
		Flows: w.seen.flows[flows:], Passages: f.passages, Tolls: f.tolls,
	})
}

// passed is what became of one crossing.
func (w *showing) passed(c *crew) observe.Passage {
	p := observe.Passage{
		Day: w.day, Organiser: c.organiser, Group: w.p.Organisers[w.organisers.Group[c.organiser]].Name,
		Route: w.p.Routes[c.route].Name, Good: w.p.Goods[c.good].Name,
		Heads: c.heads, Load: c.load, Arrived: c.arrived, Seized: c.taken,
	}
	for h := c.first; h < c.last; h++ {
		switch w.members[h].night {
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
