package tariff

// curve.go: the demand curve, and how quickly it falls. What counts for a seller
// at a price p is
//
//	markup(p) = Q / -Q'(p) = p / e(p)       e = -dlnQ/dlnp
//
// since one who sells alone at a cost c earns most where p - c = markup(p). Both Q
// and its slope are read off a window about the price, p - d to p + d: Q as its
// mean there, the slope as its fall over the width. The quotient of the two is
// exact where values are even and where they are exponential, whatever the width;
// for demand K (A - p)^e it is off by about (e - 1) d^2 / 3 (A - p)^2.
//
// The window is as wide as it takes for demand to fall by two fifths of its mean
// there (that is d = markup/5), and at most half the price to each side. So it
// holds two fifths as many bids as there are above the price, be they 5 or 5,000,
// and it is narrow where demand is steep. The width is a compromise of noise and
// bias. Over 300 random roads with 20 bids a night it gave one, two and eight
// sellers' shares within 0.5, 0.3 and 0.2 points (root mean square) of the true
// ones; a fall of 0.2 or 0.7 gave 0.6, 0.4 and 0.2. A window in a fixed proportion
// to the price missed by up to 8 points with eight sellers, at whose low price few
// bids fall into it.
const (
	fallWithin = 0.4 // by how much of its mean demand falls over a window
	widest     = 0.5 // half its width, at most, as a part of the price
	halvings   = 12  // of the search for the width
)

// curve is a demand curve added up from the top. The bids of a class are taken to
// be even over as much of it as their mean allows: from its lowest price up, or
// from its highest down. So the end of the bids is where it is, not at the end of a
// class.
type curve struct {
	wanted    [Bins + 1]float64 // a night at the lowest price of a class, or more
	excess    [Bins + 1]float64 // area under the curve from there on [minor a night]
	low, high [Bins]float64     // where the bids of a class are, if there are any [minor]
}

// read adds up what a post remembers. The curve must be empty.
func (c *curve) read(d *Demand) {
	top := Bins - 1
	for top >= 0 && d.Wanted[top] <= 0 {
		top-- // nothing is wanted at such prices
	}
	for k := top; k >= 0; k-- {
		here, low, high := d.Wanted[k], edges[k], edges[k+1]
		c.wanted[k] = c.wanted[k+1] + here
		c.excess[k] = c.excess[k+1] + float64((high-low)*c.wanted[k+1])
		if here <= 0 {
			continue
		}
		mean := min(max(d.Offered[k]/here, low), high)
		c.low[k], c.high[k] = low, high
		if mean+mean < low+high {
			c.high[k] = max(mean+mean-low, low*(1+1e-9))
		} else {
			c.low[k] = min(mean+mean-high, high*(1-1e-9))
		}
		c.excess[k] += float64(here * (mean - low))
	}
}

// all is the quantity wanted a night at the lowest price there is.
func (c *curve) all() float64 { return c.wanted[0] }

// within is the quantity that those of a class want who bid a price or more, and
// the area under their part of the curve from there on.
func (c *curve) within(k int, price float64) (quantity, area float64) {
	here, low, high := c.wanted[k]-c.wanted[k+1], c.low[k], c.high[k]
	switch {
	case here <= 0 || price >= high:
		return 0, 0
	case price <= low:
		return here, float64(here * (float64((low+high)/2) - price))
	}
	left := high - price
	quantity = float64(here*left) / (high - low)
	return quantity, float64(quantity*left) / 2
}

// at is the quantity wanted a night at a price or more.
func (c *curve) at(price float64) float64 {
	quantity, _ := c.from(price)
	return quantity
}

// from is the quantity wanted a night at a price or more, and the area under the
// curve from there on [minor a night].
func (c *curve) from(price float64) (quantity, area float64) {
	k := binOf(price)
	if k < 0 {
		return c.wanted[0], c.excess[0] + float64((edges[0]-price)*c.wanted[0])
	}
	some, above := c.within(k, price)
	return c.wanted[k+1] + some, c.excess[k+1] + float64(max(0, edges[k+1]-price)*c.wanted[k+1]) + above
}

// price is the price at which a quantity a night is wanted: the bid of the last
// who gets in. It is 0 if less is wanted at any price.
func (c *curve) price(quantity float64) float64 {
	for k := Bins - 1; k >= 0; k-- {
		if here := c.wanted[k] - c.wanted[k+1]; here > 0 && c.wanted[k] >= quantity {
			part := max(0, quantity-c.wanted[k+1]) / here
			return c.high[k] - float64(part*(c.high[k]-c.low[k]))
		}
	}
	return 0
}

// window is the fall of demand and its mean between d below a price and d above.
func (c *curve) window(price, d float64) (fall, mean float64) {
	more, below := c.from(price - d)
	less, above := c.from(price + d)
	return more - less, (below - above) / (2 * d)
}

// markup is Q / -Q' at a price [minor]: 0 where nobody bids so much, and very
// large where everybody bids more.
func (c *curve) markup(price float64) float64 {
	narrow, wide := 0.0, widest*price
	if wide <= 0 {
		return edges[Bins]
	}
	if fall, mean := c.window(price, wide); fall > fallWithin*mean {
		for range halvings {
			middle := (narrow + wide) / 2
			if fall, mean := c.window(price, middle); fall > fallWithin*mean {
				wide = middle
			} else {
				narrow = middle
			}
		}
	}
	fall, mean := c.window(price, wide)
	if mean <= 0 {
		return 0
	}
	if float64(2*wide*mean) >= float64(edges[Bins]*fall) {
		return edges[Bins]
	}
	return float64(2*wide*mean) / fall
}
