package scenario

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/internal/proof"
)

// accrual_test.go: what is booked in the recorded year is of that year.

// Each day everybody alive has the cost of that day's living, and everybody at home
// that day's outside income; nothing is settled later.
func TestARecordedYearHoldsTheDaysOfThatYear(t *testing.T) {
	for _, burnIn := range []string{"0", "180"} {
		s := border(t, sets("burn_in="+burnIn))
		for k, out := range each(t, []*Scenario{s}, 2, func(w *economy.World, _ *Scenario) (observe.Outcome, error) {
			if err := w.Run(t.Context(), nil); err != nil {
				return observe.Outcome{}, err
			}
			out := w.Outcome()
			out.Flows = slices.Clone(out.Flows)
			days := observe.Table{Columns: slices.Clone(out.Days.Columns)}
			for i := range days.Columns {
				days.Columns[i].Ints = slices.Clone(days.Columns[i].Ints)
			}
			out.Days = &days
			return out, nil
		})[0] {
			what := fmt.Sprintf("burn-in %s, seed %d", burnIn, k+1)
			cost := math.Round(s.Parameters.Living.Cost * out.Money.Minors())
			days := column(t, &out, "alive")
			if paid := flows(&out, "living", "porters", ""); paid != cost*days {
				t.Errorf("%s: %.0f person-days cost %.0f each, and %.0f was paid", what, days, cost, paid)
			}
			lost, all := 0.0, 0.0
			for c := range s.Parameters.Counties {
				name := s.Parameters.Counties[c].Name
				income, home := column(t, &out, "outside."+name), column(t, &out, "home."+name)
				least, most := column(t, &out, "outside_least."+name), column(t, &out, "outside_most."+name)
				if home > days || home == 0 || income < home*least/365 || income > home*most/365 {
					t.Errorf("%s: %.0f days at home in %s earn %.0f", what, home, name, income)
				}
				lost += income
				all += float64(s.Parameters.Counties[c].Porters)
			}
			if earned := flows(&out, "outside-income", "", "porters"); earned != lost {
				t.Errorf("%s: %.0f of outside income was booked, and the days have %.0f", what, earned, lost)
			}
			// Places fall vacant for a while when somebody dies or stays away.
			if people := days / 365; people > all || people < 0.98*all {
				t.Errorf("%s: %.0f person-days, want 365 of nearly all of %.0f people", what, days, all)
			}
		}
	}
}

// ofTheFirstYear are gains whose sign in the first year of a world is another than after
// any burn-in, by policy, and whose they are. Merchants' goods count as a loss when they
// are bought and as a gain when they are sold on, a month later, and in the first year they
// fill their stores while prices fall. Where less comes over, they put less into stores and
// lose less by falling prices. docs/odd.md has the figures.
var ofTheFirstYear = map[string]string{"far-side-doubled": "merchants"}

// Who gains by a policy does not depend on how long the world lived before.
func TestGainsHaveTheSameSignAfterAnyBurnIn(t *testing.T) {
	long(t)
	burnIns := []string{"0", "180", "730"}
	c := samjiyon(t)
	for _, policy := range c.Policies {
		if policy.Name == "customary" || proof.Count(0, 1, 2) < 2 && policy.Name != "levy-10" { // all of them by `make proof`
			continue
		}
		var gains []map[string][2]float64 // by burn-in, then kind: the 95 % interval of the mean
		for _, days := range burnIns {
			set := sets("burn_in=" + days)
			arms := over(t, set, Options{Policies: []string{policy.Name}, Sets: set.Sets})
			by := map[string][2]float64{}
			for kind := range arms[0][0].Kinds {
				var mean, squares float64
				var xs []float64
				for k := range arms[0] {
					xs = append(xs, arms[1][k].Kinds[kind].Gain-arms[0][k].Kinds[kind].Gain)
					mean += xs[k] / float64(seeds)
				}
				for _, x := range xs {
					squares += (x - mean) * (x - mean)
				}
				half := 2.093 * math.Sqrt(squares/float64(seeds-1)/float64(seeds))
				by[kind] = [2]float64{mean - half, mean + half}
			}
			gains = append(gains, by)
		}
		for _, kind := range slices.Sorted(keys(gains[0])) {
			rises, falls := "", ""
			for k, by := range gains {
				if by[kind][0] > 0 {
					rises = burnIns[k]
				}
				if by[kind][1] < 0 {
					falls = burnIns[k]
				}
			}
			if ofTheFirstYear[policy.Name] == kind {
				if gains[0][kind][0] > 0 == (gains[1][kind][0] > 0) || gains[1][kind][1] < 0 != (gains[2][kind][1] < 0) {
					t.Errorf("%s: what %s gain after no burn-in (%.0f to %.0f), one of 180 days (%.0f to %.0f) and one of 730 (%.0f to %.0f) is not another in the first year alone",
						policy.Name, kind, gains[0][kind][0], gains[0][kind][1], gains[1][kind][0], gains[1][kind][1], gains[2][kind][0], gains[2][kind][1])
				}
				continue
			}
			if rises != "" && falls != "" {
				t.Errorf("%s: %s gain after a burn-in of %s days (%.0f to %.0f) and lose after one of %s (%.0f to %.0f)", policy.Name, kind,
					rises, gains[slices.Index(burnIns, rises)][kind][0], gains[slices.Index(burnIns, rises)][kind][1],
					falls, gains[slices.Index(burnIns, falls)][kind][0], gains[slices.Index(burnIns, falls)][kind][1])
			}
		}
	}
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
