package study

import (
	"fmt"
	"testing"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/ledger"
)

// What a policy brings porters has the same sign however long the burn-in was: no
// day of the burn-in is in it. As stated, that is shown for half a year. Over two
// years people save so much that many can pay the release bribe, which is another
// economy; so there it is shown where nobody can.
func TestAGainHasOneSignForAnyBurnIn(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes many runs of the founding case")
	}
	const nobodyPays = "crossing.release_bribe=1000000 yuan/person"
	for _, c := range []struct {
		burnIn int
		sets   []string
	}{{0, nil}, {180, nil}, {0, []string{nobodyPays}}, {180, []string{nobodyPays}}, {730, []string{nobodyPays}}} {
		const seeds = 6
		s := finished(t, Ask{
			Kind: KindCompare, Case: "samjiyon", Program: build.Identity{Version: "test"}, First: 901, Points: 1, Seeds: seeds, NoDays: true, Fixed: true,
			Arms: []Arm{{"as stated", []string{}}, {"levy-10", []string{"levy-10"}}},
			Sets: append([]string{fmt.Sprintf("burn_in=%d", c.burnIn)}, c.sets...),
		}, 2)
		compare, err := s.Compare("")
		if err != nil {
			t.Fatal(err)
		}
		if d := find(t, compare, "kinds.porters.gain", "levy-10"); d.Pairs != seeds || d.Change.Value >= 0 {
			t.Errorf("after %d days of burn-in, with %v, porters gain %.0f yuan by the levy (%d pairs), want a loss", c.burnIn, c.sets, d.Change.Value, d.Pairs)
		}
	}
}

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
