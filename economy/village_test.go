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
				{Name: "border-guards", Organ: parameter.BorderGuards, Payer: parameter.OrganiserPays, Share: 0.5, Remit: 0.4, Unpaid: 0.5, Pricing: parameter.ByCustom},
				{Name: "frontier-guards", Organ: parameter.FarSideGuards, Payer: parameter.MerchantPays, Weight: 0.2, Pricing: parameter.ByCustom},
			}},
			{Name: "customs", Kind: parameter.Declared, Carriers: parameter.ByVehicles, County: "upland", Load: 2000, Haulage: 0.3, Capacity: 4, River: always(1), Posts: []parameter.Post{
				{Name: "customs-house", Organ: parameter.CustomsHouse, Payer: parameter.OrganiserPays, Share: 0.3, Remit: 1, Pricing: parameter.ByCustom},
			}},
		},
		Organisers: []parameter.Organiser{
			{Name: "donju", Kind: parameter.Donju, County: "upland", Number: 5, Capital: 30000, Turnaround: 2},
			{Name: "companies", Kind: parameter.TradingCompany, County: "upland", Number: 2, Capital: 50000, Turnaround: 2, Licence: true, Declares: 60000, PartyQuota: 500},
		},
		Labour:     parameter.Labour{Share: 0.2, SmallestLoad: 30, Rest: 3, Tiring: 4, Training: 3, NoviceLoad: 0.8, Seasoned: 3},
		Recruiters: parameter.Recruiters{Number: 2, Fee: 5, Places: 20, Payer: parameter.MerchantPays},
		Merchants:  parameter.Merchants{Number: 3, Margin: 0.25},
		Planning:   parameter.Planning{CrewLow: 20, CrewHigh: 30, CrewMax: 50, Intensity: 0.01},
		Crossing:   parameter.Crossing{Raid: 0.005, Usual: 25, Exposure: 1, Accident: 0.001, Deadly: 0.05, Healing: 30, Staying: 0.001, Caught: 0.5, Detention: 15, Release: 300, ReleaseShare: 1, Bearer: parameter.OrganiserBears},
		Learning:   parameter.Learning{Memory: 0.98, Hits: 1, Clear: 50},
		Living:     parameter.Living{Rice: parameter.Series{{On: start, Value: 200.0 / 48}}, Cost: 3},
		Security:   parameter.Security{Posture: parameter.Bystander, Effort: 20, Adaptation: 0.05, CampaignDays: 30},
		State:      parameter.State{Float: 30, Memory: 0.9},
		Mechanisms: parameter.Mechanisms{
			Entry: parameter.OpenEntry, Enforcement: parameter.On, Fear: parameter.On, Credit: parameter.On, Relations: parameter.On, Turnover: parameter.On, Load: parameter.LoadChosen,
		},
	}
}

// upland is the village under the behavioural regime: the guards' units sell
// passage by the head, organisers come and go, households save and move.
func upland() *parameter.Parameters {
	p := village()
	p.Regime, p.BurnIn = parameter.Behavioural, 60
	p.Counties[0].Porters, p.Counties[0].Outside, p.Counties[0].Strength = 600, 6, 42
	for g := range p.Goods {
		p.Goods[g].SourceElasticity, p.Goods[g].DemandElasticity, p.Goods[g].Volume = 4, 12, 1500
	}
	p.Routes[0].Load, p.Routes[0].Passage = 80, 5
	guards := &p.Routes[0].Posts[0]
	guards.Pricing, guards.Sees, guards.Opening, guards.Sellers = parameter.PassageSold, parameter.SeesHeads, 80, 2
	guards.Memory, guards.Foresight, guards.Step = 60, 0.5, 0.05
	guards.Salary, guards.Penalty, guards.Fine, guards.Detection, guards.Traffic, guards.Crowding = 1000, 3000, 1000, 0.02, 50, 1
	guards.Rotation, guards.Sells, guards.Relation = 200, 0.3, 0.5
	customs := &p.Routes[1]
	customs.Hidden, customs.Discount, customs.Vehicle, customs.Delay, customs.DelayCost = 0.9, 0.15, 250, 2, 0.01
	house := &customs.Posts[0]
	house.Pricing, house.Sees, house.Opening, house.Memory, house.Step = parameter.Posted, parameter.SeesCrossing, 200, 60, 0.05
	house.Met, house.Inspects, house.Again, house.UnderFine, house.Hold = 0.4, 0.4, 0.2, 1, 2
	house.Salary, house.Penalty, house.Detection = 1000, 3000, 0.02
	for i := range p.Organisers {
		o := &p.Organisers[i]
		o.Potential, o.Value, o.ValueSpread, o.SkillSpread, o.CapitalSpread = 4*o.Number, 40, 1, 0.1, 0.7
		o.Review, o.Relation, o.SetUp, o.Return, o.BorrowRate, o.Leverage = 30, 2000, 1000, 0.001, 0.003, 1
		o.Saving, o.Wealth, o.RiskAversion = 0.4, 4, 1
		o.LicenceCare, o.LicenceFee = 1, 300
	}
	p.Labour.Fatigue = 1
	p.Recruiters.Payer = parameter.OrganiserPays
	p.Merchants.Handling = 0.1
	p.Market = parameter.Market{Memory: 0.95, Persistence: 0.9, Shock: 0.01}
	p.Planning.Span, p.Planning.CrewMax = 80, 300
	p.Learning.Rumour, p.Learning.False, p.Learning.Reinforce = 0.5, 0.01, 0.1
	p.State.Funds = 0.5
	p.Household = parameter.Household{Saving: 0.2, Buffer: 60, Turnover: 0.1, Replacement: 30, Migration: 0.05, MovingCost: 200, LifeValue: 5000}
	return p
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
