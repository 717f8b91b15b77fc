package labour

import (
	"math"

	"tumen/exact"
	"tumen/internal/say"
	"tumen/rng"
)

// Params are the parameters that the labour market reads.
type Params struct {
	Rest       float64 // days of recovery after a run at the heaviest comfortable load [day]
	Tiring     float64 // by which power of the load over the heaviest comfortable one recovery grows [1]
	Fatigue    float64 // A: what a run costs that follows the last one after d days of rest is A/d [day^2]
	NoviceLoad float64 // what a novice carries in comfort, as a share [1]
	Training   int     // days with an agency before the first run
	Seasoned   int     // runs after which a person is experienced
	Places     int     // novices whom all agencies of a county train at a time
}

// Population is who lives in a county on the first day, and who comes to it later.
type Population struct {
	People         int
	Strength       float64 // mean [kg]
	StrengthSpread float64 // standard deviation [kg]
	Outside        float64 // median outside income [minor/day]
	OutsideSpread  float64 // standard deviation of its logarithm
	Experienced    float64 // share of people on the first day who carried before
	Women          float64 // share of women
}

// Team are the workers who share a phase: *engine.Team is one.
type Team interface {
	Each(n int, work func(worker, piece int))
}

// Market is the labour market: the people and, for each county, the pool of those
// who wait. Its exported fields may be read at any time. People's rows may be
// changed only by whoever owns the night, for those who are hired.
type Market struct {
	Params      Params
	Populations []Population
	People      []Person
	Pools       []Pool

	// Replaced are the people in whose place a newcomer came this morning, because
	// whoever was there died or stayed away long enough ago.
	Replaced []uint32

	chance rng.Source // of the run
	birth  rng.Source // of the world
	Day    int32      // of the last call of Morning

	work phases
}

// Pool is the labour market of one county.
type Pool struct {
	Factor   float64         // outside incomes against those of the first day
	Handicap [groups]float64 // by how much the index of each group is raised (novice.go)
	Usual    float64         // the fading mean of the cut, at which people decide how often to go [minor/day/kg]
	Learners int             // novices who are with the agencies

	shards []shard
	table  table
}

// shard is the part of a county's people whose numbers are near to one another.
type shard struct {
	first    uint32   // number of the first
	replaced []uint32 // this morning
	learned  int32    // who came back from an agency this morning
	fetched  uint32   // nobody's: or rows would not be read before they are needed (morning.go)
	lists    lists
	away     calendar
	count    [Standings]int32
}

// Begin makes a market with the people of the first day, each drawn by his number, in
// the memory that this one has. day is the first day that will be run, less one. Each
// county's numbers are in a row.
func (m *Market) Begin(p Params, where []Population, birth, chance rng.Source, day int32, team Team) error {
	all := 0
	for c := range where {
		all += where[c].People
	}
	if len(where) > math.MaxUint8+1 || all > most {
		return say.Errorf("%d people in %d counties are more than the labour market can hold: %d people in %d counties", all, len(where), most, math.MaxUint8+1)
	}
	m.Params, m.Populations, m.chance, m.birth, m.Day = p, where, chance, birth, day
	m.Replaced = m.Replaced[:0]
	m.People, m.Pools = sized(m.People, all), longer(m.Pools, len(where))
	m.Bind()
	first := 0
	for c := range where {
		m.Pools[c].begin(pieces(all, 1<<shardBits))
		for i := first; i < first+where[c].People; i++ {
			m.People[i].County = uint8(c)
		}
		first += where[c].People
	}
	team.Each(pieces(all, 1<<shardBits), m.work.settle)
	return nil
}

// begin empties a pool and gives it shards.
func (p *Pool) begin(shards int) {
	*p = Pool{Factor: 1, shards: longer(p.shards, shards), table: p.table}
	for k := range p.shards {
		s := &p.shards[k]
		*s = shard{first: uint32(k) << shardBits, replaced: s.replaced[:0], lists: s.lists, away: s.away}
		s.lists.begin()
		s.away.begin()
	}
	p.table.begin()
}

// most is how many people a market holds. Sums of a county's loads then fit into
// 32 bits.
const most = math.MaxUint32 / (Strongest + 1)

// pieces is how many pieces of a size n are.
func pieces(n, size int) int { return (n + size - 1) / size }

// settlePeople draws the people of the first day of one shard, and puts them on
// the lists.
func (m *Market) settlePeople(s int) {
	lo, hi := s<<shardBits, min((s+1)<<shardBits, len(m.People))
	for i := lo; i < hi; i++ {
		p := &m.People[i]
		place := &m.Populations[p.County]
		m.draw(p, uint32(i), int(p.County))
		if m.birth.Draw(buildHistory, uint32(i), 0, 0).Chance(0, place.Experienced) {
			p.Runs, p.Standing = uint8(m.Params.Seasoned), Ready
		}
		m.Pools[p.County].shards[s].wait(m, uint32(i))
		m.Pools[p.County].shards[s].count[p.Standing]++
	}
}

// draw makes a person of the first day: strength is normal, cut at 10 and 200 kg;
// outside income is lognormal. It is a novice, at home, who has earned nothing.
func (m *Market) draw(p *Person, i uint32, county int) {
	place, born := &m.Populations[county], int32(p.Generation)
	s := place.Strength + float64(place.StrengthSpread*m.birth.Draw(buildStrength, i, born, 0).Normal())
	o := place.Outside * exact.Exp(place.OutsideSpread*m.birth.Draw(buildOutside, i, born, 0).Normal())
	*p = Person{
		Strength:   uint8(math.Round(min(max(s, weakest), Strongest))),
		Outside:    int32(math.Round(min(o, MostOutside))),
		Standing:   Novice,
		Month:      -1,
		Free:       m.Day,
		Generation: p.Generation,
		County:     uint8(county),
	}
}

// Woman says whether somebody is a woman: with the chance that the county's share of
// women is. It is drawn by the person, whenever it is asked.
func (m *Market) Woman(i uint32) bool {
	p := &m.People[i]
	return m.birth.Draw(buildWoman, i, int32(p.Generation), 0).Chance(0, m.Populations[p.County].Women)
}

// wait puts a person on the list where he belongs.
func (s *shard) wait(m *Market, i uint32) {
	g, cell, own := m.place(&m.People[i])
	s.lists.add(g, cell, own, uint16(i-s.first))
}

// Count is how many people of a county have a standing. Those who are out tonight
// count as what they were in the morning until they depart.
func (p *Pool) Count(s Standing) (n int) {
	for k := range p.shards {
		n += int(p.shards[k].count[s])
	}
	return n
}

// Learn lets the people of a county take in tonight's cut: memory is the weight of
// yesterday's usual one.
func (p *Pool) Learn(cut, memory float64) {
	if p.Usual == 0 {
		p.Usual = cut
	}
	p.Usual = float64(memory*p.Usual) + float64((1-memory)*cut)
}

// Sort puts everybody who waits on the lists anew. It is needed after novice_load
// or seasoned_after has changed, and after nothing else: a change of outside
// incomes is one number, [Pool.Factor].
func (m *Market) Sort() {
	for c := range m.Pools {
		for k := range m.Pools[c].shards {
			s := &m.Pools[c].shards[k]
			var all []uint32
			s.lists.everyone(func(who uint16) { all = append(all, s.first+uint32(who)) })
			s.lists.clear()
			for _, i := range all {
				s.wait(m, i)
			}
		}
	}
}

// Renew has everybody counted anew, after the state was read from elsewhere.
func (m *Market) Renew() {
	for c := range m.Pools {
		m.Pools[c].table.begin()
	}
	m.Bind()
}

// everyone calls see for each who is on a list.
func (l *lists) everyone(see func(who uint16)) {
	for k := range l.list {
		for _, who := range l.on(k) {
			see(who)
		}
	}
}
