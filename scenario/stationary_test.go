package scenario

import (
	"math"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
)

// stationary_test.go: nothing in the world fills up, wears out or grows by itself. Over
// six recorded years the means of the years have no trend, by the 95 % interval over
// twenty seeds: within 1 % a year for amounts, within half a point for shares.

// trended are the outcomes: a column of the days, or one over another.
var trended = []struct {
	name, of, per string
	within        float64
}{
	{"wage", "piece_rate", "", 0.01},
	{"organisers", "organisers_active", "", 0.01},
	{"people", "alive", "", 0.01},
	{"purses", "purses", "", 0.01},
	{"guards' share", "guards", "profit", 0.005},
	{"organisers' share", "organisers", "profit", 0.005},
	{"porters' share", "porters", "profit", 0.005},
}

func TestSixYearsHaveNoTrend(t *testing.T) {
	long(t)
	const years = 6
	slopes := each(t, []*Scenario{border(t, sets("days=2190"))}, seeds, func(w *economy.World, _ *Scenario) ([]float64, error) {
		if err := w.Run(t.Context(), nil); err != nil {
			return nil, err
		}
		out := w.Outcome()
		var all []float64
		for _, x := range trended {
			var means [years]float64
			for y := range years {
				means[y] = yearOf(out.Days, x.of, y) // a whole year has no season
				if x.per != "" {
					means[y] /= yearOf(out.Days, x.per, y)
				}
			}
			all = append(all, slope(means[:], x.per == ""))
		}
		return all, nil
	})[0]
	for k, x := range trended {
		var mean, squares float64
		for _, s := range slopes {
			mean += s[k] / float64(seeds)
		}
		for _, s := range slopes {
			squares += (s[k] - mean) * (s[k] - mean)
		}
		half := 2.093 * math.Sqrt(squares/float64(seeds-1)/float64(seeds)) // Student's t, 19 degrees of freedom
		t.Logf("%s: %+.3f %% a year (%+.3f to %+.3f)", x.name, 100*mean, 100*(mean-half), 100*(mean+half))
		if !(mean-half >= -x.within && mean+half <= x.within) {
			t.Errorf("%s: the trend is %+.2f to %+.2f %% a year, want within %.1f", x.name, 100*(mean-half), 100*(mean+half), 100*x.within)
		}
	}
}

// yearOf is the mean of a column over a recorded year, on the days that have it.
func yearOf(days *observe.Table, name string, year int) float64 {
	c := days.Column(name)
	if c == nil {
		return math.NaN()
	}
	var sum, n float64
	for day := 365 * year; day < 365*(year+1); day++ {
		var x float64
		if c.Reals != nil {
			x = c.Reals[day]
		} else {
			x = float64(c.Ints[day])
		}
		if !math.IsNaN(x) {
			sum += x
			n++
		}
	}
	return sum / n
}

// slope is the rise a year by least squares, relative to the mean if so wanted.
func slope(means []float64, relative bool) float64 {
	var x, y, xx, xy float64
	n := float64(len(means))
	for k, m := range means {
		x += float64(k) / n
		y += m / n
	}
	for k, m := range means {
		xx += (float64(k) - x) * (float64(k) - x)
		xy += (float64(k) - x) * (m - y)
	}
	if relative {
		return xy / xx / y
	}
	return xy / xx
}
