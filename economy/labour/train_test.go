package labour

import (
	"math"
	"testing"
)

// Agencies take as many novices as they have places, for the days of training; then
// those wait with the trained, and the places are free.
func TestANoviceTakesAPlaceForTheDaysOfTraining(t *testing.T) {
	for training, back := range map[int]int32{0: 1, 3: 3} {
		p, one := usual()
		one.Experienced, p.Training, p.Places = 0, training, 6
		m, team := village(t, p, one)
		var r Roster
		if trained := m.Train(0, 1e9, 0, &r, team); len(trained) != 6 || m.Pools[0].Learners != 6 || m.Pools[0].Count(Novice) != one.People-6 {
			t.Errorf("%d novices are taken on six places, %d are away", len(trained), m.Pools[0].Learners)
		}
		for day := int32(1); day <= back; day++ {
			if n, _ := m.Pools[0].Supply().At(1e9, 0); n != 0 || m.Train(0, 1e9, 0, &r, team) != nil {
				t.Errorf("training of %d days: on day %d somebody is back", training, day-1)
			}
			m.Morning(day, team)
			m.Count(team)
		}
		if n, _ := m.Pools[0].Supply().At(1e9, 0); n != 6 || m.Pools[0].Learners != 0 {
			t.Errorf("training of %d days: %v wait after it, and %d are away", training, n, m.Pools[0].Learners)
		}
	}
}

// Who is trained is worth it at tonight's cut: a novice whose index with all that
// training costs is above it stays at home, and so does whoever is too weak.
func TestOnlyNovicesWhoAreWorthItAreTrained(t *testing.T) {
	p, one := usual()
	one.Experienced, p.Places = 0, math.MaxInt32
	m, team := village(t, p, one)
	m.Pools[0].Handicap[Untrained] = 0.5
	m.Count(team)
	var r Roster
	low, high := 0, 0
	for i := range m.People {
		_, cell, own := m.place(&m.People[i])
		if own < 30 {
			continue
		}
		if cell < cellOf(20/1.5) {
			low++
		}
		if cell <= cellOf(20/1.5) {
			high++
		}
	}
	trained := m.Train(0, 20, 30, &r, team)
	if len(trained) < low || len(trained) > high || low == 0 {
		t.Errorf("%d are trained, want %d to %d", len(trained), low, high)
	}
	for _, x := range trained {
		if x.Own < 30 || m.People[x.Person].Standing != Training {
			t.Errorf("%+v is trained, and is %d", x, m.People[x.Person].Standing)
		}
	}
}

// Where more are worth it than there are places, the places are filled and no more.
func TestNoMoreAreTrainedThanThereArePlaces(t *testing.T) {
	p, one := usual()
	one.Experienced = 0
	for _, places := range []int{1, 50, 400} {
		p.Places = places
		for cut := 5.0; cut < 40; cut *= 1.03 {
			m, team := village(t, p, one)
			var r Roster
			if trained := m.Train(0, cut, 0, &r, team); len(trained) > places || len(trained) != m.Pools[0].Learners {
				t.Errorf("%d are trained on %d places at a cut of %v, and %d are away", len(trained), places, cut, m.Pools[0].Learners)
			}
		}
	}
}

// Newcomers keep agencies at work: with a steady turnover they place novices in
// every month, as many as come and are worth it.
func TestAgenciesWorkAsLongAsPeopleComeAndGo(t *testing.T) {
	p, one := usual()
	one.Experienced = 1
	m, team := village(t, p, one)
	var hired, learners Roster
	placed := make([]int, 6)
	for day := range int32(180) {
		m.Morning(day, team)
		for k := range uint32(2) { // two a day of 2,000
			if i := testSource.Draw(1, k, day, 0).Below(0, 2000); m.People[i].AtHome() {
				m.Replace(i)
			}
		}
		m.Count(team)
		cut := m.Pools[0].Supply().Cut(200, 30)
		m.Hire(0, cut, []Demand{{200, 30}}, &hired, team)
		placed[day/30] += len(m.Train(0, cut, 30, &learners, team))
		sleep(m, &hired, team, func(i uint32) int32 { return 4 })
	}
	for month, n := range placed {
		if n < 1 || n > 60 {
			t.Errorf("in month %d agencies place %d novices", month, n)
		}
	}
}

// Each of a county's agencies has as many of an evening's novices as any other, and
// another one begins on another evening.
func TestNovicesAreSharedOutAmongAgencies(t *testing.T) {
	p, one := usual()
	m, team := village(t, p, one)
	firsts := map[int]bool{}
	for day := range int32(40) {
		m.Morning(day, team)
		seen := [3]int{}
		for k := range 9 {
			seen[m.Agency(0, k, 3)]++
		}
		firsts[m.Agency(0, 0, 3)] = true
		if seen != [3]int{3, 3, 3} {
			t.Fatalf("of nine novices the agencies have %v", seen)
		}
	}
	if len(firsts) != 3 {
		t.Errorf("%d of three agencies ever come first", len(firsts))
	}
}
