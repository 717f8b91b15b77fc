package economy

import "tumen/ledger"

// mishap is what the night did to a porter.
type mishap uint8

const (
	returned mishap = iota
	hurt
	dead
	stayed
	caught
)

// cross takes tonight's crews over their routes. The hazards come in order: a
// raid, the posts of the chain, then each porter's own: an accident, and not
// coming back. The organiser bears the loss of the goods; porters are paid for
// what arrives.
func (w *World) cross() {
	for k := range w.crews {
		c := &w.crews[k]
		if w.p.Routes[c.route].Kind == Clandestine && w.draw(drawRaid, c.organiser, 0).Chance(0, w.raidChance()) {
			w.seize(c)
			continue
		}
		if !w.passPosts(c) {
			w.seize(c)
			continue
		}
		w.walk(c)
	}
}

// passPosts pays along the chain and says whether the crossing got through. An
// organiser who cannot pay a toll passes unpaid and may lose the goods there;
// what was paid before is sunk.
func (w *World) passPosts(c *crew) bool {
	posts := w.routes[c.route].posts
	for k := range posts {
		x := &posts[k]
		from := w.safe(c.organiser)
		if x.merchant {
			from = w.merchantOf(c.organiser)
		}
		fixed, head, weight := x.toll(c.heads, c.load)
		if !x.merchant && w.book.Cash(from) < fixed+head+weight {
			if w.draw(drawSeizure, c.organiser, uint32(k)).Chance(0, w.p.Routes[c.route].Posts[k].Unpaid) {
				return false
			}
			continue
		}
		w.take(c, x, ledger.BribeFixed, from, fixed)
		w.take(c, x, ledger.BribeHead, from, head)
		w.take(c, x, ledger.BribeWeight, from, weight)
	}
	return true
}

// seize takes a crew's goods and detains some of its porters.
func (w *World) seize(c *crew) {
	c.taken = true
	w.store.Move(int(c.good), ledger.Stock, ledger.Seized, c.load)
	w.organisers.Stock[c.good][c.organiser] -= c.load
	for h := c.first; h < c.last; h++ {
		if w.draw(drawCaught, w.hands[h].porter, 0).Chance(0, w.p.Crossing.Caught) {
			w.hands[h].fate = caught
		}
	}
}

// walk gives each porter of a crew the night's chances. An accident loses the
// load; its chance grows with the square of the load and with the river.
func (w *World) walk(c *crew) {
	c.arrived = c.load
	river := w.p.Routes[c.route].River[w.month]
	for h := c.first; h < c.last; h++ {
		x := &w.hands[h]
		chances := w.draw(drawMishap, x.porter, 0)
		strain := float64(x.load) / float64(w.porters.Strength[x.porter])
		switch {
		case chances.Chance(0, w.p.Crossing.Accident*river*strain*strain):
			x.fate = hurt
			if chances.Chance(1, w.p.Crossing.Deadly) {
				x.fate = dead
			}
			c.arrived -= ledger.Grams(x.load) * 1000
		case chances.Chance(2, w.p.Crossing.Staying):
			x.fate = stayed
		}
	}
	if lost := c.load - c.arrived; lost > 0 {
		w.store.Move(int(c.good), ledger.Stock, ledger.Lost, lost)
		w.organisers.Stock[c.good][c.organiser] -= lost
	}
}
