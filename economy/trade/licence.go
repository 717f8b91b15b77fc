package trade

import (
	"math"

	"tumen/ledger"
)

// licence.go: the price of a licensed kilogram. Who holds a licence may declare up
// to a limit a month; who holds none, or has used it up, declares under another's
// and pays a rent a kilogram. The rent r clears each evening
//
//	D(r) = S(r)      D what those without would declare a day at r or less
//	                 S(r) = sum over holders of (left/days - own use) min(1, r/care)
//	                 left of this month's limit, over the days that are left of it
//
// D is a fading mean over evenings, since shipments are few and large. A bid is what
// a kilogram is worth more when it is declared than on the best other way, so the
// rent leaves nobody with less than he had without it. `care` is what lending the
// last kilogram of a limit costs its holder, who answers for what passes under his
// name; it rises from 0 with the first. With care = 0 the rent is 0 until the
// limits are full, and then the bid of the last who gets in: a fixed supply's
// scarcity rent. With care above 0 the supply is never used up at once.

// Prices of bids in equal ratios, eight to a doubling, from 1/256 of a minor unit.
const (
	bidSteps = 8
	bidCells = 48 * bidSteps
)

// bidEdges are the lowest prices of the cells, and above them the end [minor/kg].
var bidEdges = func() (all [bidCells + 1]float64) {
	roots := [bidSteps]float64{1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096, 1.4142135623730951, 1.5422108254079408, 1.681792830507429, 1.8340080864093424}
	for k := range all {
		all[k] = math.Ldexp(roots[k%bidSteps]/256, k/bidSteps)
	}
	return all
}()

// daysAMonth are the days of a mean month.
const daysAMonth = 365.2425 / 12

// Licences are the licensed tonnage of one county. The columns of holders all have
// the same length; a holder is named by its place in them.
type Licences struct {
	Rent   float64           // r tonight [minor/kg]
	Nights float64           // of this month that are left, tonight's among them; 0 counts as a whole month
	Heard  float64           // weight of the evenings in Wanted
	Wanted [bidCells]float64 // what is bid for a day, by price, times Heard [kg/day]
	Bids   [bidCells]float64 // tonight's so far [kg]
	First  int               // the lowest cell that was ever bid in, and one past the highest
	Past   int

	Limit []float64      // what each may declare a month [kg]
	Care  []float64      // what lending the last of it costs the holder [minor/kg]
	Own   []float64      // fading mean of its own use [kg/day]
	Used  []ledger.Grams // this month, own and lent
	Lent  []ledger.Grams // this month
	Today []ledger.Grams // own use today
	Worth []ledger.Money // what the licence brought this month, at the rents of its days
	Full  Tally          // declarations asked for, and those for which no licence had enough left

	lends []lent // tonight's supply
	queue queue  // holders by the part of their limit that is left
}

// lent is what all holders of one care can lend a day.
type lent struct{ care, kg float64 }

// Grant gives a licence, and the place of its holder: the first whose licence was
// revoked, or a new one.
func (l *Licences) Grant(limit, care float64) (holder int) {
	l.queue.stale()
	for h := range l.Limit {
		if l.Limit[h] < 0 {
			l.Limit[h], l.Care[h], l.Own[h] = limit, care, 0
			l.Used[h], l.Lent[h], l.Today[h], l.Worth[h] = 0, 0, 0, 0
			return h
		}
	}
	l.Limit, l.Care, l.Own = append(l.Limit, limit), append(l.Care, care), append(l.Own, 0)
	l.Used, l.Lent, l.Today = append(l.Used, 0), append(l.Lent, 0), append(l.Today, 0)
	l.Worth = append(l.Worth, 0)
	return len(l.Limit) - 1
}

// Restate gives a holder's licence another limit or care.
func (l *Licences) Restate(holder int, limit, care float64) {
	if l.Limit[holder] != limit {
		l.queue.stale()
	}
	l.Limit[holder], l.Care[holder] = limit, care
}

// Revoke takes a licence back. A limit below 0 marks a place that nobody has.
func (l *Licences) Revoke(holder int) {
	l.queue.stale()
	l.Limit[holder] = -1
}

// Bid is what somebody without a licence would pay for a kilogram tonight, refused
// or not: its value declared less its value on the best other way, staying at home
// included [minor/kg]. Whoever is away after a crossing cannot bid, so that a bid
// of one who goes counts 1 and a bid of one who stays at home 1/turnaround.
func (l *Licences) Bid(worth, kg, weight float64) {
	k := bidCell(worth)
	if k < 0 || !(kg > 0) {
		return
	}
	if l.Past == 0 {
		l.First, l.Past = k, k+1
	}
	l.First, l.Past = min(l.First, k), max(l.Past, k+1)
	l.Bids[k] += float64(kg * weight)
}

// bidCell is the cell of a price, -1 below the lowest.
func bidCell(price float64) int {
	if !(price >= bidEdges[0]) {
		return -1
	}
	low, high := 0, bidCells // edges[low] <= price < edges[high], or above the end
	for high-low > 1 {
		if middle := (low + high) / 2; price >= bidEdges[middle] {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// Clear sets tonight's rent, tonight's bids included. memory is the weight of
// what was heard until yesterday. It reads Bids, Limit, Care and Own and writes
// Rent and Wanted.
func (l *Licences) Clear(memory float64) {
	l.Heard = float64(memory*l.Heard) + 1
	for k := l.First; k < l.Past; k++ {
		l.Wanted[k] = float64(memory*l.Wanted[k]) + l.Bids[k]
		l.Bids[k] = 0
	}
	l.Rent = l.rent()
}

// rent is where demand meets supply: the cell is found from the top, and in it the
// price by bisection, bids in a cell being taken as even over it.
func (l *Licences) rent() float64 {
	l.addUp()
	above := 0.0 // bid for a day in the cells above
	for k := l.Past - 1; k >= l.First; k-- {
		here := l.Wanted[k] / l.Heard
		if above+here > l.supply(bidEdges[k]) {
			return l.meet(bidEdges[k], bidEdges[k+1], above, here)
		}
		above += here
	}
	if above > l.supply(0) {
		return l.meet(0, bidEdges[l.First], above, 0)
	}
	return 0
}

// meet is where demand meets supply between two prices: above is bid for at more
// than the upper one, here between the two.
func (l *Licences) meet(bottom, top, above, here float64) float64 {
	low, high := bottom, top
	for range 40 {
		middle := float64((low + high) / 2)
		if above+float64(here*(top-middle)/(top-bottom)) > l.supply(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// Demand is what is wanted a day at a rent or more [kg/day].
func (l *Licences) Demand(rent float64) (kg float64) {
	if l.Heard == 0 {
		return 0
	}
	for k := l.Past - 1; k >= l.First && bidEdges[k+1] > rent; k-- {
		part := min(1, (bidEdges[k+1]-rent)/(bidEdges[k+1]-bidEdges[k]))
		kg += float64(part * l.Wanted[k])
	}
	return kg / l.Heard
}

// Supply is what holders lend a day at a rent [kg/day].
func (l *Licences) Supply(rent float64) float64 {
	l.addUp()
	return l.supply(rent)
}

// addUp adds up what holders can lend, by their care: few differ in it.
func (l *Licences) addUp() {
	l.lends = l.lends[:0]
	nights := l.Nights
	if nights <= 0 {
		nights = daysAMonth
	}
	for h := range l.Limit {
		kg, k := max(0, l.Left(h).Kg()/nights-l.Own[h]), 0
		for k < len(l.lends) && l.lends[k].care != l.Care[h] {
			k++
		}
		if k == len(l.lends) {
			l.lends = append(l.lends, lent{care: l.Care[h]})
		}
		l.lends[k].kg += kg
	}
}

func (l *Licences) supply(rent float64) (kg float64) {
	for _, a := range l.lends {
		part := 1.0
		if rent < a.care {
			part = rent / a.care
		}
		kg += float64(part * a.kg)
	}
	return kg
}

// Shadow is what a kilogram of a holder's own use keeps it from earning [minor/kg]:
// the rent above its care, which is 0 unless its limit is full.
func (l *Licences) Shadow(holder int) float64 { return max(0, l.Rent-l.Care[holder]) }

// Left is what a holder may still declare this month.
func (l *Licences) Left(holder int) ledger.Grams {
	return max(0, ledger.Grams(l.Limit[holder]*1000)-l.Used[holder])
}

// Lend books a shipment on a holder's licence, and gives the rent that its
// organiser owes the holder, to the minor unit below.
func (l *Licences) Lend(holder int, amount ledger.Grams) ledger.Money {
	rent := ledger.Money(math.Floor(amount.Kg() * l.Rent))
	l.Used[holder] += amount
	l.Lent[holder] += amount
	l.Worth[holder] += rent
	l.lower(holder)
	return rent
}

// Use books a holder's own shipment, if there is enough left for it.
func (l *Licences) Use(holder int, amount ledger.Grams) bool {
	enough := l.Left(holder) >= amount
	l.Full.Note(!enough)
	if enough {
		l.Used[holder] += amount
		l.Today[holder] += amount
		l.lower(holder)
		l.Worth[holder] += ledger.Money(math.Floor(amount.Kg() * l.Shadow(holder)))
	}
	return enough
}

// Learn ends the day: what holders use themselves moves towards today's.
func (l *Licences) Learn(memory float64) {
	for h := range l.Own {
		l.Own[h] = float64(memory*l.Own[h]) + float64((1-memory)*l.Today[h].Kg())
		l.Today[h] = 0
	}
}

// Due is what a holder pays for last month's licence: a fee whatever it brought,
// and the part of what it brought that whoever gives licences gets of it: nearly all
// where the state auctions them among many, less where an official gives them for a
// bribe. The part never exceeds what the licence brought.
func (l *Licences) Due(holder int, fee ledger.Money, part float64) (fixed, rent ledger.Money) {
	return fee, ledger.Money(math.Floor(float64(l.Worth[holder]) * part))
}

// NewMonth has the count of declared goods begin anew.
func (l *Licences) NewMonth() {
	clear(l.Used)
	clear(l.Lent)
	clear(l.Worth)
	l.queue.stale()
}
