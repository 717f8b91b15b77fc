package economy_test

import (
	"fmt"
	"math"
	"testing"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/scenario"
)

// entry_test.go: organisers come as long as it pays. At the margin nobody who is in
// expects less than outside, and nobody outside expects more.

// thought is what was seen on the recorded days of those who thought about coming in:
// how many did and how many did not, and what the worst of the former and the best of
// the latter expected above what a day is worth to them elsewhere [minor/day].
type thought struct {
	in, out     int
	worst, best float64
}

// Who comes in expects at least what a day is worth elsewhere, entry earned back; and of
// those who stay out nobody does.
func TestTheLastToEnterGainsAndTheNextWouldNot(t *testing.T) {
	long(t)
	s := border(t)
	var groups []int
	for g := range s.Parameters.Organisers {
		if o := &s.Parameters.Organisers[g]; o.Kind == parameter.Donju && o.Potential > o.Number {
			groups = append(groups, g)
		}
	}
	for k, runs := range days(t, []*scenario.Scenario{s}, func(w *economy.World, _ *scenario.Scenario) (func(), func() []thought) {
		all := make([]thought, len(groups))
		for k := range all {
			all[k] = thought{worst: math.Inf(1), best: math.Inf(-1)}
		}
		return func() {
			if !w.Recording() {
				return
			}
			for k, g := range groups {
				x := &all[k]
				w.Reviewed(g, func(enters bool, expects float64) {
					if enters {
						x.in++
						x.worst = min(x.worst, expects)
					} else {
						x.out++
						x.best = max(x.best, expects)
					}
				})
			}
		}, func() []thought { return all }
	})[0] {
		for i, x := range runs {
			name := s.Parameters.Organisers[groups[i]].Name
			if k < 3 {
				t.Logf("%s, seed %d: %d come in, who expect %+.1f yuan a day or more; %d do not, who expect %+.1f or less", name, k+1, x.in, x.worst/100, x.out, x.best/100)
			}
			if x.in == 0 || !(x.worst >= 0) {
				t.Errorf("%s, seed %d: %d come in, one of whom expects %.2f yuan a day", name, k+1, x.in, x.worst/100)
			}
			if x.out == 0 || !(x.best < 0) {
				t.Errorf("%s, seed %d: %d stay out, one of whom expects %.2f yuan a day", name, k+1, x.out, x.best/100)
			}
		}
	}
}

// T8: with n sellers the guards' share is g = c/S + (1/n) (s_P/e_P + s_O/e_O), and the
// second term is (1/n) (-dP/dlnQ)/S by the demand for passage that porters' and
// organisers' asks leave. More potential organisers ask less for the same crossings and
// bid in other numbers, so they move the share by what they do to that slope. It is the
// slope of the evening's bids, which is what a seller of passage meets.
//
// Over a year demand is more elastic, since people come, grow rich and leave; sellers who
// set a price for tonight do not reckon with that. The year's elasticity is measured
// apart, by posts with given tariffs a tenth below and above the price, and logged.
func TestMorePotentialOrganisersMoveTheShareAsTheSlopeOfDemandSays(t *testing.T) {
	long(t)
	const n = 2
	base := &border(t).Parameters
	// One crossing a county, since T8 is of one route.
	rule := append(atGuards(t, "pricing=passage", "sees=heads", fmt.Sprint("sellers=", n)), "routes.upper-ford.capacity=0", "routes.lower-ford.capacity=0")
	var shares, predicted [2]float64
	for k, times := range []int{1, 2} {
		potential := rule
		for g := range base.Organisers {
			if o := &base.Organisers[g]; o.Kind == parameter.Donju {
				potential = append(potential, fmt.Sprintf("organisers.%s.potential=%d", o.Name, times*o.Potential))
			}
		}
		market := passages(t, border(t, potential...))[0]
		given := func(by float64) *scenario.Scenario {
			return border(t, append(potential, atGuards(t, "pricing=customary", "share=0", fmt.Sprintf("head=%.4f", by*market.price))...)...)
		}
		around := passages(t, given(0.9), given(1.1))
		year := -math.Log(around[1].heads/around[0].heads) / math.Log(1.1/0.9)
		shares[k] = market.share
		predicted[k] = (costOf(base) + market.slope/n) / market.surplus
		t.Logf("%d x potential: guards take %.1f %% of %.0f yuan a head; a slope of bids of %.0f yuan gives %.1f %%; %.0f heads, whose elasticity over the year is %.2f",
			times, 100*market.share, market.surplus, market.slope, 100*predicted[k], market.heads, year)
	}
	moved, should := shares[1]-shares[0], predicted[1]-predicted[0]
	t.Logf("twice as many who could organise move the share by %+.1f points, theory %+.1f", 100*moved, 100*should)
	if !(math.Abs(moved-should) <= 0.02) {
		t.Errorf("the share moves by %.4f, want %.4f within 0.02", moved, should)
	}
}

// passing is what passes over the clandestine routes of a world in its recorded year.
type passing struct{ share, surplus, price, heads, slope float64 }

// passages are the medians over the seeds of what passes in each of some worlds.
func passages(t *testing.T, all ...*scenario.Scenario) (medians []passing) {
	t.Helper()
	for _, runs := range days(t, all, func(w *economy.World, s *scenario.Scenario) (func(), func() passing) {
		slopes, posts := 0.0, 0.0
		return func() {
				if w.Recording() {
					w.Sellers(func(slope float64) {
						slopes += slope / s.Parameters.Units.Money().Minors()
						posts++
					})
				}
			}, func() (x passing) {
				out := w.Outcome()
				x.share = out.Summary.Shares.Guards.Float()
				x.slope = slopes / posts
				profit := 0.0
				for i := range s.Parameters.Routes {
					if q := &s.Parameters.Routes[i]; q.Kind == parameter.Clandestine {
						profit += out.Summary.Routes[q.Name].Profit
					}
				}
				for _, h := range out.Distributions {
					if h.Name == "crew" {
						for size, crossings := range h.Counts {
							x.heads += float64(int64(size) * crossings)
						}
					}
				}
				x.surplus = profit / x.heads
				x.price = x.share * x.surplus
				return x
			}
	}) {
		medians = append(medians, passing{
			middle(each(runs, func(x *passing) float64 { return x.share })), middle(each(runs, func(x *passing) float64 { return x.surplus })),
			middle(each(runs, func(x *passing) float64 { return x.price })), middle(each(runs, func(x *passing) float64 { return x.heads })),
			middle(each(runs, func(x *passing) float64 { return x.slope })),
		})
	}
	return medians
}

// costOf is what a head costs a post of the guards: what its people lose if a bribe
// comes to light, over a usual crew, after what is handed up [yuan].
func costOf(p *parameter.Parameters) float64 {
	for r := range p.Routes {
		for k := range p.Routes[r].Posts {
			if q := &p.Routes[r].Posts[k]; p.Routes[r].Kind == parameter.Clandestine && q.Organ == parameter.BorderGuards {
				return q.Detection / (1 - q.Detection) * (q.Salary + q.Penalty) / (1 - q.Remit) / 15
			}
		}
	}
	return math.NaN()
}
