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
func (w *World) Watch(see func(observe.Trip)) { w.watcher = see }

// showTrips shows tonight's trips to whoever watches.
func (w *World) showTrips() {
	if w.watcher == nil {
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
			w.watcher(t)
		}
		for h := c.first; h < c.last; h++ {
			x := &w.crewMembers[h]
			t.Porter, t.Load, t.Arrived = int64(x.worker.porter()), ledger.Grams(x.load)*1000, 0
			if c.delivers(x) {
				t.Arrived = t.Load
			}
			t.Fate, t.Pay, t.Free = nightNames[x.night], x.pay, x.free
			w.watcher(t)
		}
	}
}
