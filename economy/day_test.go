package economy

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// The article's example day: fifty porters with 50 kg each make 10,000 yuan of
// profit, of which 5,000 go to the guards, 3,000 to the organiser and 2,000 to
// the porters; a porter with 50 kg earns 40 yuan.
func TestTheArticlesExampleDayToTheFen(t *testing.T) {
	p := village()
	p.Days = 1
	p.Counties[0].StrengthSpread, p.Counties[0].Experienced = 0, 1
	p.Organisers = p.Organisers[:1]
	p.Organisers[0].Number, p.Organisers[0].Turnaround = 1, 1
	p.Planning.CrewLow, p.Planning.CrewHigh = 50, 50
	p.Crossing = parameter.Crossing{}
	p.Learning = parameter.Learning{Memory: 1, Clear: 1}
	out := live(t, p, 1, 1)
	got := map[string]int64{}
	for _, f := range out.Flows {
		got[f.Kind+" "+f.From+" "+f.To] = f.Amount
	}
	for flow, yuan := range map[string]int64{
		"bribe-share donju guards": 5000,
		"pay donju porters":        2000,
	} {
		if got[flow] != yuan*100 {
			t.Errorf("%s: %d fen, want %d", flow, got[flow], yuan*100)
		}
	}
	last := func(column string) int64 { return out.Days.Column(column).Ints[0] }
	if last("profit") != 1_000_000 || last("organisers") != 300_000 {
		t.Errorf("profit %d, organiser %d fen; want 1,000,000 and 300,000", last("profit"), last("organisers"))
	}
	s := out.Summary
	if s.Profit.Value != 4 || s.PieceRate.Value != 0.8 || !shared(s.Shares, 0.5, 0.3, 0.2) {
		t.Errorf("%v yuan/kg, %v yuan/kg, %+v; want 4, 0.8, a half, three tenths and a fifth", s.Profit, s.PieceRate, s.Shares)
	}
	if s.PorterMonth.Money.Value != 40 {
		t.Errorf("a run pays %v yuan, want 40", s.PorterMonth.Money)
	}
}

// shared says whether the profit was shared so.
func shared(s observe.Shares, guards, organisers, porters float64) bool {
	return s.Guards.Value == guards && s.Organisers.Value == organisers && s.Porters.Value == porters
}

func TestTheCustomarySharesHoldOverAWholeSeason(t *testing.T) {
	s := live(t, village(), 3, 1).Summary
	if s.Profit.Value != 4 || s.PieceRate.Value != 0.8 || !shared(s.Shares, 0.5, 0.3, 0.2) {
		t.Errorf("%v yuan/kg, %v yuan/kg, %+v", s.Profit, s.PieceRate, s.Shares)
	}
	if s.Load.Smallest.Value < 30 || s.Load.Largest.Value > 50 || s.Crew.Largest.Value > 50 {
		t.Errorf("loads %v to %v kg, largest crew %v", s.Load.Smallest, s.Load.Largest, s.Crew.Largest)
	}
	if s.Routes["river"].Crossings == 0 || s.Routes["customs"].Crossings == 0 {
		t.Errorf("both routes must be used: %+v", s.Routes)
	}
}

func TestEveryKilogramIsFollowed(t *testing.T) {
	k := live(t, village(), 5, 1).Summary.Mass
	if d := k.Gathered - k.Sold - k.Seized - k.Lost - k.Stock; math.Abs(d) > 1e-6 {
		t.Errorf("%v kg are missing of %+v", d, k)
	}
	if k.Sold == 0 || k.Seized == 0 || k.Lost == 0 {
		t.Errorf("a season with raids and accidents has all fates: %+v", k)
	}
}

func TestTheSameOnAnyNumberOfWorkersAndOtherwiseOnAnotherSeed(t *testing.T) {
	p := village()
	p.Scale = 50 // more porters than one worker's piece
	p.Days = 30
	text := func(seed uint64, workers int) string {
		b := proof.Must(json.Marshal(live(t, p, seed, workers)))(t)
		return string(b)
	}
	one := text(1, 1)
	for _, workers := range []int{2, 7} {
		if d := cmp.Diff(one, text(1, workers)); d != "" {
			t.Fatalf("%d workers: %.300s", workers, d)
		}
	}
	if one == text(2, 1) {
		t.Error("another seed gave the same run")
	}
}

func TestACampaignSeizesMoreAndKeepsOrganisersAtHomeAfterwards(t *testing.T) {
	p := village()
	quiet := live(t, p, 1, 1)
	p.Security.Campaigns = []parameter.Campaign{{Name: "autumn", Starts: p.Start + 30, Days: 30, Raid: 0.9}}
	raided := live(t, p, 1, 1)
	before := func(o observe.Outcome, from, to int) (crews int64) {
		for _, x := range o.Days.Column("crews").Ints[from:to] {
			crews += x
		}
		return crews
	}
	if before(quiet, 0, 30) != before(raided, 0, 30) {
		t.Error("a campaign changed the days before it")
	}
	// A fortnight after it the county still tells of it; later it fades.
	if before(raided, 60, 75) >= before(quiet, 60, 75) {
		t.Error("organisers learned nothing from a campaign")
	}
	if raided.Summary.Mass.Seized <= quiet.Summary.Mass.Seized || raided.Summary.Harm.Detained <= quiet.Summary.Harm.Detained {
		t.Error("a campaign neither seized nor detained")
	}
}

func TestNobodyIsInTwoPlaces(t *testing.T) {
	w := proof.Must(New(village(), nil, 9, 1))(t)
	for range 60 {
		w.Day()
		if err := w.audit(); err != nil {
			t.Fatalf("day %d: %v", w.day, err)
		}
	}
}

// An extreme but legal world ends in an ordinary, balanced run.
func TestExtremeWorldsEnd(t *testing.T) {
	for name, change := range map[string]func(*parameter.Parameters){
		"nobody":                 func(p *parameter.Parameters) { p.Counties[0].Porters = 0 },
		"one porter":             func(p *parameter.Parameters) { p.Counties[0].Porters = 1 },
		"tariffs above profit":   func(p *parameter.Parameters) { p.Routes[0].Posts[0].Head = 1e6 },
		"a share of everything":  func(p *parameter.Parameters) { p.Routes[0].Posts[0].Share = 1 },
		"closed":                 func(p *parameter.Parameters) { p.Routes[0].Capacity, p.Routes[1].Capacity = 0, 0 },
		"no harvest":             func(p *parameter.Parameters) { p.Goods[0].Harvest, p.Goods[1].Harvest = always(0), always(0) },
		"worthless":              func(p *parameter.Parameters) { p.Goods[0].DestinationPrice, p.Goods[1].DestinationPrice = 0, 0 },
		"free goods":             func(p *parameter.Parameters) { p.Goods[0].SourcePrice = 0 },
		"everyone raided":        func(p *parameter.Parameters) { p.Crossing.Raid, p.Crossing.Caught = 1, 1 },
		"every step an accident": func(p *parameter.Parameters) { p.Crossing.Accident, p.Crossing.Deadly = 1, 1 },
		"no recruiters":          func(p *parameter.Parameters) { p.Recruiters.Number = 0 },
		"no organisers":          func(p *parameter.Parameters) { p.Organisers = nil },
		"no routes":              func(p *parameter.Parameters) { p.Routes = nil },
		"nothing known":          func(p *parameter.Parameters) { p.Learning = parameter.Learning{} },
	} {
		t.Run(name, func(t *testing.T) {
			p := village()
			change(p)
			b, err := json.Marshal(live(t, p, 1, 1))
			if err != nil { // NaN and Inf do not marshal
				t.Fatal(err)
			}
			_ = b
		})
	}
}

func TestThePartyFundTakesItsQuotaOnce(t *testing.T) {
	p := village()
	p.Days = 31
	var fund int64
	for _, f := range live(t, p, 1, 1).Flows {
		if f.To == ledger.PartyFund.String() {
			fund += f.Amount
		}
	}
	if want := int64(2 * 2 * 500 * 100); fund != want { // two companies, on 1 September and 1 October
		t.Errorf("the Party fund got %d fen, want %d", fund, want)
	}
}
