package labour

import "tumen/exact"

// load.go: how heavily an organiser has people loaded. A head costs him pay of
// a phi(x), with a = kappa own / (1 - rho), and F that does not depend on the load:
// passage by the head, what is paid for a crossing over its heads, equipment, what
// he wants to earn for each. A kilogram of goods that is lost in an accident costs
// him V. So a kilogram costs
//
//	c(x) = (a (A + B x^g) + F) / (own x) + V h x^g        A = Terms.Flat, B = Terms.Steep
//
// which is least where
//
//	(g - 1) a B x^g + g V h own x^(g+1) = a A + F
//
// The left side rises from 0 without bound, so there is one such x. It rises with
// F: people carry more where a post counts heads. A share of the value, or so
// much a kilogram, is not in F, and does not move it.

// Charge is what decides a load besides the people.
type Charge struct {
	Head  float64 // F: what is paid for a head, whatever its load [minor]
	Value float64 // V: what a kilogram lost in an accident costs the organiser [minor]
	Bag   float64 // the most that a bag holds [kg]
}

// Load is the load factor at which a kilogram costs least, for people with a mean
// own load [kg] at a cut. bound says that the bag did not allow more.
func (t *Terms) Load(cut, own float64, c Charge) (x float64, bound bool) {
	return t.LoadUpTo(cut, own, c, t.Strain(c.Bag/own))
}

// LoadUpTo is Load where the strain of a full bag is known.
func (t *Terms) LoadUpTo(cut, own float64, c Charge, strain float64) (x float64, bound bool) {
	full, at := c.Bag/own, t.marginal(cut, own, &c)
	if at.slope(full, strain) <= 0 {
		return full, true
	}
	// The cost falls at low and rises at high.
	low, high := 0.0, full
	x = min(full, 1)
	root := 1 / t.Power
	for range 60 {
		f := at.slope(x, t.Strain(x))
		if f > 0 {
			high = x
		} else {
			low = x
		}
		if high-low <= 1e-12*high {
			break
		}
		// Newton's step in the logarithm, in which the left side is nearly a line of
		// slope g; a step that leaves the bracket is replaced by a bisection.
		next := 0.0
		if left := f + at.right; left > 0 && at.right > 0 {
			next = x * exact.Pow(at.right/left, root)
		}
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if d := next - x; d <= 1e-13*x && d >= -1e-13*x {
			return next, false
		}
		x = next
	}
	return x, false
}

// marginal is the condition for the least cost, in what does not depend on x.
type marginal struct{ tired, lost, right float64 }

func (t *Terms) marginal(cut, own float64, c *Charge) marginal {
	a := cut * own / (1 - t.Lost)
	return marginal{
		tired: (t.Power - 1) * a * t.Steep,
		lost:  t.Power * c.Value * t.Hazard * own,
		right: float64(a*t.Flat) + c.Head,
	}
}

// slope has the sign of the cost's derivative in x: the left side of the condition
// less the right. power is x^g.
func (m *marginal) slope(x, power float64) float64 {
	left := float64(m.tired*power) + float64(m.lost*power*x)
	return left - m.right
}

// KgCost is what a kilogram costs the organiser [minor]: what Load makes least.
func (t *Terms) KgCost(cut, own float64, c Charge, x float64) float64 {
	power := exact.Pow(x, t.Power)
	pay := float64(cut * own / (1 - t.Lost) * (t.Flat + float64(t.Steep*power)))
	return (pay+c.Head)/(own*x) + float64(c.Value*t.Hazard*power)
}

// Smallest is the smallest load that is worth its head [kg]: what is charged for a
// head over what a kilogram brings when its piece rate is paid. It is false if no
// load is.
func Smallest(head, kilogram float64) (load float64, any bool) {
	if kilogram <= 0 {
		return 0, false
	}
	return max(0, head) / kilogram, true
}
