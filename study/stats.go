package study

import (
	"math"
	"slices"

	"tumen/internal/stat"
	"tumen/study/estimate"
	"tumen/study/store"
	"tumen/vocabulary"
)

// atOnce is how many numbers of a study are held in memory at once.
var atOnce = 1 << 23 // changed in tests

// ByPoint cuts a column into the runs of each point; a last point of which runs
// are missing is left out, unless it is the only one.
func ByPoint(column []float64, replicates int) [][]float64 {
	points := make([][]float64, 0, len(column)/replicates+1)
	for len(column) >= replicates {
		points = append(points, column[:replicates])
		column = column[replicates:]
	}
	if len(points) == 0 && len(column) > 0 {
		points = append(points, column)
	}
	return points
}

// Average is the mean of a list; to the bit its number where all are the same.
func Average(x []float64) float64 {
	if estimate.Same(x) {
		return x[0]
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// Deviation is the standard deviation of independent numbers; 0 of a single one,
// and where all are the same.
func Deviation(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	mean, sum := Average(x), 0.0
	for _, v := range x {
		sum += float64((v - mean) * (v - mean))
	}
	return math.Sqrt(sum / float64(len(x)-1))
}

// Finite is a number that JSON can hold, or nil.
func Finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// Numbers are those of a list that are numbers.
func Numbers(x []float64) (kept []float64) {
	for _, v := range x {
		if !math.IsNaN(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// ByArm is a column by arm: the runs of each in the order of points and replicates.
// Runs of which the others of a point are not there yet are left out.
func ByArm(column []float64, arms int) [][]float64 {
	all := make([][]float64, arms)
	for i, x := range column[:len(column)/arms*arms] {
		all[i%arms] = append(all[i%arms], x)
	}
	return all
}

// Fan is one daily series over many runs: on each day the median, and between
// what the middle half and the middle 90 % of the runs lie. A day on which no
// run has a number is null throughout.
type Fan struct {
	Outcome
	Runs   []int      `json:"runs" doc:"by day: runs that have a number"`
	P5     []*float64 `json:"p5"`
	P25    []*float64 `json:"p25"`
	Median []*float64 `json:"median"`
	P75    []*float64 `json:"p75"`
	P95    []*float64 `json:"p95"`
}

// Fans are the daily series of one arm over all runs that are there. The rows
// are gone through as often as it takes to hold no more than a part of the days
// in memory, so the quantiles are exact for any number of runs.
func (s *Study) Fans(arm int) ([]Fan, error) {
	series, days, arms := s.Spec.Series, s.Spec.Days, len(s.Spec.Arms)
	fans := make([]Fan, len(series))
	for k := range fans {
		fans[k] = newFan(series[k], days)
	}
	columns := len(series) * days
	batch := max(1, 2*atOnce/max(1, s.Spec.Rows()/arms))
	for first := 0; first < columns; first += batch {
		values := make([][]float32, min(batch, columns-first))
		_, err := s.Each(func(r *store.Row) error {
			if _, _, of := s.Spec.Position(int(r.Number)); of != arm || r.Failed() {
				return nil
			}
			for i := range values {
				if x := r.Days[(first+i)/days][(first+i)%days]; x == x {
					values[i] = append(values[i], x)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		for i, column := range values {
			slices.Sort(column)
			fans[(first+i)/days].set((first+i)%days, column)
		}
	}
	return fans, nil
}

func newFan(o Outcome, days int) Fan {
	list := func() []*float64 { return make([]*float64, days) }
	return Fan{Outcome: o, Runs: make([]int, days), P5: list(), P25: list(), Median: list(), P75: list(), P95: list()}
}

// set fills in a day, given its numbers in order.
func (f *Fan) set(day int, sorted []float32) {
	f.Runs[day] = len(sorted)
	if len(sorted) == 0 {
		return
	}
	for _, q := range []struct {
		into []*float64
		at   float64
	}{{f.P5, 0.05}, {f.P25, 0.25}, {f.Median, 0.5}, {f.P75, 0.75}, {f.P95, 0.95}} {
		x := float64(stat.Quantile(sorted, q.at))
		q.into[day] = &x
	}
}

// Running is an estimate while a study runs: the mean over its points so far,
// and half the width of its 95 % interval.
type Running struct {
	Outcome string   `json:"outcome"`
	Unit    string   `json:"unit"`
	Mean    float64  `json:"mean"`
	Half    *float64 `json:"half"` // nil before there are two points
	N       int      `json:"n"`    // points
}

// Precision is the half width as a share of the mean; infinite where that is
// not known.
func (r Running) Precision() float64 {
	switch {
	case r.Half == nil:
		return math.Inf(1)
	case *r.Half == 0:
		return 0 // all alike
	case r.Mean == 0:
		return math.Inf(1)
	}
	return math.Abs(*r.Half / r.Mean)
}

// Headlines are the outcomes that are watched while a study runs, as far as the
// study has them.
var Headlines = vocabulary.Ranked(vocabulary.Watched)

// watch keeps running estimates of the first arm: for each headline, mean and
// variance over points of the point's mean, by the method of Welford (1962). The
// runs of one point are not independent of one another; points are.
type watch struct {
	spec   *Spec
	places []int // of the headlines among the outcomes
	sum    []float64
	runs   []int
	n      []int
	mean   []float64
	square []float64
	next   int  // row, if none is missing
	part   bool // rows of the point are missing
}

func newWatch(s *Spec) watch {
	w := watch{spec: s}
	for _, name := range Headlines {
		if i := s.Place(name); i >= 0 {
			w.places = append(w.places, i)
		}
	}
	k := len(w.places)
	w.sum, w.runs, w.n = make([]float64, k), make([]int, k), make([]int, k)
	w.mean, w.square = make([]float64, k), make([]float64, k)
	return w
}

// add takes in a row. Of a point of which rows are missing nothing is known.
func (w *watch) add(row *store.Row) {
	n := int(row.Number)
	point, _, arm := w.spec.Position(n)
	first, after := w.spec.FirstRow(point), w.spec.FirstRow(point+1)
	if n == first || n != w.next {
		w.part = n != first
		clear(w.sum)
		clear(w.runs)
	}
	w.next = n + 1
	if arm == 0 && !row.Failed() {
		for k, o := range w.places {
			if x := row.Outcomes[o]; !math.IsNaN(x) {
				w.sum[k] += x
				w.runs[k]++
			}
		}
	}
	if n != after-1 || w.part {
		return
	}
	for k := range w.places { // the point is over
		if w.runs[k] > 0 {
			x := w.sum[k] / float64(w.runs[k])
			w.n[k]++
			d := x - w.mean[k]
			w.mean[k] += d / float64(w.n[k])
			w.square[k] += float64(d * (x - w.mean[k]))
		}
		w.sum[k], w.runs[k] = 0, 0
	}
}

// Normal95 is the 97.5 % quantile of the standard normal distribution.
const Normal95 = 1.959963984540054

func (w *watch) estimates() []Running {
	all := make([]Running, len(w.places))
	for k, o := range w.places {
		var half *float64
		if n := float64(w.n[k]); n > 1 {
			half = Finite(Normal95 * math.Sqrt(w.square[k]/(n-1)/n))
		}
		all[k] = Running{w.spec.Outcomes[o].Name, w.spec.Outcomes[o].Unit, w.mean[k], half, w.n[k]}
	}
	return all
}

// Running are the estimates of the rows so far; known of a study that can be run.
func (s *Study) Running() []Running { return s.watch.estimates() }

// Precision is how precisely the mean of the headline outcome that is known least
// is known: half of its interval as a share of it; infinite where no headline has a
// number yet.
func (s *Study) Precision() float64 {
	if !s.Writable() && s.recount() != nil {
		return math.Inf(1)
	}
	worst := math.Inf(-1)
	for _, r := range s.Running() {
		if r.N > 0 {
			worst = max(worst, r.Precision())
		}
	}
	if math.IsInf(worst, -1) {
		return math.Inf(1)
	}
	return worst
}
