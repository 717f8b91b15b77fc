package labour

import (
	"slices"

	"tumen/rng"
)

// choose.go: taking people off the lists. A pick is some groups, cells and own
// loads, and how many of the people there to take. If that is all, whole lists
// are emptied. If not, a lot decides in which everybody has the same chance:
// systematic sampling (Madow and Madow 1944) says how many come from each shard
// and then from each list, and draws say who of the list. So the work is that of
// those who are taken, it is shared by all workers, and nobody is looked at who
// stays.

// pick is one of them.
type pick struct {
	from, to  Group         // groups from the first to the last
	cell, end [groups]int32 // by group: cells from the first to below the second
	low, high int           // own loads from the first to below the second [kg]
	class     int           // who is taken by picks of one class stands together
	all, take int           // people there, and how many of them to take
}

// Roster is who was hired tonight in a county. It is used again every evening.
type Roster struct {
	Workers []Worker // everybody; those of one class and shard stand together
	mixed   []Worker
	spans   []span // by demand
	order   []int32
	picks   []pick
	have    []int32 // by pick and shard: people there
	take    []int32 // likewise: how many of them are taken
	seats   []span  // by class and shard: who in Workers
	classes []class
	ranked  []int32
	stray   []bool // by demand: whether its people stand in mixed
	county  int
}

// span is a part of a list, from first to below last.
type span struct{ first, last int32 }

// begin makes room in a roster for a county's shards, and draws their order.
func (m *Market) begin(r *Roster, county int) {
	p := &m.Pools[county]
	r.county, r.picks = county, r.picks[:0]
	r.Workers, r.mixed = r.Workers[:0], r.mixed[:0]
	r.order = r.order[:0]
	for s := range p.shards {
		r.order = append(r.order, int32(s))
	}
	lot := lottery{source: m.chance, purpose: drawShards, agent: uint32(county), day: m.Day}
	for n := len(r.order); n > 1; n-- {
		k := lot.below(uint32(n))
		r.order[n-1], r.order[k] = r.order[k], r.order[n-1]
	}
}

// count says how many people there are in each pick.
func (m *Market) count(r *Roster, team Team) {
	shards := len(r.order)
	r.have, r.take = sized(r.have, len(r.picks)*shards), sized(r.take, len(r.picks)*shards)
	m.work.pool, m.work.roster = &m.Pools[r.county], r
	team.Each(shards, m.work.tally)
	for k := range r.picks {
		for _, n := range r.have[k*shards : (k+1)*shards] {
			r.picks[k].all += int(n)
		}
	}
}

// takeAll takes people as the picks say, class after class, into r.Workers.
func (m *Market) takeAll(r *Roster, classes int, team Team) {
	shards := len(r.order)
	lot := lottery{source: m.chance, purpose: drawLot, agent: uint32(r.county), day: m.Day, index: uint32(r.picks[0].from) << 16}
	for k := range r.picks {
		x := &r.picks[k]
		start := lot.start(x.take, x.all)
		r.share(r.take[k*shards:(k+1)*shards], r.have[k*shards:(k+1)*shards], start, x)
	}
	r.seats = sized(r.seats, classes*shards)
	at := int32(0)
	for c := range classes {
		for _, s := range r.order {
			seat := &r.seats[c*shards+int(s)]
			seat.first = at
			for k := range r.picks {
				if r.picks[k].class == c {
					at += r.take[k*shards+int(s)]
				}
			}
			seat.last = at
		}
	}
	r.Workers = slices.Grow(r.Workers[:0], int(at))[:at]
	m.work.pool, m.work.roster = &m.Pools[r.county], r
	team.Each(shards, m.work.take)
}

// share divides what a pick takes among the shards.
func (r *Roster) share(take, have []int32, start uint64, x *pick) {
	sum, before := uint64(0), uint64(0)
	for s := range have {
		sum += uint64(have[s])
		upto := part(start, x.take, sum, x.all)
		take[s] = int32(upto - before)
		before = upto
	}
}

// part is how many of the first sum people of all are taken by a systematic lot
// that takes some and begins at start, below all.
func part(start uint64, take int, sum uint64, all int) uint64 {
	if all == 0 {
		return 0
	}
	return (start + uint64(take)*sum) / uint64(all)
}

// tallyShard counts the people of one shard in each pick.
func (m *Market) tallyShard(s int) {
	r, p := m.work.roster, m.work.pool
	l := &p.shards[s].lists
	for k := range r.picks {
		n, x := 0, &r.picks[k]
		for g := x.from; g <= x.to; g++ {
			for cell, end := x.cellsOf(&p.table, g); cell < end; cell++ {
				here := x.people(&p.table, g, cell)
				if here == 0 {
					continue
				}
				if len(p.shards) == 1 { // this evening's count is that of the shard
					n += int(here)
					continue
				}
				from, to, _ := l.span(g, int(cell), x.low, x.high)
				for j := from; j < to; j++ {
					n += int(l.list[j].n)
				}
			}
		}
		r.have[k*len(r.order)+s] = int32(n)
	}
}

// cellsOf are the cells of a group in which a pick may have anybody.
func (x *pick) cellsOf(t *table, g Group) (from, end int32) {
	return max(x.cell[g], t.low[g]), min(x.end[g], t.high[g])
}

// people is how many people a pick has in a cell of a group, in all shards.
func (x *pick) people(t *table, g Group, cell int32) uint32 {
	first := t.row[g][cell]
	if first == 0 {
		return 0
	}
	return t.entry(first, x.low).people - t.entry(first, x.high).people
}

// takeShard takes the people of one shard, and puts them in the order in which
// they come to crews.
func (m *Market) takeShard(s int) {
	r, p := m.work.roster, m.work.pool
	shard := &p.shards[s]
	shards := len(r.order)
	lot := lottery{source: m.chance, purpose: drawPick, agent: shard.first | uint32(r.county), day: m.Day, index: uint32(r.picks[0].from) << 24}
	for c := range len(r.seats) / shards {
		seat := r.seats[c*shards+s]
		if seat.first == seat.last {
			continue
		}
		to := r.Workers[seat.first:seat.first]
		for k := range r.picks {
			x, have, take := &r.picks[k], r.have[k*shards+s], r.take[k*shards+s]
			if x.class != c || take == 0 {
				continue
			}
			to = shard.take(x, &p.table, &lot, int(have), int(take), to)
		}
		lot.shuffle(to)
	}
}

// take takes some of those of a pick in a shard.
func (s *shard) take(x *pick, t *table, lot *lottery, have, take int, to []Worker) []Worker {
	start, sum, before := lot.start(take, have), uint64(0), uint64(0)
	l := &s.lists
	for g := x.from; g <= x.to; g++ {
		for cell, last := x.cellsOf(t, g); cell < last; cell++ {
			from, end, row := l.span(g, int(cell), x.low, x.high)
			for j := from; j < end; j++ {
				n := int(l.list[j].n)
				if n == 0 {
					continue
				}
				some := n
				if take < have {
					sum += uint64(n)
					upto := part(start, take, sum, have)
					some = int(upto - before)
					before = upto
					if some == 0 {
						continue
					}
				}
				on, own := l.on(j), uint8(l.low+int32(j-row*int(l.width)))
				for k := range some {
					if some < n { // otherwise everybody
						at := int(lot.below(uint32(n - k)))
						on[at], on[n-1-k] = on[n-1-k], on[at]
					}
					to = append(to, Worker{Person: s.first + uint32(on[n-1-k]), Own: own, Group: g})
				}
				l.drop(j, row, some)
			}
		}
	}
	return to
}

// lottery draws whole numbers one after another: by who draws, for what and when,
// like any other draw, and then by its count.
type lottery struct {
	source  rng.Source
	purpose rng.Purpose
	agent   uint32
	day     int32
	index   uint32
	used    int // words of the block
	block   rng.Block
}

// below is a whole number below n.
func (l *lottery) below(n uint32) uint32 {
	if l.used%4 == 0 {
		l.block = l.source.Draw(l.purpose, l.agent, l.day, l.index)
		l.index++
	}
	l.used++
	return l.block.Below((l.used-1)%4, n)
}

// start is where a systematic lot of some of all people begins.
func (l *lottery) start(take, all int) uint64 {
	if take == 0 || take == all {
		return 0
	}
	return uint64(l.below(uint32(all)))
}

// shuffle puts people in an order that chance draws (Fisher and Yates, Durstenfeld
// 1964).
func (l *lottery) shuffle(people []Worker) {
	for n := len(people); n > 1; n-- {
		k := l.below(uint32(n))
		people[n-1], people[k] = people[k], people[n-1]
	}
}

// sized is a slice of n zeros, in the memory of an old one if it is enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// longer is a slice of n elements, the first of which are those of an old one, with
// the memory that they have.
func longer[T any](s []T, n int) []T {
	if cap(s) < n {
		s = append(make([]T, 0, n), s...)
	}
	return s[:n]
}
