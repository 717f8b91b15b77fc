package scenario

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// closes_test.go: where the world opens is forgotten. What posts ask on the first
// day, what porters are paid on it and how many organise then are all gone when the
// burn-in is over, whichever way posts learn what to ask.

func TestWhatTheFirstDayIsLikeIsForgotten(t *testing.T) {
	long(t)
	p := &border(t, Options{}).Parameters
	var wages, numbers [3][]string
	for k, x := range []float64{0.3, 0.8, 1.5} {
		for c := range p.Counties {
			wages[k] = append(wages[k], fmt.Sprintf("counties.%s.piece_rate=%g", p.Counties[c].Name, x))
		}
	}
	for k, x := range []int{4, 8, 16} {
		for g := range p.Organisers {
			if p.Organisers[g].Kind == parameter.Donju {
				numbers[k] = append(numbers[k], fmt.Sprintf("organisers.%s.number=%d", p.Organisers[g].Name, x))
			}
		}
	}
	openings := [3][]string{atGuards(t, "opening=20"), atGuards(t, "opening=96"), atGuards(t, "opening=200")}
	themes := []struct {
		name string
		sets [3][]string
	}{
		{"openings of 20, 96 and 200 yuan a head", openings},
		{"opening wages of 0.3, 0.8 and 1.5 yuan/kg", wages},
		{"4, 8 and 16 organisers on the first day", numbers},
	}
	quota := usualQuota(t)
	some := rules(t)
	if proof.Count(0, 1, 2) < 2 { // all rules by `make proof`: they take minutes
		some = []string{string(clandestine(p)[0].Posts[0].Pricing)}
	}
	for _, rule := range some {
		priced := sets(atGuards(t, "pricing="+rule, "sees=heads")...)
		if rule == "quota" {
			priced = priced.and(atGuards(t, quota)...)
		}
		for _, theme := range themes {
			t.Run(rule+", "+theme.name, func(t *testing.T) {
				arms := over(t, priced.and(theme.sets[0]...), priced.and(theme.sets[1]...), priced.and(theme.sets[2]...))
				alike(t, "guards' share", arms, 0.02, false, func(s *observe.Summary) float64 { return s.Shares.Guards.Float() })
				alike(t, "piece rate", arms, 0.05, true, func(s *observe.Summary) float64 { return s.PieceRate.Float() })
				alike(t, "organisers", arms, 0.10, true, func(s *observe.Summary) float64 { return s.Organisers.Active.Float() })
				alike(t, "volume", arms, 0.05, true, smuggled(p))
			})
		}
	}
}

// usualQuota is a quota a month that a post of the case can just about meet.
func usualQuota(t *testing.T) string {
	t.Helper()
	p := &border(t, Options{}).Parameters
	posts := len(atGuards(t, "x"))
	names := map[string]bool{}
	for _, r := range clandestine(p) {
		for k := range r.Posts {
			if r.Posts[k].Organ == parameter.BorderGuards {
				names[r.Posts[k].Name] = true
			}
		}
	}
	takings := median(of(over(t, Options{})[0], func(s *observe.Summary) (sum float64) {
		for name := range names {
			sum += s.Posts[name].Takings
		}
		return sum
	}))
	return fmt.Sprintf("quota=%.0f", 0.8*takings/12/float64(posts)*365/float64(p.Days))
}

// alike demands that the medians of a number lie together: all within so much, or
// within such a part of the least of them.
func alike(t *testing.T, what string, arms [][]observe.Summary, within float64, relative bool, number func(*observe.Summary) float64) {
	t.Helper()
	var medians []float64
	for _, runs := range arms {
		medians = append(medians, median(of(runs, number)))
	}
	low, high := slices.Min(medians), slices.Max(medians)
	apart := high - low
	if relative {
		apart /= low
	}
	t.Logf("%s: medians %.4g, which are %.3f apart, and may be %.2f", what, medians, apart, within)
	if !(apart <= within) || math.IsNaN(low) {
		t.Errorf("%s: medians %.4g, which are %.3f apart, want %.2f", what, medians, apart, within)
	}
}
