package economy

import (
	"math"
	"slices"

	"tumen/economy/parameter"
	"tumen/exact"
	"tumen/ledger"
)

// choice.go: what an organiser does tonight under the behavioural regime.
//
// For each good in season and each route that it can take he knows the best
// crew and load, and what he expects of it,
//
//	E = (1 - rho) (K (P - C) - B - w K - other costs) - rho K (C + haulage)
//	B = sum over posts of (f + h N + k K + s Pi)      Pi = max(0, K (P - C))
//
// with K kilograms on N porters, the piece rate w and the chance rho of losing
// everything, as he believes it to be. A crew is noticed more easily the larger
// it is: rho(N) = 1 - (1 - rho0) exp(-v max(0, N - N0)). Among the best plans
// and staying at home he chooses by logit with intensity lambda (McFadden 1974).

// opportunity is one way over one route with one good, as all organisers of a
// county see it today.
type opportunity struct {
	good, route uint16
	county      uint16  // whose organisers it is open to
	lent        bool    // declared under a rented name
	hidden      float64 // chance of being found out at customs
	assessed    float64 // profit that shares are taken of [minor/kg]
	margin      float64 // what is left of a kilogram before shares, fixed and head costs [minor/kg]
	weight      float64 // of it already taken off: what posts ask a kilogram [minor/kg]
	cost        float64 // of a kilogram that is lost [minor/kg]
	bought      float64 // of it, what a gatherer is paid [minor/kg]
	fixed, head float64 // a crossing, a head [minor]
	share       float64 // of assessed profit
	open        float64 // chance of passing posts that are shut
	free        bool    // no post asks anything, and nobody raids: the MSS's own
}

// opportunities lists what could be done tonight, good by good and route by route.
// Who may do it, and with whose capital, is each organiser's matter.
func (w *World) opportunities() {
	w.offers = w.offers[:0]
	for r := range w.p.Routes {
		route := &w.p.Routes[r]
		if !w.usable(r) {
			continue
		}
		c := w.countyNamed(route.County)
		for g := range w.p.Goods {
			if w.p.Goods[g].Harvest[w.month] == 0 {
				continue
			}
			o := w.opportunity(g, r, c)
			o.county = uint16(c)
			if route.Kind == parameter.Declared && !w.p.Goods[g].Declarable {
				o.hidden = route.Hidden
			}
			w.offers = append(w.offers, o)
		}
	}
}

func (w *World) opportunity(g, r, county int) opportunity {
	route, m := &w.p.Routes[r], &w.goods[g]
	o := opportunity{
		good: uint16(g), route: uint16(r), open: 1,
		assessed: max(0, float64(m.pays[r]-m.source)),
		margin:   float64(m.pays[r]-m.source) - float64(route.Haulage*w.minors),
		cost:     float64(m.source) + float64(route.Haulage*w.minors),
		bought:   float64(m.source),
		head:     route.Passage * w.minors,
	}
	if route.Carriers == parameter.ByPorters {
		o.margin -= w.pools[county].rate
	}
	for k := range w.routes[r].posts {
		x := &w.routes[r].posts[k]
		if x.merchant {
			continue
		}
		o.fixed += float64(x.fixed)
		o.head += float64(x.head)
		o.margin -= float64(x.weight)
		o.weight += float64(x.weight)
		o.share += x.share
		if x.shut {
			o.open *= 1 - route.Posts[k].Unpaid
		}
	}
	if route.Kind == parameter.Clandestine && w.p.Security.Posture == parameter.Claimant {
		o.share += w.p.Security.Claim
	}
	return o
}

// option is an organiser's best way of doing one thing: what he expects of it
// [minor], the porters, vehicle or lot, the most and the least that each porter
// carries and the goods in all [kg]. With no heads it is not open to him.
type option struct {
	e           float64
	heads, load int
	smallest    int
	kg          float64
}

// consider finds an organiser's best way over one route with one good.
func (w *World) consider(i uint32, o *opportunity) option {
	group := &w.p.Organisers[w.organisers.Group[i]]
	route := &w.p.Routes[o.route]
	if !w.allowed(i, o, group, route) {
		return option{}
	}
	most := math.Inf(1) // kilograms that he may declare
	if route.Kind == parameter.Declared {
		most = group.Declares - w.organisers.declared[i].Kg()
	}
	has := budget{float64(w.book.Cash(w.organiserAccount(i))), w.organisers.Stock[o.good][i].Kg()}
	clear := 1.0
	if !o.free {
		clear = (1 - float64(w.risk(int(o.route), i)*(1-group.Protection))) * o.open * (1 - o.hidden)
	}
	alone := clear // for one vehicle or one lot
	if !o.free && route.Kind == parameter.Clandestine {
		alone *= w.unseen[1]
	}
	lot := w.p.Goods[o.good].Lot
	switch {
	case lot > 0: // its own people carry it, unpaid
		if route.Carriers == parameter.ByPorters {
			o.margin += w.pools[w.organisers.County[i]].rate
		}
		return o.load(alone, min(lot, most, o.carries(has)))
	case route.Carriers == parameter.ByVehicles:
		return o.load(alone, math.Floor(min(route.Load, most, o.carries(has))))
	}
	return w.match(i, o, clear, most, has)
}

// budget is what an organiser can put into a crossing.
type budget struct {
	cash  float64 // [minor]
	stock float64 // of the good [kg]
}

// carries is how many kilograms someone's budget suffices for, in one vehicle or as
// one lot: what posts ask of the crossing, haulage of all that sets out, and the
// price of what is not in stock.
func (o *opportunity) carries(has budget) float64 {
	left := has.cash - o.fixed - o.head
	if left < 0 {
		return 0
	}
	kg, moved := math.Inf(1), o.cost-o.bought+o.weight
	if moved > 0 {
		kg = left / moved
	}
	if all := moved + o.bought; all > 0 {
		kg = min(kg, (left+float64(has.stock*o.bought))/all)
	}
	return kg
}

// load is the option of one vehicle, or of one lot.
func (o *opportunity) load(clear, kg float64) option {
	if kg <= 0 {
		return option{}
	}
	gain := float64(kg*(o.margin-float64(o.share*o.assessed))) - o.fixed - o.head
	return option{e: float64(clear*gain) - float64((1-clear)*kg*o.cost), heads: 1, kg: kg}
}

// exempt says whether a group passes a route's guards for nothing and is raided
// by nobody: the MSS's own traders, where nothing is declared.
func exempt(group *parameter.Organiser, route *parameter.Route) bool {
	return group.Kind == parameter.SecurityTrader && route.Kind == parameter.Clandestine
}

// open says whether a thing is done in an organiser's county, with his goods.
func (w *World) open(i uint32, o *opportunity) bool {
	return o.county == w.organisers.County[i] && slices.Contains(w.groups[w.organisers.Group[i]].goods, o.good)
}

// allowed says whether an organiser may do a thing that is open to him, and sets
// aside what he alone need not pay.
func (w *World) allowed(i uint32, o *opportunity, group *parameter.Organiser, route *parameter.Route) bool {
	if exempt(group, route) {
		o.free = true
		o.fixed, o.head, o.share, o.open = 0, route.Passage*w.minors, 0, 1
		o.margin, o.weight = o.margin+o.weight, 0
	}
	if route.Kind == parameter.Declared && !group.Licence {
		o.lent = true
		o.share += group.NameRent
		return group.NameRent < 1 && len(w.lenders[w.organisers.County[i]]) > 0
	}
	return true
}

// crewLoads are the loads that an organiser weighs, as parts of a full bag.
var crewLoads = [...]float64{0.6, 0.8, 1}

// match finds the best crew and load on foot. Tolls are paid in advance, so
// cash must suffice for them too.
//
// Up to the size that nobody notices, what a crew brings is a straight line in
// its heads, so only its ends are weighed; beyond that it rises, if at all, up to
// one best size and falls from there, so the first fall ends the search.
func (w *World) match(i uint32, o *opportunity, clear, most float64, has budget) (best option) {
	strength := &w.pools[w.organisers.County[i]].strength
	smallest := o.smallest(clear)
	for _, part := range crewLoads {
		full := int(part * w.p.Routes[o.route].Load)
		mean := strength.mean(smallest, full)
		if mean == 0 {
			continue
		}
		perHead := float64(mean*(o.margin-float64(o.share*o.assessed))) - o.head
		lost := float64(mean * o.cost)
		largest := w.largest(o, mean, most, has)
		before := math.Inf(-1)
		for n := 1; n <= largest; n++ {
			pass := clear
			if !o.free {
				pass *= w.unseen[n]
			}
			e := float64(pass*(float64(float64(n)*perHead)-o.fixed)) - float64((1-pass)*float64(n)*lost)
			if best.heads == 0 || e > best.e {
				best = option{e, n, full, smallest, float64(n) * mean}
			}
			if n == 1 {
				n = max(n, min(w.p.Planning.Unnoticed, largest)-1)
			} else if n > w.p.Planning.Unnoticed && e < before {
				break
			}
			before = e
		}
	}
	return best
}

// largest is the largest crew of whom each carries the mean, whose goods are no
// more than allowed [kg], and for which someone's budget suffices, as in carries.
func (w *World) largest(o *opportunity, mean, most float64, has budget) int {
	left := has.cash - o.fixed
	if left < 0 {
		return 0
	}
	n := min(float64(w.p.Planning.CrewMax), math.Floor(most/mean))
	moved := float64(mean*(o.cost-o.bought+o.weight)) + o.head // a head, but for the goods
	if moved > 0 {
		n = min(n, math.Floor(left/moved))
	}
	if all := moved + float64(mean*o.bought); all > 0 {
		n = min(n, math.Floor((left+float64(has.stock*o.bought))/all))
	}
	return int(max(0, n))
}

// smallest is the lightest load whose margin covers what each head costs and
// what the goods risk on the way [kg]: the rule by which the weak are not hired,
//
//	clear (margin L - head) >= (1 - clear) (C + haulage) L
//
// It is larger than any load when no load pays.
func (o *opportunity) smallest(clear float64) int {
	if clear <= 0 {
		return 1000
	}
	kept := o.margin - float64(o.share*o.assessed) - float64((1-clear)/clear*o.cost)
	switch {
	case o.head <= 0 && kept > 0:
		return 1
	case kept <= 0 || o.head/kept > strongest:
		return 1000
	}
	return max(1, int(math.Ceil(o.head/kept)))
}

// choose decides what an organiser does tonight.
func (w *World) choose(i uint32, options *[]candidate) {
	group := &w.p.Organisers[w.organisers.Group[i]]
	days := float64(group.Turnaround)
	home := float64(w.organisers.dayValue[i] * days)
	home += float64(float64(max(0, w.book.Cash(w.organiserAccount(i)))) * group.Return * days)
	*options = append((*options)[:0], candidate{e: home}) // the empty plan
	for k := range w.offers {
		if !w.open(i, &w.offers[k]) {
			continue
		}
		o := w.offers[k]
		best := w.consider(i, &o)
		if best.heads == 0 {
			continue
		}
		*options = append(*options, candidate{
			e: best.e + w.organisers.pull[int(o.good)*len(w.p.Routes)+int(o.route)][i],
			plan: plan{
				route: o.route, good: o.good, heads: uint16(best.heads), load: uint16(min(best.load, math.MaxUint16)),
				smallest: uint16(best.smallest), kg: ledger.Grams(best.kg * 1000),
				expects: best.e, camouflaged: o.hidden > 0, lent: o.lent,
			},
		})
	}
	w.organisers.plan[i] = w.logit(i, *options)
}

// candidate is one thing that an organiser may do, and what he expects of it [minor].
type candidate struct {
	e      float64
	plan   plan
	weight float64 // in the draw
}

// bestReply is the intensity from which the best candidate is taken for sure.
const bestReply = 1e6

// logit draws one of the candidates; at a tie, best reply takes the first.
func (w *World) logit(i uint32, options []candidate) plan {
	best := 0
	for k := range options {
		if options[k].e > options[best].e {
			best = k
		}
	}
	if w.p.Planning.Intensity >= bestReply || len(options) == 1 {
		return options[best].plan
	}
	intensity, total := w.p.Planning.Intensity/w.minors, 0.0 // a minor unit
	for k := range options {
		options[k].weight = exact.Exp(intensity * (options[k].e - options[best].e))
		total += options[k].weight
	}
	at := w.draw(drawChoice, i, 0).Unit(0) * total
	for k := range options {
		if at -= options[k].weight; at < 0 {
			return options[k].plan
		}
	}
	return options[best].plan
}
