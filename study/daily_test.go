package study

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/record"
	"tumen/scenario"
	"tumen/unit"
)

// A day has no porters' share where no porter lives, and one, if only of 0, where
// some do.
func TestNobodysShareIsNoSeries(t *testing.T) {
	for name, there := range map[string]bool{"theory/chain": false, "kolbars": true} {
		s, err := scenario.Open(name, scenario.Options{Sets: []string{"days=10"}})
		if err != nil {
			t.Fatal(err)
		}
		run, err := record.Make(context.Background(), record.Options{Scenario: s, Seed: 1, Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		series := seriesOf(s)
		all, err := daily(series, &observe.Outcome{Days: run.Days, Money: unit.Money{Unit: "yuan", Digits: 2}})
		if err != nil {
			t.Fatal(err)
		}
		for k, o := range series {
			if o.Name != "shares.porters" && o.Name != "shares.guards" {
				continue
			}
			known := 0
			for _, x := range all[k] {
				if !math.IsNaN(float64(x)) {
					known++
				}
			}
			if (known > 0) != (there || o.Name == "shares.guards") {
				t.Errorf("%s: %s is known on %d of %d days", name, o.Name, known, len(all[k]))
			}
		}
	}
}

// A series is one line: a column of each good, which no study keeps, becomes a
// series of each good by a line alone, and their sum where there are many.
func TestALineMakesASeries(t *testing.T) {
	before := everyDay
	t.Cleanup(func() { everyDay = before })
	everyDay = append(slices.Clone(before), aSeries{path: "asked.*", column: "price.*", title: "what is asked", means: "the sum of all"})
	for name, many := range map[string]bool{"kolbars": false, "samjiyon": true} {
		s, err := scenario.Open(name, scenario.Options{Sets: []string{"days=3", "burn_in=0"}})
		if err != nil {
			t.Fatal(err)
		}
		run, err := record.Make(context.Background(), record.Options{Scenario: s, Seed: 1, Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		money := s.Parameters.Units.Money()
		sum, alone := 0.0, map[string]float64{}
		for i := range run.Days.Columns {
			if c := &run.Days.Columns[i]; strings.HasPrefix(c.Name, "price.") {
				alone["asked."+c.Name[len("price."):]] = float64(float32(float64(c.Ints[2]) / money.Minors()))
				sum += float64(c.Ints[2]) / money.Minors()
			}
		}
		if (len(alone) > mostNames) != many {
			t.Fatalf("%s has %d goods", name, len(alone))
		}
		if many {
			alone = map[string]float64{"asked": float64(float32(sum))}
		}
		series := seriesOf(s)
		all, err := daily(series, &observe.Outcome{Days: run.Days, Money: money})
		if err != nil {
			t.Fatal(err)
		}
		for k, o := range series {
			if o.Title == "" || o.Unit == "" || o.Means == "" {
				t.Errorf("%s: a series is described as %+v", name, o)
			}
			if !strings.HasPrefix(o.Name, "asked") {
				continue
			}
			if want, known := alone[o.Name]; !known || float64(all[k][2]) != want || o.Unit != money.Unit+"/kg" || many != (o.Means == "the sum of all") {
				t.Errorf("%s: %+v is %v, want %v", name, o, all[k][2], want)
			}
			delete(alone, o.Name)
		}
		if len(alone) > 0 {
			t.Errorf("%s has no series %v", name, alone)
		}
	}
}
