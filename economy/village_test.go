package economy

import (
	"context"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// always is a month's number that is the same all year.
func always(x float64) (year [12]float64) {
	for m := range year {
		year[m] = x
	}
	return year
}

// village is a small customary border economy with the testimony's figures: a
// margin of 4 yuan/kg, half of it to the guards, a fifth to the porters.
func village() *parameter.Parameters {
	start, _ := parameter.ParseDate("2017-09-01")
	return &parameter.Parameters{
		Regime: parameter.Customary, Start: start, Days: 120, Scale: 1,
		Counties: []parameter.County{{Name: "upland", Porters: 400, Strength: 50, StrengthSpread: 8, Outside: 4, OutsideSpread: 0.3, Experienced: 0.6, PieceRate: 0.8}},
		Goods: []parameter.Good{
			{Name: "cones", SourcePrice: 3, DestinationPrice: 7, Volume: 3000, SourceElasticity: 2, DemandElasticity: 2, Harvest: always(1)},
			{Name: "roots", SourcePrice: 2.5, DestinationPrice: 6.5, Volume: 3000, SourceElasticity: 2, DemandElasticity: 2, Harvest: always(0.5), Declarable: true},
		},
		Routes: []parameter.Route{
			{Name: "river", Kind: parameter.Clandestine, Carriers: parameter.ByPorters, County: "upland", Load: 50, Capacity: 30, River: always(1), Posts: []parameter.Post{
				{Name: "border-guards", Organ: parameter.BorderGuards, Payer: parameter.OrganiserPays, Review: 7, Share: 0.5, Remit: 0.4, Unpaid: 0.5},
				{Name: "frontier-guards", Organ: parameter.FarSideGuards, Payer: parameter.MerchantPays, Review: 7, Weight: 0.2},
			}},
			{Name: "customs", Kind: parameter.Declared, Carriers: parameter.ByVehicles, County: "upland", Load: 2000, Haulage: 0.3, Capacity: 4, River: always(1), Posts: []parameter.Post{
				{Name: "customs-house", Organ: parameter.CustomsHouse, Payer: parameter.OrganiserPays, Review: 7, Share: 0.3, Remit: 1},
			}},
		},
		Organisers: []parameter.Organiser{
			{Name: "donju", Kind: parameter.Donju, County: "upland", Number: 5, Capital: 30000, Turnaround: 2},
			{Name: "companies", Kind: parameter.TradingCompany, County: "upland", Number: 2, Capital: 50000, Turnaround: 2, Licence: true, PartyQuota: 500},
		},
		Labour:     parameter.Labour{Share: 0.2, SmallestLoad: 30, Rest: 6, Training: 3, NoviceLoad: 0.8, Seasoned: 3},
		Recruiters: parameter.Recruiters{Number: 2, Fee: 5, Places: 20, Payer: parameter.MerchantPays},
		Merchants:  parameter.Merchants{Number: 3, Margin: 0.25},
		Planning:   parameter.Planning{CrewLow: 20, CrewHigh: 30, CrewMax: 50},
		Crossing:   parameter.Crossing{Raid: 0.005, Accident: 0.001, Deadly: 0.05, Healing: 30, Staying: 0.001, Caught: 0.5, Detention: 15, Release: 300},
		Learning:   parameter.Learning{Memory: 0.98, Hits: 1, Clear: 50},
		Living:     parameter.Living{Rice: parameter.Series{{On: start, Value: 200.0 / 48}}, Cost: 3},
	}
}

// live runs a world to its end and demands balanced accounts.
func live(t testing.TB, p *parameter.Parameters, seed uint64, workers int) observe.Outcome {
	t.Helper()
	w := proof.Must(New(p, nil, seed, workers))(t)
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	out := w.Outcome()
	if out.Summary.Conserved != (observe.Conservation{}) {
		t.Fatalf("money or goods from nowhere: %+v", out.Summary.Conserved)
	}
	return out
}

// morning is a world on the morning of its first day, after a change of the upland.
func morning(t *testing.T, change func(*parameter.Parameters)) *World {
	t.Helper()
	p := upland()
	p.BurnIn = 0
	change(p)
	w := proof.Must(New(p, nil, 1, 1))(t)
	return w
}
