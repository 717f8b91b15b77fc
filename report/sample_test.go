package report

import (
	"math"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
	"tumen/testimony"
	"tumen/unit"
)

// samjiyon is a made-up year on the river and through customs, in the size and
// form of a real record. Each kilogram makes 4 yuan of profit, shared 46 : 30 :
// 24 on the river; the season is a wave, and every ninth night nobody crosses.
func samjiyon(t testing.TB) *record.Run {
	t.Helper()
	const days = 365
	start := proof.Must(parameter.ParseDate("2017-09-01"))(t)
	var date, campaign, river, customs, profit, guards, organisers, porters []int64
	var rate []float64
	for d := range int64(days) {
		kg := int64(2000 + 900*math.Sin(float64(d)/30) + 25*float64(d*7%31))
		if d%9 == 4 {
			kg = 0
		}
		raids := int64(0)
		if d >= 110 && d < 140 {
			raids, kg = 1, kg/3
		}
		date = append(date, int64(start)+d)
		campaign = append(campaign, raids)
		river = append(river, kg*gramsPerKg)
		customs = append(customs, 600*gramsPerKg)
		profit = append(profit, kg*400)
		guards = append(guards, kg*184+raids*kg*8)
		organisers = append(organisers, kg*120-raids*kg*8)
		porters = append(porters, kg*96)
		paid := 80 + 8*math.Sin(float64(d)/50)
		if kg == 0 {
			paid = math.NaN()
		}
		rate = append(rate, paid)
	}
	run := &record.Run{Days: &observe.Table{Columns: []observe.Column{
		{Name: "date", Unit: "day", Ints: date},
		{Name: "piece_rate", Unit: "fen/kg", Reals: rate},
		{Name: "profit", Unit: "fen", Ints: profit},
		{Name: "guards", Unit: "fen", Ints: guards},
		{Name: "organisers", Unit: "fen", Ints: organisers},
		{Name: "porters", Unit: "fen", Ints: porters},
		{Name: "campaign", Unit: "1", Ints: campaign},
		{Name: "mass.river", Unit: "g", Ints: river},
		{Name: "mass.customs", Unit: "g", Ints: customs},
	}}}
	tally := func(name string) int64 { return column(run, name).sum() }
	riverKg, customsKg := float64(tally("mass.river"))/gramsPerKg, float64(tally("mass.customs"))/gramsPerKg
	all := int64(riverKg + customsKg)
	run.Manifest = record.Manifest{
		Money: unit.Money{Unit: "yuan", Code: "CNY", Digits: 2, Minor: "fen"},
		Tumen: "0.1.0", Case: "samjiyon", Title: "Samjiyon, autumn 2017",
		CaseSHA256: "5f3a9c0de1b24786a90c13d57e6f8b2411aa00bb22cc33dd44ee55ff66778899",
		Seed:       1, Start: "2017-09-01", Days: days, Asked: days, Policies: []string{}, Sets: []string{},
		Parameters: parametersOfSamjiyon(), Testimony: saidInSamjiyon(t),
		Summary: observe.Summary{
			Shares:    observe.Shares{Guards: some(float64(tally("guards")) / float64(tally("profit"))), Organisers: some(float64(tally("organisers")) / float64(tally("profit"))), Porters: some(0.24)},
			Profit:    some(4),
			PieceRate: some(0.81), Load: observe.Load{Mean: some(46.2), Smallest: some(31), Largest: some(50)},
			Crew:        observe.Crew{Median: some(25), P10: some(21), P90: some(29), Largest: some(30)},
			PorterMonth: observe.PorterMonth{Runs: some(4.1), Money: some(153.4), Staple: some(36.8)},
			Routes: map[string]observe.RouteSum{
				"river":   {Mass: riverKg, Profit: float64(tally("profit")) / 100, Crossings: 1904},
				"customs": {Mass: customsKg, Profit: customsKg * 4, Crossings: 365},
			},
			Mass:   observe.Fates{Gathered: float64(all) + 21400, Sold: float64(all), Seized: 12400, Lost: 2100, Stock: 6900},
			Harm:   observe.Harm{Detained: 61, Hurt: 14, Dead: 1},
			Agents: 2023, AgentDays: 2023 * days,
			Units: map[string]string{"own_trade": "yuan", "conservation.money": "yuan"},
		},
		Distributions: []observe.Histogram{
			{Name: "porter_month.money", Unit: "yuan", Of: "porters and months with a run", Width: 10, Counts: hill(40, 15, 5, 700)},
			{Name: "load", Unit: "kg", Of: "paid runs", Width: 1, Counts: hill(51, 47, 5, 6000)[:51]},
			{Name: "crew", Unit: "person", Of: "crossings on foot", Width: 1, Counts: hill(31, 25, 3, 260)},
		},
		FlowTotals: []record.FlowTotal{
			{Kind: "bribe-share", From: "donju", To: "guards", Amount: tally("guards")},
			{Kind: "bribe-weight", From: "merchants", To: "far-side-guards", Amount: int64(riverKg) * 20},
			{Kind: "goods-bought", From: "donju", To: "rest", Amount: all * 300},
			{Kind: "goods-sold", From: "merchants", To: "donju", Amount: all * 700},
			{Kind: "levy", From: "donju", To: "customs", Amount: int64(customsKg) * 120},
			{Kind: "pay", From: "donju", To: "porters", Amount: tally("porters")},
			{Kind: "recruiter-fee", From: "merchants", To: "recruiters", Amount: 1_250_000},
			{Kind: "remittance", From: "guards", To: "commanders", Amount: tally("guards") * 2 / 5},
			{Kind: "resale", From: "rest", To: "merchants", Amount: all * 875},
		},
	}
	return run
}

// hill is a count with one top, falling off to both sides.
func hill(bins, top int, width, most float64) []int64 {
	counts := make([]int64, bins)
	for i := range counts {
		off := float64(i-top) / width
		counts[i] = int64(most * math.Exp(-off*off/2))
	}
	return counts
}

// saidInSamjiyon is a part of what the witness said.
func saidInSamjiyon(t testing.TB) testimony.Testimony {
	t.Helper()
	figure := func(text string) *testimony.Figure {
		f := proof.Must(testimony.ParseFigure(text, nil))(t)
		return &f
	}
	claim := func(id, kind, at, is, measure, says string) testimony.Claim {
		c := testimony.Claim{ID: id, Kind: kind, Source: "dailynk-2018", At: at, Measure: measure, Says: says}
		if is != "" {
			c.Figure = figure(is)
		}
		return c
	}
	return testimony.Testimony{
		Sources: []testimony.Source{{ID: "dailynk-2018", Title: "A report from Samjiyon", Publisher: "Daily NK", Witness: "Mr Lim (pseudonym)", Date: "2018", Grade: "C3", Status: "read"}},
		Claims: []testimony.Claim{
			claim("crew.usual", "range", "para 2", "20 to 30 people", "crew.median", "A crew is usually 20 to 30 people."),
			claim("crew.max", "bound", "para 2", "at most 50 people", "crew.largest", "A crew can be as large as 50."),
			claim("load.usual", "value", "para 6", "about 50 kg", "load.mean", "A person carries about 50 kg."),
			claim("load.min", "bound", "para 6", "at least 30 kg", "load.smallest", "Nobody is hired who cannot carry 30 kg."),
			claim("share.guards", "bound", "para 9", "at most 50 %", "shares.guards", "Border guards may ask up to half of the profit."),
			claim("share.organisers", "value", "para 10", "30 %", "shares.organisers", "Organisers keep 30 % of the profit."),
			claim("share.porters", "value", "para 10", "20 %", "shares.porters", "Porters get 20 % of the profit."),
			claim("pay.rate", "value", "para 12", "about 0.8 yuan/kg", "piece_rate", "Carrying pays about 0.8 yuan a kilogram."),
			claim("pay.month", "identity", "para 12", "200 yuan", "porter_month.money", "Four runs a month earn 200 yuan."),
			claim("rice", "value", "para 12", "48 kg", "porter_month.staple", "A month's pay buys 48 kg of rice."),
			claim("mss.knows", "fact", "para 16", "", "", "The MSS knows of the trade, and lives off it."),
		},
	}
}

// parametersOfSamjiyon has one parameter of each origin.
func parametersOfSamjiyon() []scenario.Resolved {
	return []scenario.Resolved{
		{Path: "counties.samjiyon.porters", Value: "2,000 people", Means: "people who carry if it pays", Origin: "assumed", Why: "no source"},
		{Path: "routes.river.kind", Value: "clandestine", Origin: "default"},
		{Path: "routes.river.posts.border-guards.share", Value: "50 %", Means: "tariff as a share of assessed profit", Origin: "claim", From: "share.guards", At: "para 9"},
		{Path: "routes.customs.kind", Value: "declared", Origin: "default"},
		{Path: "routes.customs.posts.customs-house.share", Value: "10 %", Origin: "policy", From: "levy-10", Was: "30 %"},
		{Path: "organisers.donju.number", Value: "8", Origin: "source", From: "dailynk-2018", At: "para 1"},
		{Path: "organisers.trading-companies.number", Value: "3", Origin: "set", Was: "2"},
	}
}

// some is a number of a summary that exists.
func some(x float64) observe.Number { return observe.NumberOf(x, 1) }

// nothing is a run on which nobody crossed, of so many days.
func nothing(days int) *record.Run {
	zeros := make([]int64, days)
	var dates []int64
	var rates []float64
	for d := range days {
		rates = append(rates, math.NaN())
		dates = append(dates, 17410+int64(d)) // from 1 September 2017
	}
	run := &record.Run{Days: &observe.Table{Columns: []observe.Column{
		{Name: "date", Ints: dates},
		{Name: "piece_rate", Reals: rates},
		{Name: "profit", Ints: zeros},
		{Name: "guards", Ints: zeros},
		{Name: "organisers", Ints: zeros},
		{Name: "porters", Ints: zeros},
		{Name: "mass.river", Ints: zeros},
	}}}
	run.Manifest = record.Manifest{
		Money: unit.Money{Unit: "yuan", Code: "CNY", Digits: 2, Minor: "fen"},
		Tumen: "0.1.0", Case: "empty", Title: "Nobody crosses", Start: "2017-09-01", Days: days, Asked: days,
		Summary:       observe.Summary{Routes: map[string]observe.RouteSum{"river": {}}},
		Distributions: []observe.Histogram{{Name: "porter_month.money", Unit: "yuan", Of: "porters and months with a run", Width: 10, Counts: []int64{0}}},
	}
	return run
}
