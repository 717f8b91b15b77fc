package economy_test

import (
	"math"
	"testing"

	"tumen/economy"
	"tumen/scenario"
)

// form_test.go: what a bribe depends on follows from what the post sees, and from
// nothing else. On crossings made, within post and night, ln bribe a head is regressed
// on ln value a head and on ln heads, over which a flat sum is spread: the coefficient of
// value is the elasticity (Sequeira and Djankov 2014 measure it so at two ports).
//
// Within a night the tariff is one, so this is its form and nothing else. Within a
// month the tariff itself moves: posts follow bids, which rise with what goods are worth,
// and where a head costs more it is loaded more heavily. That slope is logged beside.

// panel regresses y on x, given z, within cells, by sums.
type panel struct {
	sums               map[cell]*[4]float64 // by cell: how many, and the sums of x, y, z
	xx, xy, xz, yz, zz float64
}

// cell is a route, which has one post that is looked at, in a month or a night.
type cell struct{ route, time int }

func (p *panel) add(at cell, x, y, z float64) {
	if p.sums == nil {
		p.sums = map[cell]*[4]float64{}
	}
	s := p.sums[at]
	if s == nil {
		s = &[4]float64{}
		p.sums[at] = s
	}
	s[0]++
	s[1] += x
	s[2] += y
	s[3] += z
	p.xx += x * x
	p.xy += x * y
	p.xz += x * z
	p.yz += y * z
	p.zz += z * z
}

// slope is the coefficient of x, and spread the standard deviation of x within cells.
func (p *panel) slope() (slope, spread float64) {
	xx, xy, xz, yz, zz, all := p.xx, p.xy, p.xz, p.yz, p.zz, 0.0
	for _, s := range p.sums {
		n := s[0]
		xx -= s[1] * s[1] / n
		xy -= s[1] * s[2] / n
		xz -= s[1] * s[3] / n
		yz -= s[2] * s[3] / n
		zz -= s[3] * s[3] / n
		all += n
	}
	if zz > 0 {
		return (xy*zz - yz*xz) / (xx*zz - xz*xz), math.Sqrt(xx / all)
	}
	return xy / xx, math.Sqrt(xx / all)
}

// elastic are the elasticities of a bribe in value within post and night, and within
// post and month, and how much value varies within post and night.
type elastic struct{ night, month, spread float64 }

// elasticities are the medians over the seeds for guards with some settings.
func elasticities(t *testing.T, settings ...[]string) (medians []elastic) {
	t.Helper()
	var all []*scenario.Scenario
	for _, s := range settings {
		all = append(all, border(t, atGuards(t, s...)...))
	}
	for _, runs := range days(t, all, func(w *economy.World, _ *scenario.Scenario) (func(), func() elastic) {
		var nights, months panel
		night := 0
		return func() {
				night++
				if w.Recording() {
					w.Tonight(func(x economy.Passed) {
						if x.Value > 0 && x.Bribe > 0 {
							heads := float64(x.Heads)
							value, bribe := math.Log(float64(x.Value)/heads), math.Log(float64(x.Bribe)/heads)
							nights.add(cell{x.Route, night}, value, bribe, math.Log(heads))
							months.add(cell{x.Route, x.Month}, value, bribe, math.Log(heads))
						}
					})
				}
			}, func() (e elastic) {
				e.night, e.spread = nights.slope()
				e.month, _ = months.slope()
				return e
			}
	}) {
		medians = append(medians, elastic{
			middle(each(runs, func(e *elastic) float64 { return e.night })),
			middle(each(runs, func(e *elastic) float64 { return e.month })),
			middle(each(runs, func(e *elastic) float64 { return e.spread })),
		})
	}
	return medians
}

func TestWhatAPostSeesGivesTheFormOfTheBribe(t *testing.T) {
	long(t)
	cases := []struct {
		name      string
		settings  []string
		low, high float64
	}{
		{"flat", []string{"pricing=posted", "sees=crossing"}, -0.05, 0.05},
		{"by the head", []string{"pricing=posted", "sees=heads"}, -0.05, 0.05},
		{"by the head, the number let pass", []string{"pricing=passage", "sees=heads"}, -0.05, 0.05},
		{"a share", []string{"pricing=customary", "share=40 %", "head=0"}, 0.95, 1.05},
	}
	var settings [][]string
	for _, c := range cases {
		settings = append(settings, c.settings)
	}
	for k, e := range elasticities(t, settings...) {
		c := &cases[k]
		t.Logf("%s: elasticity %.3f within post and night, %.3f within post and month; value varies by %.1f %% within a night", c.name, e.night, e.month, 100*e.spread)
		if !(e.night >= c.low && e.night <= c.high) {
			t.Errorf("%s: the elasticity of a bribe in value is %.3f, want %.2f to %.2f", c.name, e.night, c.low, c.high)
		}
		if !(e.spread > 0.01) {
			t.Errorf("%s: value varies by %.4f within a night, too little to measure anything", c.name, e.spread)
		}
	}
}

// A post that sees value charges partly by it, and the less the worse it sees.
func TestAPoorEyeForValueChargesLessByIt(t *testing.T) {
	long(t)
	all := elasticities(t,
		[]string{"pricing=posted", "sees=value", "sees_error=0"},
		[]string{"pricing=posted", "sees=value", "sees_error=0.05"},
		[]string{"pricing=posted", "sees=value", "sees_error=0.3"})
	sharp, dim, blind := all[0].night, all[1].night, all[2].night
	t.Logf("elasticity without error %.3f, with one of 0.05 %.3f, of 0.3 %.3f", sharp, dim, blind)
	if !(sharp > dim && dim > blind && sharp > 0.1) {
		t.Errorf("elasticities %.3f, %.3f, %.3f do not fall as the error grows", sharp, dim, blind)
	}
}
