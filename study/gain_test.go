package study

import (
	"strings"
	"testing"

	"tumen/ledger"
)

// Every kind of actor has a gain, with what it is and whose in words.
func TestEveryKindOfActorHasAGain(t *testing.T) {
	s := begun(t, Request{Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 1, Sets: smallSets})
	found := map[string]Outcome{}
	for _, o := range s.Spec.Outcomes {
		found[o.Name] = o
	}
	for sector := range ledger.Sectors {
		o, has := found["kinds."+sector.String()+".gain"]
		if has == (sector == ledger.Rest) || has && (o.Title != "gain of "+sector.Actor().Name || !strings.Contains(o.Means, "not counted as losses")) {
			t.Errorf("the gain of %s: %t, %+v", sector, has, o)
		}
	}
}
