package indices

import (
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
	Groups   int           `json:"groups" doc:"independent parts of the rows that the intervals rest on"`
	Level    float64       `json:"level"`
}

// SobolFactor is one factor's indices.
type SobolFactor struct {
	Name     string             `json:"name"`
	First    *estimate.Estimate `json:"first" doc:"share that it decides alone; null of chance if no two runs share a seed"`
	Total    estimate.Estimate  `json:"total" doc:"share that it decides alone or together with others"`
	Says     string             `json:"says" doc:"the two in words, each of which was tested"`
	NoEffect bool               `json:"no_effect" doc:"not distinguishable from zero"`
	Chance   bool               `json:"chance" doc:"it is chance, and no input"`
}

// SobolPair is the share that two factors decide only by acting together.
type SobolPair struct {
	First  string            `json:"first"`
	Second string            `json:"second"`
	Index  estimate.Estimate `json:"index"`
}

// Sobol estimates variance-based indices from the outcomes of a Saltelli
// design, outcomes[i] being that of Points[i]. With f the centred outcome and
// V its variance,
//
//	first  = mean(f(B) (f(AB_i) - f(A))) / V           Saltelli et al. 2010, table 2 (b)
//	total  = (mean((f(A) - f(AB_i))^2) / 2 - N) / V    Jansen 1999
//	pair   = mean(f(BA_i) f(AB_j) - f(A) f(B)) / V
//	         - first_i - first_j                       Saltelli 2002
//
// V and N depend on how the runs got their seeds:
//
//	mean   V is the variance over A and B, in which chance is; N that of chance
//	       alone, mean((f(A) - f(AC))^2) / 2, AC being A with another seed. The
//	       total index of chance is N / V, and it has no first
//	given  V is mean((f(A) - f(B))^2) / 2, within a seed; N is 0
//	input  V is the variance over A and B; N is 0. Chance has indices like others
//
// A row with a run that failed, or has no such outcome, is dropped whole, because
// its differences would be of different points. Intervals are by jackknife over
// the independent scramblings that the rows are from, or over rows if there are none.
//
// It fails if there is not one outcome for each point, if fewer than 8 rows
// are left, or with a *Constant if the outcome never varies.
func Sobol(d *design.Saltelli, chance design.Chance, outcomes []float64, level float64) (SobolIndices, error) {
	level, err := estimate.CheckLevel(level)
	if err != nil {
		return SobolIndices{}, err
	}
	if len(outcomes) != len(d.Points) {
		return SobolIndices{}, say.Errorf("%d outcomes do not fit a design of %d runs: give one for each point, NaN where the run failed or has none", len(outcomes), len(d.Points))
	}
	rows, group := wholeRows(d, outcomes)
	if len(rows) < estimate.LeastRows {
		return SobolIndices{}, estimate.TooFew("rows", len(rows), estimate.LeastRows, d.Rows-len(rows))
	}
	if err := estimate.Varies(slices.Concat(rows...)); err != nil {
		return SobolIndices{}, err
	}
	s := newVariance(d, chance)
	sums := s.sums(rows, group)
	if len(sums) < 2 {
		return SobolIndices{}, estimate.TooFew(say.Text("scramblings with a whole row"), len(sums), 2, d.Rows-len(rows))
	}
	j := estimate.Jackknife(sums, s.width(), level, s.indices)
	if !(j.Seen[1] > 0) {
		return SobolIndices{}, say.Errorf("the outcome is %g in every run at a point of A or B, so it has no variance to be shared: choose another outcome or more rows", rows[0][0])
	}
	out := SobolIndices{Mean: s.level(rows) + j.Seen[0], Variance: j.Seen[1], Rows: len(rows), Dropped: d.Rows - len(rows), Groups: len(sums), Level: level}
	for f, factor := range d.Factors {
		one := SobolFactor{Name: factor.Name, Total: j.Estimate(s.total(f)), Chance: f == s.noise}
		if chance != design.ChanceMean || f != s.noise { // what chance does alone is not known from runs that never share one
			first := j.Estimate(s.first(f))
			one.First = &first
		}
		out.Factors = append(out.Factors, one)
	}
	s.say(out.Factors, j, s.moved(rows))
	for p, ij := range s.pairs {
		out.Pairs = append(out.Pairs, SobolPair{d.Factors[ij[0]].Name, d.Factors[ij[1]].Name, j.Estimate(func(x []float64) float64 { return x[2+2*s.k+p] })})
	}
	return out, nil
}

// wholeRows are the outcomes of the rows in which no run is missing, and the
// group of each.
func wholeRows(d *design.Saltelli, outcomes []float64) (rows [][]float64, group []int) {
	width := d.Width()
	for r := range d.Rows {
		row := outcomes[r*width : (r+1)*width]
		if !estimate.AllGood(row) {
			continue
		}
		rows = append(rows, row)
		if d.Scrambles > 0 {
			group = append(group, r%d.Scrambles)
		} else {
			group = append(group, r)
		}
	}
	return rows, group
}

// variance computes all indices of a design from sums over rows A, B, AB_i..., BA_i...
type variance struct {
	k      int
	noise  int // the factor that is chance, or -1
	chance design.Chance
	pairs  [][2]int // none without second order
}

func newVariance(d *design.Saltelli, chance design.Chance) variance {
	s := variance{k: len(d.Factors), noise: -1, chance: chance}
	for f, factor := range d.Factors {
		if len(factor.Columns) == 0 {
			s.noise = f
		}
	}
	if d.Second {
		s.pairs = pairsOf(s.k)
	}
	return s
}

// level is a number near the outcomes, from which all are measured so that sums
// lose nothing.
func (s variance) level(rows [][]float64) (level float64) {
	for _, row := range rows {
		level += (row[0] + row[1]) / float64(2*len(rows))
	}
	return level
}

// The sums of a group: rows, a + b, a^2 + b^2, (a - b)^2; for each factor
// b (ab - a), ab - a and (ab - a)^2; for each pair its product, and what in it is
// linear.
func (s variance) sums(rows [][]float64, group []int) [][]float64 {
	level, place := s.level(rows), map[int]int{}
	var sums [][]float64
	for i, row := range rows {
		at, known := place[group[i]]
		if !known {
			at = len(sums)
			place[group[i]] = at
			sums = append(sums, make([]float64, 4+3*s.k+2*len(s.pairs)))
		}
		sum := sums[at]
		a, b := row[0]-level, row[1]-level
		sum[0]++
		sum[1] += a + b
		sum[2] += float64(a*a) + float64(b*b)
		sum[3] += float64((a - b) * (a - b))
		for f := range s.k {
			d := row[2+f] - row[0]
			sum[4+3*f] += float64(b * d)
			sum[5+3*f] += d
			sum[6+3*f] += float64(d * d)
		}
		for p, ij := range s.pairs {
			ba, ab := row[2+s.k+ij[0]]-level, row[2+ij[1]]-level
			sum[4+3*s.k+2*p] += float64(ba*ab) - float64(a*b)
			sum[5+3*s.k+2*p] += ba + ab - a - b
		}
	}
	return sums
}

// width and the order of the numbers: mean, variance, each first, each total,
// each pair.
func (s variance) width() int { return 2 + 2*s.k + len(s.pairs) }

func (s variance) first(f int) func([]float64) float64 {
	return func(x []float64) float64 { return x[2+f] }
}

func (s variance) total(f int) func([]float64) float64 {
	return func(x []float64) float64 { return x[2+s.k+f] }
}

func (s variance) indices(sum, out []float64) {
	n := sum[0]
	mean := sum[1] / (2 * n)
	v := sum[2]/(2*n) - float64(mean*mean)
	if s.chance == design.ChanceGiven {
		v = sum[3] / (2 * n)
	}
	noise := 0.0
	if s.chance == design.ChanceMean && s.noise >= 0 {
		noise = sum[6+3*s.noise] / (2 * n)
	}
	out[0], out[1] = mean, v
	for f := range s.k {
		out[2+f] = (sum[4+3*f] - float64(mean*sum[5+3*f])) / (n * v)
		out[2+s.k+f] = sum[6+3*f] / (2 * n * v)
		if f != s.noise {
			out[2+s.k+f] -= noise / v
		}
	}
	for p, ij := range s.pairs {
		out[2+2*s.k+p] = (sum[4+3*s.k+2*p]-float64(mean*sum[5+3*s.k+2*p]))/(n*v) - out[2+ij[0]] - out[2+ij[1]]
	}
}

// moved says of each factor whether it changed the outcome of any run.
func (s variance) moved(rows [][]float64) []bool {
	moved := make([]bool, s.k)
	for _, row := range rows {
		for f := range s.k {
			moved[f] = moved[f] || !estimate.Same([]float64{row[0], row[2+f]})
		}
	}
	return moved
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
