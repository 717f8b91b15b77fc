package compare

import (
	"fmt"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
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
	for _, of := range []struct {
		burnIn int
		sets   []string
	}{{0, nil}, {180, nil}, {0, []string{nobodyPays}}, {180, []string{nobodyPays}}, {730, []string{nobodyPays}}} {
		const seeds = 6
		s := studytest.Finished(t, Kind, study.Request{
			Case: "samjiyon", FirstSeed: 901, Points: 1, Seeds: seeds, Fixed: true,
			Policies: []string{"levy-10"},
			Sets:     append([]string{fmt.Sprintf("burn_in=%d", of.burnIn)}, of.sets...),
		}, 2)
		c, err := Analyse(s)
		if err != nil {
			t.Fatal(err)
		}
		if d := find(t, c, "kinds.porters.gain", "levy-10"); d.Pairs != seeds || d.Change.Value >= 0 {
			t.Errorf("after %d days of burn-in, with %v, porters gain %.0f yuan by the levy (%d pairs), want a loss", of.burnIn, of.sets, d.Change.Value, d.Pairs)
		}
	}
}
