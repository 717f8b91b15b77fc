package economy

import (
	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/security"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/engine"
	"tumen/ledger"
)

// team are the workers of a world. They share the phases of a day in which
// everybody acts on what is his own: organisers plan, porters have their night
// and come home. What belongs to all, such as posts, merchants and prices, is left
// to the caller alone, between these phases. So a day is the same however many
// they are.
type team struct {
	*engine.Team
	ledgers []workerLedger // one a worker, the caller's first

	// How many organisers, and crews, go to one worker at a time. That never depends
	// on the number of workers.
	choosers, together int

	// The phases, bound once, so that a day allocates nothing.
	choosing, clearing, walking, homing func(worker, piece int)
}

// workerLedger is where one worker adds up what several add to at the same time.
type workerLedger struct {
	book    *ledger.Book
	clerk   *household.Clerk
	months  *months
	planner trade.Planner

	fetched         int64 // nobody's (settle.go)
	rested, longest int64 // porters who chose for how long to rest, and those who rest as long as anybody does
}

// newTeam has the caller's ledger on the world's own books, and each other one on
// books beside them.
func newTeam(w *World, workers int) *team {
	// Of fewer crews than 64, some 1,500 porters, one worker takes care before another
	// is awake.
	t := &team{Team: engine.NewTeam(workers), choosers: 256, together: 64}
	t.ledgers = make([]workerLedger, t.Workers())
	for k := range t.ledgers {
		t.ledgers[k].book, t.ledgers[k].months = &w.book, &w.seen.months
		if k > 0 {
			t.ledgers[k].book, t.ledgers[k].months = &ledger.Book{}, &months{pay: make([]int64, incomeSteps)}
		}
	}
	t.choosing = func(worker, piece int) {
		lo, hi := span(piece, t.choosers, len(w.evening.plans))
		w.planning.chooseSome(&t.ledgers[worker].planner, lo, hi)
	}
	t.clearing = func(_, county int) { w.clearing.clearCounty(county) }
	t.walking = func(_, piece int) {
		lo, hi := span(piece, t.together, len(w.crews))
		w.crossing.walkSome(w.crews[lo:hi])
	}
	t.homing = func(worker, piece int) {
		lo, hi := span(piece, t.together, len(w.crews))
		w.settling.bringSome(&t.ledgers[worker], w.crews[lo:hi])
	}
	return t
}

// employ gives each worker a clerk of the households.
func (t *team) employ(households *household.Households, book *ledger.Book) {
	for k := range t.ledgers {
		if d := &t.ledgers[k]; k == 0 {
			clerk := households.Clerk(book)
			d.clerk = &clerk
		} else {
			d.clerk = households.SideClerk(d.book)
		}
	}
}

// room is used again and again, with nothing in it from one day to the next.
type room struct {
	markets   []market // by county
	demands   []labour.Demand
	taken     []int
	takings   []ledger.Money
	payments  []security.Payment
	campaigns []security.Campaign
	places    []uint32
	moves     []household.Move
}

// market is the room in which one county clears. Counties clear at the same time.
type market struct {
	bids, going []trade.Bid
	heard       []trade.Heard
	offers      []tariff.Bid
	ear         trade.Ear
	intents     []intent // who goes
}

// chunk is how many people go to one worker at a time, where everyone is gone
// through. It never depends on the number of workers.
const chunk = 1 << 14

// pieces is how many pieces of a size n are.
func pieces(n, size int) int { return (n + size - 1) / size }

// span is the first of a piece of n, and the one after its last.
func span(piece, size, n int) (lo, hi int) { return piece * size, min((piece+1)*size, n) }

// each calls f for chunks of n people, on as many workers as there are. f may
// write only what belongs to its own chunk. A panic in a chunk reaches the
// caller.
func (t *team) each(n int, f func(lo, hi int)) {
	t.Each(pieces(n, chunk), func(_, piece int) { f(span(piece, chunk, n)) })
}
