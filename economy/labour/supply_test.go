package labour

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// plainSupply is what Supply.At is by its definition: everybody at home, one by
// one. Within the cell of the cut people count as far as the cut is into it.
func plainSupply(m *Market, county int, out map[uint32]bool, kappa, least float64) (people, own float64) {
	p := &m.Pools[county]
	for i := range m.People {
		x := &m.People[i]
		if int(x.County) != county || x.Standing != Ready || out[uint32(i)] {
			continue
		}
		g, at, kg := m.place(x)
		cell, part := within(kappa / (p.Factor * (1 + p.Handicap[g])))
		switch {
		case float64(kg) < least || at > cell:
			continue
		case at < cell:
			part = 1
		}
		people += part
		own += part * float64(kg)
	}
	return people, own
}

// alike says whether two sums are the same but for rounding.
func alike(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)) }

// However people were hired, came back, moved and were replaced, supply is what
// one finds by asking everybody.
func TestSupplyIsThatOfACount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, where := mixed(t)
		m, team := villageOf(t, p, where)
		var r Roster
		for day := int32(0); day < 12; day++ {
			m.Morning(day, team)
			for k := range uint32(rapid.IntRange(0, 3).Draw(t, "movers")) {
				i := testSource.Draw(1, k, day, 0).Below(0, uint32(max(1, len(m.People))))
				switch {
				case len(m.People) == 0:
				case m.People[i].AtHome() && rapid.Bool().Draw(t, "moves"):
					m.Move(i, rapid.IntRange(0, len(where)-1).Draw(t, "to"), rapid.Int32Range(0, 1e4).Draw(t, "outside"))
				case m.People[i].AtHome():
					m.Replace(i)
				}
			}
			for c := range m.Pools {
				m.Pools[c].Factor = rapid.Float64Range(0.2, 3).Draw(t, "factor")
				m.Pools[c].Handicap[Trained] = rapid.Float64Range(0, 2).Draw(t, "handicap")
			}
			m.Count(team)
			for c := range m.Pools {
				kappa := rapid.Float64Range(0, 60).Draw(t, "cut")
				least := rapid.Float64Range(-1, 80).Draw(t, "least")
				n, own := m.Pools[c].Supply().At(kappa, least)
				if wantN, want := plainSupply(m, c, nil, kappa, least); !alike(n, wantN) || !alike(own, want) {
					t.Fatalf("day %d: %v people with %v kg offer themselves, one by one %v with %v", day, n, own, wantN, want)
				}
				m.Hire(c, kappa, []Demand{{Heads: rapid.IntRange(0, 200).Draw(t, "heads"), Least: least}}, &r, team)
				sleep(m, &r, team, func(i uint32) int32 { return int32(i%7) + 100*int32(i%29/28) })
				m.Train(c, kappa, least, &r, team)
			}
			sound(t, m)
		}
	})
}

// sound fails if the sums that a market keeps are not those of its people.
func sound(t *rapid.T, m *Market) {
	t.Helper()
	if err := m.Check(); err != nil {
		t.Fatalf("day %d: the market %v", m.Day, err)
	}
	for c := range m.Pools {
		var count [Standings]int
		for i := range m.People {
			x := &m.People[i]
			if int(x.County) != c {
				continue
			}
			count[x.Standing]++
		}
		for s := range Standings {
			if got := m.Pools[c].Count(s); got != count[s] {
				t.Fatalf("day %d: %d people of standing %d in county %d, one by one %d", m.Day, got, s, c, count[s])
			}
		}
		if m.Pools[c].Learners != count[Training] {
			t.Fatalf("day %d: %d are with the agencies, one by one %d", m.Day, m.Pools[c].Learners, count[Training])
		}
	}
}

// Supply rises with the cut and falls with the load that is asked for, without a
// jump, and Cut is its inverse.
func TestSupplyRisesWithTheCutWithoutAJump(t *testing.T) {
	p, one := usual()
	m, _ := village(t, p, one)
	s := m.Pools[0].Supply()
	before := 0.0
	for kappa := 0.05; kappa < 80; kappa *= 1.001 {
		n, _ := s.At(kappa, 30)
		if n < before || n > before+12 {
			t.Fatalf("from %v people to %v at a cut of %v", before, n, kappa)
		}
		if weak, _ := s.At(kappa, 20); weak < n {
			t.Fatalf("%v carry 20 kg and %v carry 30", weak, n)
		}
		before = n
		if n > 0 {
			cut := s.Cut(n, 30)
			if again, _ := s.At(cut, 30); !alike(again, n) || cut > kappa*(1+1e-9) {
				t.Fatalf("%v people offer themselves at %v, and from %v on", n, kappa, cut)
			}
		}
	}
	if all, _ := s.At(math.MaxFloat64, 0); all != float64(m.Pools[0].Count(Ready)) || !math.IsInf(s.Cut(all+1, 0), 1) {
		t.Errorf("%v of %d offer themselves whatever the cut", all, m.Pools[0].Count(Ready))
	}
}

// The cut moves one for one with what people earn outside, and so does the wage:
// if everybody earns twice as much elsewhere, the same people go for twice the pay.
func TestTheWageFollowsOutsideIncomesOneForOne(t *testing.T) {
	p, one := usual()
	m, _ := village(t, p, one)
	terms := p.Terms(Danger{Lost: 0.03})
	once := terms.Rate(m.Pools[0].Supply().Cut(300, 30), 1.1)
	m.Pools[0].Factor = 2
	if twice := terms.Rate(m.Pools[0].Supply().Cut(300, 30), 1.1); !alike(twice, 2*once) {
		t.Errorf("a kilogram pays %v, and with incomes twice as high %v", once, twice)
	}
	one.Outside *= 2 // the same as the factor, but for the grid
	n, _ := village(t, p, one)
	if twice := terms.Rate(n.Pools[0].Supply().Cut(300, 30), 1.1); math.Abs(twice/once-2) > 0.01 {
		t.Errorf("a kilogram pays %v, and where people earn twice as much %v", once, twice)
	}
}

// Where somebody comes who carries less than anybody did, all others still carry at
// least that much.
func TestAWeakNewcomerChangesNobodyElse(t *testing.T) {
	p, one := usual()
	one.Strength, one.StrengthSpread, one.Experienced = 100, 3, 1
	m, team := village(t, p, one, one)
	i := uint32(one.People) // of the other county
	m.uproot(i)
	m.People[i].Strength = 12
	m.Pools[1].shards[0].count[Ready]++
	m.Pools[1].shards[0].wait(m, i)
	m.Move(i, 0, 1<<25) // to a cell where nobody is
	m.Count(team)
	for _, least := range []float64{0, 12, 13, 50} {
		n, own := m.Pools[0].Supply().At(math.MaxFloat64, least)
		if want, wantOwn := plainSupply(m, 0, nil, math.MaxFloat64, least); n != want || own != wantOwn {
			t.Errorf("%v people who carry %v kg offer themselves, one by one %v", n, least, want)
		}
	}
}
