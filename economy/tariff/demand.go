package tariff

import "math"

// demand.go: what a post remembers of bids, refused ones as well as accepted
// ones. One evening of bids shows the whole demand curve, also far from the price
// that is asked; so a tariff at which nobody passes teaches as much as one at
// which all do, and no market stays shut for want of news.
//
// It is a histogram of the quantity wanted a night (crossings, heads or
// kilograms, by what the tariff is charged on) by what is bid, on a grid of prices
// in equal ratios. Evenings fade: the t-th takes the part 1/t of it, later ones
// 1/memory. So the first evenings count alike, and what was heard `memory` nights
// ago counts 1/e. Only parts and ratios count, so 3 bids a night serve as 3,000 do.

const (
	perOctave = 8                   // prices to a doubling
	octaves   = 40                  // doublings on the grid
	least     = 1.0 / 64            // the lowest price on it [minor]; who bids less wants none
	Bins      = perOctave * octaves // classes of prices
)

// roots are the prices of one octave.
var roots = [perOctave]float64{
	1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096,
	1.4142135623730951, 1.5422108254079408, 1.681792830507429, 1.8340080864093424,
}

// edges are the lowest prices of the classes, and above them the end of the grid [minor].
var edges = func() (all [Bins + 1]float64) {
	for k := range all {
		all[k] = math.Ldexp(least*roots[k%perOctave], k/perOctave)
	}
	return all
}()

// binOf is the class of a price: -1 below the grid, the last one above it.
func binOf(price float64) int {
	if !(price >= least) {
		return -1
	}
	if price >= edges[Bins] {
		return Bins - 1
	}
	// least is a power of two, so the octave is the exponent of the number itself.
	bits := math.Float64bits(price / least)
	octave, mantissa := int(bits>>52)-1023, math.Float64frombits(bits&(1<<52-1)|1023<<52)
	k := int(rootsBelow[bits>>46&63])
	if k < perOctave-1 && mantissa >= roots[k+1] {
		k++
	}
	return octave*perOctave + k
}

// rootsBelow is the class in which each 64th of an octave begins. None holds the
// beginning of two.
var rootsBelow = func() (all [64]uint8) {
	for k := range all {
		for j, root := range roots {
			if 64*root <= float64(64+k) {
				all[k] = uint8(j)
			}
		}
	}
	return all
}()

// Demand is a fading histogram of bids. It is plain data, to be written column by
// column.
type Demand struct {
	Evenings float64       // how many count, at most the memory
	Wanted   [Bins]float64 // quantity wanted a night by those whose bids are in the class
	Offered  [Bins]float64 // what they bid for it in all [minor a night]
}

// evening makes room for one more evening, and gives the part that it counts.
func (d *Demand) evening(memory float64) (part float64) {
	d.Evenings = min(d.Evenings+1, max(1, memory))
	part = 1 / d.Evenings
	for k := range d.Wanted {
		d.Wanted[k] *= 1 - part
		d.Offered[k] *= 1 - part
	}
	return part
}

// add hears one bid of the evening.
func (d *Demand) add(price, quantity, part float64) {
	k := binOf(price)
	if k < 0 || !(quantity > 0) {
		return
	}
	d.Wanted[k] += float64(part * quantity)
	d.Offered[k] += float64(part * quantity * min(price, edges[Bins]))
}

// Mean is the mean of all bids of a price or more, and whether there are any. A
// class counts by its own mean, so it is exact where all bid alike.
func (d *Demand) Mean(price float64) (mean float64, any bool) {
	wanted, offered := 0.0, 0.0
	for k := Bins - 1; k >= max(0, binOf(price)); k-- {
		if here := d.Wanted[k]; here > 0 && d.Offered[k] >= float64(here*price*(1-1e-9)) {
			wanted += here
			offered += d.Offered[k]
		}
	}
	if wanted == 0 {
		return 0, false
	}
	return offered / wanted, true
}

// At is the quantity wanted a night at a price or more.
func (d *Demand) At(price float64) float64 {
	var c curve
	c.read(d)
	return c.at(price)
}

// Price is the price at which a quantity a night is wanted: the bid of the last
// who gets in [minor]. It is 0 if less is wanted at any price.
func (d *Demand) Price(quantity float64) float64 {
	var c curve
	c.read(d)
	return c.price(quantity)
}

// Elasticity is e = -dlnQ/dlnp at a price (curve.go), 0 if nobody bids so much.
func (d *Demand) Elasticity(price float64) float64 {
	var c curve
	c.read(d)
	if m := c.markup(price); m > 0 {
		return price / m
	}
	return 0
}
