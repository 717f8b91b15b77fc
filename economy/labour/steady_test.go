package labour

import (
	"fmt"
	"testing"
	"unsafe"

	"tumen/engine"
	"tumen/rng"
)

// nights is a market that goes on night after night: people come, are hired, rest
// and are replaced.
type nights struct {
	m           *Market
	team        Team
	r, learners Roster
	heads       int
	active      int // people who may come and go
	demands     []Demand
	hired       int
}

func newNights(t testing.TB, people, idle, workers, heads int) *nights {
	t.Helper()
	p, one := usual()
	one.People = people
	where := []Population{one}
	if idle > 0 { // who earns far more outside than any load pays
		rich := one
		rich.People, rich.Outside = idle, 1<<22
		where = append(where, rich)
	}
	n := &nights{team: engine.NewTeam(workers), active: people, heads: heads, demands: []Demand{{heads / 2, 35}, {heads - heads/2, 30}}}
	m, err := New(p, where, rng.New(1), rng.New(2), -1, n.team)
	if err != nil {
		t.Fatal(err)
	}
	if idle > 0 { // all in one county
		for i := people; i < people+idle; i++ {
			m.Move(uint32(i), 0, m.People[i].Outside)
		}
		m.Pools, m.Populations = m.Pools[:1], m.Populations[:1]
	}
	n.m = m
	return n
}

// night is one night.
func (n *nights) night() {
	m := n.m
	m.Morning(m.Day+1, n.team)
	for k := range uint32(max(1, n.active/2000)) {
		if i := testSource.Draw(1, k, m.Day, 0).Below(0, uint32(n.active)); m.People[i].AtHome() {
			m.Replace(i)
		}
	}
	m.Count(n.team)
	terms := m.Params.Terms(Danger{Lost: 0.03})
	supply := m.Pools[0].Supply()
	cut := supply.Cut(float64(n.heads), 30)
	m.SetHandicaps(0, &terms, cut, 1, 50, 1000, 500, 100)
	m.Hire(0, cut, n.demands, &n.r, n.team)
	n.hired = len(n.r.Workers)
	m.Train(0, cut, 30, &n.learners, n.team)
	pause := m.Pause(0, &terms, 1.05)
	for _, x := range n.r.Workers {
		p := &m.People[x.Person]
		p.Standing, p.Runs = Resting, min(p.Runs, 254)+1
		_, p.Free, _ = m.Rest(&pause, x.Person, x.Own, Bag(1.05, x.Own, 500), m.Day)
	}
	m.Depart(&n.r, n.team)
	m.Pools[0].Learn(cut, 0.9)
}

// A steady day allocates nothing, on any number of workers.
func TestASteadyDayAllocatesNothing(t *testing.T) {
	for workers, people := range map[int]int{1: 2000, 2: 70_000} {
		n := newNights(t, people, 0, workers, people/12)
		for range 500 {
			n.night()
		}
		if n.hired < people/15 {
			t.Errorf("only %d of %d carry on a steady day", n.hired, people)
		}
		if a := testing.AllocsPerRun(60, n.night); a > 0 {
			t.Errorf("on %d workers a day of %d people allocates %v times", workers, n.hired, a)
		}
	}
}

// BenchmarkNight gives the time of a night for each person who is hired, and for
// each person there is. Those who wait and are never hired cost nothing: the last
// two differ in a million of them.
func BenchmarkNight(b *testing.B) {
	for _, c := range []struct{ people, idle, workers, heads int }{
		{2000, 0, 1, 160}, {1_000_000, 0, 1, 80_000}, {1_000_000, 0, 2, 80_000}, {2000, 0, 1, 60}, {2000, 1_000_000, 1, 60},
	} {
		b.Run(fmt.Sprintf("people=%d/idle=%d/workers=%d", c.people, c.idle, c.workers), func(b *testing.B) {
			n := newNights(b, c.people, c.idle, c.workers, c.heads)
			for range 200 {
				n.night()
			}
			hired := 0
			for b.Loop() {
				n.night()
				hired += n.hired
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(hired), "ns/hired")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(c.people+c.idle), "ns/person")
			b.ReportMetric(float64(n.m.bytes())/float64(c.people+c.idle), "bytes/person")
		})
	}
}

// A large market takes at most 44 bytes a person after many nights, so that 64
// are enough with the purse and what the household keeps (20).
func TestAPersonTakesFewBytes(t *testing.T) {
	n := newNights(t, 400_000, 0, 2, 32_000)
	for range 150 {
		n.night()
	}
	if per := float64(n.m.bytes()) / 400_000; per > 44 {
		t.Errorf("%.1f bytes a person", per)
	}
}

// bytes is the memory that a market's people, lists and calendars take.
func (m *Market) bytes() (n int) {
	n = cap(m.People) * int(unsafe.Sizeof(Person{}))
	for c := range m.Pools {
		for k := range m.Pools[c].shards {
			s := &m.Pools[c].shards[k]
			n += cap(s.lists.list)*8 + cap(s.lists.changed) + cap(s.lists.slots)*2 + cap(s.away.far)*8
			for _, b := range s.lists.unused {
				n += 4 * cap(b)
			}
			for d := range s.away.near {
				n += 24 + 2*cap(s.away.near[d])
			}
			for d := range s.away.spare {
				n += 24 + 2*cap(s.away.spare[d])
			}
		}
		t := &m.Pools[c].table
		n += cap(t.sum)*8 + cap(t.renew)*4
		for k := range t.columns {
			for g := range groups {
				n += cap(t.columns[k].below[g]) * 8
			}
		}
	}
	return n
}
