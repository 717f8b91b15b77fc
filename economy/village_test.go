package economy

import (
	"context"
	"testing"

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
func village() *Parameters {
	start, _ := ParseDate("2017-09-01")
	return &Parameters{
		Regime: Customary, Start: start, Days: 120, Scale: 1,
		Counties: []County{{Name: "upland", Porters: 400, Strength: 50, StrengthSpread: 8, Outside: 4, OutsideSpread: 0.3, Experienced: 0.6, PieceRate: 0.8}},
		Goods: []Good{
			{Name: "cones", SourcePrice: 3, DestinationPrice: 7, Volume: 3000, SourceElasticity: 2, DemandElasticity: 2, Harvest: always(1)},
			{Name: "roots", SourcePrice: 2.5, DestinationPrice: 6.5, Volume: 3000, SourceElasticity: 2, DemandElasticity: 2, Harvest: always(0.5), Declarable: true},
		},
		Routes: []Route{
			{Name: "river", Kind: Clandestine, Carriers: ByPorters, County: "upland", Load: 50, Capacity: 30, River: always(1), Posts: []Post{
				{Name: "border-guards", Organ: BorderGuards, Payer: OrganiserPays, Review: 7, Share: 0.5, Remit: 0.4, Unpaid: 0.5},
				{Name: "frontier-guards", Organ: FarSideGuards, Payer: MerchantPays, Review: 7, Weight: 0.2},
			}},
			{Name: "customs", Kind: Declared, Carriers: ByVehicles, County: "upland", Load: 2000, Haulage: 0.3, Capacity: 4, River: always(1), Posts: []Post{
				{Name: "customs-house", Organ: CustomsHouse, Payer: OrganiserPays, Review: 7, Share: 0.3, Remit: 1},
			}},
		},
		Organisers: []Organiser{
			{Name: "donju", Kind: Donju, County: "upland", Number: 5, Capital: 30000, Turnaround: 2},
			{Name: "companies", Kind: TradingCompany, County: "upland", Number: 2, Capital: 50000, Turnaround: 2, Licence: true, PartyQuota: 500},
		},
		Labour:     Labour{Share: 0.2, SmallestLoad: 30, Rest: 6, Training: 3, NoviceLoad: 0.8, Seasoned: 3},
		Recruiters: Recruiters{Number: 2, Fee: 5, Places: 20, Payer: MerchantPays},
		Merchants:  Merchants{Number: 3, Margin: 0.25},
		Planning:   Planning{CrewLow: 20, CrewHigh: 30, CrewMax: 50},
		Crossing:   Crossing{Raid: 0.005, Accident: 0.001, Deadly: 0.05, Healing: 30, Staying: 0.001, Caught: 0.5, Detention: 15, Release: 300},
		Learning:   Learning{Memory: 0.98, Hits: 1, Clear: 50},
		Living:     Living{Rice: Series{{start, 200.0 / 48}}, Cost: 3},
	}
}

// live runs a world to its end and demands balanced accounts.
func live(t testing.TB, p *Parameters, seed uint64, workers int) Outcome {
	t.Helper()
	w := proof.Must(New(p, nil, seed, workers))(t)
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	out := w.Outcome()
	if out.Summary.Conserved != (Conservation{}) {
		t.Fatalf("money or goods from nowhere: %+v", out.Summary.Conserved)
	}
	return out
}

// morning is a world on the morning of its first day, after a change of the upland.
func morning(t *testing.T, change func(*Parameters)) *World {
	t.Helper()
	p := upland()
	p.BurnIn = 0
	change(p)
	w := proof.Must(New(p, nil, 1, 1))(t)
	return w
}
