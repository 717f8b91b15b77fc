package record

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/scenario"
)

// village is a small customary economy: one county, one good, a river that is
// crossed on foot and a customs house.
func village() *scenario.Scenario {
	var year [12]float64
	for month := range year {
		year[month] = 1
	}
	start, _ := parameter.ParseDate("2017-09-01")
	return &scenario.Scenario{Content: scenario.Content{
		Name: "village", Title: "A village", SHA256: "cd34",
		Resolved: []scenario.Resolved{{Path: "labour.share", Value: "20 %", Origin: "claim", From: "share.porters"}},
		Parameters: parameter.Parameters{
			Regime: parameter.Customary, Start: start, Days: 30, BurnIn: 5, Scale: 1,
			Counties: []parameter.County{{Name: "upland", Porters: 100, Strength: 50, StrengthSpread: 8, Outside: 4, OutsideSpread: 0.3, Experienced: 0.6, PieceRate: 0.8}},
			Goods:    []parameter.Good{{Name: "cones", SourcePrice: 3, DestinationPrice: 7, Volume: 3000, SourceElasticity: 2, DemandElasticity: 2, Harvest: year, Declarable: true}},
			Routes: []parameter.Route{
				{Name: "river", Kind: parameter.Clandestine, Carriers: parameter.ByPorters, County: "upland", Load: 50, Capacity: 30, River: year, Posts: []parameter.Post{
					{Name: "border-guards", Organ: parameter.BorderGuards, Payer: parameter.OrganiserPays, Share: 0.5, Unpaid: 0.5, Review: 7},
				}},
				{Name: "customs", Kind: parameter.Declared, Carriers: parameter.ByVehicles, County: "upland", Load: 2000, Capacity: 4, River: year, Posts: []parameter.Post{
					{Name: "customs-house", Organ: parameter.CustomsHouse, Payer: parameter.OrganiserPays, Share: 0.3, Remit: 1, Review: 7},
				}},
			},
			Organisers: []parameter.Organiser{{Name: "companies", Kind: parameter.TradingCompany, County: "upland", Number: 3, Capital: 50000, Turnaround: 2, Licence: true}},
			Labour:     parameter.Labour{Share: 0.2, SmallestLoad: 30, Rest: 6, Training: 3, NoviceLoad: 0.8, Seasoned: 3},
			Recruiters: parameter.Recruiters{Number: 1, Fee: 5, Places: 20, Payer: parameter.MerchantPays},
			Merchants:  parameter.Merchants{Number: 1, Margin: 0.25},
			Planning:   parameter.Planning{CrewLow: 20, CrewHigh: 30, CrewMax: 50},
			Crossing:   parameter.Crossing{Raid: 0.01, Accident: 0.001, Healing: 30, Caught: 0.5, Detention: 15, Release: 300},
			Learning:   parameter.Learning{Memory: 0.98, Hits: 1, Clear: 50},
			Living:     parameter.Living{Rice: parameter.Series{{On: start, Value: 4}}, Cost: 3},
		},
	}}
}

func mustMake(t *testing.T, o Options) *Run {
	t.Helper()
	r := proof.Must(Make(context.Background(), o))(t)
	return r
}

func TestMakeSaysWhatRan(t *testing.T) {
	r := mustMake(t, Options{Scenario: village(), Seed: 3, Workers: 2, Program: build.Identity{Version: "0.1.0", Fingerprint: "abc"}, Policies: []string{"sanctions"}, Sets: []string{"scale=1"}})
	m := r.Manifest
	if m.Case != "village" || m.CaseSHA256 != "cd34" || m.Seed != 3 || m.Tumen != "0.1.0" || r.Made.Workers != 2 || m.Start != "2017-09-01" {
		t.Errorf("the manifest does not say what ran: %+v", m)
	}
	if m.Days != 30 || m.Asked != 30 || m.Partial || r.Days.Rows() != 30 {
		t.Errorf("%d days of %d asked, partial %v, %d rows; want 30 whole days", m.Days, m.Asked, m.Partial, r.Days.Rows())
	}
	same(t, "policies", m.Policies, []string{"sanctions"})
	same(t, "sets", m.Sets, []string{"scale=1"})
	same(t, "parameters", m.Parameters, village().Resolved)
	same(t, "totals", m.FlowTotals, Totals(r.Flows))
	if len(r.Flows) == 0 || r.Made.Seconds <= 0 || r.Made.Began == "" {
		t.Errorf("%d flows, %v s, began %q", len(r.Flows), r.Made.Seconds, r.Made.Began)
	}
}

// A list that is empty is written as [], so that whoever reads the manifest
// need not ask whether there is one.
func TestEmptyListsAreNotNull(t *testing.T) {
	r := mustMake(t, Options{Scenario: village()})
	text := proof.Must(r.Manifest.encode())(t)
	for _, key := range []string{"policies", "sets", "sources", "claims"} {
		if !bytes.Contains(text, []byte(`"`+key+`": []`)) {
			t.Errorf("%s is not [] in %s", key, text)
		}
	}
	if r.Made.Workers < 1 {
		t.Errorf("%d workers; want one for each core", r.Made.Workers)
	}
}

// The promise of the package: another time, other workers, the same bytes.
func TestARunMadeAgainHasTheSameTables(t *testing.T) {
	days, flows := tables(t, mustMake(t, Options{Scenario: village(), Seed: 3, Workers: 1}))
	daysAgain, flowsAgain := tables(t, mustMake(t, Options{Scenario: village(), Seed: 3, Workers: 3}))
	if !bytes.Equal(days, daysAgain) || !bytes.Equal(flows, flowsAgain) {
		t.Error("the tables differ")
	}
}

func TestAnInterruptedRunKeepsItsFinishedDays(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	r, err := Make(ctx, Options{Scenario: village(), Seed: 3, Progress: func(day, days int) {
		if day == 10 {
			stop()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if m := r.Manifest; !m.Partial || m.Days != 10 || m.Asked != 30 || r.Days.Rows() != 10 {
		t.Errorf("partial %v, %d days of %d, %d rows; want 10 finished days", m.Partial, m.Days, m.Asked, r.Days.Rows())
	}
	dir := filepath.Join(t.TempDir(), "run")
	mustSave(t, r, dir)
	if !mustOpen(t, dir).Manifest.Partial {
		t.Error("a partial run comes back as a whole one")
	}
}

// The burn-in is not recorded, so a run that is stopped in it leaves nothing.
func TestARunStoppedBeforeItsFirstDayIsAnError(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	_, err := Make(ctx, Options{Scenario: village(), Seed: 3})
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "case village, seed 3: stopped before the first recorded day was finished") {
		t.Errorf("got %v", err)
	}
}

func TestMakeNamesTheCaseThatCannotBeRun(t *testing.T) {
	if _, err := Make(context.Background(), Options{}); err == nil || !strings.Contains(err.Error(), "no scenario") {
		t.Errorf("without a scenario: %v", err)
	}
	s := village()
	s.Parameters.Routes[0].County = "lowland"
	if _, err := Make(context.Background(), Options{Scenario: s}); err == nil || !strings.HasPrefix(err.Error(), "case village cannot be run: ") {
		t.Errorf("with a county that is not there: %v", err)
	}
}

// One, two and seven workers write the same bytes into every table, the trips
// among them; the world is larger than one worker's piece.
func TestEveryTableIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	var first map[string][]byte
	for _, workers := range []int{1, 2, 7} {
		s := village()
		s.Parameters.Scale, s.Parameters.Days = 200, 6 // 20,000 porters; a piece is 16,384
		dir := filepath.Join(t.TempDir(), "run")
		r := mustMake(t, Options{Scenario: s, Seed: 3, Workers: workers, Crossings: dir})
		mustSave(t, r, dir)
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		tables := map[string][]byte{}
		for _, name := range []string{DaysFile, FlowsFile, CrossingsFile} {
			data := proof.Must(os.ReadFile(filepath.Join(dir, name)))(t)
			tables[name] = data
			if first != nil && !bytes.Equal(data, first[name]) {
				t.Errorf("%s is another one on %d workers", name, workers)
			}
		}
		if first == nil {
			first = tables
		}
	}
}
