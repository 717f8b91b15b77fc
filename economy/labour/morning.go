package labour

// morning.go: who comes and who goes.

// Morning moves the labour market on to a day: who is free again waits for work,
// and novices come back from the agencies. It must be called every day.
func (m *Market) Morning(day int32, team Team) {
	m.Day = day
	for c := range m.Pools {
		p := &m.Pools[c]
		m.work.pool = p
		team.Each(len(p.shards), m.work.morning)
		for k := range p.shards {
			p.Learners -= int(p.shards[k].learned)
			p.shards[k].learned = 0
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
			if p.Standing == Training {
				s.learned++
			}
			s.count[p.Standing]--
			s.count[Ready]++
			p.Standing = Ready
			s.wait(m, i)
		}
	}
}

// abreast is of how many people the rows are read together, with nothing in
// between: the processor then waits for all of them at once.
const abreast = 32

// Newcomer has a newcomer take the place of somebody who is at home and leaves the
// trade, or of somebody who died or stayed away. The newcomer is a novice, drawn
// by the place and the generation, so the same one comes whatever else happens. It
// is for the morning, before anybody is counted.
func (m *Market) Newcomer(i uint32) {
	s := m.uproot(i)
	p := &m.People[i]
	p.Generation++
	m.draw(p, i, int(p.County))
	s.count[Novice]++
	s.wait(m, i)
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

// uproot takes a person off the counts of the county, and off the lists if at home.
func (m *Market) uproot(i uint32) *shard {
	p := &m.People[i]
	s := &m.Pools[p.County].shards[i>>shardBits]
	s.count[p.Standing]--
	if !p.AtHome() {
		return s
	}
	g, cell, own := m.place(p)
	k := s.lists.at(g, cell, own)
	for at, who := range s.lists.on(k) {
		if who == uint16(i-s.first) {
			s.lists.remove(k, at)
			break
		}
	}
	return s
}
