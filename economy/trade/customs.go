package trade

import "math"

// customs.go: what the legal way is worth. A shipment pays a duty on value and a
// levy on assessed profit, the hire of its lorry, and the time on the way. Its
// organiser declares what is best for him.
//
// Of a good that may be declared he leaves out the share u, and declares the share
// c as another good that pays less. Fully declared it pays D a kilogram, as the
// other good D'. Goods are counted with chance q, and noticed the more easily the
// more is left out; as another good they are found with the hazard lambda
// (customs_hidden.go). What is found pays the fine, phi of its value V. He gains
//
//	D u + (D - D') c - A u^2 - B c^2        A = q phi V      B = lambda phi V
//
// and the best shares are u = D/2A and c = (D - D')/2B, or on the line u + c = 1
// if these leave less than nothing (Allingham and Sandmo 1972, J. Public Economics
// 1:323-38, with a chance that rises with what is left out; that more is left out
// where duties are higher: Fisman and Wei 2004, JPE 112:471-96).
//
// A good that may not be declared goes as another one, or not at all: then the
// choice is how much of the lorry to load with it, and all that is found is lost.
//
// What the officer can sell is in customs_officer.go.

// Customs is a declared route as all its shipments find it tonight.
type Customs struct {
	Levy       float64 // share of assessed profit, price less source price
	Fixed      float64 // what the law asks of a shipment [minor]
	Weight     float64 // and of a kilogram [minor/kg]
	Inspection float64 // q, chance that a shipment is counted and weighed
	Fine       float64 // phi, fine as a share of the value of what was not declared as what it is
	Camouflage float64 // h, chance that a full load declared as another good is found out
	Delay      float64 // time on the way [days]
	DelayCost  float64 // what a day's delay costs, as a share of value
	Vehicle    float64 // hire of a lorry, or what it earns elsewhere [minor/day]

	Met    float64 // share of shipments that meet an officer who can be paid
	Second float64 // chance that what he passed is looked at again, as without him
	Hold   float64 // for how long he can hold a shipment that does not pay [days]

	// Worked out by Open: lambda alone, and where the officer is paid.
	Hazard, HazardAgain float64
}

// Open works out what follows from the numbers alone; it is called when one of
// them has changed.
func (c *Customs) Open() {
	c.Hazard, c.HazardAgain = hazard(c.Camouflage), hazard(float64(c.Second*c.Camouflage))
}

// Cargo is a good on a declared route.
type Cargo struct {
	Pays       float64 // what merchants pay, any discount taken off; its value to customs [minor/kg]
	Source     float64 // what gatherers ask [minor/kg]
	Haulage    float64 // moving it [minor/kg]
	Duty       float64 // share of value
	Declarable bool    // whether customs accepts a declaration of it
	Other      float64 // the least that another good pays as which it can be declared [minor/kg]
	HasOther   bool    // whether there is one
}

// Way is one way to declare a kilogram that a lorry can hold: the best one with
// the officer paid, or the best one alone.
type Way struct {
	Load  float64 // share of the lorry that is loaded: 1 for a good that may be declared
	Out   float64 // u, share of the load that is left out of the declaration
	Other float64 // c, share of the load that is declared as another good
	Duty  float64 // duty and levy [minor/kg]
	Found float64 // chance that what is left out is noticed; what is declared as another good is found with FoundOther
	Fine  float64 // expected fine [minor/kg]
	Gain  float64 // what is left after goods, haulage, duty, fines, losses and the usual delay [minor/kg]

	FoundOther float64
}

// Terms is what a good can expect at customs tonight, the same for all who ship
// it: worked out once an evening.
type Terms struct {
	Alone, Bribed Way
	Storage       float64 // what a day's delay costs [minor/kg]
	Lost          bool    // whether goods that are found out are seized
}

// Full is the duty and levy on a kilogram that is fully declared [minor/kg].
func (c *Customs) Full(g *Cargo) float64 {
	return float64(c.Levy*max(0, g.Pays-g.Source)) + float64(g.Duty*g.Pays) + c.Weight
}

// Terms works out both best declarations of a good.
func (c *Customs) Terms(g *Cargo) Terms {
	t := Terms{Storage: c.DelayCost * g.Pays, Lost: !g.Declarable}
	if g.Declarable {
		t.Alone = c.declare(g, c.Inspection, c.Hazard)
		t.Bribed = c.declare(g, c.Second*c.Inspection, c.HazardAgain)
	} else if g.HasOther {
		load := c.mostHidden(g)
		t.Alone, t.Bribed = c.hide(g, load, c.Hazard), c.hide(g, load, c.HazardAgain)
	}
	return t
}

// declare is the best way with a good that may be declared, where it is counted
// with chance q and known for what it is with the hazard lambda.
func (c *Customs) declare(g *Cargo, q, lambda float64) Way {
	full := c.Full(g)
	saves := 0.0 // by declaring a kilogram as another good
	if g.HasOther && !math.IsInf(lambda, 1) {
		saves = max(0, full-g.Other)
	} else {
		lambda = 0
	}
	w := Way{Load: 1}
	fine := c.Fine * g.Pays
	w.Out, w.Other = shares(full, saves, q*fine, lambda*fine)
	if lambda > 1 && saves > fine {
		w.Out, w.Other = surely(full, saves, q*fine, fine, lambda, w.Out, w.Other)
	}
	w.Duty = full - float64(full*w.Out) - float64(saves*w.Other)
	w.Found, w.FoundOther = q*w.Out, min(1, lambda*w.Other)
	w.Fine = float64((float64(w.Found*w.Out) + float64(w.FoundOther*w.Other)) * c.Fine * g.Pays)
	w.Gain = g.Pays - g.Source - g.Haulage - w.Duty - w.Fine - float64(c.Delay*c.DelayCost*g.Pays)
	return w
}

// shares are the u and c that make D u + d c - A u^2 - B c^2 largest, with u and c
// at least 0 and together at most 1.
func shares(D, d, A, B float64) (u, c float64) {
	u, c = best(D, A), best(d, B)
	if u+c <= 1 {
		return u, c
	}
	// On the line u = 1 - c the slope is D - d - 2 A u + 2 B (1 - u).
	u = 1
	if A+B > 0 {
		u = min(1, max(0, (D-d+float64(2*B))/(2*(A+B))))
	} else if d > D {
		u = 0
	}
	return u, 1 - u
}

// surely is u and c where so much may be declared as another good that it is found for
// sure, and pays all the same: with c of 1/lambda and more the fine F is no longer a
// chance, so u + c = 1 and the slope along it is D - d + F - 2 A u. The better of that
// and of the given shares is taken.
func surely(D, d, A, F, lambda, out, other float64) (u, c float64) {
	u = 1 - 1/lambda
	if A > 0 {
		u = min(u, max(0, (D-d+F)/(2*A)))
	} else if d-F > D {
		u = 0
	}
	gain := func(u, c float64) float64 {
		return float64(D*u) + float64(d*c) - float64(A*u*u) - float64(F*min(1, lambda*c)*c)
	}
	if gain(u, 1-u) > gain(out, other) {
		return u, 1 - u
	}
	return out, other
}

// best is the x from 0 to 1 that makes s x - a x^2 largest.
func best(s, a float64) float64 {
	if s <= 0 {
		return 0
	}
	if 2*a <= s {
		return 1
	}
	return s / (2 * a)
}

// passes is what a kilogram brings that is declared as another good and passes, and
// what is lost with one that is found.
func (c *Customs) passes(g *Cargo) (gain, lost float64) {
	sunk := g.Source + g.Haulage + g.Other + float64(c.Delay*c.DelayCost*g.Pays)
	return g.Pays - sunk, sunk + float64(c.Fine*g.Pays)
}

// mostHidden is the share of a lorry to load with a good that may not be declared,
// for one who cannot count on an officer: he loads before he meets one.
func (c *Customs) mostHidden(g *Cargo) float64 {
	gain, lost := c.passes(g)
	return hiddenPart(gain, lost, c.Hazard)
}

// hide is what comes of a load that is all declared as another good.
func (c *Customs) hide(g *Cargo, load, lambda float64) Way {
	if load == 0 {
		return Way{}
	}
	gain, lost := c.passes(g)
	w := Way{Load: load, Other: 1, Duty: load * g.Other, FoundOther: foundOut(load * lambda)}
	w.Fine = load * w.FoundOther * c.Fine * g.Pays
	w.Gain = load * (float64(gain*(1-w.FoundOther)) - float64(lost*w.FoundOther))
	return w
}
