package economy

import "tumen/ledger"

// watch.go: who crossed tonight, one by one. Days and flows are sums; whoever
// wants to check the sums, or to follow people, watches. Watching draws nothing
// and changes nothing, so a run is the same with and without it.

// Trip is one porter's way over the border in one night, with what became of
// the porter and of the load. Vehicles, and the lots that an organ's own people
// carry, make one trip for the whole crossing, with no porter.
type Trip struct {
	Day       int32 // recorded day, from 0
	Crossing  int32 // which of the day's crossings, from 0
	Organiser uint32
	Group     string // the organiser's group
	Route     string
	Good      string
	Heads     int   // who crossed together: porters, vehicles or lots
	Porter    int64 // who carried, from 0; -1 where no porter did
	Load      ledger.Grams
	Arrived   ledger.Grams // of the load: all of it, or nothing
	Fate      string       // returned, hurt, dead, stayed or caught
	Pay       ledger.Money // what the porter was paid
	Free      int32        // first day on which the porter can be hired again; -1 never, and without a porter
}

var nightNames = [...]string{returned: "returned", hurt: "hurt", dead: "dead", stayed: "stayed", caught: "caught"}

// Watch has see called for every trip of every recorded day, crossing by
// crossing in the order of hiring, and porter by porter in that of their crew.
// It is called from the goroutine that runs the world. nil ends the watch.
func (w *World) Watch(see func(Trip)) { w.watcher = see }

// showTrips shows tonight's trips to whoever watches.
func (w *World) showTrips() {
	if w.watcher == nil {
		return
	}
	for k := range w.crews {
		c := &w.crews[k]
		t := Trip{
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
