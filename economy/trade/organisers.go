package trade

import (
	"tumen/exact"
	"tumen/ledger"
	"tumen/rng"
)

// organisers.go: who could organise crossings, and how they differ.
//
// Each kind of organiser has some who could (potential) and some who do on the
// first day (number). They differ in what a day is worth to them elsewhere, in
// skill, and in what capital they could bring,
//
//	v = median exp(spread z)    skill = exp(spread z - spread^2/2)    K = median exp(spread z)
//
// with z standard normal, drawn by name for each: lognormal, since incomes and
// fortunes are (Gibrat 1931), and skill so that its mean is 1.

// Group is what organisers of one kind have in common: money in minor units,
// times in days.
type Group struct {
	County    uint16
	Potential int // who could organise
	Number    int // of them, who do on the first day

	Outside       float64 // what a day is worth elsewhere, median [minor/day]
	OutsideHigh   float64 // if above 0, they stand evenly from Outside to this, and the spread has no effect [minor/day]
	OutsideSpread float64 // standard deviation of its logarithm
	SkillSpread   float64 // standard deviation of the logarithm of skill
	Capital       float64 // what he brings when he enters, median [minor]
	CapitalSpread float64 // standard deviation of its logarithm

	Turnaround   int     // days from one crossing to the next
	Review       int     // days from one thought about coming or leaving to the next
	SetUp        float64 // sunk when he enters [minor]
	Relation     float64 // sunk to be known at the posts of a route [minor]
	Protection   float64 // part by which his standing lowers the hazard
	RiskAversion float64 // relative, gamma
	Span         float64 // people whom one leads without loss of care

	CapitalReturn float64 // of own money elsewhere [1/day]
	BorrowRate    float64 // of what is lent to him [1/day]
	Leverage      float64 // the most that is lent to him, in parts of what he owns
	Saving        float64 // part of a profit that is not spent
	Wealth        float64 // the most that is kept, in usual outlays of a crossing
	Licence       float64 // what being in the trade costs him besides: licence, quota [minor/day]

	Licensed bool // he may declare goods under his own name
	Exempt   bool // posts ask nothing of him where nothing is declared

	Goods []bool // which goods he moves, by good; nil for all
}

// moves says whether the group moves a good.
func (g *Group) moves(good uint16) bool { return g.Goods == nil || g.Goods[good] }

// Organisers are those who could organise, in columns; index i is the same one
// everywhere and always. Columns with two indices are by route, by good, or by
// good and route, and then by organiser.
type Organisers struct {
	Group    []uint16
	County   []uint16
	Active   []bool
	Since    []int32   // day on which he entered, or the first day
	FreeOn   []int32   // first day on which the next crossing can be planned
	ReviewOn []int32   // day on which he next thinks about coming or leaving
	Outside  []float64 // what a day is worth elsewhere [minor/day]
	Skill    []float64 // factor on the margin of what he moves; mean 1
	Capital  []float64 // what he brings when he enters [minor]

	Debt    []ledger.Money
	Profit  []float64 // realised, fading mean [minor/day]; what a day elsewhere is worth is not taken off
	Expects []float64 // what he last expected above that of the best plan [minor/day]
	Taken   []float64 // share of his plans that were carried out, fading mean
	Outlay  []float64 // what a crossing usually needs ahead, fading mean [minor]

	Stock [][]ledger.Grams // by good
	Pull  [][]float64      // by good and route: what experience adds to an expectation [minor]
	Known [][]int32        // by route: day since which the posts know him, Unknown if they do not
	Hits  [][]float64      // by route: crossings lost, fading
	Tried [][]float64      // by route: exposure that he has lived through, fading
}

// Unknown is the day since which an organiser is known where he is not.
const Unknown = int32(-1 << 31)

// Purposes name the draws of this package.
type Purposes struct {
	Differ rng.Purpose // how organisers differ, and on which days they begin
	Choice rng.Purpose // which plan
	Lot    rng.Purpose // the order among equal bids
	Ready  rng.Purpose // whether goods and people are together a day sooner or later
}

// SetOut notes that an organiser goes tonight, as he has planned: he is free again after a turnaround,
// which in a quarter of cases is a day shorter and in a quarter a day longer. So
// those with a turnaround of two days do not cross on the same nights for ever, some
// on crowded ones and some on empty ones.
func (o *Organisers) SetOut(i uint32, e *Evening) {
	days := int32(max(1, e.Groups[o.Group[i]].Turnaround))
	if days > 1 {
		switch e.Draws.Draw(e.Purposes.Ready, i, e.Day, 0).Below(0, 4) {
		case 0:
			days--
		case 1:
			days++
		}
	}
	o.FreeOn[i] = e.Day + days
	o.Taken[i] += 1 - takenKeep
}

// Found makes all potential organisers of all groups, of whom each group's first
// are in the trade from the given day. Their first crossings are spread by lot
// over one turnaround, their reviews over one review period.
func (o *Organisers) Found(groups []Group, goods, routes int, day int32, draws rng.Source, differ rng.Purpose) {
	for g := range groups {
		group := &groups[g]
		for k := range max(group.Potential, group.Number) {
			i := uint32(len(o.Group))
			lot := draws.Draw(differ, i, 0, 0)
			active := k < group.Number
			o.Group = append(o.Group, uint16(g))
			o.County = append(o.County, group.County)
			o.Active = append(o.Active, active)
			o.Since = append(o.Since, day)
			o.FreeOn = append(o.FreeOn, day+int32(lot.Below(0, uint32(max(1, group.Turnaround)))))
			o.ReviewOn = append(o.ReviewOn, day+int32(lot.Below(1, uint32(max(1, group.Review)))))
			o.Outside = append(o.Outside, group.outside(k, draws.Draw(differ, i, 0, 1)))
			skill := spread(draws.Draw(differ, i, 0, 2), group.SkillSpread)
			o.Skill = append(o.Skill, skill*exact.Exp(-group.SkillSpread*group.SkillSpread/2))
			o.Capital = append(o.Capital, group.Capital*spread(draws.Draw(differ, i, 0, 3), group.CapitalSpread))
		}
	}
	n := len(o.Group)
	o.Debt = make([]ledger.Money, n)
	o.Profit, o.Expects, o.Outlay = make([]float64, n), make([]float64, n), make([]float64, n)
	o.Taken = make([]float64, n)
	for i := range o.Taken {
		o.Taken[i] = 1
	}
	copy(o.Profit, o.Outside) // until he has made a crossing, as much as elsewhere
	o.Stock = table[ledger.Grams](goods, n)
	o.Pull = table[float64](goods*routes, n)
	o.Hits, o.Tried = table[float64](routes, n), table[float64](routes, n)
	o.Known = table[int32](routes, n)
	for r := range o.Known {
		for i := range o.Known[r] {
			o.Known[r][i] = Unknown
			if o.Active[i] {
				o.Known[r][i] = day // those of the first day have made their relations
			}
		}
	}
}

// outside is what a day elsewhere is worth to member k: drawn, or in the middle of
// the k-th part of an even spread.
func (g *Group) outside(k int, draw rng.Block) float64 {
	if g.OutsideHigh > 0 {
		return g.Outside + (g.OutsideHigh-g.Outside)*(float64(k)+0.5)/float64(max(g.Potential, g.Number))
	}
	return g.Outside * spread(draw, g.OutsideSpread)
}

// spread is the factor by which one differs from the median.
func spread(draw rng.Block, deviation float64) float64 {
	if deviation == 0 {
		return 1
	}
	return exact.Exp(deviation * draw.Normal())
}

func table[T any](rows, columns int) [][]T {
	all := make([][]T, rows)
	for r := range all {
		all[r] = make([]T, columns)
	}
	return all
}
