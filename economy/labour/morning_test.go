package labour

import (
	"math"
	"testing"

	"tumen/engine"
	"tumen/rng"
)

// People are drawn by their numbers: who lives in a place depends on the seed of
// the world and the generation alone, and each generation is another person.
func TestANewcomerDependsOnThePlaceAndTheGenerationAlone(t *testing.T) {
	p, one := usual()
	m, _ := village(t, p, one)
	n, _ := village(t, p, one, one)
	first := m.People[7]
	n.Newcomer(3)
	for _, x := range []*Market{m, n} {
		x.Newcomer(7)
		x.Newcomer(7)
	}
	if m.People[7] != n.People[7] || m.People[7].Generation != 2 {
		t.Errorf("%+v comes, or %+v", m.People[7], n.People[7])
	}
	if same := m.People[7]; same.Outside == first.Outside && same.Strength == first.Strength {
		t.Error("the third person in a place is the first again")
	}
	if x := m.People[7]; x.Standing != Novice || x.Runs != 0 || x.Pay != 0 {
		t.Errorf("a newcomer has a past: %+v", x)
	}
}

// Newcomers are like those who were there on the first day: over 4,000 of them the
// mean strength and the mean logarithm of outside income are the same.
func TestNewcomersAreLikeThoseWhoWereThere(t *testing.T) {
	p, one := usual()
	one.People, one.Experienced = 4000, 0
	m, _ := village(t, p, one)
	mean := func() (kg, income float64) {
		for i := range m.People {
			kg += float64(m.People[i].Strength) / 4000
			income += math.Log(float64(m.People[i].Outside)) / 4000
		}
		return kg, income
	}
	kg, income := mean()
	for i := range m.People {
		m.Newcomer(uint32(i))
	}
	kgNew, incomeNew := mean()
	if math.Abs(kg-kgNew) > 4*9*math.Sqrt(2.0/4000) || math.Abs(income-incomeNew) > 4*0.6*math.Sqrt(2.0/4000) || math.Abs(kg-50) > 1 {
		t.Errorf("people carry %v kg and newcomers %v; logarithms of income are %v and %v", kg, kgNew, income, incomeNew)
	}
}

// Who moves takes strength and experience along, and offers himself there.
func TestWhoMovesOffersHimselfElsewhere(t *testing.T) {
	p, one := usual()
	m, team := village(t, p, one, one)
	before, _ := m.Pools[1].Supply().At(1e9, 0)
	moved := 0
	for i := range uint32(one.People) {
		if x := m.People[i]; x.Standing == Ready && moved < 50 {
			m.Move(i, 1, 300)
			moved++
			if y := m.People[i]; y.County != 1 || y.Outside != 300 || y.Strength != x.Strength || y.Runs != x.Runs {
				t.Fatalf("%+v moved and is %+v", x, y)
			}
		}
	}
	m.Count(team)
	if n, _ := m.Pools[1].Supply().At(1e9, 0); n != before+50 {
		t.Errorf("%v offer themselves, of %v and 50", n, before)
	}
}

// A change of what novices carry, or of how many runs make somebody experienced,
// sorts all who wait anew.
func TestSortingAnewFollowsTheParameters(t *testing.T) {
	p, one := usual()
	m, team := village(t, p, one)
	var r Roster
	m.Train(0, 1e9, 0, &r, team)
	for day := int32(1); day < 5; day++ {
		m.Morning(day, team)
	}
	m.Params.NoviceLoad, m.Params.Seasoned = 0.4, 5
	m.Sort()
	m.Count(team)
	n, own := m.Pools[0].Supply().At(15, 20)
	if want, wantOwn := plainSupply(m, 0, nil, 15, 20); !alike(n, want) || !alike(own, wantOwn) {
		t.Errorf("%v people with %v kg offer themselves, one by one %v with %v", n, own, want, wantOwn)
	}
}

// More people than sums of loads can hold are refused before memory is asked for.
func TestAMarketThatIsTooLargeIsRefused(t *testing.T) {
	p, one := usual()
	one.People = most + 1
	if _, err := New(p, []Population{one}, rng.New(1), rng.New(1), 0, engine.NewTeam(1)); err == nil {
		t.Error("a market is made that is too large")
	}
}
