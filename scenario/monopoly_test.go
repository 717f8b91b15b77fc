package scenario

import (
	"strings"
	"testing"

	"tumen/economy"
)

// monopoly_test.go: several claimants on one crossing each leave out of account what
// their claim costs the others (Cournot 1838; Shleifer and Vishny 1993). One hand
// instead of several lets more pass and takes less of each load.

// passed is what one run let pass and what it took.
type passed struct{ kg, loads, taken float64 }

// takings lets a world live and counts what the border guards and the MSS took of
// crossings, be it at a post or as a claim. Bribes for release are none.
func takings(t *testing.T) func(w *economy.World, s *Scenario) (passed, error) {
	return func(w *economy.World, s *Scenario) (passed, error) {
		if err := w.Run(t.Context(), nil); err != nil {
			return passed{}, err
		}
		out := w.Outcome()
		x := passed{kg: smuggled(&s.Parameters)(&out.Summary)}
		for name := range out.Summary.Counties {
			x.loads += float64(out.Summary.Counties[name].Runs)
		}
		for _, kind := range []string{"bribe-fixed", "bribe-head", "bribe-share", "bribe-weight", "bribe-value", "passage"} {
			for _, to := range []string{"guards", "mss"} {
				x.taken += flows(&out, kind, "", to) / out.Money.Minors()
			}
		}
		return x, nil
	}
}

// chain is samjiyon with one crossing a county and one seller at it, under one of two
// policies: then the guards and the MSS are claimants in a row. As the case stands, the
// guards of several units and of two crossings compete besides, and one hand instead of
// those who compete takes more of fewer, as it should.
func chain(t *testing.T, policy string, danger ...string) *Scenario {
	t.Helper()
	all := append(atGuards(t, "pricing=passage", "sellers=1"), danger...)
	first := map[string]bool{}
	for _, r := range clandestine(&border(t, Options{}).Parameters) {
		if first[r.County] {
			all = append(all, "routes."+r.Name+".capacity=0")
		}
		first[r.County] = true
	}
	return border(t, Options{Policies: []string{policy}, Sets: all})
}

func TestOneHandLetsMorePassAndTakesLessOfEachLoad(t *testing.T) {
	long(t)
	for _, danger := range [][]string{nil, {"mechanisms.enforcement=off", "crossing.raid=0"}} {
		t.Run(strings.Join(append([]string{"raids and notice"}, danger...), " "), func(t *testing.T) {
			arms := each(t, []*Scenario{chain(t, "mss-claimant", danger...), chain(t, "mss-monopolist", danger...)}, few(), takings(t))
			// Over twenty seeds: 2671 t and 118.5 yuan a load against 3853 t and 97.5, so
			// six are enough.
			kg := func(x *passed) float64 { return x.kg }
			load := func(x *passed) float64 { return x.taken / x.loads }
			several, one := median(of(arms[0], kg)), median(of(arms[1], kg))
			took, takes := median(of(arms[0], load)), median(of(arms[1], load))
			t.Logf("several claimants: %.0f t, %.1f yuan a load; one hand: %.0f t, %.1f yuan", several/1000, took, one/1000, takes)
			if !(one > several) {
				t.Errorf("one hand lets %.0f kg pass, several %.0f", one, several)
			}
			if !(takes < took) {
				t.Errorf("one hand takes %.2f yuan of a load, several %.2f", takes, took)
			}
		})
	}
}
