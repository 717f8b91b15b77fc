package labour

import (
	"math"

	"tumen/ledger"
)

// Standing is what a person is doing.
type Standing uint8

// The standings. Ready and Novice people wait for work. Dead, Gone and Left ones
// never come back; on the day [Person.Free] a newcomer takes their place. All others
// are ready again on that day.
const (
	Ready    Standing = iota
	Novice            // nobody has trained him yet
	Training          // with an agency
	Resting           // after a run: recovering, then at home because he wants to
	Hurt
	Detained
	Dead
	Gone      // stayed on the far side
	Left      // the trade, while at rest
	Standings // how many there are
)

// Never is the day on which somebody is free who does not come back.
const Never = int32(1<<31 - 1)

// Person is one person who may carry: 24 bytes in a row, since one night changes
// most of them together. Index i of [Market.People] is the same place at all times;
// when somebody leaves the trade for good, a newcomer takes the place and the
// generation rises by one.
type Person struct {
	Pay        ledger.Money // earned by carrying in the month Month
	Free       int32        // first day on which he can be hired, or a newcomer in his place
	Outside    int32        // what a day without carrying earns at the first day's incomes [minor]
	Month      int16        // the month to which Pay and Paid belong; -1 for none
	Generation uint8        // how many people had this place before him, beyond 255 from 0 again
	County     uint8
	Runs       uint8 // crossings made, his experience; it stays at [MostRuns]
	Paid       uint8 // paid runs in the month Month
	Strength   uint8 // heaviest comfortable load [kg]
	Standing   Standing
}

// MostRuns is how many runs are counted; seasoned_after cannot be higher.
const MostRuns = math.MaxUint8

// AtHome says whether a person waits for work, or for somebody to train him.
func (p *Person) AtHome() bool { return p.Standing == Ready || p.Standing == Novice }

// Strongest is the heaviest comfortable load of anybody [kg].
const Strongest = 200

// weakest is the least of anybody.
const weakest = 10

// MostOutside is the highest outside income of anybody [minor/day].
const MostOutside = 1 << 26

// Group is how much a person has carried, as far as it matters to who hires.
type Group uint8

// The groups. Untrained people can carry only after some days with an agency.
const (
	Experienced Group = iota
	Trained
	Untrained
	groups
)

// Worker is somebody who is hired tonight.
type Worker struct {
	Person uint32
	Own    uint8 // the heaviest load that is comfortable for him, as a novice less [kg]
	Group  Group
}

// group is a person's group.
func (m *Market) group(p *Person) Group {
	switch {
	case p.Standing == Novice:
		return Untrained
	case int(p.Runs) >= m.Params.Seasoned:
		return Experienced
	}
	return Trained
}

// own is the heaviest load that is comfortable for a person of a strength [kg]: a
// novice manages only the share novice_load of it.
func (m *Market) own(strength uint8, g Group) uint8 {
	if g == Experienced {
		return strength
	}
	return uint8(max(1, int(float64(m.Params.NoviceLoad*float64(strength))+0.5)))
}

// Own is the heaviest load that is comfortable for a person [kg].
func (m *Market) Own(i uint32) uint8 { return m.own(m.People[i].Strength, m.group(&m.People[i])) }

// Index is a person's ask: what he earns outside, at today's incomes, for each
// kilogram that he carries in comfort [minor/day/kg].
func (m *Market) Index(i uint32) float64 {
	p := &m.People[i]
	return m.Pools[p.County].Factor * (float64(p.Outside) / float64(m.Own(i)))
}

// place is where a person belongs in the lists of a county.
func (m *Market) place(p *Person) (g Group, cell int, own uint8) {
	g = m.group(p)
	own = m.own(p.Strength, g)
	return g, cellOf(float64(p.Outside) / float64(own)), own
}
