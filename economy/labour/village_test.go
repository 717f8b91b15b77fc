package labour

import (
	"testing"

	"pgregory.net/rapid"

	"tumen/engine"
	"tumen/rng"
)

// usual are parameters and a population to start from.
func usual() (Params, Population) {
	return Params{Rest: 4, Tiring: 3, Fatigue: 1, NoviceLoad: 0.7, Training: 3, Seasoned: 3, Places: 20},
		Population{People: 2000, Strength: 50, StrengthSpread: 9, Outside: 500, OutsideSpread: 0.6, Experienced: 0.6, Women: 0.3}
}

// village is a market on its first morning, counted.
func village(t testing.TB, p Params, where ...Population) (*Market, Team) {
	t.Helper()
	team := engine.NewTeam(1)
	m, err := New(p, where, rng.New(11), rng.New(12), -1, team)
	if err != nil {
		t.Fatal(err)
	}
	m.Morning(0, team)
	m.Count(team)
	return m, team
}

var testSource = rng.New(5)

// mixed are counties unlike one another.
func mixed(t *rapid.T) (Params, []Population) {
	p, one := usual()
	p.NoviceLoad = rapid.Float64Range(0.1, 1).Draw(t, "novice load")
	p.Seasoned = rapid.IntRange(0, 3).Draw(t, "seasoned after")
	where := make([]Population, rapid.IntRange(1, 3).Draw(t, "counties"))
	for c := range where {
		where[c] = one
		where[c].People = rapid.IntRange(0, 400).Draw(t, "people")
		where[c].StrengthSpread = rapid.Float64Range(0, 40).Draw(t, "spread of strength")
		where[c].OutsideSpread = rapid.Float64Range(0, 3).Draw(t, "spread of incomes")
		where[c].Experienced = rapid.Float64Range(0, 1).Draw(t, "experienced")
	}
	return p, where
}

// align has everybody earn outside what gives them the same index, whatever they carry.
func align(m *Market) {
	for i := range m.People {
		m.Move(uint32(i), int(m.People[i].County), 10*int32(m.Own(uint32(i))))
	}
}

// sleep ends a night in which everybody hired rests for some days.
func sleep(m *Market, r *Roster, team Team, days func(i uint32) int32) {
	for _, x := range r.Workers {
		p := &m.People[x.Person]
		p.Standing, p.Runs = Resting, min(p.Runs, 254)+1
		p.Free = m.Day + 1 + days(x.Person)
		if p.Free > m.Day+100 { // a newcomer comes in three days, or nobody
			p.Standing, p.Free = Dead, m.Day+3
			if x.Person%2 == 0 {
				p.Free = Never
			}
		}
	}
	m.Depart(r, team)
}

// villageOf is village for a generated case, not yet counted.
func villageOf(t *rapid.T, p Params, where []Population) (*Market, Team) {
	team := engine.NewTeam(1)
	m, err := New(p, where, rng.New(11), rng.New(rapid.Uint64().Draw(t, "seed")), -1, team)
	if err != nil {
		t.Fatal(err)
	}
	return m, team
}

// New makes a market with the people of the first day, each drawn by his number.
// day is the first day that will be run, less one. Each county's numbers are in a row.
func New(p Params, where []Population, birth, chance rng.Source, day int32, team Team) (*Market, error) {
	m := &Market{}
	return m, m.Begin(p, where, birth, chance, day, team)
}
