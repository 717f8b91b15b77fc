package economy

import (
	"tumen/economy/labour"
	"tumen/economy/parameter"
	"tumen/economy/security"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/exact"
	"tumen/ledger"
	"tumen/rng"
)

// crossing.go: the night. The hazards come in order: a raid; the posts of the
// chain, or customs; then each porter's own: an accident, and not coming back. The
// organiser bears the loss of what is seized; who bears that of an accident is a
// rule of the case. Porters are paid for what arrives.

// crew is tonight's crossing of one organiser.
type crew struct {
	organiser   uint32
	route, good uint16
	first, last uint32       // its porters in World.members
	heads       int          // porters or vehicles
	own         bool         // carried by the organ's own people, in lots
	exempt      bool         // passes the guards for nothing
	taken       bool         // raided or seized: nothing arrived
	lender      int32        // under whose licence it is declared, by place; -1 if nobody's
	lent        bool         // that is another's
	load        ledger.Grams // set out with
	arrived     ledger.Grams
	rate        float64       // pay of a kilogram [minor]
	expects     float64       // what it should bring above the organiser's time elsewhere [minor]
	profit      ledger.Money  // assessed, once sold
	guards      ledger.Money  // what border guards took of it
	pay         ledger.Money  // what porters were paid
	costs       ledger.Money  // what the organiser paid to anyone else
	cleared     trade.Cleared // at customs
}

// member is a porter in tonight's crews.
type member struct {
	labour.Worker
	pay        ledger.Money // for tonight
	home, free int32        // first day at home, and on which the porter can be hired again
	load       uint16       // [kg]
	night      night
	first      bool // the first paid run of the record
}

// night is the outcome of the night: what it did to a porter.
type night uint8

const (
	returned night = iota
	hurt
	dead
	stayed
	caught
)

// crossing is the night: what becomes of each crossing, and of each porter on it.
type crossing struct {
	// reads
	*setting
	*today
	team *team
	*markets
	mss *mss

	// writes
	*traders
	*border
	*tonight
	book  *ledger.Book
	store *ledger.Store

	// calls
	selling *selling
	tolls   *tolls
	customs *customs
}

// cross takes tonight's crews over their routes.
func (w *crossing) cross() {
	for k := range w.crews {
		c := &w.crews[k]
		c.taken = w.foundOut(c) || !w.passPosts(c)
		if !c.taken && w.clearsCustoms(c) {
			w.customs.passCustoms(c)
		}
	}
	w.team.Each(pieces(len(w.crews), w.team.together), w.team.walking)
	for k := range w.crews {
		w.loseGoods(&w.crews[k])
	}
}

// foundOut says whether a crossing is raided.
func (w *crossing) foundOut(c *crew) bool {
	watch := w.routes[c.route].watch
	if watch < 0 {
		return false
	}
	standing := w.mss.fund.Protection(int(c.organiser), w.groups[w.organisers.Group[c.organiser]].Protection)
	standing = max(standing, w.mss.motives.Protection)
	chance := w.mss.tables[watch].Raided(security.Crew{Heads: c.heads, Protection: standing, Exempt: c.exempt})
	return chance > 0 && w.draw(drawRaid, c.organiser, 0).Chance(0, chance)
}

// passPosts pays along the chain and says whether the crossing got through.
// Whoever cannot pay a toll, or comes to a post that lets nobody pass, goes on
// unpaid and may lose the goods there; what was paid before is sunk.
func (w *crossing) passPosts(c *crew) bool {
	if c.exempt {
		return true
	}
	posts := w.postsOf(int(c.route))
	s := w.signal(c, c.heads, c.load)
	left := w.stakeOf(c)
	for k := range posts {
		if !posts[k].merchant {
			left -= w.askedBy(&posts[k], s)
		}
	}
	for k := range posts {
		x := &posts[k]
		if x.law && w.behavioural() {
			continue // passCustoms
		}
		from, seen := w.organiserAccount(c.organiser), s
		if x.merchant {
			from = w.merchantAccount(w.selling.merchantOf(c))
		}
		if e := x.Terms.SeesError; e > 0 && x.Terms.Sees == tariff.Value {
			seen = s.Blurred(e, w.draw(drawSight, c.organiser, uint32(k)).Normal())
		}
		toll := w.toll(x, seen)
		if !x.merchant && (x.Shut || toll.Sum() > max(0, w.book.Cash(from))) {
			if w.draw(drawSeizure, c.organiser, uint32(k)).Chance(0, w.parametersOf(x).Unpaid) {
				return false
			}
			continue
		}
		if !x.merchant {
			left += w.askedBy(x, s)
			if x.squeeze == 0 || left < x.squeeze {
				x.squeeze = max(left, 1) // 0 means that nobody passed
			}
		}
		heads := ledger.BribeHead
		if x.sells() {
			heads = ledger.Passage
		}
		w.tolls.take(c, x, ledger.BribeFixed, from, toll.Crossing)
		w.tolls.take(c, x, heads, from, toll.Heads)
		w.tolls.take(c, x, ledger.BribeWeight, from, toll.Weight)
		w.tolls.take(c, x, ledger.BribeValue, from, toll.Goods+toll.Value)
		x.crossings++
		w.detect(c, x, uint32(k), toll.Sum())
	}
	return true
}

// detect is the chance that a bribe comes to light: the post's people lose it, pay
// and a penalty, the organiser a fine. By custom it is in the reported shares.
func (w *crossing) detect(c *crew, x *post, place uint32, bribe ledger.Money) {
	q := w.parametersOf(x)
	if !w.behavioural() || q.Detection == 0 || x.law || x.merchant {
		return
	}
	chance := detection(q, w.p.Scale).At(w.routes[x.route].heads)
	if !w.draw(drawDetected, c.organiser, place).Chance(0, chance) {
		return
	}
	treasury := ledger.Account{Sector: ledger.Treasury}
	w.book.Pay(ledger.Fine, w.places[w.routes[x.route].first+x.place].Till, treasury, bribe+w.inMinor(q.Salary+q.Penalty))
	w.book.Pay(ledger.Fine, w.organiserAccount(c.organiser), treasury, w.inMinor(q.Fine))
	c.costs += w.inMinor(q.Fine)
}

// stakeOf is what a crossing that arrives is worth to its organiser at the first
// post, before any toll, with what he has sunk: the assessed profit less pay and
// what his days would have brought elsewhere [minor].
func (w *crossing) stakeOf(c *crew) float64 {
	m := &w.goods[c.good]
	worth := float64(c.load.Worth(m.pays[c.route]) - c.load.Worth(m.source))
	if c.last > c.first {
		worth -= float64(c.load.Kg() * c.rate)
	}
	return worth - float64(w.organisers.Outside[c.organiser]*float64(w.groups[w.organisers.Group[c.organiser]].Turnaround))
}

// loseGoods takes out of stock what did not arrive.
func (w *crossing) loseGoods(c *crew) {
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
func (w *crossing) walkSome(crews []crew) {
	for k := range crews {
		if c := &crews[k]; c.taken {
			w.hold(c)
		} else {
			w.walk(c)
		}
	}
}

// hold detains some porters of a crew that was caught.
func (w *crossing) hold(c *crew) {
	for h := c.first; h < c.last; h++ {
		if w.draw(drawCaught, w.members[h].Person, 0).Chance(0, w.p.Crossing.Caught) {
			w.members[h].night = caught
		}
	}
}

// walk gives each porter of a crew the night's chances. An accident loses the
// load; its chance grows with the load as tiredness does, and with the river.
func (w *crossing) walk(c *crew) {
	c.arrived = c.load
	if c.first == c.last {
		return
	}
	route := &w.routes[c.route]
	t := trip{w.p.Crossing.Accident * w.p.Routes[c.route].River[w.month], route.load, w.p.Labour.Tiring, route.strain}
	var who [abreast]uint32
	var chances [abreast]rng.Block
	for hands := w.members[c.first:c.last]; len(hands) > 0; hands = hands[min(abreast, len(hands)):] {
		some := hands[:min(abreast, len(hands))]
		for h := range some {
			who[h] = some[h].Person
		}
		w.runRandom.Many(chances[:len(some)], drawNight, who[:len(some)], w.day, 0)
		for h := range some {
			w.spendNight(c, &some[h], &chances[h], &t)
		}
	}
}

// trip is what a night's accidents depend on.
type trip struct{ risk, load, tiring, usual float64 }

// strain is a load over the heaviest comfortable one, to the power of tiredness.
func (t *trip) strain(x *member) float64 {
	if x.load == labour.Bag(t.load, x.Own, x.load) && t.load*float64(x.Own) <= float64(x.load)+0.5 {
		return t.usual
	}
	return exact.Pow(float64(x.load)/float64(x.Own), t.tiring)
}

// abreast is how many draws are made at once; of more the processor makes no
// more at a time.
const abreast = 32

// spendNight is one porter's night.
func (w *crossing) spendNight(c *crew, x *member, chances *rng.Block, t *trip) {
	switch {
	case t.risk > 0 && chances.Chance(0, min(1, t.risk*t.strain(x))):
		x.night = hurt
		if chances.Chance(1, w.p.Crossing.Deadly) {
			x.night = dead
		}
		c.arrived -= ledger.Grams(x.load) * 1000
	case chances.Chance(2, w.p.Crossing.Staying):
		x.night = stayed
	}
}

// clearsCustoms says whether a crossing goes through a customs house that people
// think about. By custom customs takes its levy and nothing else.
func (w *setting) clearsCustoms(c *crew) bool {
	return w.behavioural() && w.p.Routes[c.route].Kind == parameter.Declared
}
