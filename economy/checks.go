package economy

import (
	"hash/crc32"
	"unsafe"

	"tumen/economy/observe"
	"tumen/ledger"
)

// checks.go: a checksum of every column of the state, at the end of every
// recorded day. Two runs that are the same have the same checksums; where they
// are not, the first day and column in which they differ says where to look.
//
// The checksum is CRC32C, which processors compute faster than memory is read.
// A column is summed in pieces of 16,384, and the sum of a column is that of its
// pieces' sums; a piece of the porters whose people did nothing today keeps its
// sum, so that people who wait cost nothing.

// checker keeps the checksums of a run.
type checker struct {
	columns []checked
	days    []int64   // recorded days
	sums    [][]int64 // by column, then day
}

// checked is one column of the state.
type checked struct {
	name  string
	means string
	long  bool                    // a column of porters, summed piece by piece
	bytes func(lo, hi int) []byte // the column's values lo..hi; everything if it is not long
	piece []uint32                // the pieces' sums
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// raw is a column's memory. All systems for which the program is built keep
// numbers with the lowest byte first, so the same numbers are the same bytes.
func raw[T any](column []T) []byte {
	if len(column) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&column[0])), len(column)*int(unsafe.Sizeof(column[0])))
}

// KeepChecks has a checksum of every column kept for every recorded day that is
// still to come. It changes nothing in the world.
func (w *World) KeepChecks() {
	w.checks = &checker{}
	k, p, o, b := w.checks, &w.porters, &w.organisers, &w.beliefs
	porters := func(name, means string, bytes func(lo, hi int) []byte) {
		k.columns = append(k.columns, checked{"porters." + name, means, true, bytes, make([]uint32, pieces(len(p.life), chunk))})
	}
	porters("life", "what carrying has made of each: standing and since when, runs, what is settled and paid", func(lo, hi int) []byte { return raw(p.life[lo:hi]) })
	porters("cash", "what each holds", func(lo, hi int) []byte { return raw(w.book.Purses(ledger.Porters)[lo:hi]) })
	for i := range w.porters.moved {
		w.porters.moved[i] = true // no piece has been summed yet
	}

	column := func(name, means string, bytes func() []byte) {
		k.columns = append(k.columns, checked{name, means, false, func(int, int) []byte { return bytes() }, make([]uint32, 1)})
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
	column("organisers.free_on", "first day on which the next crossing can be planned", func() []byte { return raw(o.FreeOn) })
	column("organisers.stock", "goods in store", several(len(o.Stock), func(i int) []byte { return raw(o.Stock[i]) }))
	column("organisers.declared", "goods declared this month", func() []byte { return raw(o.declared) })
	column("organisers.pull", "what experience adds to an expectation", several(len(o.pull), func(i int) []byte { return raw(o.pull[i]) }))
	column("beliefs.own", "losses and crossings that each remembers", several(2*len(b.hits), func(i int) []byte {
		return raw([...][][]float64{b.hits, b.seen}[i%2][i/2])
	}))
	column("beliefs.told", "losses and crossings that are told in each county", several(2*len(b.toldHits), func(i int) []byte {
		return raw([...][][]float64{b.toldHits, b.toldSeen}[i%2][i/2])
	}))
	var numbers []float64
	column("posts", "what each asks and has learned", func() []byte {
		numbers = numbers[:0]
		for i := range w.posts {
			numbers = w.posts[i].numbers(numbers)
		}
		return raw(numbers)
	})
	column("routes", "the usual crossing, traffic and inspectors of each", func() []byte {
		numbers = numbers[:0]
		for i := range w.routes {
			numbers = w.routes[i].numbers(numbers)
		}
		return raw(numbers)
	})
	column("counties", "piece rate and waiting people of each", func() []byte {
		numbers = numbers[:0]
		for i := range w.pools {
			l := &w.pools[i]
			numbers = append(numbers, l.rate, float64(l.ready.waiting()), float64(l.trained.waiting()), float64(len(l.novices)))
		}
		return raw(numbers)
	})
	column("goods", "prices and usual volumes of each", func() []byte {
		numbers = numbers[:0]
		for i := range w.goods {
			g := &w.goods[i]
			numbers = append(numbers, float64(g.source), float64(g.price), g.gathered, g.sold, g.news)
		}
		return raw(numbers)
	})
	for s := range ledger.Sectors {
		if s != ledger.Porters {
			column("cash."+s.String(), "what each account holds", func() []byte { return raw(w.book.Purses(s)) })
		}
	}
	k.days = make([]int64, 0, w.p.Days)
	k.sums = make([][]int64, len(k.columns))
	for i := range k.sums {
		k.sums[i] = make([]int64, 0, w.p.Days)
	}
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
		for i := range k.columns {
			if c := &k.columns[i]; c.long {
				c.piece[at] = crc32.Checksum(c.bytes(lo, hi), castagnoli)
			}
		}
	})
	k.days = append(k.days, int64(w.day))
	for i := range k.columns {
		c := &k.columns[i]
		if !c.long {
			c.piece[0] = crc32.Checksum(c.bytes(0, 0), castagnoli)
		}
		k.sums[i] = append(k.sums[i], int64(crc32.Checksum(raw(c.piece), castagnoli)))
	}
}

// Checks is a table of one row a recorded day with the checksum of each column
// of the state at its end, or nil if none were kept (KeepChecks).
func (w *World) Checks() *observe.Table {
	k := w.checks
	if k == nil {
		return nil
	}
	t := &observe.Table{Columns: []observe.Column{{Name: "day", Unit: "day", Means: "recorded day, from 0", Ints: k.days}}}
	for i := range k.columns {
		t.Columns = append(t.Columns, observe.Column{Name: k.columns[i].name, Unit: "1", Means: "CRC32C of " + k.columns[i].means, Ints: k.sums[i]})
	}
	return t
}
