package economy

import (
	"fmt"
	"math"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// chain is the textbook road: one good worth A = 100 yuan a crossing, n posts
// in a row, and a thousand organisers whose day is worth between nothing and A
// elsewhere, evenly spread. So a crossing is worth between 0 and A to them, and
// at a total toll T the share 1 - T/A sets out.
func chain(n int, rule parameter.TariffRule) *parameter.Parameters {
	start, _ := parameter.ParseDate("2017-01-01")
	p := &parameter.Parameters{
		Regime: parameter.Behavioural, Start: start, Days: 30, Scale: 1,
		Counties: []parameter.County{{Name: "plain"}},
		Goods: []parameter.Good{{
			Name: "goods", DestinationPrice: 0.1, SourceElasticity: 1, DemandElasticity: 1, Harvest: always(1),
		}},
		Routes:     []parameter.Route{{Name: "road", Kind: parameter.Clandestine, Carriers: parameter.ByVehicles, County: "plain", Load: 1000, Capacity: 1000, River: always(1)}},
		Organisers: []parameter.Organiser{{Name: "drivers", Kind: parameter.Donju, County: "plain", Number: 1000, Capital: 1000, Turnaround: 1, DayHigh: 100}},
		Merchants:  parameter.Merchants{Number: 1},
		Planning:   parameter.Planning{CrewLow: 1, CrewHigh: 1, CrewMax: 1, Intensity: bestReply},
		Learning:   parameter.Learning{Memory: 0.9, Clear: 1e6},
		Market:     parameter.Market{Memory: 0.9},
		Living:     parameter.Living{Rice: parameter.Series{{On: start, Value: 1}}},
	}
	for k := range n {
		p.Routes[0].Posts = append(p.Routes[0].Posts, parameter.Post{
			Name: fmt.Sprint("post-", k+1), Organ: parameter.BorderGuards, Payer: parameter.OrganiserPays, Unpaid: 1,
			Rule: rule, Basis: parameter.PerCrossing, Step: 0.05, Review: 1, Fixed: 10,
		})
	}
	return p
}

// week is a chain's last week: the mean toll of all posts, the share of
// organisers who set out, and the takings, per organiser and day [yuan].
func week(t *testing.T, p *parameter.Parameters) (toll, share, takings float64) {
	t.Helper()
	out := live(t, p, 1, 1)
	n := p.Organisers[0].Number
	var paid int64
	for _, f := range out.Flows {
		if f.Kind == "bribe-fixed" && int(f.Day) >= p.Days-7 {
			paid += f.Amount
		}
	}
	var crossings int64
	for _, c := range out.Days.Column("crews").Ints[p.Days-7:] {
		crossings += c
	}
	takings = float64(paid) / 100 / 7 / float64(n)
	share = float64(crossings) / 7 / float64(n)
	if crossings > 0 {
		toll = float64(paid) / 100 / float64(crossings)
	}
	return toll, share, takings
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s: %.4f, want %.4f within %.4f", what, got, want, within)
	}
}

// T1, given tariffs. At the equilibrium price A/(n+1) of each of n independent
// posts, A/(n+1) of A sets out; one price A/2 for all sends out half.
func TestGivenTariffsSendOutWhoeverGains(t *testing.T) {
	for n := 1; n <= 9; n += 2 {
		p := chain(n, parameter.ByCustom)
		price := 100 / float64(n+1)
		for k := range p.Routes[0].Posts {
			p.Routes[0].Posts[k].Fixed = price
		}
		toll, share, takings := week(t, p)
		fen := 0.005 * float64(n) // each post rounds its price to the fen
		near(t, fmt.Sprint(n, " posts, toll"), toll, float64(n)*price, fen)
		near(t, fmt.Sprint(n, " posts, share"), share, 1/float64(n+1), 0.0005) // one of the thousand on the border
		near(t, fmt.Sprint(n, " posts, takings"), takings, 100*float64(n)/float64((n+1)*(n+1)), 0.06)
	}
}

// T1, learned tariffs: independent posts find A/(n+1) each, so a longer chain
// takes more of each crossing, and less in all (Cournot 1838; Shleifer and
// Vishny 1993). One hand finds A/2.
func TestPostedTariffsLearnDoubleMarginalisation(t *testing.T) {
	for _, n := range []int{1, 2, 3, 5} {
		p := chain(n, parameter.Posted)
		p.Days = 200 * n
		toll, share, takings := week(t, p)
		total := 100 * float64(n) / float64(n+1)
		near(t, fmt.Sprint(n, " posts, total toll"), toll, total, 0.05*total)
		near(t, fmt.Sprint(n, " posts, share"), share, 1/float64(n+1), 0.05)
		near(t, fmt.Sprint(n, " posts, takings"), takings, 100*float64(n)/float64((n+1)*(n+1)), 0.05*25)
	}
}

func TestOneHandOverTheChainTakesTheMonopolyPrice(t *testing.T) {
	p := chain(4, parameter.Joint)
	p.Days = 300
	toll, share, takings := week(t, p)
	near(t, "toll", toll, 50, 2.5)
	near(t, "share", share, 0.5, 0.025)
	near(t, "takings", takings, 25, 0.5)
}

// T2: Basu, Basu and Cordella (2014): pay S=1, post's penalty 10, organiser's
// fine 5, value 20, equal power.
func TestBribeRisesWithDetectionThenTradeStops(t *testing.T) {
	for _, x := range []struct{ r, bribe float64 }{
		{0.05, 10.16}, {0.1, 10.36}, {0.2, 10.88}, {0.3, 11.61}, {0.4, 12.67}, {0.5, 14.25}, {0.6, 16.75},
	} {
		q := parameter.Post{Salary: 1, Penalty: 10, Fine: 5, Power: 0.5, Detection: x.r}
		bribe, deal := nash(&q, 20*100, 100)
		if !deal || math.Abs(bribe/100-x.bribe) > 0.0051 {
			t.Errorf("detection %v: %.4f (deal %v), want %v", x.r, bribe/100, deal, x.bribe)
		}
	}
	q := parameter.Post{Salary: 1, Penalty: 10, Fine: 5, Power: 0.5, Detection: 0.7}
	if _, deal := nash(&q, 20*100, 100); deal {
		t.Error("at a detection of 0.7 there must be no deal")
	}
}

// A bargaining post on a road where everyone's crossing is worth V takes half
// of it; when detection is too likely it lets nobody pass.
func TestABargainingPostSplitsTheValue(t *testing.T) {
	p := chain(1, parameter.Bargained)
	p.Organisers[0].DayHigh, p.Organisers[0].DayValue = 0, 20
	p.Routes[0].Posts[0].Power = 0.5
	toll, share, _ := week(t, p)
	near(t, "toll", toll, 40, 0.01) // half of 100 - 20
	near(t, "share", share, 1, 0)
	p.Routes[0].Posts[0].Penalty, p.Routes[0].Posts[0].Detection = 200, 0.5
	if _, share, _ := week(t, p); share != 0 {
		t.Errorf("the share %v crosses past a post that cannot take a bribe", share)
	}
}

// T3: in a hold-up each post takes its power's part of what is left, the last
// one first: b_i = a (1-a)^(n-i) V.
func TestHoldUpTakesGeometrically(t *testing.T) {
	const n, a, v = 4, 0.3, 80.0
	p := chain(n, parameter.Holdup)
	p.Organisers[0].DayHigh, p.Organisers[0].DayValue = 0, 100-v
	for k := range p.Routes[0].Posts {
		p.Routes[0].Posts[k].Power = a
		p.Routes[0].Posts[k].Patience = 1
	}
	w := proof.Must(New(p, nil, 1, 1))(t)
	for range 10 {
		w.Day()
	}
	total := 0.0
	for k := range w.posts {
		got, want := w.inMoney(w.posts[k].fixed), a*math.Pow(1-a, float64(n-1-k))*v
		near(t, fmt.Sprint("post ", k+1), got, want, 0.006)
		total += got
	}
	near(t, "total", total, v*(1-math.Pow(1-a, n)), 0.02)
}

// T4: takers who think only of tonight squeeze whoever has come so far, by what
// he has sunk; nobody sets out in the end. Takers who count on the next crossing
// let trade go on (Lambert-Mogiliansky, Majumdar and Radner 2008).
func TestImpatientTakersEndTheTradeAndPatientOnesKeepIt(t *testing.T) {
	cross := func(patience float64) float64 {
		p := chain(2, parameter.Holdup)
		p.Days = 120
		p.Routes[0].Passage = 5 // sunk when the first post is reached
		for k := range p.Routes[0].Posts {
			p.Routes[0].Posts[k].Power = 0.25
			p.Routes[0].Posts[k].Patience = patience
		}
		_, share, _ := week(t, p)
		return share
	}
	if share := cross(0); share != 0 {
		t.Errorf("with takers who think of tonight alone, the share %v still crosses", share)
	}
	if share := cross(0.95); share < 0.2 {
		t.Errorf("with patient takers only the share %v crosses", share)
	}
}

// Routes that can stand in for each other undercut down to the least that
// covers a post's risk (Bertrand 1883).
func TestCompetingRoutesUndercutToTheLeast(t *testing.T) {
	p := chain(1, parameter.Competing)
	p.Days = 200
	p.Routes[0].Posts[0].Penalty, p.Routes[0].Posts[0].Detection = 20, 0.2 // least 5 yuan
	other := p.Routes[0]
	other.Name = "other-road"
	other.Posts = append([]parameter.Post(nil), other.Posts...)
	p.Routes = append(p.Routes, other)
	for r := range p.Routes {
		p.Routes[r].Posts[0].Fixed = 40
	}
	toll, _, _ := week(t, p)
	near(t, "toll", toll, 5, 0.5)
}

// A post that owes a quota takes the quota each month, and no more than it must.
func TestAQuotaIsMet(t *testing.T) {
	p := chain(1, parameter.ByQuota)
	p.Days = 31 + 28 + 31
	p.Routes[0].Posts[0].Quota, p.Routes[0].Posts[0].Power = 300_000, 0.5 // a tenth of what a thousand crossings a day are worth
	out := live(t, p, 1, 1)
	var march int64
	for _, f := range out.Flows {
		if f.Kind == "bribe-fixed" && f.Day >= 31+28 {
			march += f.Amount
		}
	}
	near(t, "March's takings", float64(march)/100, 300_000, 15_000)
}
