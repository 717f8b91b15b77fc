package labour

import (
	"cmp"
	"slices"
)

// hire.go: who carries tonight. Everybody whose index is below the cut and who is
// strong enough is hired, and of those in the cell in which the cut lies as many
// as are still wanted, by lot. Where routes ask for different strength, whoever is
// too weak for one can still go on another: people may be taken as long as, for
// each smallest load, no more of the weaker ones are taken than are wanted on
// routes that let them.

// Demand is what crews want on one route.
type Demand struct {
	Heads int
	Least float64 // nobody is hired whose own load is smaller [kg]
}

// class are the people who are strong enough for the same demands.
type class struct {
	low, high int // own loads from the first to below the second [kg]
	heads     int // wanted by demands that let exactly this class and stronger ones go
}

// Hire takes the people of tonight off a county's lists. It must follow Count. The
// cut is that at which supply meets the demands: if it is lower, some heads stay
// empty, first those of the routes that want the strongest; if it is higher, a lot
// decides among all below it.
func (m *Market) Hire(county int, cut float64, demands []Demand, r *Roster, team Team) {
	m.begin(r, county)
	r.rank(demands)
	p := &m.Pools[county]
	for c := range r.classes {
		x := &r.classes[c]
		below := pick{from: Experienced, to: Trained, low: x.low, high: x.high, class: c}
		for g := Experienced; g <= Trained; g++ {
			at := int32(cellOf(p.sorted(cut, g)))
			below.end[g] = at
		}
		r.picks = append(r.picks, below)
		for g := Experienced; g <= Trained; g++ {
			edge := pick{from: g, to: g, low: x.low, high: x.high, class: c}
			edge.cell[g], edge.end[g] = below.end[g], below.end[g]+1
			r.picks = append(r.picks, edge)
		}
	}
	if len(r.picks) > 0 {
		m.count(r, team)
		r.decide(p, cut)
		m.takeAll(r, len(r.classes), team)
	}
	r.deal(m, demands)
}

// rank puts the demands in the order of their smallest load and finds the classes,
// the weakest first.
func (r *Roster) rank(demands []Demand) {
	r.ranked, r.classes = r.ranked[:0], r.classes[:0]
	for k := range demands {
		if demands[k].Heads > 0 {
			r.ranked = append(r.ranked, int32(k))
		}
	}
	slices.SortStableFunc(r.ranked, func(a, b int32) int {
		return cmp.Compare(wholeLoad(demands[a].Least), wholeLoad(demands[b].Least))
	})
	for _, k := range r.ranked {
		low := wholeLoad(demands[k].Least)
		last := len(r.classes) - 1
		if last < 0 || r.classes[last].low < low {
			if last >= 0 {
				r.classes[last].high = low
			}
			r.classes = append(r.classes, class{low: low, high: across - 1})
			last++
		}
		r.classes[last].heads += demands[k].Heads
	}
}

// Picks of a class: those below the cut, then those of each group in its cell.
const picksOfClass = 1 + int(Untrained)

// decide says how many each pick takes.
func (r *Roster) decide(p *Pool, cut float64) {
	// Below the cut, everybody for whom there is a place.
	wanted, taken := 0, 0
	for c := range r.classes {
		wanted += r.classes[c].heads
		x := &r.picks[c*picksOfClass]
		x.take = min(x.all, wanted-taken)
		taken += x.take
	}
	// At the cut, those who are still wanted, all classes alike as far as there is
	// a place for them.
	left, there := wanted-taken, 0
	for c := range r.classes {
		there += r.atCut(c)
	}
	left = min(left, there)
	placed := 0
	for c := range r.classes {
		here := r.atCut(c)
		if here == 0 {
			continue
		}
		some := min(left*here/there, here, r.room(c)-placed)
		if c == len(r.classes)-1 {
			some = min(left, here)
		}
		r.divide(p, cut, c, some)
		placed += some
		left -= some
		there -= here
	}
}

// atCut is how many people of a class are in the cells of the cut.
func (r *Roster) atCut(c int) (n int) {
	for g := range picksOfClass - 1 {
		n += r.picks[c*picksOfClass+1+g].all
	}
	return n
}

// room is how many more people of a class and the weaker ones there are places
// for, given all who are taken below the cut.
func (r *Roster) room(c int) int {
	wanted, taken, room := 0, 0, -1
	for k := range r.classes {
		wanted += r.classes[k].heads
		taken += r.picks[k*picksOfClass].take
		if k >= c && (room < 0 || wanted-taken < room) {
			room = wanted - taken
		}
	}
	return room
}

// divide has some of a class taken in the cells of the cut: of each group as many
// as lie below it, in proportion.
func (r *Roster) divide(p *Pool, cut float64, c, some int) {
	a, b := &r.picks[c*picksOfClass+1], &r.picks[c*picksOfClass+2]
	_, partA := within(p.sorted(cut, a.from))
	_, partB := within(p.sorted(cut, b.from))
	x, y := float64(partA*float64(a.all)), float64(partB*float64(b.all))
	if x+y == 0 {
		x, y = float64(a.all), float64(b.all)
	}
	a.take = min(int(float64(float64(some)*(x/(x+y)))+0.5), a.all, some)
	b.take = min(some-a.take, b.all)
	a.take = min(some-b.take, a.all)
}

// deal gives each demand its people: those of the weakest class to the demands
// that let them go, and so on up.
func (r *Roster) deal(m *Market, demands []Demand) {
	r.spans, r.stray = sized(r.spans, len(demands)), sized(r.stray, len(demands))
	at := int32(0)
	for _, k := range r.ranked {
		n := min(int32(demands[k].Heads), int32(len(r.Workers))-at)
		r.spans[k] = span{at, at + n}
		if r.severalClasses(at, at+n) {
			r.stray[k] = true
			r.mix(m, int(k))
		}
		at += n
	}
}

// severalClasses says whether people of more than one class stand in a part of the
// roster.
func (r *Roster) severalClasses(first, last int32) bool {
	shards := len(r.order)
	if first == last {
		return false
	}
	for c := 1; c < len(r.classes); c++ {
		if border := r.seats[c*shards+int(r.order[0])].first; first < border && border < last {
			return true
		}
	}
	return false
}

// mix puts the people of a demand in an order in which the classes alternate, so
// that no crew is all of weak people: each stands a fixed stride after the one
// before. The stride is near the golden section, and has no divisor in common with
// their number.
func (r *Roster) mix(m *Market, k int) {
	from := r.Workers[r.spans[k].first:r.spans[k].last]
	n := uint64(len(from))
	stride := max(1, n*619/1001)
	for common(stride, n) > 1 {
		stride++
	}
	at := uint64(m.chance.Draw(drawFraction, uint32(r.county), m.Day, uint32(k)).Below(0, uint32(n)))
	first := int32(len(r.mixed))
	for range from {
		r.mixed = append(r.mixed, from[at])
		at = (at + stride) % n
	}
	r.spans[k] = span{first, int32(len(r.mixed))}
}

// common is the greatest common divisor.
func common(a, b uint64) uint64 {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// Of is who carries for a demand, in an order that chance drew: crews take those
// who come next. They may be fewer than its heads.
func (r *Roster) Of(demand int) []Worker {
	x := r.spans[demand]
	if r.stray[demand] {
		return r.mixed[x.first:x.last]
	}
	return r.Workers[x.first:x.last]
}

// Depart has those who were hired tonight leave home, after the night has set
// their rows, Standing and Free. Whoever is still free tonight was not needed and
// waits again. Dead and Gone people are free on the day on which a newcomer takes
// their place, or on Never.
func (m *Market) Depart(r *Roster, team Team) {
	if len(r.Workers) == 0 {
		return
	}
	m.work.pool, m.work.roster = &m.Pools[r.county], r
	team.Each(len(r.order), m.work.depart)
}

// departShard has those of one shard leave.
func (m *Market) departShard(k int) {
	r, s := m.work.roster, &m.work.pool.shards[k]
	for c := range len(r.seats) / len(r.order) {
		seat := r.seats[c*len(r.order)+k]
		for all := r.Workers[seat.first:seat.last]; len(all) > 0; all = all[min(len(all), abreast):] {
			some := all[:min(len(all), abreast)]
			for _, x := range some {
				s.fetched += uint32(m.People[x.Person].Free)
			}
			for _, x := range some {
				was := Ready
				if x.Group == Untrained {
					was = Novice
				}
				s.leave(m, x.Person, was)
			}
		}
	}
}

// leave counts who leaves home tonight, and puts those who come back on the
// calendar. The person is on no list.
func (s *shard) leave(m *Market, i uint32, was Standing) {
	p := &m.People[i]
	if p.Free <= m.Day {
		s.wait(m, i)
		return
	}
	s.count[was]--
	s.count[p.Standing]++
	if p.Free != Never {
		s.away.add(uint16(i-s.first), m.Day, p.Free)
	}
}
