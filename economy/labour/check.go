package labour

import (
	"math"

	"tumen/internal/say"
)

// check.go: whether a state that was read from a file is one that a market can go
// on from.

// Check fails if a market's lists, calendars and counts are not those of its people:
// everybody at home is on the list where he belongs, and everybody who comes back
// or is replaced is on the calendar, each once. It is for the morning, before
// Morning or after it.
func (m *Market) Check() error {
	shards := pieces(len(m.People), 1<<shardBits)
	if len(m.Pools) != len(m.Populations) || len(m.People) > most {
		return say.Errorf("has %d labour markets of %d counties", len(m.Pools), len(m.Populations))
	}
	seen := make([]bool, len(m.People))
	for c := range m.Pools {
		p := &m.Pools[c]
		if len(p.shards) != shards || !sane(p.Factor) || !sane(p.Usual) || !sane(p.Handicap[Trained]) || !sane(p.Handicap[Untrained]) {
			return say.Errorf("has a labour market of %d parts where there are %d", len(p.shards), shards)
		}
		learners := 0
		for k := range p.shards {
			s := &p.shards[k]
			if err := m.checkShard(s, c, k, seen); err != nil {
				return err
			}
			learners += int(s.count[Training])
		}
		if p.Learners != learners {
			return say.Errorf("has %d novices with the agencies, and they have %d", learners, p.Learners)
		}
	}
	for i := range m.People {
		p := &m.People[i]
		if int(p.County) >= len(m.Pools) || p.Standing >= Standings || p.Strength < 1 || p.Strength > Strongest || p.Outside < 0 || p.Outside > MostOutside {
			return say.Errorf("has a person %d who cannot be", i)
		}
		if seen[i] == (p.Free == Never && !p.AtHome()) {
			return say.Errorf("does not say where person %d is", i)
		}
	}
	return nil
}

// sane says whether a number is one, and not negative.
func sane(x float64) bool { return x >= 0 && !math.IsNaN(x) }

// checkShard checks the lists, the calendar and the counts of one shard, and marks
// whom they hold.
func (m *Market) checkShard(s *shard, county, number int, seen []bool) error {
	if s.first != uint32(number)<<shardBits || len(s.replaced) > 0 {
		return say.Error("has people in parts that are not theirs")
	}
	if err := s.lists.check(); err != nil {
		return err
	}
	var err error
	var count [Standings]int32
	once := func(who uint16, home bool) (i uint32) {
		i = s.first + uint32(who)
		if int(i) >= len(m.People) || who >= 1<<shardBits {
			err = say.Errorf("has a person %d of %d", i, len(m.People))
			return 0
		}
		p := &m.People[i]
		if seen[i] || p.AtHome() != home || int(p.County) != county || p.Standing >= Standings || !home && (p.Free == Never || p.Free < m.Day) {
			err = say.Errorf("has person %d in two places, or in the wrong one", i)
			return i
		}
		seen[i] = true
		count[p.Standing]++
		return i
	}
	for k := range s.lists.list {
		if s.lists.list[k].n == 0 {
			continue
		}
		where := s.lists.where[k/int(s.lists.width)]
		for _, who := range s.lists.on(k) {
			i := once(who, true)
			if err != nil {
				return err
			}
			if g, cell, own := m.place(&m.People[i]); int32(g)*cells+int32(cell) != where || int32(own) != s.lists.low+int32(k%int(s.lists.width)) {
				return say.Errorf("has person %d on a list of others", i)
			}
		}
	}
	for d := range s.away.near {
		for _, who := range s.away.near[d] {
			if i := once(who, false); err == nil && uint32(m.People[i].Free)%horizon != uint32(d) {
				return say.Errorf("has person %d on the calendar of another day", i)
			}
		}
	}
	for _, x := range s.away.far {
		if i := once(x.who, false); err == nil && m.People[i].Free != x.free {
			return say.Errorf("has person %d on the calendar of another day", i)
		}
	}
	if err != nil {
		return err
	}
	for i := number << shardBits; i < min((number+1)<<shardBits, len(m.People)); i++ { // who never comes back
		if p := &m.People[i]; int(p.County) == county && p.Free == Never && (p.Standing == Dead || p.Standing == Gone) {
			count[p.Standing]++
		}
	}
	if count != s.count {
		return say.Errorf("counts people of county %d wrongly", county)
	}
	return nil
}

// check fails if lists are not parts of one array, or their rows are not in order.
func (l *lists) check() error {
	rows := len(l.changed)
	if l.width < 0 || l.low < 0 || l.low+l.width > Strongest+1 || len(l.people) != rows || len(l.where) != rows || len(l.list) != rows*int(l.width) {
		return say.Error("has lists of people that do not fit together")
	}
	for r, where := range l.where {
		if where < 0 || where >= int32(groups)*cells || int(l.row[where/cells][where%cells]) != r+1 {
			return say.Error("has lists of people in no order")
		}
		people := int32(0)
		for _, x := range l.list[r*int(l.width) : (r+1)*int(l.width)] {
			people += int32(x.n)
		}
		if people != l.people[r] {
			return say.Error("counts the people on its lists wrongly")
		}
	}
	known := 0
	for g := range l.row {
		for _, r := range l.row[g] {
			if r < 0 || int(r) > rows {
				return say.Error("has lists of people in no order")
			}
			if r > 0 {
				known++
			}
		}
	}
	if known != rows {
		return say.Error("has lists of people in no order")
	}
	return l.checkBlocks()
}

// checkBlocks fails if two blocks share a slot, or one is not in the array.
func (l *lists) checkBlocks() error {
	used := make([]bool, len(l.slots))
	free := true
	block := func(start uint32, size int) {
		end := int(start) + 1<<size
		if size < smallest || size >= len(l.unused) || end > len(used) {
			free = false
			return
		}
		for k := int(start); k < end; k++ {
			free = free && !used[k]
			used[k] = true
		}
	}
	for _, x := range l.list {
		if x.size == 0 {
			free = free && x.n == 0
			continue
		}
		block(x.start, int(x.size))
		free = free && int(x.n) <= 1<<x.size
	}
	for size := range l.unused {
		for _, start := range l.unused[size] {
			block(start, size)
		}
	}
	if !free {
		return say.Error("has lists of people that share their memory")
	}
	return nil
}
