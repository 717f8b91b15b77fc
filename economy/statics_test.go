package economy

import (
	"testing"

	"tumen/economy/parameter"
)

// Comparative statics: what must happen when one number changes and nothing
// else, by the economics of the model. Each compares sums over several seeds, so
// that no single chance decides.

// averages are some outcomes over several seeds.
type averages struct{ load, smallest, crew, rate, declared, guards, sold float64 }

// over takes the means of the village's outcomes over five seeds, after a change.
func over(t *testing.T, change func(*parameter.Parameters)) (s averages) {
	t.Helper()
	const seeds = 5
	for seed := range uint64(seeds) {
		p := upland()
		change(p)
		one := live(t, p, seed+1, 1).Summary
		s.load += one.Load.Mean.Float() / seeds
		s.smallest += one.Load.Smallest.Float() / seeds
		s.crew += one.Crew.Median.Float() / seeds
		s.rate += one.PieceRate.Float() / seeds
		s.declared += one.Declared.Float() / seeds
		s.guards += one.Shares.Guards.Float() / seeds
		s.sold += one.Mass.Sold / seeds
	}
	return s
}

func TestAHigherHeadTariffRaisesLoadsAndTheSmallestHired(t *testing.T) {
	at := func(head float64) averages {
		return over(t, func(p *parameter.Parameters) {
			p.Routes[0].Posts[0].Rule, p.Routes[0].Posts[0].Share, p.Routes[0].Posts[0].Head = parameter.ByCustom, 0, head
		})
	}
	low, high := at(40), at(120)
	if high.smallest <= low.smallest || high.load <= low.load {
		t.Errorf("from 40 to 120 yuan a head the smallest load went from %.1f to %.1f kg, the mean from %.2f to %.2f",
			low.smallest, high.smallest, low.load, high.load)
	}
}

func TestMoreVisibilityShrinksCrews(t *testing.T) {
	at := func(v float64) float64 {
		return over(t, func(p *parameter.Parameters) { p.Planning.Visibility, p.Planning.Unnoticed = v, 0 }).crew
	}
	if low, high := at(0.005), at(0.05); high >= low {
		t.Errorf("at a tenfold visibility crews went from %.1f to %.1f", low, high)
	}
}

func TestAHigherLevyMovesDeclarableGoodsToTheRiver(t *testing.T) {
	at := func(levy float64) float64 {
		return over(t, func(p *parameter.Parameters) { p.Routes[1].Posts[0].Share = levy }).declared
	}
	if low, high := at(0.1), at(0.8); high >= low {
		t.Errorf("from a levy of 10 %% to one of 80 %% the declared share went from %.2f to %.2f", low, high)
	}
}

func TestMorePowerToTheGuardsRaisesTheirShareAndLowersTrade(t *testing.T) {
	at := func(power float64) averages {
		return over(t, func(p *parameter.Parameters) { p.Routes[0].Posts[0].Power = power })
	}
	low, high := at(0.4), at(0.8)
	if high.guards <= low.guards || high.sold >= low.sold {
		t.Errorf("with the power from 0.4 to 0.8 the guards' share went from %.2f to %.2f and the goods sold from %.0f to %.0f kg",
			low.guards, high.guards, low.sold, high.sold)
	}
}

func TestABetterOutsideIncomeRaisesThePieceRate(t *testing.T) {
	at := func(outside float64) float64 {
		return over(t, func(p *parameter.Parameters) { p.Counties[0].Outside = outside }).rate
	}
	if low, high := at(4), at(8); high <= low {
		t.Errorf("with twice the outside income the piece rate went from %.2f to %.2f yuan/kg", low, high)
	}
}

// The decision of the testimony: who may declare does, until the legal route loses
// so much of its profit to something else that the river's bribes are cheaper.
// With the levy at 30 %, guards and porters taking some 65-70 % on the river, and
// haulage at 0.3 of 4 yuan, that is at about half of the profit.
func TestDeclaringStopsWhereTheLegalRouteLosesHalfItsProfitOtherwise(t *testing.T) {
	at := func(lost float64) float64 { // the discount that takes this part of the margin of 4 on a price of 6.5
		return over(t, func(p *parameter.Parameters) {
			p.Routes[1].Discount = lost * 4 / 6.5
			p.Routes[1].Load = 1200 // as much as a crew carries, so that the two compare by the kilogram
			p.Planning.Intensity = bestReply
		}).declared
	}
	if some, most := at(0.2), at(0.75); some < 0.1 || most > some/4 {
		t.Errorf("losing 20 %% of its profit the legal route carries %.2f of the declarable goods, losing 75 %% %.2f", some, most)
	}
}
