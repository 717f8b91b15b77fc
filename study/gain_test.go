package study

import (
	"testing"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/ledger"
)

// Every kind of actor has a gain, which says what the ledger counts as one.
func TestEveryKindOfActorHasAGain(t *testing.T) {
	s := begun(t, Ask{Kind: KindEnsemble, Case: "samjiyon", Program: build.Identity{Version: "test"}, First: 1, Points: 1, Sets: smallSets})
	found := map[string]string{}
	for _, o := range s.Spec.Outcomes {
		found[o.Name] = o.Means
	}
	for sector := range ledger.Sectors {
		means, has := found[economy.GainPath(sector.String())]
		if has == (sector == ledger.Rest) || has && means != ledger.GainIs {
			t.Errorf("the gain of %s: %t, %q", sector, has, means)
		}
	}
}
