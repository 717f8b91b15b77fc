package sensitivity

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/indices"
)

// Sensitivity is what a study says of which input matters for one outcome. It is what the command prints as JSON.
type Sensitivity struct {
	study.About
	Method  string       `json:"method"`
	Outcome string       `json:"outcome"`
	Effect  string       `json:"effect_of" doc:"the policies whose effect on the outcome is analysed; empty if it is the outcome itself"`
	Unit    string       `json:"unit"`
	N       int          `json:"n" doc:"rows, trajectories or points that the numbers rest on"`
	Each    string       `json:"n_of" doc:"which of these"`
	Dropped int          `json:"dropped" doc:"more of them, left out whole because a run of theirs failed or has no such number"`
	Without int          `json:"without" doc:"runs that did not fail and have no such number"`
	Mean    float64      `json:"mean" doc:"of the outcome; of a Morris design it is that of its grid"`
	SD      float64      `json:"sd" doc:"of the outcome"`
	Indices []Index      `json:"indices" doc:"an input after the other, chance or the dummy last"`
	Words   []InputWords `json:"words" doc:"likewise"`
	Resamp  int          `json:"resamples" doc:"of the bootstrap that the intervals come from; 0 if they come from groups"`
	Groups  int          `json:"groups" doc:"independent scramblings of the points, or rows, that the intervals come from; 0 if they come from a bootstrap"`
	Of      string       `json:"of" doc:"what the indices are of: mean (of the outcome over chance: noise is subtracted), given (for given chance) or input (chance is one more input)"`

	// Constant says that the outcome is Mean in all N runs that count. Then nothing
	// decides it, and there are no indices.
	Constant bool `json:"constant"`
}

// Index is one number about an input, with its interval.
type Index struct {
	Input string `json:"input" doc:"of a pair, both with a comma between"`
	Name  string `json:"name" doc:"S1 ST S2, mu_star mu sigma, delta, pawn"`
	estimate.Estimate
}

// InputWords says what the indices of an input mean.
type InputWords struct {
	Input string `json:"input"`
	Says  string `json:"says"`
	Idle  bool   `json:"not_distinguishable_from_zero"`
}

// Find is an input's index of a name.
func (s *Sensitivity) Find(input, name string) (Index, bool) {
	i := slices.IndexFunc(s.Indices, func(x Index) bool { return x.Input == input && x.Name == name })
	if i < 0 {
		return Index{}, false
	}
	return s.Indices[i], true
}

// Methods are the analyses that the study's design allows: a design is for one
// method, but points that are spread evenly serve two.
func Methods(s *study.Spec) []string {
	switch s.Design.Method {
	case study.BySaltelli:
		return []string{MethodSobol}
	case study.ByMorris:
		return []string{MethodMorris}
	case study.ByStated, study.ByProposal:
		return nil
	}
	return namesOfPoints
}

// Analysed are the outcomes that a report shows, the main one first: those of
// the first patterns, and the headlines.
func Analysed(s *study.Spec, most int) []string {
	names := []string{s.MainOutcome()}
	for _, b := range s.Patterns {
		names = append(names, b.Measure)
	}
	names = append(names, study.Headlines...)
	var kept []string
	for _, name := range names {
		if s.Place(name) >= 0 && !slices.Contains(kept, name) && len(kept) < most {
			kept = append(kept, name)
		}
	}
	return kept
}

// Analyse analyses one outcome by one of the study's Methods. It reads the
// design that the study recorded, so that the two cannot be mismatched. Rows of
// a design that are not complete yet do not count. It fails if too few runs have
// the outcome.
func Analyse(s *study.Study, method, outcome string) (*Sensitivity, error) {
	if !slices.Contains(Methods(s.Spec), method) {
		return nil, say.Errorf("the study in %s has points by %s, from which %s cannot be estimated", s.Dir, s.Spec.Design.Method, method)
	}
	about, err := s.Results()
	if err != nil {
		return nil, err
	}
	place, err := s.Spec.FindOutcome(outcome)
	if err != nil {
		return nil, err
	}
	columns, err := s.Columns([]int{place})
	if err != nil {
		return nil, err
	}
	y := s.Spec.OfEach(columns[0])
	o := s.Spec.Outcomes[place]
	out := &Sensitivity{
		About: about, Method: method, Outcome: o.Name, Effect: s.Spec.Effect(), Unit: o.Unit, Resamp: estimate.LeastResamples,
		Of: string(s.Spec.Design.Chance), Without: about.Rows - about.Failed - len(study.Numbers(columns[0])), Indices: []Index{}, Words: []InputWords{},
	}
	r := estimate.Resampling{Seed: s.Spec.Design.Seed, Resamples: out.Resamp, Level: study.Level}
	switch method {
	case MethodSobol:
		out.Resamp = 0
		out.Of = string(cmp.Or(s.Spec.Design.Chance, design.ChanceMean))
		err = sobol(s.Spec, out, y)
	case MethodMorris:
		out.Of = string(cmp.Or(s.Spec.Design.Chance, design.ChanceInput))
		err = morris(s.Spec, out, y, r)
	default:
		out.Of = string(design.ChanceInput)
		err = ofMoments(s.Spec, out, y, r)
	}
	if constant := (*estimate.Constant)(nil); errors.As(err, &constant) {
		out.Constant, out.Mean, out.N, out.Each = true, constant.Value, constant.Runs, "runs"
		return out, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.Name, err)
	}
	for _, x := range out.Indices {
		if study.Finite(x.Value) == nil || study.Finite(x.Low) == nil || study.Finite(x.High) == nil {
			return nil, say.Errorf("%s: %s of %s is no number from %d %s: ask for more", o.Name, x.Name, x.Input, out.N, out.Each)
		}
	}
	return out, nil
}

func (out *Sensitivity) add(input, name string, e estimate.Estimate) {
	out.Indices = append(out.Indices, Index{input, name, e})
}

func (out *Sensitivity) say(input, words string, idle bool) {
	out.Words = append(out.Words, InputWords{input, words, idle})
}

// notAboveZero is how package estimate says it.
const notAboveZero = "not distinguishable from zero"

func sobol(s *study.Spec, out *Sensitivity, y []float64) error {
	rows := len(y) / s.Design.Width()
	if rows == 0 {
		return say.Errorf("not one row of %d runs is complete", s.Design.Width())
	}
	d, err := s.Design.Saltelli(rows, len(s.Inputs))
	if err != nil {
		return err
	}
	result, err := indices.Sobol(d, cmp.Or(s.Design.Chance, design.ChanceMean), y[:len(d.Points)], study.Level)
	if err != nil {
		return err
	}
	out.N, out.Each, out.Dropped, out.Mean, out.SD = result.Rows, "rows", result.Dropped, result.Mean, math.Sqrt(result.Variance)
	out.Groups = result.Groups
	for _, f := range result.Factors {
		if f.First != nil {
			out.add(f.Name, "S1", *f.First)
		}
		out.add(f.Name, "ST", f.Total)
		out.say(f.Name, f.Says, f.NoEffect)
	}
	for _, p := range result.Pairs {
		if s.Design.Chance == design.ChanceInput || p.First != study.ChanceInput && p.Second != study.ChanceInput {
			out.add(p.First+","+p.Second, "S2", p.Index)
		}
	}
	return nil
}

func morris(s *study.Spec, out *Sensitivity, y []float64, r estimate.Resampling) error {
	names := study.NamesOf(s.Inputs)
	n, _ := s.Design.Units(len(y), len(s.Inputs))
	if s.Design.Whole && len(y) < s.Asked {
		return say.Errorf("the grid is not complete: resume the study")
	}
	if n == 0 {
		return say.Errorf("not one trajectory is complete")
	}
	d, err := s.Design.Morris(n, len(s.Inputs))
	if err != nil {
		return err
	}
	if s.Design.Trajectory(0) > 1 { // there is a step of chance
		names = append(names, study.ChanceInput)
	}
	y = y[:len(d.Points)]
	result, err := indices.Morris(d, names, cmp.Or(s.Design.Chance, design.ChanceMean), y, r)
	if err != nil {
		return err
	}
	out.N, out.Each, out.Dropped = result.Trajectories, "trajectories", result.Dropped
	if s.Design.Whole {
		out.Each = say.Text("steps of the grid")
	}
	out.Mean, out.SD = moments(y)
	for _, in := range result.Inputs {
		out.add(in.Name, "mu_star", in.MuStar)
		out.add(in.Name, "mu", in.Mu)
		out.add(in.Name, "sigma", in.Sigma)
		out.say(in.Name, in.Says, in.NoEffect)
	}
	return nil
}

func ofMoments(s *study.Spec, out *Sensitivity, y []float64, r estimate.Resampling) error {
	points, err := s.PointsWith(len(y), study.Input{Name: study.DummyInput}) // one more coordinate
	if err != nil {
		return err
	}
	if len(s.Together) > 0 { // where each number lies among its own, with what goes with it
		space, err := s.Space()
		if err != nil {
			return err
		}
		k := len(s.Inputs)
		for i, point := range points {
			scores, err := space.Scores(point[:k])
			if err != nil {
				return err
			}
			points[i] = append(scores, point[k])
		}
	}
	m := pointMethods[slices.Index(namesOfPoints, out.Method)]
	result, err := m.estimate(points, append(study.NamesOf(s.Inputs), study.DummyInput), y, r)
	if err != nil {
		return err
	}
	out.N, out.Each, out.Dropped = result.Runs, "points", result.Dropped
	out.Mean, out.SD = moments(y)
	for _, in := range result.Inputs {
		out.add(in.Name, out.Method, in.Index)
		words := say.Text("shifts the outcome")
		if in.NoEffect {
			words = notAboveZero
		}
		out.say(in.Name, words, in.NoEffect)
	}
	return nil
}

// moments are mean and standard deviation of the runs that succeeded.
func moments(y []float64) (mean, sd float64) {
	good := study.Numbers(y)
	if len(good) == 0 {
		return 0, 0
	}
	return study.Average(good), study.Deviation(good)
}
