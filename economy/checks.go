package economy

import (
	"tumen/economy/observe"
	"tumen/economy/snapshot"
	"tumen/economy/tariff"
	"tumen/ledger"
)

// checks.go: a checksum of every column of the state, at the end of every
// recorded day (package snapshot). Columns of porters are summed in pieces of
// 16,384.

// KeepChecks has a checksum of every column kept for every recorded day that is
// still to come. It changes nothing in the world.
func (w *World) KeepChecks() {
	w.checks = &snapshot.Checks{}
	k, o, people := w.checks, &w.organisers, len(w.labour.People)
	porters := func(name, means string, bytes func(lo, hi int) []byte) {
		k.Long("porters."+name, means, pieces(people, chunk), bytes)
	}
	porters("life", "who each is, and what each does and has carried", func(lo, hi int) []byte { return snapshot.Raw(w.labour.People[lo:hi]) })
	porters("home", "since when each is at home, and up to when the purse is settled", func(lo, hi int) []byte { return snapshot.Raw(w.households.Rows[lo:hi]) })
	porters("cash", "what each holds", func(lo, hi int) []byte { return snapshot.Raw(w.book.Purses(ledger.Porters)[lo:hi]) })

	var buffer []byte
	several := func(parts int, part func(i int) []byte) func() []byte {
		return func() []byte {
			buffer = buffer[:0]
			for i := range parts {
				buffer = append(buffer, part(i)...)
			}
			return buffer
		}
	}
	k.Whole("organisers.in_trade", "who is in the trade", func() []byte { return snapshot.Raw(o.Active) })
	k.Whole("organisers.free_on", "first day on which the next crossing can be planned", func() []byte { return snapshot.Raw(o.FreeOn) })
	k.Whole("organisers.debt", "what each owes", func() []byte { return snapshot.Raw(o.Debt) })
	k.Whole("organisers.profit", "what the trade brings each a day", func() []byte { return snapshot.Raw(o.Profit) })
	k.Whole("organisers.stock", "goods in store", several(len(o.Stock), func(i int) []byte { return snapshot.Raw(o.Stock[i]) }))
	k.Whole("organisers.known", "since when the posts of a route know each", several(len(o.Known), func(i int) []byte { return snapshot.Raw(o.Known[i]) }))
	k.Whole("organisers.pull", "what experience adds to an expectation", several(len(o.Pull), func(i int) []byte { return snapshot.Raw(o.Pull[i]) }))
	k.Whole("beliefs.own", "losses and crossings that each remembers", several(2*len(o.Hits), func(i int) []byte {
		return snapshot.Raw([...][][]float64{o.Hits, o.Tried}[i%2][i/2])
	}))
	k.Whole("beliefs.told", "losses, crossings and prices that are told in each county", several(3*len(w.told.Hits), func(i int) []byte {
		return snapshot.Raw([...][][]float64{w.told.Hits, w.told.Tried, w.told.Prices}[i%3][i/3])
	}))
	var numbers []float64
	of := func(add func()) func() []byte {
		return func() []byte {
			numbers = numbers[:0]
			add()
			return snapshot.Raw(numbers)
		}
	}
	k.Whole("posts", "what each asks and has learned", of(func() {
		for i := range w.posts {
			numbers = w.posts[i].numbers(numbers)
		}
	}))
	k.Whole("routes", "traffic, loads and pay of each", of(func() {
		for i := range w.routes {
			x := &w.routes[i]
			numbers = append(numbers, x.heads, x.crossings, x.load, x.rate, x.bag)
		}
	}))
	k.Whole("border", "how hard the MSS looks at each route, and what it found", of(func() {
		for i := range w.mss.service.Watches {
			x := &w.mss.service.Watches[i]
			numbers = append(numbers, x.Effort, x.Finds, x.Spent, x.Taken, x.Profit)
		}
	}))
	k.Whole("counties", "the cut, and what is expected of a day, in each", of(func() {
		for i := range w.counties {
			numbers = append(numbers, w.counties[i].cut, w.counties[i].own, w.labour.Pools[i].Usual, w.households.Counties[i].Income)
		}
	}))
	k.Whole("goods", "prices and usual volumes of each", of(func() {
		for i := range w.goods {
			g := &w.goods[i]
			numbers = append(numbers, float64(g.source), float64(g.price), g.market.Gathered, g.market.News)
		}
	}))
	k.Whole("merchants", "what each has in stock", func() []byte { return snapshot.Raw(w.merchants.Stock) })
	for s := range ledger.Sectors {
		if s != ledger.Porters {
			k.Whole("cash."+s.String(), "what each account holds", func() []byte { return snapshot.Raw(w.book.Purses(s)) })
		}
	}
	k.Expect(w.p.Days)
}

// numbers are what a post asks and knows.
func (x *post) numbers(to []float64) []float64 {
	to = append(to, truth(x.Shut), x.Rate, x.Slope, x.Reviews, x.Month, x.squeeze)
	to = append(to, x.Pass[:]...)
	if x.Terms.Pricing != tariff.Custom {
		to = append(to, x.Demand.Wanted[:]...)
	}
	return to
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// check notes today's checksums.
func (w *recording) check() {
	k := w.checks
	if k == nil {
		return
	}
	w.team.each(len(w.labour.People), func(lo, hi int) { k.Sum(lo/chunk, lo, hi) })
	k.Close(int64(w.day))
}

// Checks is a table of one row a recorded day with the checksum of each column
// of the state at its end, or nil if none were kept (KeepChecks).
func (w *World) Checks() *observe.Table {
	k := w.checks
	if k == nil {
		return nil
	}
	t := &observe.Table{Columns: []observe.Column{{Name: "day", Unit: "day", Means: "recorded day, from 0", Ints: k.Days()}}}
	for i := range k.Len() {
		name, means, sums := k.Column(i)
		t.Columns = append(t.Columns, observe.Column{Name: name, Unit: "1", Means: "CRC32C of " + means, Ints: sums})
	}
	return t
}
