package study

import (
	"math"

	"tumen/study/store"
	"tumen/vocabulary"
)

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
