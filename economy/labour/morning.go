package labour

import "tumen/ledger"

// morning.go: who comes and who goes.

// income is what a day outside earns [minor].
func (p *Person) income() ledger.Money { return ledger.Money(p.Outside) }

// Morning moves the labour market on to a day: who is free again waits for work,
// who has recovered earns outside again, novices come back from the agencies, and
// newcomers take the places of those who died or stayed away and were to be
// replaced today. It must be called every day.
func (m *Market) Morning(day int32, team Team) {
	m.Day, m.Replaced = day, m.Replaced[:0]
	for c := range m.Pools {
		p := &m.Pools[c]
		m.work.pool = p
		team.Each(len(p.shards), m.work.morning)
		for k := range p.shards {
			s := &p.shards[k]
			m.Replaced = append(m.Replaced, s.replaced...)
			s.replaced = s.replaced[:0]
			p.Learners -= int(s.learned)
			s.learned = 0
		}
	}
}

// returnShard brings home those of one shard.
func (m *Market) returnShard(k int) {
	s := &m.work.pool.shards[k]
	if len(s.lists.list) == 0 {
		return // nobody of this shard has ever lived in the county
	}
	now := s.away.arrive(m.Day)
	s.home.add(now.people, now.income)
	for _, who := range s.away.take(m.Day) {
		i := s.first + uint32(who)
		p := &m.People[i]
		s.count[p.Standing]--
		switch p.Standing {
		case Dead, Gone:
			s.replaced = append(s.replaced, i)
			s.newcomer(m, i)
			continue
		case Training:
			s.learned++
		}
		p.Standing = Ready
		s.count[Ready]++
		s.wait(m, i)
	}
}

// newcomer makes a new person in a place whose last one is gone.
func (s *shard) newcomer(m *Market, i uint32) {
	p := &m.People[i]
	p.Generation++
	m.draw(p, i, int(p.County))
	s.count[Novice]++
	s.arrive(m, i)
}

// Someone is a person at home drawn by lot, each with the same chance; false if
// chance found nobody in 64 tries. The lot is named by a number that is new on
// each call of a day. It is for the morning, before anybody is hired.
func (m *Market) Someone(lot uint32) (i uint32, found bool) {
	for try := uint32(0); try < 16 && len(m.People) > 0; try++ {
		b := m.chance.Draw(drawLeaver, lot, m.Day, try)
		for w := range b {
			if i := b.Below(w, uint32(len(m.People))); m.People[i].AtHome() {
				return i, true
			}
		}
	}
	return 0, false
}

// Replace has a person who is at home leave the trade for good, and a newcomer take
// the place. Replaced has the number.
func (m *Market) Replace(i uint32) {
	s := m.uproot(i)
	m.Replaced = append(m.Replaced, i)
	s.newcomer(m, i)
}

// Move has a person who is at home move to another county, with all his experience.
func (m *Market) Move(i uint32, county int) {
	p := &m.People[i]
	m.uproot(i)
	p.County = uint16(county)
	s := &m.Pools[county].shards[i>>shardBits]
	s.count[p.Standing]++
	s.arrive(m, i)
}

// uproot takes a person who is at home off the lists and the counts of his county.
func (m *Market) uproot(i uint32) *shard {
	p := &m.People[i]
	s := &m.Pools[p.County].shards[i>>shardBits]
	g, cell, own := m.place(p)
	k := s.lists.at(g, cell, own)
	for at, who := range s.lists.on(k) {
		if who == uint16(i-s.first) {
			s.lists.remove(k, at)
			break
		}
	}
	s.home.add(-1, -p.income())
	s.count[p.Standing]--
	return s
}
