package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
	"tumen/rng"
)

// night is the outcome of the night: what it did to a porter.
type night uint8

const (
	returned night = iota
	hurt
	dead
	stayed
	caught
)

// cross takes tonight's crews over their routes. The hazards come in order: a
// raid, or at customs being found out; the posts of the chain; then each
// porter's own: an accident, and not coming back. The organiser bears the loss
// of what is seized; who bears that of an accident is a rule of the case.
// Porters are paid for what arrives.
func (w *World) cross() {
	for k := range w.crews {
		c := &w.crews[k]
		c.taken = w.foundOut(c) || !w.passPosts(c)
	}
	w.team.Each(pieces(len(w.crews), w.team.together), w.team.walking)
	for k := range w.crews {
		w.loseGoods(&w.crews[k])
	}
}

// foundOut says whether a crossing is raided, or unmasked at customs.
func (w *World) foundOut(c *crew) bool {
	route := &w.p.Routes[c.route]
	if route.Kind == parameter.Declared {
		return w.organisers.plan[c.organiser].camouflaged && w.draw(drawHidden, c.organiser, 0).Chance(0, route.Hidden)
	}
	if c.exempt || w.monopoly() {
		return false
	}
	safe := 1 - float64(w.raidChance(int(c.route))*(1-w.p.Organisers[w.organisers.Group[c.organiser]].Protection))
	return w.draw(drawRaid, c.organiser, 0).Chance(0, 1-float64(safe*w.unseen[min(c.heads, len(w.unseen)-1)]))
}

// passPosts pays along the chain and says whether the crossing got through.
// Whoever cannot pay a toll, or comes to a post that lets nobody pass, goes on
// unpaid and may lose the goods there; what was paid before is sunk.
func (w *World) passPosts(c *crew) bool {
	if c.exempt {
		return true
	}
	posts := w.routes[c.route].posts
	left := w.worthOf(c) + w.sunkOf(c)
	for k := range posts {
		left -= w.askedOf(c, &posts[k])
	}
	for k := range posts {
		x := &posts[k]
		from := w.organiserAccount(c.organiser)
		if x.merchant {
			from = w.merchantOf(c.organiser)
		}
		fixed, head, weight := x.toll(c.heads, c.load)
		if !x.merchant && (x.shut || fixed+head+weight > max(0, w.book.Cash(from))) {
			if w.draw(drawSeizure, c.organiser, uint32(k)).Chance(0, w.p.Routes[c.route].Posts[k].Unpaid) {
				return false
			}
			continue
		}
		left += w.askedOf(c, x)
		if l := &x.learns; !x.merchant && (l.least == 0 || left < l.least) {
			l.least = max(left, 1) // 0 means that nobody passed
		}
		w.take(c, x, ledger.BribeFixed, from, fixed)
		w.take(c, x, ledger.BribeHead, from, head)
		w.take(c, x, ledger.BribeWeight, from, weight)
		x.crossings++
		w.detect(c, x, uint32(k))
	}
	return true
}

// detect is the chance that a bribe comes to light: the post's people lose pay
// and penalty, the organiser a fine. By custom it is in the reported shares.
func (w *World) detect(c *crew, x *post, place uint32) {
	q := &w.p.Routes[c.route].Posts[place]
	if w.p.Regime == parameter.Customary || q.Detection == 0 || x.law || x.merchant || !w.draw(drawDetected, c.organiser, place).Chance(0, q.Detection) {
		return
	}
	treasury := ledger.Account{Sector: ledger.Treasury}
	w.book.Pay(ledger.Fine, x.account, treasury, w.inMinor(q.Salary+q.Penalty))
	w.book.Pay(ledger.Fine, w.organiserAccount(c.organiser), treasury, w.inMinor(q.Fine))
	c.costs += w.inMinor(q.Fine)
}

// askedOf is what a post asks of a crossing, its share of profit included [minor].
func (w *World) askedOf(c *crew, x *post) float64 {
	if x.merchant {
		return 0
	}
	fixed, head, weight := x.toll(c.heads, c.load)
	m := &w.goods[c.good]
	return float64(fixed+head+weight) + float64(x.share*max(0, float64(worth(c.load, m.pays[c.route]-m.source))))
}

// worthOf is what a crossing that arrives is worth to its organiser before any
// toll: the assessed profit less pay, haulage and what the days would have
// brought elsewhere [minor].
func (w *World) worthOf(c *crew) float64 {
	m := &w.goods[c.good]
	group := &w.p.Organisers[w.organisers.Group[c.organiser]]
	worth := float64(worth(c.load, m.pays[c.route])-worth(c.load, m.source)) - w.sunkOf(c)
	if c.last > c.first {
		worth -= float64(c.load.Kg() * w.rateOf(c))
	}
	return worth - float64(w.organisers.dayValue[c.organiser]*float64(group.Turnaround))
}

// sunkOf is what a crossing has cost when it comes to its first post [minor].
func (w *World) sunkOf(c *crew) float64 {
	route := &w.p.Routes[c.route]
	return float64(worth(c.load, w.inMinor(route.Haulage)) + w.inMinor(route.Passage)*ledger.Money(c.heads))
}

// loseGoods takes out of stock what did not arrive.
func (w *World) loseGoods(c *crew) {
	lost, how := c.load-c.arrived, ledger.Lost
	if c.taken {
		how = ledger.Seized
	}
	if lost > 0 {
		w.store.Move(int(c.good), ledger.Stock, how, lost)
		w.organisers.Stock[c.good][c.organiser] -= lost
	}
}

// walkSome gives the porters of some crews their night.
func (w *World) walkSome(crews []crew) {
	for k := range crews {
		if c := &crews[k]; c.taken {
			w.hold(c)
		} else {
			w.walk(c)
		}
	}
}

// hold detains some porters of a crew that was caught.
func (w *World) hold(c *crew) {
	for h := c.first; h < c.last; h++ {
		if w.draw(drawCaught, w.crewMembers[h].worker.porter(), 0).Chance(0, w.p.Crossing.Caught) {
			w.crewMembers[h].night = caught
		}
	}
}

// walk gives each porter of a crew the night's chances. An accident loses the
// load; its chance grows with the square of the load and with the river.
func (w *World) walk(c *crew) {
	c.arrived = c.load
	risk := w.p.Crossing.Accident * w.p.Routes[c.route].River[w.month]
	var who [abreast]uint32
	var chances [abreast]rng.Block
	for hands := w.crewMembers[c.first:c.last]; len(hands) > 0; hands = hands[min(abreast, len(hands)):] {
		some := hands[:min(abreast, len(hands))]
		for h := range some {
			who[h] = some[h].worker.porter()
		}
		w.runRandom.Many(chances[:len(some)], drawNight, who[:len(some)], w.day, 0)
		for h := range some {
			w.spendNight(c, &some[h], &chances[h], risk)
		}
	}
}

// abreast is how many draws are made at once; of more the processor makes no
// more at a time.
const abreast = 32

// spendNight is one porter's night.
func (w *World) spendNight(c *crew, x *crewMember, chances *rng.Block, risk float64) {
	strain := float64(x.load) / float64(x.worker.strength())
	switch {
	case chances.Chance(0, risk*strain*strain):
		x.night = hurt
		if chances.Chance(1, w.p.Crossing.Deadly) {
			x.night = dead
		}
		c.arrived -= ledger.Grams(x.load) * 1000
	case chances.Chance(2, w.p.Crossing.Staying):
		x.night = stayed
	}
}
