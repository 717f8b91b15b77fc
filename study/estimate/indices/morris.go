package indices

import (
	"math"
	"slices"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/study/design"
	"tumen/study/estimate"
)

// MorrisInput is what a screening says of one input. Effects are changes of
// the outcome for a whole range of the input, in the outcome's unit.
type MorrisInput struct {
	Name     string            `json:"name"`
	Mu       estimate.Estimate `json:"mu" doc:"mean effect: its direction"`
	MuStar   estimate.Estimate `json:"mu_star" doc:"mean size of the effect: its importance"`
	Sigma    estimate.Estimate `json:"sigma" doc:"spread of the effect: not linear, or dependent on others"`
	Says     string            `json:"says" doc:"in words, each of which was tested"`
	NoEffect bool              `json:"no_effect" doc:"not distinguishable from zero"`
	Chance   bool              `json:"chance" doc:"it is chance, and no input"`
}

// MorrisEffects is a screening's result.
type MorrisEffects struct {
	Inputs       []MorrisInput `json:"inputs"`
	Trajectories int           `json:"trajectories" doc:"for a whole grid, its steps"`
	Dropped      int           `json:"dropped" doc:"trajectories with a run that failed or has no such outcome"`
	Level        float64       `json:"level"`
}

// Morris estimates the mean, mean size and spread of the elementary effects
// (Morris 1991; mu* of Campolongo, Cariboni and Saltelli 2007) from the
// outcomes of a Morris design, outcomes[i] being that of Points[i]. A
// trajectory with a run that failed, or has no such outcome, is dropped whole.
//
// Where trajectories share their seeds (chance given or input), the effects are
// those of an input for given chance. Otherwise the chance of both runs of a step is in
// them. Unless chance is given, the last input is chance: its step is to another seed.
//
// Intervals are over trajectories: of mu and mu* by the studentised bootstrap, of
// sigma the wider of two at each end (see spread). A complete grid is no sample: its
// intervals have no width, and sigma divides by the number of effects instead of one less.
//
// It fails if names or outcomes do not fit the design, if fewer than 4
// trajectories are left, or with a *Constant if the outcome never varies in them.
func Morris(d *design.Morris, names []string, chance design.Chance, outcomes []float64, r estimate.Resampling) (MorrisEffects, error) {
	r, err := r.Check()
	if err != nil {
		return MorrisEffects{}, err
	}
	if len(outcomes) != len(d.Points) || len(d.Points) == 0 || len(names) != len(d.Points[0]) {
		return MorrisEffects{}, say.Errorf("%d outcomes and %d names do not fit a design of %d runs: give an outcome for each point and a name for each input", len(outcomes), len(names), len(d.Points))
	}
	s := screening{chance: chance, noise: -1, complete: d.Complete}
	if chance != design.ChanceGiven && !d.Complete {
		s.noise = len(names) - 1
	}
	effects, seen, dropped := trajectories(d, outcomes)
	if len(effects) < leastTrajectories {
		return MorrisEffects{}, estimate.TooFew("trajectories", len(effects), leastTrajectories, dropped)
	}
	if err := estimate.Varies(seen); err != nil {
		return MorrisEffects{}, err
	}
	s.sizes = make([][]float64, len(names))
	for _, one := range effects {
		for _, e := range one {
			s.sizes[e.input] = append(s.sizes[e.input], e.size)
		}
	}
	result := MorrisEffects{Trajectories: len(effects), Dropped: dropped, Level: r.Level}
	for j, name := range names {
		result.Inputs = append(result.Inputs, s.input(j, name, r))
	}
	s.say(result.Inputs)
	return result, nil
}

// screening is the effects of each input, by trajectory.
type screening struct {
	sizes    [][]float64
	chance   design.Chance
	noise    int // the input that is chance, or -1
	complete bool
}

// input is the three numbers of one input.
func (s screening) input(j int, name string, r estimate.Resampling) MorrisInput {
	in := MorrisInput{Name: name, Chance: j == s.noise}
	stars := list.Map(s.sizes[j], math.Abs)
	if s.complete {
		in.Mu, in.MuStar, in.Sigma = exact(stat.Mean(s.sizes[j])), exact(stat.Mean(stars)), exact(spreadOf(s.sizes[j], true))
		return in
	}
	in.Mu, in.MuStar, in.Sigma = r.Studentised(s.sizes[j]), r.Studentised(stars), s.spread(j, r)
	return in
}

// spread is sigma, from the lower to the upper of the ends of two intervals: the
// percentiles of the bootstrap, which are too narrow if effects are heavy-tailed,
// and the jackknife of log sigma with Student's t, which is too narrow if effects
// have two values alone. On Ishigami's function, Sobol' g and Morris's 20 inputs, with
// 10 to 40 trajectories, both together hold sigma in 94 to 99 % of repeats; the
// percentiles alone in 80 to 98 %, and BCa in 79 to 96 %.
func (s screening) spread(j int, r estimate.Resampling) estimate.Estimate {
	x := s.sizes[j]
	b := r.Bootstrap(len(x), 1, func(weights, out []float64) { out[0] = spread(moments(x, weights), false) })
	e := b.Percentile(0)
	if e.Value > 0 {
		log := s.jackknife(j, r.Level).Estimate(func(v []float64) float64 { return math.Log(v[1]) })
		if estimate.Good(log.Low) && estimate.Good(log.High) {
			e.Low, e.High = math.Min(e.Low, math.Exp(log.Low)), math.Max(e.High, math.Exp(log.High))
		}
	}
	return e
}

// jackknife is mu* and sigma of an input, with what they are without each
// trajectory.
func (s screening) jackknife(j int, level float64) estimate.Jackknifed {
	mean := stat.Mean(s.sizes[j])
	sums := list.Map(s.sizes[j], func(x float64) []float64 {
		return []float64{1, x - mean, (x - mean) * (x - mean), math.Abs(x)}
	})
	return estimate.Jackknife(sums, 2, level, func(sum, out []float64) {
		out[0], out[1] = sum[3]/sum[0], spread([3]float64{sum[0], sum[1], sum[2]}, false)
	})
}

// Fewer trajectories than this say nothing of a spread; 10 to 30 are usual.
const leastTrajectories = 4

// effect is one elementary effect.
type effect struct {
	input int
	size  float64
}

// trajectories gathers the effects of each trajectory whose runs all have the
// outcome, and these outcomes.
func trajectories(d *design.Morris, y []float64) (effects [][]effect, seen []float64, dropped int) {
	for at := 0; at < len(d.Steps); {
		var one []effect
		begin := at
		ok := true
		first := d.Steps[at].Trajectory
		for ; at < len(d.Steps) && d.Steps[at].Trajectory == first; at++ {
			s := d.Steps[at]
			ok = ok && estimate.Good(y[s.From]) && estimate.Good(y[s.To])
			length := d.Points[s.To][s.Input] - d.Points[s.From][s.Input]
			one = append(one, effect{s.Input, (y[s.To] - y[s.From]) / length})
		}
		if ok {
			effects = append(effects, one)
			for _, s := range d.Steps[begin:at] {
				seen = append(seen, y[s.From], y[s.To])
			}
		} else {
			dropped++
		}
	}
	return effects, seen, dropped
}

// moments are the sums of 1, x and x^2 about the mean over weighted effects.
func moments(x, weights []float64) (m [3]float64) {
	mean := stat.Mean(x)
	for i, w := range weights {
		d := x[i] - mean
		m[0] += w
		m[1] += float64(w * d)
		m[2] += float64(w * d * d)
	}
	return m
}

// spread is a standard deviation from such sums, of the whole or a sample.
func spread(m [3]float64, whole bool) float64 {
	n := m[0]
	if !whole {
		n--
	}
	return math.Sqrt(math.Max(0, m[2]-m[1]*m[1]/m[0]) / n)
}

func spreadOf(x []float64, whole bool) float64 {
	return spread(moments(x, slices.Repeat([]float64{1}, len(x))), whole)
}

// exact is a number of what is no sample: an interval without width.
func exact(v float64) estimate.Estimate { return estimate.Estimate{Value: v, Low: v, High: v} }
