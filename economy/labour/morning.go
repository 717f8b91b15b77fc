package labour

// morning.go: who comes and who goes.

// Morning moves the labour market on to a day: who is free again waits for work,
// novices come back from the agencies, and newcomers take the places of those who
// died or stayed away and are to be replaced today. It must be called every day.
func (m *Market) Morning(day int32, team Team) {
	m.Day, m.Replaced = day, m.Replaced[:0]
	for c := range m.Pools {
		p := &m.Pools[c]
		m.work.pool = p
		team.Each(len(p.shards), m.work.morning)
		for k := range p.shards {
			s := &p.shards[k]
			p.Learners -= int(s.learned)
			m.Replaced = append(m.Replaced, s.replaced...)
			s.learned, s.replaced = 0, s.replaced[:0]
		}
	}
}

// returnShard brings home those of one shard.
func (m *Market) returnShard(k int) {
	s := &m.work.pool.shards[k]
	if len(s.lists.list) == 0 {
		return // nobody of this shard has ever lived in the county
	}
	for free := s.away.take(m.Day); len(free) > 0; free = free[min(len(free), abreast):] {
		some := free[:min(len(free), abreast)]
		for _, who := range some {
			s.fetched += uint32(m.People[s.first+uint32(who)].Free)
		}
		for _, who := range some {
			i := s.first + uint32(who)
			p := &m.People[i]
			s.count[p.Standing]--
			switch p.Standing {
			case Dead, Gone, Left:
				s.replaced = append(s.replaced, i)
				s.newcomer(m, i)
				continue
			case Training:
				s.learned++
			}
			s.count[Ready]++
			p.Standing = Ready
			s.wait(m, i)
		}
	}
}

// abreast is of how many people the rows are read together, with nothing in
// between: the processor then waits for all of them at once.
const abreast = 32

// newcomer has a newcomer come to a place that nobody has: a novice who earns and can
// carry what the one before did, as somebody of the same household or trade would.
// Were newcomers like anybody, those who carry, who are poor and leave most often,
// would be replaced by richer ones, and the county would change for decades.
func (s *shard) newcomer(m *Market, i uint32) {
	p := &m.People[i]
	p.Generation++
	*p = Person{
		Strength: p.Strength, Outside: p.Outside, Standing: Novice, Month: -1, Free: m.Day,
		Generation: p.Generation, County: p.County,
	}
	s.count[Novice]++
	s.wait(m, i)
}

// Replace has somebody who is at home leave the trade for good, and a newcomer take
// the place. It is for the morning, before anybody is counted.
func (m *Market) Replace(i uint32) { m.uproot(i).newcomer(m, i) }

// Quit has somebody who rests after a run leave the trade for good. A newcomer takes
// the place on the day on which the other would have been free again.
func (m *Market) Quit(i uint32) {
	p := &m.People[i]
	s := &m.Pools[p.County].shards[i>>shardBits]
	s.count[p.Standing]--
	p.Standing = Left
	s.count[p.Standing]++
}

// Move has a person who is at home move to another county, with all experience, to
// an outside income there [minor/day]. It is for the morning, before anybody is
// counted.
func (m *Market) Move(i uint32, county int, outside int32) {
	m.uproot(i)
	p := &m.People[i]
	p.County, p.Outside = uint8(county), min(outside, MostOutside)
	s := &m.Pools[county].shards[i>>shardBits]
	s.count[p.Standing]++
	s.wait(m, i)
}

// uproot takes a person who is at home off the lists and the counts of the county.
func (m *Market) uproot(i uint32) *shard {
	p := &m.People[i]
	s := &m.Pools[p.County].shards[i>>shardBits]
	s.count[p.Standing]--
	g, cell, own := m.place(p)
	k, row := s.lists.at(g, cell, own)
	for at, who := range s.lists.on(k) {
		if who == uint16(i-s.first) {
			s.lists.remove(k, row, at)
			break
		}
	}
	return s
}
