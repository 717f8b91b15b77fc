package economy

import (
	"tumen/economy/observe"
)

// follow.go: a day as it looks from outside when it is over. Whoever wants to
// see a run while it lasts follows it. Following draws nothing and changes
// nothing, so a run is the same with and without it.

// Follow has see called at the end of every recorded day, from the goroutine
// that runs the world. Passages and Tolls are only valid during the call; the
// rows of Columns and Flows never change again and may be kept. nil ends it.
func (w *World) Follow(see func(observe.Sight)) { w.follower.see = see }

// follower is whoever follows, and the rooms that each day is shown in.
type follower struct {
	see      func(observe.Sight)
	passages []observe.Passage
	tolls    []observe.Toll
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
		f.tolls = append(f.tolls, observe.Toll{Day: w.day, Route: route.Name, Post: post.Name, Organ: post.Organ, Amount: int64(x.took)})
	}
	f.see(observe.Sight{
		Day: w.day, Columns: append([]observe.Column(nil), w.seen.columns...),
		Flows: w.seen.flows[flows:], Passages: f.passages, Tolls: f.tolls,
	})
}

// passed is what became of one crossing.
func (w *World) passed(c *crew) observe.Passage {
	p := observe.Passage{
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
