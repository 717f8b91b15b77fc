package economy_test

import (
	"math"
	"testing"

	"tumen/economy"
	"tumen/scenario"
)

// form_test.go: what a bribe depends on follows from what the post sees, and from
// nothing else. On crossings made, within post and month, ln bribe a head is regressed
// on ln value a head and on ln heads, over which a flat sum is spread: the coefficient of
// value is the elasticity (Sequeira and Djankov 2014 measure it so at two ports).

// panel regresses y on x, given z, within cells, by sums.
type panel struct {
	sums               map[[2]int]*[4]float64 // by cell: how many, and the sums of x, y, z
	xx, xy, xz, yz, zz float64
}

func (p *panel) add(cell [2]int, x, y, z float64) {
	if p.sums == nil {
		p.sums = map[[2]int]*[4]float64{}
	}
	s := p.sums[cell]
	if s == nil {
		s = &[4]float64{}
		p.sums[cell] = s
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

// elasticities are those of a bribe in value for guards with some settings, by seed,
// and how much value varies within post and month.
func elasticities(t *testing.T, settings ...[]string) (slopes, spreads [][]float64) {
	t.Helper()
	var all []*scenario.Scenario
	for _, s := range settings {
		all = append(all, border(t, atGuards(t, s...)...))
	}
	type result struct{ slope, spread float64 }
	for _, runs := range days(t, all, func(w *economy.World, _ *scenario.Scenario) (func(), func() result) {
		var p panel
		return func() {
				if w.Recording() {
					w.Tonight(func(x economy.Passed) {
						if x.Value > 0 && x.Bribe > 0 {
							heads := float64(x.Heads)
							p.add([2]int{x.Route, x.Month}, math.Log(float64(x.Value)/heads), math.Log(float64(x.Bribe)/heads), math.Log(heads))
						}
					})
				}
			}, func() result {
				slope, spread := p.slope()
				return result{slope, spread}
			}
	}) {
		slopes = append(slopes, each(runs, func(r *result) float64 { return r.slope }))
		spreads = append(spreads, each(runs, func(r *result) float64 { return r.spread }))
	}
	return slopes, spreads
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
	slopes, spreads := elasticities(t, settings...)
	for k, c := range cases {
		got := middle(slopes[k])
		t.Logf("%s: elasticity %.3f (value varies by %.0f %% within post and month)", c.name, got, 100*middle(spreads[k]))
		if !(got >= c.low && got <= c.high) {
			t.Errorf("%s: the elasticity of a bribe in value is %.3f, want %.2f to %.2f", c.name, got, c.low, c.high)
		}
	}
}

// A post that sees value charges partly by it, and the less the worse it sees.
func TestAPoorEyeForValueChargesLessByIt(t *testing.T) {
	long(t)
	slopes, _ := elasticities(t,
		[]string{"pricing=posted", "sees=value", "sees_error=0"},
		[]string{"pricing=posted", "sees=value", "sees_error=0.05"},
		[]string{"pricing=posted", "sees=value", "sees_error=0.3"})
	sharp, dim, blind := middle(slopes[0]), middle(slopes[1]), middle(slopes[2])
	t.Logf("elasticity without error %.3f, with one of 0.05 %.3f, of 0.3 %.3f", sharp, dim, blind)
	if !(sharp > dim && dim > blind && sharp > 0.1) {
		t.Errorf("elasticities %.3f, %.3f, %.3f do not fall as the error grows", sharp, dim, blind)
	}
}
