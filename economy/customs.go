package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/ledger"
)

// customs.go: the legal way in this world: which good can be declared as what, who
// holds a licence and under whose licence others declare, and what a shipment pays.
// How it is decided is package trade's affair (customs.go, licence.go).

// declarations are the licences of each county, and who holds them.
type declarations struct {
	licences []trade.Licences // by county
	holders  [][]uint32       // by county: organisers with a licence, by place
	place    []int32          // by organiser: place among the holders of the county, from 1; 0 for none
}

// customs is the legal way over the border: licences, and what a shipment declares,
// goes through and pays.
type customs struct {
	// reads
	*setting
	*today
	*towns
	*traders
	*markets

	// writes
	declared *declarations
	*border
	mss     *mss
	evening *evening
	room    *room
	book    *ledger.Book

	// calls
	tolls *tolls
}

// openDeclarations makes the licences of each county.
func (w *customs) openDeclarations() {
	d, n := w.declared, len(w.organisers.Group)
	d.licences = snapshot.Resized(d.licences, len(w.counties))
	d.holders = snapshot.Resized(d.holders, len(w.counties))
	d.place = snapshot.Resized(d.place, n)
	w.mss.fund.Open(n)
	w.readLicences()
}

// readLicences gives licences to those in the trade who may have one, and takes them
// back from those who have left.
func (w *customs) readLicences() {
	d := w.declared
	for i, g := range w.organisers.Group {
		c, q := w.organisers.County[i], &w.p.Organisers[g]
		l, holds := &d.licences[c], q.Licence && w.organisers.Active[i] && !w.mss.fund.Barred[i]
		switch at := d.place[i] - 1; {
		case holds && at < 0:
			at = int32(l.Grant(q.Declares, q.LicenceCare*w.minors))
			d.place[i] = at + 1
			for int(at) >= len(d.holders[c]) {
				d.holders[c] = append(d.holders[c], 0)
			}
			d.holders[c][at] = uint32(i)
		case holds:
			l.Restate(int(at), q.Declares, q.LicenceCare*w.minors)
		case at >= 0:
			l.Revoke(int(at))
			d.place[i] = 0
		}
	}
}

// withoutLicence says of each organiser whether his own licence serves him nothing
// tonight: the Party fund holds it back, or what is left of it this month is less than
// a full lorry. He can then declare under another's.
func (w *customs) withoutLicence() []bool {
	without := w.evening.without
	copy(without, w.mss.fund.Barred)
	for c := range w.counties {
		lorry := w.lorry(c)
		for at, i := range w.declared.holders[c] {
			l := &w.declared.licences[c]
			if l.Limit[at] >= 0 && l.Left(at) < lorry {
				without[i] = true
			}
		}
	}
	return without
}

// lorry is the largest shipment that goes through a customs house of a county.
func (w *customs) lorry(county int) (most ledger.Grams) {
	for r := range w.routes {
		if q := &w.p.Routes[r]; w.routes[r].county == county && q.Kind == parameter.Declared {
			most = max(most, grams(q.Load))
		}
	}
	return most
}

// payForLicence has a holder pay those who give licences their part of what his has
// brought this month: the state, or an official of the customs house.
func (w *customs) payForLicence(i uint32, group *parameter.Organiser) {
	at := w.declared.place[i] - 1
	if at < 0 || group.LicencePart == 0 || !w.behavioural() {
		return
	}
	county := int(w.organisers.County[i])
	_, part := w.declared.licences[county].Due(int(at), 0, group.LicencePart)
	kind, to := ledger.Licence, ledger.Account{Sector: ledger.Treasury}
	if group.LicenceTo == parameter.LicenceToOfficial {
		for r := range w.routes {
			if y := w.customsPost(r); y != nil && w.routes[r].county == county {
				kind, to = ledger.BribeCustoms, w.places[w.routes[r].first+y.place].Till
				break
			}
		}
	}
	w.book.Pay(kind, w.organiserAccount(i), to, max(0, min(part, w.book.Cash(w.organiserAccount(i)))))
}

// customsPost is the customs house of a route, or nil.
func (w *border) customsPost(r int) *post {
	posts := w.postsOf(r)
	for k := range posts {
		if posts[k].law {
			return &posts[k]
		}
	}
	return nil
}

// readCustoms takes over what parameters say of a declared route.
func (w *customs) readCustoms(r int) {
	q, x := &w.p.Routes[r], &w.routes[r]
	x.customs = trade.Customs{Camouflage: q.Hidden, Delay: q.Delay, DelayCost: q.DelayCost, Vehicle: q.Vehicle * w.minors}
	if y := w.customsPost(r); y != nil {
		p := w.parametersOf(y)
		x.customs.Levy, x.customs.Fixed, x.customs.Weight = p.Share, (p.Fixed+p.Head)*w.minors, p.Weight*w.minors
		x.customs.Inspection, x.customs.Fine = p.Inspects, p.UnderFine
		x.customs.Met, x.customs.Second, x.customs.Hold = p.Met, p.Again, p.Hold
	} else {
		x.customs.Inspection = 1
	}
	x.customs.Open()
	x.cargo = snapshot.Resized(x.cargo, len(w.p.Goods))
	x.passing = snapshot.Resized(x.passing, len(w.p.Goods))
	x.shipment = snapshot.Resized(x.shipment, len(w.p.Goods))
}

// bribeOf is what the officer of a route asks of a shipment [minor]; 0 if he has not
// made up his mind, or none can be paid.
func (w *border) bribeOf(r int) float64 {
	y := w.customsPost(r)
	if y == nil || y.Terms.Pricing == tariff.Custom || y.Shut || w.routes[r].customs.Met == 0 {
		return 0
	}
	return max(0, y.Rate)
}

// seeCustoms lists what can be declared over a route tonight.
func (w *customs) seeCustoms(r int) {
	e, q, x := w.evening, &w.p.Routes[r], &w.routes[r]
	for g := range w.p.Goods {
		m, good := &w.goods[g], &w.p.Goods[g]
		x.cargo[g] = trade.Cargo{
			Pays: float64(m.pays[r]), Source: float64(m.source), Haulage: q.Haulage * w.minors, Duty: good.Duty, Declarable: good.Declarable && good.Lot == 0,
		}
	}
	for g := range x.cargo {
		a := &x.cargo[g]
		for k := range x.cargo {
			if b := &x.cargo[k]; k != g && b.Declarable {
				if full := x.customs.Full(b); !a.HasOther || full < a.Other {
					a.Other, a.HasOther = full, true
				}
			}
		}
	}
	bribe, extra := w.bribeOf(r), 0.0
	posts := w.postsOf(r)
	for k := range posts {
		if y := &posts[k]; !y.law && !y.merchant {
			extra += w.askedBy(y, tariff.Signal{Heads: 1, Load: grams(q.Load), Good: -1})
		}
	}
	rent := w.declared.licences[x.county].Rent
	for g := range x.cargo {
		a := &x.cargo[g]
		x.passing[g] = x.customs.Terms(a)
		x.shipment[g] = x.customs.Declare(&x.passing[g], q.Load, bribe)
		d := &x.shipment[g]
		if w.p.Goods[g].Lot > 0 || w.p.Goods[g].Harvest[w.month] == 0 || d.Kg < 1 {
			continue
		}
		o := trade.Option{Route: uint16(r), Good: uint16(g), County: uint16(x.county), Most: 1, Law: true, Worth: d.Worth, Own: true}
		o.Declared(a, d, 0)
		o.AskedCrossing = extra
		e.Options = append(e.Options, o)
		if len(w.declared.holders[x.county]) > 0 {
			o.Own, o.Lent = false, true
			o.Declared(a, d, rent)
			o.AskedCrossing = extra
			e.Options = append(e.Options, o)
		}
	}
}

// loadOfVehicle is what a vehicle is loaded with [kg].
func (w *customs) loadOfVehicle(r, g int) float64 {
	if w.behavioural() && w.p.Routes[r].Kind == parameter.Declared {
		return w.routes[r].shipment[g].Kg
	}
	return w.p.Routes[r].Load
}

// licensed finds under whose licence a shipment is declared, and says whether there
// is one with enough left.
func (w *customs) licensed(y *crew, x *intent) bool {
	d := w.declared
	l := &d.licences[w.routes[y.route].county]
	if !x.lent {
		y.lender = d.place[y.organiser] - 1
		return y.lender >= 0 && l.Use(int(y.lender), y.load)
	}
	y.lent, y.lender = true, int32(l.Lender(y.load))
	return y.lender >= 0
}

// bidForLicences has those who hold none bid for licensed tonnage: what declaring
// would bring them more than anything else, a kilogram.
func (w *customs) bidForLicences() {
	e, o := w.evening, &w.organisers
	for i := range e.plans {
		plan := &e.plans[i]
		if plan.Bids == 0 || plan.LentKg == 0 {
			continue
		}
		l := &w.declared.licences[o.County[i]]
		g := &w.groups[o.Group[i]]
		weight := o.WeightOf(uint32(i), g)
		if e.Options[plan.Option].Route != plan.LentBy {
			weight /= float64(max(1, g.Turnaround))
		}
		l.Bid((plan.Lent-plan.Unlent)/plan.LentKg+l.Rent, plan.LentKg, weight)
	}
	for c := range w.declared.licences {
		l := &w.declared.licences[c]
		l.Nights = float64(w.date.DaysLeft())
		l.Clear(w.p.Market.Memory)
	}
}

// hearCustoms lets the officers of a route hear what passing is worth to those who
// come.
func (w *customs) hearCustoms(r int) {
	y, room := w.customsPost(r), &w.room.markets[w.routes[r].county]
	if y == nil || y.Terms.Pricing == tariff.Custom {
		return
	}
	room.offers = room.offers[:0]
	for k := range room.intents {
		x := &room.intents[k]
		if int(x.route) != r {
			continue
		}
		d := &w.routes[r].shipment[x.good]
		room.offers = append(room.offers, tariff.Bid{
			Signal: tariff.Signal{Heads: 1, Load: grams(d.Kg), Good: int32(x.good), Value: d.Worth}, Weight: 1, Short: d.Worth, Long: d.Worth,
		})
	}
	y.Observe(room.offers)
}

// passCustoms has a shipment go through customs: what is found may be seized.
func (w *customs) passCustoms(c *crew) {
	x := &w.routes[c.route]
	d := &x.shipment[c.good]
	c.cleared = x.customs.Clear(&x.passing[c.good], d, c.load, x.cargo[c.good].Pays, w.draw(drawCustoms, c.organiser, 0))
	c.taken = c.cleared.Seized > 0
	if y := w.customsPost(int(c.route)); y != nil {
		y.crossings++
	}
}

// payCustoms pays what a shipment owes at dawn: duty, fine, the officer, the lorry
// and the time on the way, and the rent of a licence.
func (w *customs) payCustoms(c *crew) {
	x, safe, rest := &c.cleared, w.organiserAccount(c.organiser), ledger.Account{Sector: ledger.Rest}
	if y := w.customsPost(int(c.route)); y != nil {
		till := w.places[w.routes[c.route].first+y.place].Till
		w.tolls.take(c, y, ledger.Levy, safe, x.Duty)
		w.book.Pay(ledger.BribeCustoms, safe, till, x.Bribe)
		c.costs += x.Bribe
	}
	w.book.Pay(ledger.Fine, safe, ledger.Account{Sector: ledger.Treasury}, x.Fine)
	w.book.Pay(ledger.Haulage, safe, rest, x.Storage+x.Vehicle)
	c.costs += x.Fine + x.Storage + x.Vehicle
	if c.lent && c.lender >= 0 {
		county := w.routes[c.route].county
		rent := w.declared.licences[county].Lend(int(c.lender), c.load)
		w.book.Pay(ledger.LicenceRent, safe, w.organiserAccount(w.declared.holders[county][c.lender]), rent)
		c.costs += rent
	}
}
