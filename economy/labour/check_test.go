package labour

import (
	"math"
	"testing"

	"tumen/engine"
)

// lived is a market after some nights in which people rested for short and long,
// died, and were trained.
func lived(t testing.TB) (*Market, Team) {
	p, one := usual()
	m, team := village(t, p, one, one)
	var r Roster
	for day := range int32(30) {
		m.Morning(day, team)
		m.Count(team)
		for c := range m.Pools {
			cut := m.Pools[c].Supply().Cut(60, 30)
			m.Hire(c, cut, []Demand{{60, 30}}, &r, team)
			sleep(m, &r, team, func(i uint32) int32 { return []int32{0, 3, 40, 90, 100}[i%5] })
			m.Train(c, cut, 30, &r, team)
		}
	}
	return m, team
}

// A market that has lived checks out; one of which anything was changed does not.
func TestAStateThatDoesNotFitIsFound(t *testing.T) {
	m, _ := lived(t)
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	find := func(s Standing) (i int) {
		for i = range m.People {
			if m.People[i].Standing == s {
				return i
			}
		}
		t.Fatalf("nobody has standing %d", s)
		return 0
	}
	for name, change := range map[string]func(m *Market){
		"somebody is at home and not on a list":   func(m *Market) { m.People[find(Resting)].Standing = Ready },
		"somebody on a list is away":              func(m *Market) { m.People[find(Ready)].Standing = Hurt },
		"somebody is stronger than the list says": func(m *Market) { m.People[find(Ready)].Strength ^= 3 },
		"somebody earns more":                     func(m *Market) { m.People[find(Novice)].Outside += 900 },
		"somebody lives elsewhere":                func(m *Market) { m.People[5].County ^= 1 },
		"somebody lives nowhere":                  func(m *Market) { m.People[5].County = 7 },
		"somebody is free sooner":                 func(m *Market) { m.People[find(Resting)].Free++ },
		"somebody never comes back":               func(m *Market) { m.People[find(Resting)].Free = Never },
		"a count is wrong":                        func(m *Market) { m.Pools[1].shards[0].count[Ready]++ },
		"an agency has nobody":                    func(m *Market) { m.Pools[0].Learners = 1 << 20 },
		"a list is longer than its block":         func(m *Market) { m.Pools[0].shards[0].lists.list[firstList(m)].n = 60_000 },
		"a list begins elsewhere":                 func(m *Market) { m.Pools[0].shards[0].lists.list[firstList(m)].start++ },
		"a list has another size":                 func(m *Market) { m.Pools[0].shards[0].lists.list[firstList(m)].size = 200 },
		"a block is free and used": func(m *Market) {
			l := &m.Pools[0].shards[0].lists
			l.unused[2] = append(l.unused[2], l.list[firstList(m)].start)
		},
		"a row is missing":         func(m *Market) { l := &m.Pools[0].shards[0].lists; l.people = l.people[1:] },
		"rows are wider":           func(m *Market) { m.Pools[0].shards[0].lists.width++ },
		"rows begin elsewhere":     func(m *Market) { m.Pools[0].shards[0].lists.low++ },
		"rows are in no order":     func(m *Market) { m.Pools[0].shards[0].lists.where[0] = 1 << 20 },
		"a cell has another row":   func(m *Market) { m.Pools[0].shards[0].lists.row[Untrained][cells-1] = 1 },
		"a row has more people":    func(m *Market) { m.Pools[0].shards[0].lists.people[0]++ },
		"a part begins elsewhere":  func(m *Market) { m.Pools[0].shards[0].first = 8 },
		"incomes are no number":    func(m *Market) { m.Pools[0].Factor = math.NaN() },
		"a handicap is no number":  func(m *Market) { m.Pools[0].Handicap[Trained] = math.NaN() },
		"a county has no market":   func(m *Market) { m.Pools = m.Pools[:1] },
		"somebody twice is away":   func(m *Market) { f := &m.Pools[0].shards[0].away.far; *f = append(*f, (*f)[0]) },
		"somebody unknown is away": func(m *Market) { f := &m.Pools[0].shards[0].away.far; *f = append(*f, absence{who: 60_000}) },
		"a calendar is of other days": func(m *Market) {
			near := &m.Pools[0].shards[0].away.near
			for d := range near {
				if len(near[d]) > 0 {
					near[d], near[d^1] = near[d^1], near[d]
					return
				}
			}
		},
	} {
		m, _ = lived(t)
		change(m)
		if m.Check() == nil {
			t.Errorf("%s, and nothing is found", name)
		}
	}
}

// firstList is a list with somebody on it.
func firstList(m *Market) int {
	for k, x := range m.Pools[0].shards[0].lists.list {
		if x.n > 0 {
			return k
		}
	}
	return -1
}

// A market that was read back without its table goes on as if it had had it.
func TestATableIsMadeAnew(t *testing.T) {
	m, team := lived(t)
	m.Morning(30, team)
	m.Count(team)
	n, own := m.Pools[1].Supply().At(12, 31)
	fresh, _ := lived(t)
	fresh.Renew()
	fresh.Morning(30, engine.NewTeam(2))
	fresh.Count(team)
	if again, ownAgain := fresh.Pools[1].Supply().At(12, 31); again != n || ownAgain != own || n == 0 {
		t.Errorf("%v people with %v kg offer themselves, and %v with %v from a new table", n, own, again, ownAgain)
	}
}
