package labour

import "math"

// supply.go: how many people offer themselves at a cut.
//
//	supply(kappa, l) = sum over groups g of  F_g(kappa / (factor (1 + h_g)), l)
//
// where F_g counts those at home of the group with an index below the first number
// and an own load of l [kg] or more. Below the cell in which the number lies
// everybody is counted, within it people are taken to be spread evenly, so supply
// is continuous in kappa and so is the wage. The factor of outside incomes and the
// handicap h of a group move all its indices alike; nobody is sorted anew.

// table is the count of one evening. A row is a cell of a group that may be hired
// tonight or trained; entry k of it is of those who carry k kg or more.
type table struct {
	row       [groups][cells]int32 // the first entry of a row, from 1; 0 for none
	sum       []tally
	low, high [groups]int32 // the cells that have rows: from low to below high
	from, to  int           // own loads that anybody has: entries from from to below to are kept [kg]
	columns   []column      // by own load, those that were asked for
	evening   int32
	renew     []int32 // the rows to count anew: group*cells + cell
}

// tally is people and the sum of what they carry in comfort [kg].
type tally struct{ people, kg uint32 }

// across is how many entries a row has.
const across = Strongest + 2

// column is, for one smallest own load, the people in all cells below each.
type column struct {
	evening int32
	below   [groups][]tally // from cell low on; the last entry is everybody
}

// Count adds up who is at home, for all counties. It must be called after all who
// come and go this morning, and before anything is asked of a supply.
func (m *Market) Count(team Team) {
	for c := range m.Pools {
		p := &m.Pools[c]
		p.table.open(p.shards)
		m.work.pool = p
		team.Each(pieces(len(p.table.renew), countTogether), m.work.count)
	}
}

// countTogether is how many rows go to one worker at a time.
const countTogether = 8

// open makes a row for each cell in which anybody has ever been, and notes which
// rows have changed since the last count.
func (t *table) open(shards []shard) {
	first := t.evening == 0 // also where a market was read back, without its table
	t.evening++
	t.renew = t.renew[:0]
	for k := range shards {
		l := &shards[k].lists
		t.reach(int(l.low), int(l.low+l.width))
		for r, changed := range l.changed {
			if first {
				changed = Strongest + 1
			}
			if changed > 0 {
				l.changed[r] = 0
				t.note(Group(l.where[r]/cells), int(l.where[r]%cells), uint32(changed))
			}
		}
	}
}

// begin has a table of nothing, in the memory that it has.
func (t *table) begin() {
	*t = table{sum: t.sum[:0], columns: longer(t.columns, across), renew: t.renew[:0]}
	for k := range t.columns {
		t.columns[k].evening = 0
	}
}

// reach has own loads from low to below high counted in every row. Below what was
// counted so far nobody is, so everybody carries at least that.
func (t *table) reach(low, high int) {
	if low == high {
		return
	}
	if t.from == t.to {
		t.from, t.to = low, low
	}
	if low < t.from {
		for first := 0; first < len(t.sum); first += across {
			for own := low; own < t.from; own++ {
				t.sum[first+own] = t.sum[first+t.from]
			}
		}
		t.from = low
	}
	t.to = max(t.to, high)
}

// entry is that of an own load in a row: of those who carry as much or more.
func (t *table) entry(first int32, own int) *tally { return &t.sum[int(first)-1+max(own, t.from)] }

// note has a row counted anew, once, of those whose own load is below an end [kg].
func (t *table) note(g Group, cell int, end uint32) {
	if t.row[g][cell] == 0 {
		if t.low[g] == t.high[g] {
			t.low[g], t.high[g] = int32(cell), int32(cell)
		}
		t.low[g], t.high[g] = min(t.low[g], int32(cell)), max(t.high[g], int32(cell)+1)
		t.row[g][cell] = int32(len(t.sum)) + 1
		for range across {
			t.sum = append(t.sum, tally{})
		}
	}
	const noted = math.MaxUint32 // never a sum
	last := &t.sum[t.row[g][cell]-1+across-1]
	if last.kg == noted {
		last.people = max(last.people, end)
		return
	}
	last.kg, last.people = noted, end
	t.renew = append(t.renew, int32(g)*cells+int32(cell))
}

// countRow adds up one row, as far as it has changed: above, the sums are what they
// were.
func (p *Pool) countRow(which int32) {
	t := &p.table
	g, cell := Group(which/cells), int(which%cells)
	first := t.row[g][cell] - 1
	row := t.sum[first : first+across]
	end := min(int(row[across-1].people), t.to)
	row[across-1] = tally{}
	sum := tally{}
	if end < t.to {
		sum = row[end]
	}
	row = row[t.from:end]
	if len(p.shards) == 1 {
		p.countShard(row, sum, g, cell)
		return
	}
	clear(row)
	for k := range p.shards {
		l := &p.shards[k].lists
		from, to, _ := l.span(g, cell, 0, end)
		if from == to {
			continue
		}
		here := row[int(l.low)-t.from:]
		for j, x := range l.list[from:to] {
			here[j].people += uint32(x.n)
		}
	}
	for k := len(row) - 1; k >= 0; k-- {
		sum.people += row[k].people
		sum.kg += row[k].people * uint32(t.from+k)
		row[k] = sum
	}
}

// countShard adds up one row where there is one shard, whose lists have a column for
// each entry that is kept. sum is of those who carry more.
func (p *Pool) countShard(row []tally, sum tally, g Group, cell int) {
	l := &p.shards[0].lists
	from, to, _ := l.span(g, cell, 0, across)
	if from == to {
		clear(row)
		return
	}
	low, here := uint32(p.table.from), l.list[from:to]
	here = here[:len(row)]
	for k := len(here) - 1; k >= 0; k-- {
		if n := uint32(here[k].n); n > 0 {
			sum.people += n
			sum.kg += n * (low + uint32(k))
		}
		row[k] = sum
	}
}

// column is the column of a smallest own load [kg].
func (t *table) column(own int) *column {
	c := &t.columns[own]
	if c.evening == t.evening {
		return c
	}
	c.evening = t.evening
	own = max(own, t.from)
	for g := Experienced; g <= Trained; g++ { // novices are counted by [Market.Train]
		rows := t.row[g][t.low[g]:t.high[g]]
		below := append(c.below[g][:0], tally{})
		sum := tally{}
		for _, first := range rows {
			if first != 0 {
				x := &t.sum[int(first)-1+own]
				sum.people += x.people
				sum.kg += x.kg
			}
			below = append(below, sum)
		}
		c.below[g] = below
	}
	return c
}

// Supply is what the people of a county offer on one evening. It stays good until
// somebody is hired, trained or moved.
type Supply struct{ pool *Pool }

// Supply is tonight's supply of a county, after Count.
func (p *Pool) Supply() Supply { return Supply{p} }

// At is how many people with an own load of least [kg] or more accept a run at a
// cut kappa [minor/day/kg], and what they carry together in comfort [kg]. With a
// load factor x they carry x times as much.
func (s Supply) At(kappa, least float64) (people, own float64) {
	c := s.pool.table.column(wholeLoad(least))
	for g := Experienced; g <= Trained; g++ {
		n, kg := s.pool.upTo(c, g, kappa)
		people += n
		own += kg
	}
	return people, own
}

// upTo is a group's part of a column below a cut.
func (p *Pool) upTo(c *column, g Group, kappa float64) (people, own float64) {
	cell, part := within(p.sorted(kappa, g))
	below := c.below[g]
	if len(below) == 0 {
		return 0, 0
	}
	k := cell - int(p.table.low[g])
	switch last := len(below) - 1; {
	case k < 0:
		return 0, 0
	case k >= last:
		return float64(below[last].people), float64(below[last].kg)
	}
	a, b := below[k], below[k+1]
	return float64(a.people) + float64(part*float64(b.people-a.people)), float64(a.kg) + float64(part*float64(b.kg-a.kg))
}

// sorted is the number by which the lists of a group are cut where the cut of
// tonight is kappa.
func (p *Pool) sorted(kappa float64, g Group) float64 {
	raised := p.Factor * (1 + p.Handicap[g])
	if raised == 0 {
		return math.MaxFloat64 // nothing is earned outside: everybody accepts
	}
	return kappa / raised
}

// Cut is the least cut at which a number of people with an own load of least [kg]
// or more offer themselves; infinite if there are fewer.
func (s Supply) Cut(people, least float64) float64 {
	if people <= 0 {
		return 0
	}
	if all, _ := s.At(math.MaxFloat64, least); all < people {
		return math.Inf(1)
	}
	// Positive numbers order as their bits do. Once no cell has an edge between the
	// two ends, supply is a line between them.
	low, high := uint64(0), math.Float64bits(math.MaxFloat64)
	for high-low > 1 && !s.pool.straight(math.Float64frombits(low), math.Float64frombits(high)) {
		mid := low + (high-low)/2
		if n, _ := s.At(math.Float64frombits(mid), least); n >= people {
			high = mid
		} else {
			low = mid
		}
	}
	a, b := math.Float64frombits(low), math.Float64frombits(high)
	few, _ := s.At(a, least)
	many, _ := s.At(b, least)
	if few >= people || many <= few {
		return b
	}
	return min(b, a+float64((b-a)*((people-few)/(many-few))))
}

// straight says whether two cuts are in the same cell of each group.
func (p *Pool) straight(a, b float64) bool {
	for g := Experienced; g <= Trained; g++ {
		if cellOf(p.sorted(a, g)) != cellOf(p.sorted(b, g)) {
			return false
		}
	}
	return true
}

// wholeLoad is the smallest whole own load that is enough [kg].
func wholeLoad(least float64) int {
	if !(least > 0) {
		return 0
	}
	return int(math.Ceil(min(least, Strongest+1)))
}
