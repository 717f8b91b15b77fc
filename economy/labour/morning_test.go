package labour

import (
	"slices"
	"testing"

	"tumen/engine"
	"tumen/rng"
)

// A newcomer is like the one whose place it is, and has no past; so a county's people
// stay what they were on the first day, whoever leaves.
func TestANewcomerIsLikeTheOneBefore(t *testing.T) {
	p, one := usual()
	m, _ := village(t, p, one)
	for i := range uint32(50) {
		before := m.People[i]
		m.Replace(i)
		m.Replace(i)
		x := m.People[i]
		if x.Strength != before.Strength || x.Outside != before.Outside || x.County != before.County || x.Generation != 2 {
			t.Fatalf("after %+v comes %+v", before, x)
		}
		if x.Standing != Novice || x.Runs != 0 || x.Pay != 0 {
			t.Fatalf("a newcomer has a past: %+v", x)
		}
	}
}

// Who leaves while at rest is replaced on the day on which the rest would have ended.
func TestWhoLeavesAtRestIsReplacedAfterIt(t *testing.T) {
	p, one := usual()
	m, team := village(t, p, one)
	m.Count(team)
	var r Roster
	m.Hire(0, m.Pools[0].Supply().Cut(50, 1), []Demand{{50, 1}}, &r, team)
	for _, x := range r.Of(0) {
		m.People[x.Person].Standing, m.People[x.Person].Free = Resting, m.Day+5
	}
	m.Depart(&r, team)
	who := r.Of(0)[7].Person
	m.Morning(m.Day+1, team)
	m.Quit(who)
	if n := m.Pools[0].Count(Left); n != 1 {
		t.Errorf("%d have left while at rest", n)
	}
	for m.Day < m.People[who].Free-1 {
		m.Morning(m.Day+1, team)
		if len(m.Replaced) > 0 {
			t.Fatalf("somebody comes on day %d", m.Day)
		}
	}
	if m.Morning(m.Day+1, team); !slices.Equal(m.Replaced, []uint32{who}) || m.People[who].Standing != Novice {
		t.Errorf("%v come, want %d alone", m.Replaced, who)
	}
	if err := m.Check(); err != nil {
		t.Error(err)
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

// A market that is begun again in old memory is the same as a new one.
func TestAMarketBegunAgainIsANewOne(t *testing.T) {
	lives := func(m *Market, team Team) (all []Worker) {
		var r Roster
		for day := range int32(20) {
			m.Morning(day, team)
			m.Count(team)
			cut := m.Pools[0].Supply().Cut(100, 30)
			m.Hire(0, cut, []Demand{{60, 30}, {40, 45}}, &r, team)
			all = append(append(all, r.Of(0)...), r.Of(1)...)
			all = append(all, m.Train(0, cut, 30, &r, team)...)
			sleep(m, &r, team, func(i uint32) int32 { return int32(i%70) / 60 * 100 })
		}
		return all
	}
	p, one := usual()
	fresh, team := village(t, p, one)
	want := lives(fresh, team)
	other := one
	other.People, other.Outside, other.Strength = 900, 70, 90
	m, _ := village(t, p, other, one)
	lives(m, team)
	if err := m.Begin(p, []Population{one}, rng.New(11), rng.New(12), -1, team); err != nil {
		t.Fatal(err)
	}
	if got := lives(m, team); len(want) < 1000 || !slices.Equal(got, want) || !slices.Equal(m.People, fresh.People) {
		t.Errorf("%d people are hired in old memory and %d in new, not the same", len(got), len(want))
	}
}

// A newcomer comes on the day on which the place of somebody dead is to be taken,
// and not before; where nobody is to come, the place stays empty.
func TestTheDeadAreReplacedOnTheirDay(t *testing.T) {
	p, one := usual()
	m, team := village(t, p, one)
	var r Roster
	m.Hire(0, 1e9, []Demand{{2, 30}}, &r, team)
	a, b := r.Of(0)[0].Person, r.Of(0)[1].Person
	m.People[a].Standing, m.People[a].Free = Dead, 90
	m.People[b].Standing, m.People[b].Free = Gone, Never
	m.Depart(&r, team)
	for day := int32(1); day < 200; day++ {
		m.Morning(day, team)
		came := day == 90
		if came != (len(m.Replaced) == 1 && m.Replaced[0] == a) || m.People[a].Generation != uint8(m.Pools[0].Count(Dead)^1) {
			t.Fatalf("on day %d %v are replaced, and %d people had the place", day, m.Replaced, m.People[a].Generation)
		}
	}
	if m.People[b].Generation != 0 || m.Pools[0].Count(Gone) != 1 {
		t.Error("somebody came whom nobody asked for")
	}
}
