package labour

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/engine"
	"tumen/rng"
)

// plainMost is how many people can be hired at most where some are wanted: the
// strongest are given first to the demands that want the strongest.
func plainMost(own []uint8, demands []Demand) (most int) {
	slices.Sort(own)
	slices.SortFunc(demands, func(a, b Demand) int { return wholeLoad(b.Least) - wholeLoad(a.Least) })
	for _, d := range demands {
		for range d.Heads {
			if last := len(own) - 1; last >= 0 && int(own[last]) >= wholeLoad(d.Least) {
				own = own[:last]
				most++
			}
		}
	}
	return most
}

// Whatever the cut and whatever routes want: everybody is hired once, is below the
// cut to a cell, is strong enough for the route, and nobody could be hired besides.
func TestAsManyAreHiredAsAreThereAndWanted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, where := mixed(t)
		m, team := villageOf(t, p, where)
		m.Morning(0, team)
		m.Pools[0].Handicap[Trained] = rapid.Float64Range(0, 1).Draw(t, "handicap")
		if rapid.Bool().Draw(t, "all ask alike") {
			align(m)
		}
		m.Count(team)
		cut := rapid.SampledFrom([]float64{0, 3, 10, 30, math.Inf(1)}).Draw(t, "cut")
		demands := make([]Demand, rapid.IntRange(0, 4).Draw(t, "routes"))
		for k := range demands {
			demands[k] = Demand{rapid.IntRange(0, 150).Draw(t, "heads"), float64(rapid.SampledFrom([]int{0, 30, 45, 60, 300}).Draw(t, "least"))}
		}
		var within []uint8
		for i := range m.People {
			x := &m.People[i]
			if g, cell, own := m.place(x); x.County == 0 && x.Standing == Ready && cell <= cellOf(m.Pools[0].sorted(cut, g)) {
				within = append(within, own)
			}
		}
		var r Roster
		m.Hire(0, cut, demands, &r, team)
		seen, hired := map[uint32]bool{}, 0
		for k := range demands {
			if len(r.Of(k)) > max(0, demands[k].Heads) {
				t.Fatalf("%d are hired for %d heads", len(r.Of(k)), demands[k].Heads)
			}
			for _, x := range r.Of(k) {
				g, cell, own := m.place(&m.People[x.Person])
				if seen[x.Person] || x.Own != own || x.Group != g || float64(own) < demands[k].Least || cell > cellOf(m.Pools[0].sorted(cut, g)) {
					t.Fatalf("%+v is hired for %+v at a cut of %v (seen: %v)", x, demands[k], cut, seen[x.Person])
				}
				seen[x.Person] = true
				hired++
			}
		}
		if most := plainMost(within, slices.Clone(demands)); hired != most || len(r.Workers) != most {
			t.Fatalf("%d are hired (%d in all), of %d who could be", hired, len(r.Workers), most)
		}
	})
}

// Where the cut clears the market, the number hired is the number wanted, and
// nobody who is below the cut and strong enough stays at home while somebody above
// it is hired.
func TestTheCutIsWhereSupplyMeetsDemand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, where := mixed(t)
		where[0].People += 300
		m, team := villageOf(t, p, where)
		m.Morning(0, team)
		m.Pools[0].Handicap[Trained] = rapid.Float64Range(0, 1).Draw(t, "handicap")
		m.Count(team)
		heads, least := rapid.IntRange(1, 60).Draw(t, "heads"), rapid.Float64Range(0, 60).Draw(t, "least")
		cut := m.Pools[0].Supply().Cut(float64(heads), least)
		if math.IsInf(cut, 1) {
			t.Skip("there are too few people")
		}
		var r Roster
		m.Hire(0, cut, []Demand{{heads, least}}, &r, team)
		if len(r.Of(0)) != heads {
			t.Fatalf("%d are hired, and %d wanted", len(r.Of(0)), heads)
		}
		hired := map[uint32]bool{}
		for _, x := range r.Of(0) {
			hired[x.Person] = true
		}
		for i := range m.People {
			x := &m.People[i]
			if g, cell, own := m.place(x); x.County == 0 && x.Standing == Ready && !hired[uint32(i)] && float64(own) >= least && cell < cellOf(m.Pools[0].sorted(cut, g)) {
				t.Fatalf("person %d of cell %d stays at home with a cut in cell %d", i, cell, cellOf(cut))
			}
		}
	})
}

// In the cell of the cut everybody is as likely to be hired, also where few carry as
// much: over 4,000 nights each of 60 people is one of 15 about 1,000 times. Four
// standard deviations are 4 sqrt(4000 * 3/16) = 110.
func TestAtTheCutALotDecides(t *testing.T) {
	p, one := usual()
	one.People, one.StrengthSpread, one.Experienced = 60, 4, 1
	m, team := village(t, p, one)
	align(m)
	var r Roster
	times := make([]int, one.People)
	for day := range int32(4000) {
		m.Morning(day, team)
		m.Count(team)
		m.Hire(0, m.Pools[0].Supply().Cut(15, 30), []Demand{{15, 30}}, &r, team)
		for _, x := range r.Of(0) {
			times[x.Person]++
		}
		sleep(m, &r, team, func(uint32) int32 { return 0 })
	}
	for i, n := range times {
		if n < 890 || n > 1110 {
			t.Errorf("person %d is hired on %d of 4,000 nights, want about 1,000", i, n)
		}
	}
}

// Crews come by their people by chance: the first crew is no stronger than the
// last one, in the mean over many nights, also where routes want different people.
func TestCrewsAreDealtByChance(t *testing.T) {
	p, one := usual()
	one.Experienced = 1
	m, team := village(t, p, one)
	var r Roster
	var first, last [2]float64
	const nights, crew = 400, 10
	for day := range int32(nights) {
		m.Morning(day, team)
		m.Count(team)
		m.Hire(0, m.Pools[0].Supply().Cut(400, 30), []Demand{{100, 52}, {300, 30}}, &r, team)
		for k := range 2 {
			of := r.Of(k)
			for j := range crew {
				first[k] += float64(of[j].Own) / nights / crew
				last[k] += float64(of[len(of)-1-j].Own) / nights / crew
			}
		}
		sleep(m, &r, team, func(uint32) int32 { return 0 })
	}
	for k := range 2 { // a crew's mean has a standard deviation of some 9/sqrt(10) kg; four of them over 400 nights
		if math.Abs(first[k]-last[k]) > 4*9/math.Sqrt(crew*nights)*math.Sqrt2 {
			t.Errorf("the first crew of route %d carries %.2f kg a head, the last %.2f", k, first[k], last[k])
		}
	}
	if first[0] <= first[1]+5 {
		t.Errorf("those of the route for the strong carry %.1f kg, of the other %.1f", first[0], first[1])
	}
}

// The same people are hired, in the same order, on 1, 2 and 7 workers.
func TestTheSamePeopleAreHiredOnAnyNumberOfWorkers(t *testing.T) {
	p, one := usual()
	one.People = 60_000
	p.Places = 500
	var want []Worker
	for _, workers := range []int{1, 2, 7} {
		team := engine.NewTeam(workers)
		m, err := New(p, []Population{one, one}, rng.New(11), rng.New(12), -1, team)
		if err != nil {
			t.Fatal(err)
		}
		var all []Worker
		var r, learners Roster
		for day := range int32(6) {
			m.Morning(day, team)
			m.Count(team)
			for c := range m.Pools {
				cut := m.Pools[c].Supply().Cut(4000, 30)
				m.Hire(c, cut, []Demand{{1000, 45}, {3000, 30}}, &r, team)
				all = append(append(all, r.Of(0)...), r.Of(1)...)
				all = append(all, m.Train(c, cut, 30, &learners, team)...)
				sleep(m, &r, team, func(i uint32) int32 { return int32(i % 3) })
			}
		}
		if want == nil {
			want = all
		}
		if len(all) < 6*8000 || !slices.Equal(all, want) {
			t.Errorf("on %d workers %d people are hired, not the same as on one", workers, len(all))
		}
	}
}

// Those who go on one of two routes come from all parts of a large county, in the
// course of some nights.
func TestEveryPartOfACountyGoesOnEveryRoute(t *testing.T) {
	p, one := usual()
	one.People = 4 << shardBits
	m, team := village(t, p, one)
	var r Roster
	var from [4]int
	for day := range int32(32) {
		m.Morning(day, team)
		m.Count(team)
		m.Hire(0, m.Pools[0].Supply().Cut(200, 30), []Demand{{50, 30}, {150, 30}}, &r, team)
		for _, x := range r.Of(0) {
			from[x.Person>>shardBits]++
		}
		sleep(m, &r, team, func(uint32) int32 { return 0 })
	}
	for s, n := range from { // 400 of 1,600; one shard may be first on some nights more than on others
		if n < 200 || n > 650 {
			t.Errorf("%d of 1,600 are of part %d", n, s)
		}
	}
}

// Who was hired and then not needed waits again, and can be hired tomorrow; also who
// came home this morning.
func TestWhoWasNotNeededWaitsAgain(t *testing.T) {
	p, one := usual()
	m, team := village(t, p, one)
	before, own := m.Pools[0].Supply().At(1e9, 0)
	var r Roster
	m.Hire(0, 1e9, []Demand{{2000, 0}}, &r, team)
	sleep(m, &r, team, func(uint32) int32 { return 0 })
	m.Morning(1, team)
	m.Count(team)
	m.Hire(0, 1e9, []Demand{{500, 30}}, &r, team)
	m.Depart(&r, team)
	m.Morning(2, team)
	m.Count(team)
	if n, kg := m.Pools[0].Supply().At(1e9, 0); n != before || kg != own {
		t.Errorf("%v people with %v kg wait, of %v with %v", n, kg, before, own)
	}
}

// Where all ask alike and a lot decides, the weak still go only on routes that let
// them: most are weak, and most places are for the strong.
func TestALotSendsNobodyWhereHeIsTooWeak(t *testing.T) {
	p, one := usual()
	one.Experienced = 1
	m, team := village(t, p, one)
	align(m)
	m.Count(team)
	var r Roster
	m.Hire(0, 10.1, []Demand{{100, 0}, {1500, 55}}, &r, team)
	strong, _ := m.Pools[0].Supply().At(math.MaxFloat64, 55)
	for _, x := range r.Of(1) {
		if x.Own < 55 {
			t.Fatalf("%+v goes where 55 kg are asked for", x)
		}
	}
	if len(r.Of(0)) != 100 || len(r.Of(1)) != int(strong) {
		t.Errorf("%d go on the easy route and %d on the other, where %v are strong enough", len(r.Of(0)), len(r.Of(1)), strong)
	}
}
