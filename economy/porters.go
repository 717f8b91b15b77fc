package economy

import (
	"math"

	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/exact"
	"tumen/ledger"
)

// Standing is what a porter is doing.
type Standing uint8

// The standings of a porter. Ready and Novice porters wait for work; Dead and
// Gone ones never come back; all others are free again on a known day.
const (
	Ready Standing = iota
	Novice
	Training
	Resting
	Hurt
	Detained
	Dead
	Gone
	standings
)

// absences are the standings that end by themselves.
var absences = [...]Standing{Training, Resting, Hurt, Detained}

// Porters are the people who carry. Index i is the same person everywhere,
// always. What nobody changes stands in columns, what a night changes in rows:
// all of it is needed at once, by one porter after the other in no order, and a
// row is one wait for memory where columns would be six.
type Porters struct {
	Strength []uint8 // heaviest comfortable load [kg]
	Outside  []int32 // what a day without carrying earns [minor]

	life  []life
	count [standings]int
	moved []bool // by piece of the rows: whether anyone in it did anything since it was summed (checks.go)
}

// life is what carrying has made of a porter so far.
type life struct {
	pay      ledger.Money // in the month
	living   int32        // first day whose living is not yet settled
	free     int32        // first day of the present standing; of an absence, the first day after it
	runs     uint16       // crossings made, the measure of experience
	month    int16        // the month that pay and paid belong to
	paid     uint8        // paid runs in the month
	standing Standing     // since the last change; who was absent is ready from the day free
	_        uint16       // named, so that every byte of a row is always the same
}

// grow makes room for n more porters and returns the first new index.
func (p *Porters) grow(n int) int {
	first := len(p.life)
	p.Strength = append(p.Strength, make([]uint8, n)...)
	p.Outside = append(p.Outside, make([]int32, n)...)
	p.life = append(p.life, make([]life, n)...)
	p.moved = snapshot.Resized(p.moved, pieces(first+n, chunk))
	return first
}

// on is what a porter is doing on a day, as of the last day that is over.
func (l *life) on(day int32) Standing {
	switch l.standing {
	case Training, Resting, Hurt, Detained:
		if day >= l.free {
			return Ready
		}
	}
	return l.standing
}

// leave sends a porter who was ready, or a novice, off until a day; who never
// comes back is off for good from it.
func (w *World) leave(c packedWorker, from, to Standing, free int32) {
	l := &w.porters.life[c.porter()]
	l.standing, l.free = to, free
	w.depart(c, from, to, free)
}

// depart counts who leaves home, and puts those who come back on the calendar.
func (w *World) depart(c packedWorker, from, to Standing, free int32) {
	p, i := &w.porters, c.porter()
	county := w.county(i)
	p.count[from]--
	p.count[to]++
	p.moved[i/chunk] = true
	w.living.leaveHome(county, c.outside())
	if to != Dead && to != Gone {
		w.pools[county].away[to].add(c, w.day, free)
	}
}

// county is where a porter lives. Those of one county have numbers in a row.
func (w *World) county(i uint32) int {
	c := 0
	for c+1 < len(w.pools) && i >= w.pools[c+1].first {
		c++
	}
	return c
}

// people are the porters of a county: from first to the one before end.
func (w *World) people(county int) (first, end uint32) {
	end = uint32(len(w.porters.life))
	if county+1 < len(w.pools) {
		end = min(end, w.pools[county+1].first)
	}
	return w.pools[county].first, end
}

// Count is how many porters have a standing.
func (p *Porters) Count(s Standing) int { return p.count[s] }

// peopleCounty draws the porters of one county: strength is normal, cut at 10
// and 200 kg; outside income is lognormal.
func (w *World) peopleCounty(c int, county *parameter.County) {
	n := scaled(county.Porters, w.p.Scale)
	first := w.porters.grow(n)
	p := &w.porters
	w.each(n, func(lo, hi int) {
		for k := lo; k < hi; k++ {
			i := uint32(first + k)
			s := county.Strength + float64(county.StrengthSpread*w.worldRandom.Draw(buildStrength, i, 0, 0).Normal())
			p.Strength[i] = uint8(math.Round(min(max(s, 10), strongest)))
			o := county.Outside * exact.Exp(county.OutsideSpread*w.worldRandom.Draw(buildOutside, i, 0, 0).Normal())
			p.Outside[i] = incomeOf(shortIncome(int32(math.Round(min(o*w.minors, mostIncome)))))
			if w.worldRandom.Draw(buildHistory, i, 0, 0).Chance(0, county.Experienced) {
				p.life[i].runs = uint16(w.p.Labour.Seasoned)
			} else {
				p.life[i].standing = Novice
			}
			p.life[i].living, p.life[i].free, p.life[i].month = w.day, w.day, -1
		}
	})
	pool := &w.pools[c]
	pool.novices = snapshot.Resized(pool.novices, n)[:0]
	pool.first, pool.rate = uint32(first), county.PieceRate*w.minors
	pool.ready.begin(2 * c)
	pool.trained.begin(2*c + 1)
	for i := first; i < first+n; i++ {
		pool.strength.add(p.Strength[i])
		standing := p.life[i].standing
		p.count[standing]++
		if standing == Ready {
			w.wait(pool, w.pack(uint32(i)))
		} else {
			pool.novices = append(pool.novices, uint32(i))
		}
	}
	pool.strength.sum()
}

// porterAccount is a porter's account.
func porterAccount(i uint32) ledger.Account { return ledger.Account{Sector: ledger.Porters, Index: i} }
