package indices

import (
	"math"

	"tumen/internal/stat"
	"tumen/rng"
	"tumen/study/estimate"
)

// Moment is what one input does to the whole distribution of the outcome.
type Moment struct {
	Name  string            `json:"name"`
	Index estimate.Estimate `json:"index"`
	Says  string            `json:"says"`
	// NoEffect says that the index cannot be told from that of an input that
	// decides nothing, by the test of independence.go; P is its corrected p.
	NoEffect bool    `json:"no_effect"`
	P        float64 `json:"p"`
}

// Moments are density- or distribution-based indices.
type Moments struct {
	Inputs  []Moment `json:"inputs"`
	Runs    int      `json:"runs"`
	Dropped int      `json:"dropped" doc:"runs that failed or have no such outcome"`
	Level   float64  `json:"level"`
}

// Delta estimates Borgonovo's (2007, RESS 92, 771) index from any design: half
// the mean area between the outcome's density and its density given the input,
// 0 if the input decides nothing and 1 if it decides everything. points[i] are
// the inputs, in any scale, of the run with outcomes[i].
//
// Plischke, Borgonovo and Smith (2013, EJOR 226, 536) estimate it from given
// data by splitting the input into classes and comparing smoothed densities.
// Two errors then pull apart: smoothing hides what the input does, and noise
// looks like an effect. Here both are bounded. The index does not change if
// input and outcome are replaced by their ranks, and it is the largest value,
// over sets A of the unit square of ranks, of
//
//	P(pair in A) - P(pair in A if input and outcome were independent)
//
// reached where the joint density exceeds the product (Scheffe 1947). So A is
// found by smoothing on a grid, but the probabilities are counted, unsmoothed:
//
//   - on rows that had no part in finding A, which gives too little (any A
//     gives at most delta, in the mean),
//   - on the rows that found A, which gives too much.
//
// The smoothing is the one that gives most on rows held out. Value is the
// middle of the two counts. The interval begins at the lower end of the first
// and ends at the upper end of the second under whichever smoothing gives most
// of those that rows held out cannot tell from the best; so it includes the bias
// that could not be removed, is careful rather than narrow, and narrows with
// more runs. Whether an input has an effect at all is tested apart (independence.go);
// if none is found, the widest smoothing gives the value, and the interval begins at 0.
//
// It fails if points, names and outcomes do not fit, for fewer than 100 runs that
// have the outcome, or with a *Constant if that never varies.
func Delta(points [][]float64, names []string, outcomes []float64, r estimate.Resampling) (Moments, error) {
	columns, y, r, err := byColumn(points, names, outcomes, r)
	if err != nil {
		return Moments{}, err
	}
	size := gridFor(len(y))
	fold, outcome := folds(len(y), r.Seed), cells(y, size)
	result := Moments{Runs: len(y), Dropped: len(outcomes) - len(y), Level: r.Level}
	p := independent(columns, y, r.Seed)
	for j, name := range names {
		joint := newJoint(cells(columns[j], size), outcome, fold, size)
		result.Inputs = append(result.Inputs, joint.moment(name, p[j] > falsely, r))
	}
	result.shifts(p)
	return result, nil
}

// byColumn is what both methods begin with: the runs by column, of an outcome that
// varies, and how to resample them.
func byColumn(points [][]float64, names []string, outcomes []float64, r estimate.Resampling) (columns [][]float64, y []float64, checked estimate.Resampling, err error) {
	if checked, err = r.Check(); err != nil {
		return nil, nil, r, err
	}
	if columns, y, err = estimate.ColumnsOf(points, names, outcomes); err == nil {
		err = estimate.Varies(y)
	}
	return columns, y, checked, err
}

// The rows are held out in fifths: each set is found on 80 % of them.
const foldCount = 5

// folds assigns each row to a fold at random.
func folds(n int, seed uint64) []int {
	source := rng.New(seed)
	fold := make([]int, n)
	for i := range fold {
		fold[i] = int(source.Draw(estimate.DrawFold, uint32(i), 0, 0).Below(0, foldCount))
	}
	return fold
}

// moment chooses the smoothing and counts.
func (g *joint) moment(name string, idle bool, r estimate.Resampling) Moment {
	all := make([]counted, len(smoothings))
	best := 0
	for i, s := range smoothings {
		if all[i] = g.count(s); all[i].gives() > all[best].gives() {
			best = i
		}
	}
	most := best // of those that may be as good as the best, the one with the largest count
	for i := range all {
		if all[i].asGoodAs(all[best]) && all[i].finds() > all[most].finds() {
			most = i
		}
	}
	if idle {
		best, most = 0, 0
	}
	m := Moment{Name: name, Index: bracket(all[best], all[most], r)}
	if idle {
		m.Index.Low = 0
	}
	return m
}

// asGoodAs says that the rows held out cannot tell this smoothing from a better
// one: it gives less by no more than three standard errors of the difference.
// With one standard error the interval missed what Ishigami's third input does
// in half of all repeats with 4,096 runs, with three in none.
func (c counted) asGoodAs(better counted) bool {
	n := float64(len(c.held))
	var sum, square float64
	for i, v := range c.held {
		d := better.held[i] - v
		sum += d
		square += float64(d * d)
	}
	mean := sum / n
	return mean <= 3*math.Sqrt((square/n-float64(mean*mean))/n)
}

// counted is what each row adds to the index: with the sets found without it,
// and with the set found on all rows.
type counted struct{ held, in []float64 }

// gives is the mean of the rows held out, finds that of the rows that found
// their set.
func (c counted) gives() float64 { return stat.Mean(c.held) }
func (c counted) finds() float64 { return stat.Mean(c.in) }

// bracket is the middle of what the best smoothing counts on rows held out and
// on the rows that found its sets, from the lower end of the first to the upper
// end of what another smoothing counts. The index cannot leave 0 to 1.
func bracket(best, most counted, r estimate.Resampling) estimate.Estimate {
	n := float64(len(best.held))
	b := r.Bootstrap(len(best.held), 3, func(weights, out []float64) {
		clear(out)
		for i, w := range weights {
			out[0] += float64(w / n * best.held[i])
			out[1] += float64(w / n * best.in[i])
			out[2] += float64(w / n * most.in[i])
		}
	})
	inside := func(v float64) float64 { return math.Min(1, math.Max(0, v)) }
	middle := (math.Max(0, b.Seen[0]) + b.Seen[1]) / 2
	return estimate.Estimate{Value: inside(middle), Low: inside(b.Percentile(0).Low), High: inside(b.Percentile(2).High)}
}
