package security

import "tumen/exact"

// detection.go: what a crossing costs a post. The more people pass, the more of it
// is seen, and the likelier it is that a superior hears of a bribe:
//
//	r(Q) = min(0.95, detection ((1 + Q / usual) / 2)^growth)      Q heads a day
//
// At usual traffic that is detection. It does not vanish with traffic: a bribe on
// an empty border can come to light too, or trade would never stop.
//
// A post whose bribe is detected loses the bribe, its pay and a penalty, and of
// what it takes it keeps the part that is not handed up. So the least bribe that
// covers the risk of a crossing is
//
//	L(Q) = (salary + penalty) r / (1 - r) / (1 - remit)
//
// (Basu, Basu and Cordella 2014, World Bank WPS 6933), which raises the price of a
// passage until trade stops. With n sellers of passage, each of whom reckons that
// its own heads make all of its own more visible, but not those of the others, one
// more head costs c (1 + e / n), with c = L / (heads a crossing) and e the
// elasticity of L in Q, growth Q / (usual + Q) / (1 - r).
//
// What more pay does is open. A guard has more to lose: c rises with salary, he
// lets fewer pass and gains less by it (Becker and Stigler 1974, Journal of Legal
// Studies 3, 1-18). But he may also aim higher: better paid police on the roads
// of Ghana took more (Foltz and Opoku-Agyemang 2015, IGC working paper). With
// aspiration a he lets nobody pass for less than
//
//	aim = a salary / (heads a crossing)
//
// Where few sellers or a high cost hold the price above the aim, pay makes honest;
// where sellers undercut one another, it holds the price up and makes dearer.
// Which of the two it is, a case says by a.

// MostDetection is the chance up to which traffic raises detection.
const MostDetection = 0.95

// Detection is how a post's superiors hear of a bribe.
type Detection struct {
	Chance float64 // at usual traffic
	Usual  float64 // usual traffic [person/day]
	Growth float64 // elasticity of the chance in traffic that is far above the usual [1]
}

// At is the chance that the bribe of a crossing is detected with some traffic
// [person/day].
func (d Detection) At(traffic float64) float64 {
	chance := d.Chance
	if d.Growth != 0 && d.Usual > 0 {
		chance = float64(chance * exact.Pow((1+max(0, traffic)/d.Usual)/2, d.Growth))
	}
	return min(max(MostDetection, d.Chance), chance)
}

// Elasticity is that of r / (1 - r), and so of the least bribe, in traffic; it is 0
// where the chance is at its most.
func (d Detection) Elasticity(traffic float64) float64 {
	r := d.At(traffic)
	if d.Usual <= 0 || traffic <= 0 || r >= MostDetection {
		return 0
	}
	return float64(d.Growth*traffic) / (d.Usual + traffic) / (1 - r)
}

// Stakes are what a post's people lose and want, for one crossing [minor].
type Stakes struct {
	Salary     float64 // pay lost if a bribe is detected
	Penalty    float64 // fine beside it
	Remit      float64 // share of takings handed up
	Aspiration float64 // aim as a share of salary
}

// Cost is what letting people pass costs a post, in takings [minor].
type Cost struct {
	Crossing float64 // a crossing: the least bribe that covers its risk
	Head     float64 // a head, on the mean
	Marginal float64 // one more head
	Aim      float64 // a head: it asks no less
}

// Least is the least for which a post lets a head pass.
func (c Cost) Least() float64 { return max(c.Head, c.Aim) }

// leastKept is the share of its takings that a post counts on keeping, though it
// should have to hand up all.
const leastKept = 0.01

// Cost is the cost of a crossing of so many heads when traffic is so many heads a
// day, shared by so many sellers of passage.
func (s Stakes) Cost(d Detection, traffic, heads float64, sellers int) Cost {
	heads = max(1, heads)
	kept := max(leastKept, 1-s.Remit)
	r := d.At(traffic)
	crossing := float64(r*(s.Salary+s.Penalty)) / (1 - r) / kept
	c := Cost{Crossing: crossing, Head: crossing / heads, Aim: float64(s.Aspiration*s.Salary) / heads}
	c.Marginal = float64(c.Head * (1 + d.Elasticity(traffic)/float64(max(1, sellers))))
	return c
}
