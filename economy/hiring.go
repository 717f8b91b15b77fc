package economy

import (
	"math"
	"slices"

	"tumen/ledger"
)

// pool is who waits for work in a county.
type pool struct {
	ready   []uint32 // seasoned porters
	trained []uint32 // trained novices with few runs
	novices []uint32 // people whom nobody has trained yet
}

// agency is a recruiter: it finds and trains novices for a fee.
type agency struct {
	account ledger.Account
	places  int // novices whom it can still take
}

// crew is tonight's crossing of one organiser.
type crew struct {
	organiser   uint32
	route, good uint16
	first, last uint32       // its porters in World.hands
	heads       int          // porters or vehicles
	load        ledger.Grams // set out with
	arrived     ledger.Grams
	profit      ledger.Fen // assessed, once sold
	guards      ledger.Fen // what border guards took of it
	pay         ledger.Fen // what porters were paid
	costs       ledger.Fen // what the organiser paid to anyone else
	taken       bool       // raided or seized: nothing arrived
}

// hand is a porter in tonight's crews.
type hand struct {
	porter uint32
	load   uint16 // [kg]
	fate   mishap
}

func (w *World) openAgencies() {
	n := w.p.Recruiters.Number
	w.agencies = make([]agency, n*len(w.p.Counties))
	w.book.Open(ledger.Recruiters, len(w.agencies))
	for k := range w.agencies {
		w.agencies[k] = agency{
			ledger.Account{Sector: ledger.Recruiters, Index: uint32(k)},
			scaled(w.p.Recruiters.Places, w.p.Scale),
		}
	}
}

// agencyOf is the agency that trains a novice: always the same one.
func (w *World) agencyOf(porter uint32) *agency {
	n := uint32(w.p.Recruiters.Number)
	return &w.agencies[uint32(w.porters.County[porter])*n+porter%n]
}

// hire matches crews and porters. Organisers come in the order of their lots.
// An offer reaches waiting porters by chance, the experienced before trained
// novices; a porter too weak to be worth it is passed over; one whose run pays
// less than the outside income it costs declines. Whoever is still short asks
// an agency to train novices for later.
func (w *World) hire() {
	for r := range w.routes {
		w.routes[r].capacity = scaled(w.p.Routes[r].Capacity, w.p.Scale)
	}
	w.crews, w.hands = w.crews[:0], w.hands[:0]
	slices.Sort(w.turn)
	for _, key := range w.turn {
		w.muster(uint32(key))
	}
}

// muster forms one organiser's crew and loads it from his stock.
func (w *World) muster(i uint32) {
	plan := &w.organisers.plan[i]
	route := &w.p.Routes[plan.route]
	if w.routes[plan.route].capacity == 0 {
		return
	}
	c := crew{organiser: i, route: plan.route, good: plan.good, first: uint32(len(w.hands))}
	stock := w.organisers.Stock[plan.good][i]
	if route.Carriers == ByVehicles {
		c.load = min(stock, ledger.Grams(plan.heads)*ledger.Grams(plan.load)*1000)
		c.heads = int((c.load + ledger.Grams(plan.load)*1000 - 1) / (ledger.Grams(plan.load) * 1000))
	} else {
		w.enlist(&c, plan, stock)
		c.heads = len(w.hands) - int(c.first)
	}
	c.last = uint32(len(w.hands))
	if c.load == 0 {
		return
	}
	w.routes[plan.route].capacity--
	w.organisers.FreeOn[i] = w.day + int32(w.p.Organisers[w.organisers.Group[i]].Turnaround)
	w.crews = append(w.crews, c)
}

// enlist hires porters for a crew until it is full or the goods are loaded.
func (w *World) enlist(c *crew, plan *plan, stock ledger.Grams) {
	pool := &w.pools[w.organisers.County[c.organiser]]
	rate := w.pieceRate(int(plan.good), int(plan.route))
	want, call := int(plan.heads), uint32(0)
	for _, waiting := range []*[]uint32{&pool.ready, &pool.trained} {
		left := len(*waiting) // those not yet asked stand first
		for tries := 4*want + 8; want > 0 && left > 0 && tries > 0 && stock-c.load >= 1000; tries-- {
			at := w.draw(drawCandidate, c.organiser, call/4).Below(int(call%4), uint32(left))
			call++
			left--
			list := *waiting
			list[at], list[left] = list[left], list[at]
			i := list[left]
			load := w.loadOf(i, plan.load)
			if ledger.Grams(load)*1000 > stock-c.load {
				load = uint16((stock - c.load) / 1000)
			}
			if !w.worthHiring(load) || !w.accepts(i, load, rate) {
				continue
			}
			w.hands = append(w.hands, hand{porter: i, load: load})
			c.load += ledger.Grams(load) * 1000
			want--
			last := len(list) - 1
			list[left] = list[last]
			*waiting = list[:last]
			w.settleLiving(i, w.day)
			w.porters.become(i, Away, w.day)
		}
	}
	if want > 0 {
		w.train(c, pool, want)
	}
}

// loadOf is what a porter carries when asked for a load: up to the heaviest
// comfortable one, less as a novice [kg].
func (w *World) loadOf(i uint32, asked uint16) uint16 {
	own := float64(w.porters.Strength[i])
	if int(w.porters.Runs[i]) < w.p.Labour.Seasoned {
		own *= w.p.Labour.NoviceLoad
	}
	return min(asked, uint16(own))
}

// worthHiring says whether a load is worth a place in the crew: under the
// customary regime, when it is no lighter than custom has it.
func (w *World) worthHiring(load uint16) bool {
	return load > 0 && float64(load) >= w.p.Labour.SmallestLoad
}

// accepts says whether a run pays the porter what it costs: the outside income
// of the night and of the days of rest.
func (w *World) accepts(i uint32, load uint16, rate float64) bool {
	return float64(load)*rate >= float64(w.porters.Outside[i])*float64(1+w.restDays(i, load))
}

// restDays is how long a porter rests after a run: the days at the heaviest
// comfortable load, times the square of the load against it.
func (w *World) restDays(i uint32, load uint16) int32 {
	x := float64(load) / float64(w.porters.Strength[i])
	return int32(math.Round(w.p.Labour.Rest * x * x))
}

// pieceRate is what a kilogram pays [fen]: under the customary regime the
// porters' share of the assessed profit.
func (w *World) pieceRate(good, route int) float64 {
	margin := w.goods[good].pays[route] - w.goods[good].source
	return w.p.Labour.Share * float64(max(0, margin))
}

// train sends novices to an agency for an organiser who is short of porters.
func (w *World) train(c *crew, pool *pool, want int) {
	if w.p.Recruiters.Number == 0 {
		return
	}
	for k := uint32(0); want > 0 && len(pool.novices) > 0; k, want = k+1, want-1 {
		at := w.draw(drawNovice, c.organiser, k).Below(0, uint32(len(pool.novices)))
		i := pool.novices[at]
		agency := w.agencyOf(i)
		if agency.places == 0 {
			continue
		}
		agency.places--
		last := len(pool.novices) - 1
		pool.novices[at] = pool.novices[last]
		pool.novices = pool.novices[:last]
		w.settleLiving(i, w.day)
		w.porters.become(i, Training, w.day)
		w.calendar.add(i, w.day+max(1, int32(w.p.Labour.Training)))
		fee := fen(w.p.Recruiters.Fee)
		if w.p.Recruiters.Payer == MerchantPays {
			w.book.Pay(ledger.RecruiterFee, w.merchantOf(c.organiser), agency.account, fee)
		} else {
			w.book.Pay(ledger.RecruiterFee, w.safe(c.organiser), agency.account, fee)
			c.costs += fee
		}
	}
}
