package indices

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/study/design"
	"tumen/study/estimate"
)

// SobolIndices are the shares of an outcome's variance that factors decide.
type SobolIndices struct {
	Mean     float64       `json:"mean"`
	Variance float64       `json:"variance"`
	Factors  []SobolFactor `json:"factors"`
	Pairs    []SobolPair   `json:"pairs,omitempty" doc:"only from a design with second order"`
	Rows     int           `json:"rows"`
	Dropped  int           `json:"dropped" doc:"rows with a run that failed or has no such outcome"`
	Level    float64       `json:"level"`
}

// SobolFactor is one factor's indices.
type SobolFactor struct {
	Name  string            `json:"name"`
	First estimate.Estimate `json:"first" doc:"share that it decides alone"`
	Total estimate.Estimate `json:"total" doc:"share that it decides alone or together with others"`
	Says  string            `json:"says" doc:"the two in words"`
}

// SobolPair is the share that two factors decide only by acting together.
type SobolPair struct {
	First  string            `json:"first"`
	Second string            `json:"second"`
	Index  estimate.Estimate `json:"index"`
}

// Sobol estimates variance-based indices from the outcomes of a Saltelli
// design, outcomes[i] being that of Points[i]. With f the centred outcome and
// V its variance over A and B together,
//
//	first  = mean(f(B) (f(AB_i) - f(A))) / V           Saltelli et al. 2010, table 2 (b)
//	total  = mean((f(A) - f(AB_i))^2) / (2 V)          Jansen 1999
//	pair   = mean(f(BA_i) f(AB_j) - f(A) f(B)) / V
//	         - first_i - first_j                       Saltelli 2002
//
// A row with a run that failed, or has no such outcome, is dropped whole, because
// its differences would be of different points. Intervals are by bootstrap over rows; for Sobol' points
// they are wider than need be, because the resamples cannot know how even the
// points were.
//
// It fails if there is not one outcome for each point, if fewer than 8 rows
// are left, or with a *Constant if the outcome never varies.
func Sobol(d *design.Saltelli, outcomes []float64, r estimate.Resampling) (SobolIndices, error) {
	r, err := r.Check()
	if err != nil {
		return SobolIndices{}, err
	}
	if len(outcomes) != len(d.Points) {
		return SobolIndices{}, say.Errorf("%d outcomes do not fit a design of %d runs: give one for each point, NaN where the run failed or has none", len(outcomes), len(d.Points))
	}
	width, k := d.Width(), len(d.Factors)
	var rows [][]float64
	for i := range d.Rows {
		if row := outcomes[i*width : (i+1)*width]; estimate.AllGood(row) {
			rows = append(rows, row)
		}
	}
	if len(rows) < estimate.LeastRows {
		return SobolIndices{}, estimate.TooFew("rows", len(rows), estimate.LeastRows, d.Rows-len(rows))
	}
	if err := estimate.Varies(slices.Concat(rows...)); err != nil {
		return SobolIndices{}, err
	}
	s := variance{rows: rows, k: k}
	if d.Second {
		s.pairs = pairsOf(k)
	}
	b := r.Bootstrap(len(rows), s.width(), s.indices)
	if !(b.Seen[1] > 0) {
		return SobolIndices{}, say.Errorf("the outcome is %g in every run at a point of A or B, so it has no variance to be shared: choose another outcome or more rows", rows[0][0])
	}
	out := SobolIndices{Mean: b.Seen[0], Variance: b.Seen[1], Rows: len(rows), Dropped: d.Rows - len(rows), Level: r.Level}
	for f, factor := range d.Factors {
		out.Factors = append(out.Factors, SobolFactor{Name: factor.Name, First: b.Percentile(2 + f), Total: b.Percentile(2 + k + f)})
	}
	firstFloor, totalFloor := 0.0, 0.0
	for f, factor := range d.Factors {
		if len(factor.Columns) == 0 { // a dummy: what chance alone does
			firstFloor = math.Max(firstFloor, out.Factors[f].First.High)
			totalFloor = math.Max(totalFloor, out.Factors[f].Total.High)
		}
	}
	for f := range out.Factors {
		out.Factors[f].Says = out.Factors[f].words(firstFloor, totalFloor)
	}
	for p, ij := range s.pairs {
		out.Pairs = append(out.Pairs, SobolPair{d.Factors[ij[0]].Name, d.Factors[ij[1]].Name, b.Percentile(2 + 2*k + p)})
	}
	return out, nil
}

func (f SobolFactor) words(firstFloor, totalFloor float64) string {
	switch {
	case f.Total.NearZero(totalFloor):
		return say.Text("not distinguishable from zero")
	case f.First.NearZero(firstFloor):
		return say.Text("acts only together with others")
	case f.Total.Low > f.First.High:
		return say.Text("acts alone and together with others")
	}
	return say.Text("acts alone")
}

// variance computes all indices of weighted rows A, B, AB_i..., BA_i...: the
// mean, the variance, each first, each total, each pair.
type variance struct {
	rows  [][]float64
	k     int
	pairs [][2]int // none without second order
}

func (s variance) width() int { return 2 + 2*s.k + len(s.pairs) }

func (s variance) indices(weights, out []float64) {
	clear(out)
	k, n := s.k, 0.0
	for i, row := range s.rows {
		n += weights[i]
		out[0] += float64(weights[i] * (row[0] + row[1]))
	}
	mean := out[0] / (2 * n)
	first, total, pair := out[2:2+k], out[2+k:2+2*k], out[2+2*k:]
	v := 0.0
	for i, row := range s.rows {
		w := weights[i]
		if w == 0 {
			continue
		}
		a, b := row[0]-mean, row[1]-mean
		v += float64(w * (float64(a*a) + float64(b*b)))
		for f := range k {
			ab := row[2+f] - mean
			first[f] += float64(w * b * (ab - a))
			total[f] += float64(w * (a - ab) * (a - ab))
		}
		for p, ij := range s.pairs {
			pair[p] += float64(w * (float64((row[2+k+ij[0]]-mean)*(row[2+ij[1]]-mean)) - float64(a*b)))
		}
	}
	v /= 2 * n
	out[0], out[1] = mean, v
	for f := range k {
		first[f] /= n * v
		total[f] /= 2 * n * v
	}
	for p, ij := range s.pairs {
		pair[p] = pair[p]/(n*v) - first[ij[0]] - first[ij[1]]
	}
}

// pairsOf is all pairs of 0..k-1 in rising order.
func pairsOf(k int) [][2]int {
	var pairs [][2]int
	for i := range k {
		for j := i + 1; j < k; j++ {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	return pairs
}
