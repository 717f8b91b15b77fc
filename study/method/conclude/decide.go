package conclude

import (
	"math"
	"slices"

	"tumen/internal/list"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/prim"
	"tumen/study/table"
	"tumen/vocabulary"
)

// decide.go: choosing a policy without knowing the world. Regret is what porters lose
// against whichever choice would have been best in the same world under the same seed
// (Savage 1951); a policy satisfies in a world in which porters are not worse off with
// it than without (Simon 1956); and where it does not, a box of unknowns may say where
// (package prim).

// Decision is one policy as a choice.
type Decision struct {
	Policy     string  `json:"policy" doc:"base case is to choose none"`
	Outcome    string  `json:"outcome" doc:"by which it is judged"`
	Unit       string  `json:"unit"`
	NotWorse   float64 `json:"not_worse" doc:"share of the worlds in which porters are not worse off with it than without"`
	Low        float64 `json:"low" doc:"of its 95 % interval: Wilson's, of as many independent worlds"`
	High       float64 `json:"high"`
	Best       float64 `json:"best" doc:"share of the worlds in which no choice does better"`
	Regret     float64 `json:"regret" doc:"mean of what is lost against the best choice"`
	RegretLow  float64 `json:"regret_low" doc:"of its 95 % interval, over resamples of the worlds"`
	RegretHigh float64 `json:"regret_high"`
	Regret95   float64 `json:"regret_95" doc:"in 5 % of the worlds more is lost"`
	Fails      *Fails  `json:"fails" doc:"where porters are worse off with it; null if no region was found"`
}

// Fails is a region of the unknowns in which porters are worse off more often.
type Fails struct {
	Limits  []prim.Limit      `json:"limits"`
	Density estimate.Estimate `json:"density" doc:"share of the worlds there in which porters are worse off, on worlds held out"`
	Share   float64           `json:"share" doc:"the same over all worlds, each counted once"`
}

// leastFound is the fewest worlds in which a region is looked for.
const leastFound = 100

func decide(t *table.Table, weights []float64) ([]Decision, error) {
	decisions := []Decision{}
	k := t.Spec.Place(vocabulary.PortersGain)
	if k < 0 {
		return decisions, nil
	}
	gains := make([][]float64, len(t.Spec.Arms))
	for arm := range gains {
		gains[arm] = t.Outcome(arm, k)
	}
	var rows []int
	for _, i := range table.Counting(weights) {
		whole := true
		for arm := range gains {
			whole = whole && !math.IsNaN(gains[arm][i])
		}
		if whole {
			rows = append(rows, i)
		}
	}
	carried := slices.ContainsFunc(rows, func(i int) bool {
		return slices.ContainsFunc(gains, func(of []float64) bool { return of[i] != 0 })
	})
	if !carried { // nobody carries in any world
		return decisions, nil
	}
	counts := list.Map(rows, func(i int) float64 { return weights[i] })
	n := table.Effective(counts)
	r, err := estimate.Resampling{Seed: t.Spec.Design.Seed, Level: study.Level}.Check()
	if err != nil {
		return nil, err
	}
	for arm, a := range t.Spec.Arms {
		lost, worse := make([]float64, len(rows)), make([]bool, len(rows))
		d := Decision{Policy: a.Name, Outcome: vocabulary.PortersGain, Unit: t.Spec.Outcomes[k].Unit}
		sum := 0.0
		for at, i := range rows {
			best := math.Inf(-1)
			for other := range gains {
				best = max(best, gains[other][i])
			}
			lost[at], worse[at] = best-gains[arm][i], gains[arm][i] < gains[0][i]
			sum += counts[at]
			if lost[at] == 0 {
				d.Best += counts[at]
			}
			if !worse[at] {
				d.NotWorse += counts[at]
			}
		}
		d.Best, d.NotWorse = min(1, d.Best/sum), min(1, d.NotWorse/sum)
		w := estimate.Wilson(float64(d.NotWorse*n), n, study.Level)
		d.Low, d.High = w.Low, w.High
		b := r.Bootstrap(len(rows), 1, func(times, out []float64) {
			of, all := 0.0, 0.0
			for at := range rows {
				all += float64(counts[at] * times[at])
				of += float64(counts[at] * times[at] * lost[at])
			}
			out[0] = of / all
		})
		e := b.Percentile(0)
		d.Regret, d.RegretLow, d.RegretHigh = e.Value, e.Low, e.High
		d.Regret95 = estimate.Weigh(lost, counts).Quantile(0.95)
		if d.Fails, err = fails(t, rows, worse); err != nil {
			return nil, err
		}
		decisions = append(decisions, d)
	}
	return decisions, nil
}

// fails looks for a region in which porters are worse off. Each world counts once there.
func fails(t *table.Table, rows []int, worse []bool) (*Fails, error) {
	n := 0
	for _, is := range worse {
		if is {
			n++
		}
	}
	if n == 0 || n == len(rows) || len(rows) < leastFound {
		return nil, nil
	}
	points := list.Map(rows, func(i int) []float64 { return t.Rows[i].Values })
	found, err := prim.PRIM{Seed: t.Spec.Design.Seed}.Find(points, study.NamesOf(t.Spec.Inputs), worse)
	if err != nil || !found.Found {
		return nil, err
	}
	return &Fails{found.Limits, found.Density, float64(n) / float64(len(rows))}, nil
}
