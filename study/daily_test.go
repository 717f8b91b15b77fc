package study

import (
	"context"
	"math"
	"testing"

	"tumen/economy"
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
		all, err := daily(series, &economy.Outcome{Days: run.Days, Money: unit.Money{Unit: "yuan", Digits: 2}})
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
