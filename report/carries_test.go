package report

import (
	"context"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
)

// Where vehicles carry everything and no porter lives, none has a share of 0 in the
// table, in the words of the figure or on the page; porters who live there have one.
func TestWhereNoPorterLivesNoneHasAShare(t *testing.T) {
	for name, want := range map[string][]string{
		"theory/chain": {"guards", "organisers"},
		"kolbars":      {"guards", "organisers", "porters"},
	} {
		t.Run(name, func(t *testing.T) {
			s := proof.Must(scenario.Open(name, scenario.Options{Sets: []string{"days=10"}}))(t)
			run := proof.Must(record.Make(context.Background(), record.Options{Scenario: s, Seed: 1, Workers: 1}))(t)
			var got []string
			for _, g := range clandestineProfit(run).Gains {
				if g.Class != "rest" {
					got = append(got, g.Class)
				}
			}
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("shares are of %q, want %q", got, want)
			}
			title, porters := moneyFigure(run).Title, len(want) == 3
			if strings.Contains(title, "porters") != porters {
				t.Errorf("the figure of the money says %q", title)
			}
		})
	}
}
