package economy

import (
	"tumen/economy/observe"
	"tumen/economy/snapshot"
	"tumen/ledger"
)

// checks.go: a checksum of every column of the state, at the end of every
// recorded day (package snapshot). Columns of porters are summed in pieces of
// 16,384; a piece whose people did nothing today keeps its sum.

// KeepChecks has a checksum of every column kept for every recorded day that is
// still to come. It changes nothing in the world.
func (w *World) KeepChecks() {
	w.checks = &snapshot.Checks{}
	k, p, o, b := w.checks, &w.porters, &w.organisers, &w.beliefs
	porters := func(name, means string, bytes func(lo, hi int) []byte) {
		k.Long("porters."+name, means, pieces(len(p.life), chunk), bytes)
	}
	porters("life", "what carrying has made of each: standing and since when, runs, what is settled and paid", func(lo, hi int) []byte { return snapshot.Raw(p.life[lo:hi]) })
	porters("cash", "what each holds", func(lo, hi int) []byte { return snapshot.Raw(w.book.Purses(ledger.Porters)[lo:hi]) })
	for i := range w.porters.moved {
		w.porters.moved[i] = true // no piece has been summed yet
	}

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
	k.Whole("organisers.free_on", "first day on which the next crossing can be planned", func() []byte { return snapshot.Raw(o.FreeOn) })
	k.Whole("organisers.stock", "goods in store", several(len(o.Stock), func(i int) []byte { return snapshot.Raw(o.Stock[i]) }))
	k.Whole("organisers.declared", "goods declared this month", func() []byte { return snapshot.Raw(o.declared) })
	k.Whole("organisers.pull", "what experience adds to an expectation", several(len(o.pull), func(i int) []byte { return snapshot.Raw(o.pull[i]) }))
	k.Whole("beliefs.own", "losses and crossings that each remembers", several(2*len(b.hits), func(i int) []byte {
		return snapshot.Raw([...][][]float64{b.hits, b.seen}[i%2][i/2])
	}))
	k.Whole("beliefs.told", "losses and crossings that are told in each county", several(2*len(b.toldHits), func(i int) []byte {
		return snapshot.Raw([...][][]float64{b.toldHits, b.toldSeen}[i%2][i/2])
	}))
	var numbers []float64
	k.Whole("posts", "what each asks and has learned", func() []byte {
		numbers = numbers[:0]
		for i := range w.posts {
			numbers = w.posts[i].numbers(numbers)
		}
		return snapshot.Raw(numbers)
	})
	k.Whole("routes", "the usual crossing, traffic and inspectors of each", func() []byte {
		numbers = numbers[:0]
		for i := range w.routes {
			numbers = w.routes[i].numbers(numbers)
		}
		return snapshot.Raw(numbers)
	})
	k.Whole("counties", "piece rate and waiting people of each", func() []byte {
		numbers = numbers[:0]
		for i := range w.pools {
			l := &w.pools[i]
			numbers = append(numbers, l.rate, float64(l.ready.waiting()), float64(l.trained.waiting()), float64(len(l.novices)))
		}
		return snapshot.Raw(numbers)
	})
	k.Whole("goods", "prices and usual volumes of each", func() []byte {
		numbers = numbers[:0]
		for i := range w.goods {
			g := &w.goods[i]
			numbers = append(numbers, float64(g.source), float64(g.price), g.gathered, g.sold, g.news)
		}
		return snapshot.Raw(numbers)
	})
	for s := range ledger.Sectors {
		if s != ledger.Porters {
			k.Whole("cash."+s.String(), "what each account holds", func() []byte { return snapshot.Raw(w.book.Purses(s)) })
		}
	}
	k.Expect(w.p.Days)
}

// numbers are what a post asks and knows.
func (x *post) numbers(to []float64) []float64 {
	l := &x.learns
	return append(to, truth(x.shut), float64(x.fixed), float64(x.head), float64(x.weight), x.share, l.rate, l.step, truth(l.up), truth(l.trying),
		l.before, l.earned, l.settled, float64(l.since), l.month, l.least)
}

// numbers are a route's usual crossing, its traffic and where inspectors look.
func (x *passage) numbers(to []float64) []float64 {
	u := &x.usual
	return append(to, truth(u.known), float64(u.first), u.worth, u.sunk, u.heads, u.weight, u.profit, x.daily, x.looked, x.found)
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// check notes today's checksums.
func (w *World) check() {
	k := w.checks
	if k == nil {
		return
	}
	n := len(w.porters.life)
	w.each(n, func(lo, hi int) {
		at := lo / chunk
		if !w.porters.moved[at] {
			return
		}
		w.porters.moved[at] = false
		k.Sum(at, lo, hi)
	})
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
