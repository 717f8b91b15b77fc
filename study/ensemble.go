package study

import (
	"fmt"
	"math"
	"slices"

	"tumen/internal/stat"
	"tumen/study/estimate"
	"tumen/study/store"
)

// About says what a study's numbers are of. It stands at the head of every
// result.
type About struct {
	Kind       string    `json:"kind"`
	Case       string    `json:"case"`
	Title      string    `json:"title"`
	CaseSHA256 string    `json:"case_sha256"`
	Version    string    `json:"version"`  // of the program that began it
	Programs   []Program `json:"programs"` // that made rows
	Sets       []string  `json:"sets"`
	Days       int       `json:"days"`
	Start      string    `json:"start"`
	Points     int       `json:"points"`      // of the inputs, all of whose runs are there
	Replicates int       `json:"replicates"`  // runs of each point and arm
	Rows       int       `json:"rows"`        // runs that are there
	Asked      int       `json:"asked"`       // runs that were asked for
	AtMost     bool      `json:"-"`           // it may come to its end with fewer
	Damaged    bool      `json:"damaged"`     // the file of rows is not as it was written
	Failed     int       `json:"failed"`      // of those that are there
	FirstSeed  uint64    `json:"first_seed"`  // the others follow it
	Seeds      int       `json:"seeds"`       // from the first to the last that there was
	Design     Design    `json:"design"`      // how the points were chosen
	Inputs     []Input   `json:"inputs"`      // what was uncertain
	Together   []Joint   `json:"together"`    // which of that is correlated
	Failures   []Failure `json:"failures"`    // why runs failed
	Level      float64   `json:"probability"` // of every interval
	Digest     string    `json:"digest"`      // of the files of the study; "" while it changes
}

// Failure is why some of the runs failed.
type Failure struct {
	Reason string `json:"reason"`
	Runs   int    `json:"runs"`
	Row    uint64 `json:"row"` // the first of them
}

// level is the probability of all intervals.
const level = 0.95

// Partial says whether runs are missing.
func (a *About) Partial() bool { return a.Rows < a.Asked }

// State is how much of the study is there, for people.
func (a *About) State() string {
	return State{Rows: a.Rows, Asked: a.Asked, AtMost: a.AtMost && a.Rows < a.Asked}.String()
}

// about reads what there is to say of a study, and how its runs failed.
func (s *Study) about() (About, error) {
	if err := s.seal(); err != nil {
		return About{}, cannot("write to", s.Dir, err)
	}
	spec := s.Spec
	rows, err := s.scan()
	if err != nil {
		return About{}, err
	}
	state := s.state(rows)
	a := About{
		Kind: spec.Kind, Case: spec.Case.Name, Title: spec.Case.Title, CaseSHA256: spec.Case.SHA256,
		Version: spec.Programs[0].Version, Programs: spec.programs(rows),
		Sets: spec.Sets, Days: spec.Days, Start: spec.Start, Replicates: spec.Seeds.Replicates,
		Rows: state.Rows, Asked: state.Asked, AtMost: state.AtMost, Damaged: state.Damaged,
		FirstSeed: spec.Seeds.First, Design: spec.Design, Inputs: spec.Inputs, Together: spec.Together,
		Failures: []Failure{}, Level: level, Digest: s.Digest,
	}
	each, whole := spec.PointRows(), 0
	_, err = s.Each(func(r *store.Row) error {
		if r.Failed() {
			a.Failed++
			a.fails(r)
		}
		n := int(r.Number)
		if n%each == 0 {
			whole = n
		}
		if whole++; whole == n+1 && n%each == each-1 {
			a.Points++
		}
		a.Seeds = n/len(spec.Arms) + 1
		return nil
	})
	slices.SortStableFunc(a.Failures, func(a, b Failure) int { return b.Runs - a.Runs })
	return a, err
}

// mostReasons is how many reasons are told apart; the rest are one more.
const mostReasons = 20

func (a *About) fails(r *store.Row) {
	i := slices.IndexFunc(a.Failures, func(f Failure) bool { return f.Reason == r.Failure })
	if i < 0 && len(a.Failures) < mostReasons {
		a.Failures = append(a.Failures, Failure{Reason: r.Failure, Row: r.Number})
		i = len(a.Failures) - 1
	} else if i < 0 {
		i = len(a.Failures) - 1
		a.Failures[i].Reason = "other reasons"
	}
	a.Failures[i].Runs++
}

// Ensemble is what many runs of a case say together. It is what `tumen ensemble
// --json` prints.
type Ensemble struct {
	About
	Arm      Arm          `json:"with"` // the policies of every run
	Outcomes []Spread     `json:"outcomes"`
	Absent   []Unmeasured `json:"absent"` // outcomes that no run has
	Fans     []Fan        `json:"fans"`
}

// Unmeasured is an outcome that no run has.
type Unmeasured struct {
	Outcome
	Band *Band `json:"pattern"` // what the case says it should be
}

// Met says whether the median lies in the pattern's band, and at least half of the
// runs have the number.
func (o *Spread) Met() bool {
	low, high := o.Band == nil || o.Band.Low == nil || *o.Band.Low <= o.Median.Value, o.Band == nil || o.Band.High == nil || o.Median.Value <= *o.Band.High
	return o.Band != nil && low && high && o.Without <= o.Runs
}

// Spread is one outcome over the runs. Numbers are in Unit; null is what there
// are too few runs to say.
type Spread struct {
	Outcome
	Runs    int     `json:"runs"`    // that have the number; every statistic is over these
	Without int     `json:"without"` // runs that did not fail and have no such number
	Mean    Sure    `json:"mean"`
	SD      float64 `json:"sd"` // over the runs
	Median  Sure    `json:"median"`
	P5      float64 `json:"p5"` // 5 % of the runs lie below it
	P25     float64 `json:"p25"`
	P75     float64 `json:"p75"`
	P95     float64 `json:"p95"`
	Band    *Band   `json:"pattern"` // what the case says it should be

	// Constant says that the number is the same in all runs that have it: there is
	// no variance to be explained.
	Constant bool            `json:"constant"`
	Split    *estimate.Split `json:"split"` // of the variance, into testimony and chance
	// Precision is half of the mean's interval as a share of the mean.
	Precision *float64 `json:"precision"`
	Enough    []Enough `json:"enough"` // how many runs a precision takes
}

// Sure is a number with the interval that holds the true one with the study's
// probability. The ends are null where there are too few runs to say.
type Sure struct {
	Value float64  `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// Enough is how many runs in all it takes until the mean is known so well.
type Enough struct {
	Precision float64 `json:"precision"` // half of the interval as a share of the mean
	Runs      int     `json:"runs"`
}

// precisions are those that Enough speaks of.
var precisions = []float64{0.05, 0.01}

// shown are the outcomes that a reader asks for first: those that the case has
// patterns for, the headlines, and what each kind of actor gained.
func (s *Spec) shown(name string) bool {
	return slices.Contains(headlines, name) || isGain(name) ||
		slices.ContainsFunc(s.Patterns, func(b Band) bool { return b.Measure == name })
}

// Ensemble reads what a study of that kind says. It can be read at any time,
// also while the study runs: the result is then of the runs that are there. It
// fails if there is none.
func (s *Study) Ensemble() (*Ensemble, error) {
	if s.Spec.Kind != KindEnsemble {
		return nil, fmt.Errorf("the study in %s is of the kind %s, and not an ensemble", s.Dir, s.Spec.Kind)
	}
	about, err := s.about()
	if err != nil {
		return nil, err
	}
	if about.Rows == about.Failed {
		return nil, noRuns(&about)
	}
	e := &Ensemble{About: about, Arm: s.Spec.Arms[0]}
	all, err := s.spreads(about.Rows - about.Failed)
	if err != nil {
		return nil, err
	}
	e.Absent = []Unmeasured{}
	for _, o := range all {
		if o.Runs == 0 {
			e.Absent = append(e.Absent, Unmeasured{o.Outcome, o.Band})
			continue
		}
		e.Outcomes = append(e.Outcomes, o)
	}
	e.Fans, err = s.Fans(0)
	return e, err
}

// noRuns says why there is nothing to conclude.
func noRuns(a *About) error {
	if a.Rows == 0 {
		return fmt.Errorf("no run of the study is there yet")
	}
	return fmt.Errorf("all %d runs failed; the first: %s", a.Rows, a.Failures[0].Reason)
}

// atOnce is how many numbers of a study are held in memory at once.
var atOnce = 1 << 23 // changed in tests

// spreads are all outcomes of a study of one arm, of which done runs did not fail.
func (s *Study) spreads(done int) ([]Spread, error) {
	all := make([]Spread, 0, len(s.Spec.Outcomes))
	batch := max(1, atOnce/max(1, s.Spec.Rows()))
	for first := 0; first < len(s.Spec.Outcomes); first += batch {
		var places []int
		for k := first; k < min(first+batch, len(s.Spec.Outcomes)); k++ {
			places = append(places, k)
		}
		columns, err := s.Columns(places)
		if err != nil {
			return nil, err
		}
		for i, k := range places {
			all = append(all, s.spread(k, columns[i], done))
		}
	}
	return all, nil
}

// spread is one outcome, given its column; done runs did not fail.
func (s *Study) spread(k int, column []float64, done int) Spread {
	o := Spread{Outcome: s.Spec.Outcomes[k], Without: done - len(numbers(column)), Enough: []Enough{}}
	if i := slices.IndexFunc(s.Spec.Patterns, func(b Band) bool { return b.Measure == o.Name }); i >= 0 {
		o.Band = &s.Spec.Patterns[i]
	}
	points := byPoint(column, s.Spec.Seeds.Replicates)
	var sorted, means, firsts []float64
	for _, runs := range points {
		sum, n := 0.0, 0
		for _, x := range runs {
			if !math.IsNaN(x) {
				sorted, sum, n = append(sorted, x), sum+x, n+1
			}
		}
		if n > 0 {
			means = append(means, sum/float64(n))
		}
		if !math.IsNaN(runs[0]) {
			firsts = append(firsts, runs[0])
		}
	}
	o.Runs = len(sorted)
	if o.Runs == 0 {
		return o
	}
	slices.Sort(sorted)
	o.SD, o.Constant = deviation(sorted), estimate.Same(sorted)
	o.Mean.Value, o.Median.Value = average(means), stat.Quantile(sorted, 0.5)
	o.P5, o.P25, o.P75, o.P95 = stat.Quantile(sorted, 0.05), stat.Quantile(sorted, 0.25), stat.Quantile(sorted, 0.75), stat.Quantile(sorted, 0.95)
	// The runs of one point are not independent of one another: points are.
	if mean, err := estimate.Mean(means, level); err == nil {
		o.Mean.Low, o.Mean.High = finite(mean.Low), finite(mean.High)
		o.precise(means, s.Spec.Seeds.Replicates, mean)
	}
	if median, err := estimate.Quantile(firsts, 0.5, level); err == nil {
		o.Median.Low, o.Median.High = finite(median.Low), finite(median.High)
	}
	if len(s.Spec.Inputs) > 0 && s.Spec.Seeds.Replicates > 1 && s.Spec.shown(o.Name) && !o.Constant {
		if split, err := estimate.Replicates(points, estimate.Resampling{Seed: s.Spec.Design.Seed, Level: level}); err == nil && whole(split) {
			o.Split = &split
		}
	}
	return o
}

// whole says whether a split has all its numbers: of runs that are nearly all
// alike the bootstrap may find none.
func whole(s estimate.Split) bool {
	for _, e := range []estimate.Estimate{s.Parametric, s.Chance, s.Share} {
		if sum := e.Value + e.Low + e.High; math.IsNaN(sum) || math.IsInf(sum, 0) {
			return false
		}
	}
	return true
}

// precise says how precise the mean is, and how many runs a better one takes.
func (o *Spread) precise(means []float64, replicates int, mean estimate.Summary) {
	if mean.Value == 0 || o.Constant {
		return
	}
	size := math.Abs(mean.Value)
	o.Precision = finite((mean.High - mean.Low) / 2 / size)
	for _, g := range precisions {
		if n, err := estimate.RunsNeeded(deviation(means)/size, g); err == nil {
			o.Enough = append(o.Enough, Enough{g, n * replicates})
		}
	}
}

// byPoint cuts a column into the runs of each point; a last point of which runs
// are missing is left out, unless it is the only one.
func byPoint(column []float64, replicates int) [][]float64 {
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

// average is the mean of a list; to the bit its number where all are the same.
func average(x []float64) float64 {
	if estimate.Same(x) {
		return x[0]
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// deviation is the standard deviation of independent numbers; 0 of a single one,
// and where all are the same.
func deviation(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	mean, sum := average(x), 0.0
	for _, v := range x {
		sum += float64((v - mean) * (v - mean))
	}
	return math.Sqrt(sum / float64(len(x)-1))
}
