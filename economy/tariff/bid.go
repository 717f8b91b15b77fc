package tariff

import (
	"tumen/exact"
	"tumen/ledger"
)

// Signal is what a crossing is, as far as a post can see it.
type Signal struct {
	Heads int32        // people, or vehicles
	Load  ledger.Grams // what they carry together
	Good  int32        // its kind, by its number in the case
	Value float64      // what a head's load brings before any passage is paid, as the post sees it [minor]
}

// Blurred is the signal as a post sees it whose eye for value has an error, the
// standard deviation of the logarithm of what it sees; z is a standard normal
// draw. The rest is seen as it is.
func (s Signal) Blurred(err, z float64) Signal {
	if err > 0 {
		s.Value *= exact.Exp(err * z)
	}
	return s
}

// Bid is what one organiser would pay tonight for passage over one route, whether
// he goes or stays away. He says it a head, for all posts of the route together:
// what he would still make after wage, goods, haulage, risk, capital and the
// value of his time elsewhere.
//
// The wage is the one that clears when all who bid more go too. A seller of passage
// must know bids so, since whoever lets more pass also makes porters dearer; bids
// at one and the same wage would hide the porters' part of what demand does.
type Bid struct {
	Signal
	Weight float64 // how much the bid counts: 1, or less of one who stayed away and was only heard of
	Short  float64 // the most that he would pay tonight, entry being sunk [minor a head]
	Long   float64 // the most at which he would go on coming, entry to be earned back [minor a head]
}

// at is the bid of a post that looks ahead by a share f of its eye: f Long + (1 - f) Short.
func (b *Bid) at(foresight float64) float64 {
	return float64(foresight*b.Long) + float64((1-foresight)*b.Short)
}
