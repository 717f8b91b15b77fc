package scenario

import (
	"fmt"
	"testing"

	"tumen/economy/observe"
)

// passage_test.go: the price of a passage is that of something scarce. Fewer
// sellers take a larger share of fewer crossings; so does a post that a crossing
// costs more, because bribes come to light more often or cost more when they do;
// and in the end nobody crosses.

// step is one arm on the way to a scarcer passage.
type step struct {
	name string
	sets []string
}

// scarcer demands that from step to step the guards' share rises and the volume
// falls, as long as there is trade.
//
// Over twenty seeds the guards' share rises by 3.7 points or more from step to step
// and the volume falls by 7 % or more, so six seeds are used.
func scarcer(t *testing.T, steps []step) (volumes []float64) {
	t.Helper()
	arms := make([]Options, len(steps))
	for k := range steps {
		arms[k] = sets(steps[k].sets...)
	}
	kg := smuggled(&border(t, Options{}).Parameters)
	before, carried := 0.0, 0.0
	for k, runs := range under(t, few(), arms...) {
		share := median(of(runs, func(s *observe.Summary) float64 { return s.Shares.Guards.Float() }))
		volume := median(of(runs, kg))
		t.Logf("%s: guards take %.1f %%, %.0f t cross", steps[k].name, 100*share, volume/1000)
		if volumes = append(volumes, volume); volume == 0 {
			continue
		}
		if k > 0 && !(share > before) {
			t.Errorf("%s: the guards' share is %.4f, and was %.4f", steps[k].name, share, before)
		}
		if k > 0 && !(volume < carried) {
			t.Errorf("%s: %.0f kg cross, and before it were %.0f", steps[k].name, volume, carried)
		}
		before, carried = share, volume
	}
	return volumes
}

func TestFewerSellersTakeMoreOfLess(t *testing.T) {
	long(t)
	var steps []step
	for _, n := range []int{8, 2, 1} {
		steps = append(steps, step{fmt.Sprint(n, " sellers"), atGuards(t, "pricing=passage", fmt.Sprint("sellers=", n))})
	}
	scarcer(t, steps)
}

func TestHarsherControlTakesMoreOfLessUntilNobodyCrosses(t *testing.T) {
	long(t)
	for _, c := range []struct {
		what   string
		values []string
	}{
		{"penalty", []string{"1000", "6000", "20000", "60000", "10000000"}},
		{"detection", []string{"2 %", "10 %", "30 %", "50 %", "95 %"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			var steps []step
			for _, x := range c.values {
				steps = append(steps, step{c.what + " " + x, atGuards(t, "pricing=passage", "sellers=4", c.what+"="+x)})
			}
			if volumes := scarcer(t, steps); volumes[len(volumes)-1] != 0 {
				t.Errorf("%.0f kg still cross", volumes[len(volumes)-1])
			}
		})
	}
}
