package economy

import (
	"math"

	"tumen/exact"
	"tumen/ledger"
)

// Standing is what a porter is doing.
type Standing uint8

// The standings of a porter. Ready and Novice porters wait in a county's pools;
// Dead and Gone ones never come back; all others are free again on a known day.
const (
	Ready Standing = iota
	Novice
	Training
	Away
	Resting
	Hurt
	Detained
	Dead
	Gone
	standings
)

// Porters are the people who carry. Index i is the same person everywhere,
// always.
type Porters struct {
	County   []uint16
	Strength []uint8  // heaviest comfortable load [kg]
	Outside  []int32  // what a day without carrying earns [fen]
	Runs     []uint16 // crossings made, the measure of experience
	Standing []Standing
	Since    []int32 // first day of the present standing

	living []int32      // first day whose living is not yet settled
	month  []int16      // the month that the next two belong to
	runs   []uint8      // runs in that month
	pay    []ledger.Fen // pay in that month
	count  [standings]int
	moved  []bool // by piece of the columns: whether anyone in it did anything since it was summed (checks.go)
}

// grow makes room for n more porters and returns the first new index.
func (p *Porters) grow(n int) int {
	first := len(p.County)
	p.County = append(p.County, make([]uint16, n)...)
	p.Strength = append(p.Strength, make([]uint8, n)...)
	p.Outside = append(p.Outside, make([]int32, n)...)
	p.Runs = append(p.Runs, make([]uint16, n)...)
	p.Standing = append(p.Standing, make([]Standing, n)...)
	p.Since = append(p.Since, make([]int32, n)...)
	p.living = append(p.living, make([]int32, n)...)
	p.month = append(p.month, make([]int16, n)...)
	p.runs = append(p.runs, make([]uint8, n)...)
	p.pay = append(p.pay, make([]ledger.Fen, n)...)
	p.moved = blank(p.moved, pieces(first+n))
	return first
}

// become changes a porter's standing from a day on.
func (p *Porters) become(i uint32, s Standing, day int32) {
	p.count[p.Standing[i]]--
	p.count[s]++
	p.Standing[i], p.Since[i] = s, day
	p.moved[i/chunk] = true
}

// Count is how many porters have a standing.
func (p *Porters) Count(s Standing) int { return p.count[s] }

// peopleCounty draws the porters of one county: strength is normal, cut at 10
// and 200 kg; outside income is lognormal.
func (w *World) peopleCounty(c int, county *County) {
	n := scaled(county.Porters, w.p.Scale)
	first := w.porters.grow(n)
	p := &w.porters
	w.each(n, func(lo, hi int) {
		for k := lo; k < hi; k++ {
			i := uint32(first + k)
			p.County[i] = uint16(c)
			s := county.Strength + float64(county.StrengthSpread*w.born.Draw(buildStrength, i, 0, 0).Normal())
			p.Strength[i] = uint8(math.Round(min(max(s, 10), strongest)))
			o := county.Outside * exact.Exp(county.OutsideSpread*w.born.Draw(buildOutside, i, 0, 0).Normal())
			p.Outside[i] = int32(math.Round(min(o*100, math.MaxInt32)))
			if w.born.Draw(buildHistory, i, 0, 0).Chance(0, county.Experienced) {
				p.Runs[i] = uint16(w.p.Labour.Seasoned)
				p.Standing[i] = Ready
			} else {
				p.Standing[i] = Novice
			}
			p.living[i], p.Since[i], p.month[i] = w.day, w.day, -1
		}
	})
	pool := &w.pools[c]
	pool.novices = blank(pool.novices, n)[:0]
	pool.rate = county.PieceRate * 100
	for i := first; i < first+n; i++ {
		pool.strength.add(p.Strength[i])
		p.count[p.Standing[i]]++
		if p.Standing[i] == Ready {
			w.wait(pool, uint32(i))
		} else {
			pool.novices = append(pool.novices, uint32(i))
		}
	}
	pool.strength.sum()
}

// purse is a porter's account.
func purse(i uint32) ledger.Account { return ledger.Account{Sector: ledger.Porters, Index: i} }
