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
	if t.columns == nil {
		t.columns = make([]column, across)
	}
	t.evening++
	t.renew = t.renew[:0]
	for k := range shards {
		l := &shards[k].lists
		if len(l.changed) == 0 {
			continue
		}
		for g := range groups {
			for cell, r := range l.row[g] {
				if r != 0 && l.changed[r-1] {
					l.changed[r-1] = false
					t.note(g, cell)
				}
			}
		}
	}
}

// note has a row counted anew, once.
func (t *table) note(g Group, cell int) {
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
	first := t.row[g][cell] - 1
	const noted = math.MaxUint32
	if t.sum[first].kg == noted {
		return
	}
	t.sum[first].kg = noted
	t.renew = append(t.renew, int32(g)*cells+int32(cell))
}

// countRow adds up one row.
func (p *Pool) countRow(which int32) {
	g, cell := Group(which/cells), int(which%cells)
	first := p.table.row[g][cell] - 1
	row := p.table.sum[first : first+across]
	clear(row)
	for k := range p.shards {
		l := &p.shards[k].lists
		from, to := l.span(g, cell, 0, across)
		for j := from; j < to; j++ {
			row[int(l.low)+j-from].people += uint32(l.list[j].n)
		}
	}
	for own := across - 2; own >= 0; own-- {
		row[own].kg = row[own+1].kg + row[own].people*uint32(own)
		row[own].people += row[own+1].people
	}
}

// column is the column of a smallest own load [kg].
func (t *table) column(own int) *column {
	c := &t.columns[own]
	if c.evening == t.evening {
		return c
	}
	c.evening = t.evening
	for g := range groups {
		c.below[g] = append(c.below[g][:0], tally{})
		sum := tally{}
		for cell := t.low[g]; cell < t.high[g]; cell++ {
			if first := t.row[g][cell]; first != 0 {
				x := t.sum[int(first)-1+own]
				sum.people += x.people
				sum.kg += x.kg
			}
			c.below[g] = append(c.below[g], sum)
		}
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
	low, high := uint64(0), math.Float64bits(math.MaxFloat64) // bits of positive numbers order as the numbers do
	for high-low > 1 {
		mid := low + (high-low)/2
		if n, _ := s.At(math.Float64frombits(mid), least); n >= people {
			high = mid
		} else {
			low = mid
		}
	}
	return math.Float64frombits(high)
}

// wholeLoad is the smallest whole own load that is enough [kg].
func wholeLoad(least float64) int {
	if !(least > 0) {
		return 0
	}
	return int(math.Ceil(min(least, Strongest+1)))
}
