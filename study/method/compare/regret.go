package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/vocabulary"
)

// Regret is how much worse each alternative does than the best one would have
// in the same world under the same seed: what it costs to choose without
// knowing the world.
type Regret struct {
	By      study.Outcome `json:"by" doc:"what it is measured in"`
	Good    string        `json:"good" doc:"whether more of that is better, or less: higher or lower"`
	Runs    int           `json:"runs" doc:"worlds under seeds in which all alternatives have the number"`
	Missing int           `json:"missing" doc:"worlds under seeds in which one of them failed or has none; they are in no statistic"`
	// Worlds are the combinations among them. Runs of one combination are not
	// independent of one another, combinations are: intervals are over these.
	Worlds int         `json:"worlds"`
	Arms   []ArmRegret `json:"arms"`
}

// ArmRegret is the regret of one alternative, in the unit of By.
type ArmRegret struct {
	Arm   string            `json:"arm"`
	Mean  study.Interval    `json:"mean"`
	P95   float64           `json:"p95" doc:"in 95 % of the runs it is less"`
	Worst float64           `json:"worst" doc:"over all of them"`
	Best  estimate.Estimate `json:"best" doc:"chance that no other does better, in a world not yet seen"`
}

// UsualRegret is what regret is measured in unless something else is asked for.
const UsualRegret = vocabulary.PortersGain

// regret measures it. A world in which several do equally well counts for all of
// them.
func regret(s *study.Study) (Regret, error) {
	by := cmp.Or(s.Spec.Request.By, UsualRegret)
	k := s.Spec.Place(by)
	if k < 0 {
		return Regret{}, say.Errorf("the study keeps no outcome %s; it has %s", by, strings.Join(s.Spec.Names(), ", "))
	}
	r := Regret{By: s.Spec.Outcomes[k], Good: vocabulary.Better(by)}
	if r.Good == "" {
		r.Good = "higher"
	}
	columns, err := s.Columns([]int{k})
	if err != nil {
		return r, err
	}
	arms := study.ByArm(columns[0], len(s.Spec.Arms))
	lost, best, points := regrets(arms, r.Good == "lower", s.Spec.Seeds.Replicates)
	r.Runs, r.Worlds = len(lost[0]), len(points[0])
	r.Missing = len(arms[0]) - r.Runs
	if r.Runs == 0 {
		return r, nil
	}
	for arm, a := range s.Spec.Arms {
		sorted := slices.Sorted(slices.Values(lost[arm]))
		x := ArmRegret{Arm: a.Name, Mean: study.Interval{Value: study.Average(lost[arm])}, P95: stat.Quantile(sorted, 0.95), Worst: sorted[len(sorted)-1]}
		if mean, err := estimate.Mean(points[arm], study.Level); err == nil {
			x.Mean = study.NewInterval(mean.Value, mean.Low, mean.High)
		}
		if x.Best, err = estimate.MeanShare(best[arm], study.Level); err != nil {
			return r, err
		}
		r.Arms = append(r.Arms, x)
	}
	return r, nil
}

// regrets are, by arm, what is lost in each run against the best arm, and at
// each point in what share of its runs it is the best itself and the mean loss.
func regrets(columns [][]float64, lower bool, replicates int) (lost, best, points [][]float64) {
	arms := len(columns)
	lost, best, points = make([][]float64, arms), make([][]float64, arms), make([][]float64, arms)
	sums, wins, n := make([]float64, arms), make([]float64, arms), 0
	for i := range columns[0] {
		values := make([]float64, arms)
		whole := true
		for arm := range columns {
			values[arm] = columns[arm][i]
			if lower {
				values[arm] = -values[arm]
			}
			whole = whole && !math.IsNaN(values[arm])
		}
		if whole {
			top := slices.Max(values)
			n++
			for arm, x := range values {
				lost[arm] = append(lost[arm], top-x)
				sums[arm] += top - x
				if x == top {
					wins[arm]++
				}
			}
		}
		if i%replicates == replicates-1 && n > 0 {
			for arm := range sums {
				points[arm] = append(points[arm], sums[arm]/float64(n))
				best[arm] = append(best[arm], wins[arm]/float64(n))
				sums[arm], wins[arm] = 0, 0
			}
			n = 0
		}
	}
	return lost, best, points
}
