package compare

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/vocabulary"
)

// Comparison is what alternatives change against the case as it is stated. Every
// point and seed was run under each of them, so a difference between two runs
// is what the policies did and not another draw (common random numbers). It is what the command prints as JSON.
type Comparison struct {
	study.About
	Arms        []study.Arm   `json:"arms" doc:"the first is what the others are compared with"`
	Differences []Difference  `json:"differences"`
	Absent      []Unpaired    `json:"absent" doc:"outcomes of which there is no difference"`
	Tests       int           `json:"tests" doc:"differences that were tested"`
	Correction  string        `json:"correction" doc:"of their p-values for there being so many"`
	Regret      Regret        `json:"regret"`
	Fans        [][]study.Fan `json:"fans" doc:"by arm"`
}

// Difference is what one alternative changes of one outcome. Numbers are in
// Unit.
type Difference struct {
	study.Outcome
	With    string          `json:"with" doc:"the alternative's name"`
	Pairs   int             `json:"pairs" doc:"of runs that both have the number"`
	Missing int             `json:"missing" doc:"pairs that do not, because a run is not there, failed, or has no such number; they are in no statistic"`
	Base    float64         `json:"base" doc:"mean as stated, over those pairs"`
	Mean    float64         `json:"mean" doc:"mean under the alternative"`
	Change  study.Interval  `json:"change" doc:"mean of the differences"`
	Share   *float64        `json:"share" doc:"change as a share of the base"`
	Rice    *study.Interval `json:"staple" doc:"of a gain: what it buys at the mean price of rice as stated"`

	Higher estimate.Estimate  `json:"higher" doc:"chance that the outcome is higher in a world and under a seed not yet seen; equal counts half"`
	Good   string             `json:"good" doc:"higher or lower, where that is better for whom it is about; else empty"`
	Better *estimate.Estimate `json:"better" doc:"chance that it is better; null where good is empty"`

	Factor *float64 `json:"variance_factor" doc:"by how much the common random numbers cut the variance of the difference"`
	P      float64  `json:"p" doc:"of no difference, by the paired t test; 1 if no pair differs"`
	Holm   float64  `json:"p_corrected" doc:"the same after correction"`
	Holds  bool     `json:"holds" doc:"p_corrected is below 1 less the study's probability"`
}

// Unpaired is an outcome that fewer than two worlds have both as stated and
// under an alternative, so that there is no change to speak of.
type Unpaired struct {
	study.Outcome
	With     string   `json:"with"`
	Base     *float64 `json:"base" doc:"mean as stated, over the runs that have it; null if none does"`
	BaseRuns int      `json:"base_runs" doc:"that have it"`
	Mean     *float64 `json:"mean" doc:"likewise under the alternative"`
	MeanRuns int      `json:"mean_runs"`
}

// Main says whether a reader looks at the outcome first.
func (u *Unpaired) Main() bool { return vocabulary.Within(u.Name, vocabulary.Tested) }

// Main says whether a reader looks at the difference first.
func (d *Difference) Main() bool { return vocabulary.Within(d.Name, vocabulary.Tested) }

// None says that no pair differs at all: then there is nothing to be tested, for
// chance has no part in it.
func (d *Difference) None() bool { return d.P == 1 }

// Analyse reads what a comparison says. It can be read at any time. It fails if
// there is no complete pair.
func Analyse(s *study.Study) (*Comparison, error) {
	about, err := s.Results()
	if err != nil {
		return nil, err
	}
	c := &Comparison{About: about, Arms: s.Spec.Arms, Correction: "Holm"}
	if c.Differences, c.Absent, err = differences(s); err != nil {
		return nil, err
	}
	if len(c.Differences) == 0 {
		return nil, say.Errorf("no two runs of one point are there to be compared")
	}
	if err := c.correct(); err != nil {
		return nil, err
	}
	if c.Regret, err = regret(s); err != nil {
		return nil, err
	}
	for arm := range s.Spec.Arms {
		fans, err := s.Fans(arm)
		if err != nil {
			return nil, err
		}
		c.Fans = append(c.Fans, fans)
	}
	return c, nil
}

// differences are those of all outcomes, alternative by alternative, and the
// outcomes of which there is none.
func differences(s *study.Study) ([]Difference, []Unpaired, error) {
	rice, err := s.Columns([]int{s.Spec.Place(study.StaplePrice)})
	if err != nil {
		return nil, nil, err
	}
	arms := len(s.Spec.Arms)
	price := study.Average(study.Numbers(study.ByArm(rice[0], arms)[0]))
	differ := make([][]Difference, arms)
	absent := make([][]Unpaired, arms)
	err = s.EachOutcome(func(k int, column []float64) {
		runs := study.ByArm(column, arms)
		for arm := 1; arm < arms; arm++ {
			if d, ok := difference(s.Spec, k, arm, runs[0], runs[arm], price); ok {
				differ[arm] = append(differ[arm], d)
			} else {
				base, with := study.Numbers(runs[0]), study.Numbers(runs[arm])
				absent[arm] = append(absent[arm], Unpaired{s.Spec.Outcomes[k], d.With, study.Finite(study.Average(base)), len(base), study.Finite(study.Average(with)), len(with)})
			}
		}
	})
	return slices.Concat(differ...), append([]Unpaired{}, slices.Concat(absent...)...), err
}

// difference compares one arm with the first; ok is false if fewer than two
// points have a complete pair.
func difference(spec *study.Spec, k, arm int, base, with []float64, price float64) (d Difference, ok bool) {
	d = Difference{Outcome: spec.Outcomes[k], With: spec.Arms[arm].Name, Good: vocabulary.Better(spec.Outcomes[k].Name)}
	bases, withs, firstBase, firstWith := pairs(spec.Seeds.Replicates, base, with)
	for i := range base {
		if math.IsNaN(base[i]) || math.IsNaN(with[i]) {
			d.Missing++
		} else {
			d.Pairs++
		}
	}
	// Runs of one point are not independent of one another, points are: so the
	// interval is over points, and the chance is of one run of each.
	paired, err := estimate.Paired(withs, bases, study.Level)
	if err != nil {
		return d, false
	}
	d.Base, d.Mean = study.Average(bases), study.Average(withs)
	d.Change = study.NewInterval(paired.Value, paired.Low, paired.High)
	if d.Base != 0 {
		d.Share = study.Finite(paired.Value / math.Abs(d.Base))
	}
	if paired.Gain > 0 {
		d.Factor = study.Finite(paired.Gain)
	}
	if _, gain := vocabulary.IsGain(d.Name); gain && price > 0 {
		rice := study.NewInterval(paired.Value/price, paired.Low/price, paired.High/price)
		d.Rice = &rice
	}
	d.P = pairedP(withs, bases)
	if higher, err := estimate.Better(firstWith, firstBase, study.Level); err == nil {
		d.Higher = higher.Estimate
		switch d.Good {
		case "higher":
			better := d.Higher
			d.Better = &better
		case "lower":
			d.Better = &estimate.Estimate{Value: 1 - d.Higher.Value, Low: 1 - d.Higher.High, High: 1 - d.Higher.Low}
		}
	}
	return d, true
}

// pairs are the means over the complete pairs of each point, and the first
// complete pair of each.
func pairs(replicates int, base, with []float64) (bases, withs, firstBase, firstWith []float64) {
	for first := 0; first < len(base); first += replicates {
		sumBase, sumWith, n := 0.0, 0.0, 0.0
		for i := first; i < min(first+replicates, len(base)); i++ {
			if math.IsNaN(base[i]) || math.IsNaN(with[i]) {
				continue
			}
			if n == 0 {
				firstBase, firstWith = append(firstBase, base[i]), append(firstWith, with[i])
			}
			sumBase, sumWith, n = sumBase+base[i], sumWith+with[i], n+1
		}
		if n > 0 {
			bases, withs = append(bases, sumBase/n), append(withs, sumWith/n)
		}
	}
	return bases, withs, firstBase, firstWith
}

// pairedP is the two-sided p-value of the paired t test that two lists have the
// same mean; 1 if they are the same, and 0 if all pairs differ by the same.
func pairedP(a, b []float64) float64 {
	differences := make([]float64, len(a))
	for i := range a {
		differences[i] = a[i] - b[i]
	}
	mean, sd := study.Average(differences), study.Deviation(differences)
	switch {
	case mean == 0:
		return 1
	case estimate.Same(differences):
		return 0
	}
	n := float64(len(a))
	t := math.Abs(mean) / (sd / math.Sqrt(n))
	return 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Survival(t)
}

// correct adjusts the p-values for there being many: each of the main
// differences that there are is one test of the whole study.
func (c *Comparison) correct() error {
	var p []float64
	for i := range c.Differences {
		if d := &c.Differences[i]; d.Main() && !d.None() {
			p = append(p, d.P)
		}
	}
	corrected, err := estimate.Holm(p)
	if err != nil {
		return err
	}
	c.Tests = len(p)
	for i := range c.Differences {
		d := &c.Differences[i]
		d.Holm = 1
		if d.Main() && !d.None() {
			d.Holm, corrected = corrected[0], corrected[1:]
			d.Holds = d.Holm < 1-study.Level
		}
	}
	return nil
}
