package indices

import (
	"math"

	"tumen/internal/say"
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
	Says     string            `json:"says" doc:"in words"`
	NoEffect bool              `json:"no_effect" doc:"not distinguishable from zero"`
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
// trajectory with a run that failed, or has no such outcome, is dropped whole. Intervals are by bootstrap
// over trajectories. A complete grid is no sample: its intervals have no
// width, and sigma divides by the number of effects instead of one less.
//
// It fails if names or outcomes do not fit the design, if fewer than 4
// trajectories are left, or with a *Constant if the outcome never varies in them.
func Morris(d *design.Morris, names []string, outcomes []float64, r estimate.Resampling) (MorrisEffects, error) {
	r, err := r.Check()
	if err != nil {
		return MorrisEffects{}, err
	}
	if len(outcomes) != len(d.Points) || len(d.Points) == 0 || len(names) != len(d.Points[0]) {
		return MorrisEffects{}, say.Errorf("%d outcomes and %d names do not fit a design of %d runs: give an outcome for each point and a name for each input", len(outcomes), len(names), len(d.Points))
	}
	effects, seen, dropped := trajectories(d, outcomes)
	if len(effects) < leastTrajectories {
		return MorrisEffects{}, estimate.TooFew("trajectories", len(effects), leastTrajectories, dropped)
	}
	if err := estimate.Varies(seen); err != nil {
		return MorrisEffects{}, err
	}
	k := len(names)
	moments := func(weights, out []float64) { effectMoments(effects, k, d.Complete, weights, out) }
	var b estimate.Bootstrapped
	if d.Complete {
		b = exact(len(effects), 3*k, moments)
	} else {
		b = r.Bootstrap(len(effects), 3*k, moments)
	}
	result := MorrisEffects{Trajectories: len(effects), Dropped: dropped, Level: r.Level}
	for j, name := range names {
		in := MorrisInput{Name: name, Mu: b.Percentile(j), MuStar: b.Percentile(k + j), Sigma: b.Percentile(2*k + j)}
		in.NoEffect = in.MuStar.NearZero(0)
		in.Says = in.words()
		result.Inputs = append(result.Inputs, in)
	}
	return result, nil
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

// effectMoments writes mu, mu* and sigma of k inputs one after another.
func effectMoments(effects [][]effect, k int, complete bool, weights, out []float64) {
	clear(out)
	mu, star, sigma := out[:k], out[k:2*k], out[2*k:]
	n := make([]float64, k)
	for t, one := range effects {
		for _, e := range one {
			n[e.input] += weights[t]
			mu[e.input] += float64(weights[t] * e.size)
			star[e.input] += float64(weights[t] * math.Abs(e.size))
		}
	}
	for j := range k {
		mu[j] /= n[j]
		star[j] /= n[j]
	}
	for t, one := range effects {
		for _, e := range one {
			sigma[e.input] += float64(weights[t] * (e.size - mu[e.input]) * (e.size - mu[e.input]))
		}
	}
	for j := range k {
		if !complete {
			n[j]--
		}
		sigma[j] = math.Sqrt(sigma[j] / n[j])
	}
}

// exact is a statistic of what is no sample: intervals without width.
func exact(n, width int, of estimate.Statistic) estimate.Bootstrapped {
	weights := make([]float64, n)
	for i := range weights {
		weights[i] = 1
	}
	b := estimate.Bootstrapped{Seen: make([]float64, width), Resampled: make([][]float64, width)}
	of(weights, b.Seen)
	for j, v := range b.Seen {
		b.Resampled[j] = []float64{v}
	}
	return b
}

// Above holds all inputs against the dummy at a place among them, an input that
// decides nothing: what runs with other chances do in its steps is the noise
// floor. An input whose mean effect does not lie above it has no effect that can
// be told from zero.
func (m *MorrisEffects) Above(dummy int) {
	floor := m.Inputs[dummy].MuStar.High
	for i := range m.Inputs {
		in := &m.Inputs[i]
		in.NoEffect = i == dummy || in.MuStar.NearZero(floor)
		in.Says = in.words()
	}
}

// words follows Garcia Sanchez et al. (2014, Energy and Buildings 68, 741):
// sigma below a tenth of mu* is linear, below mu* monotone.
func (m MorrisInput) words() string {
	ratio := m.Sigma.Value / m.MuStar.Value
	switch {
	case m.NoEffect:
		return say.Text("not distinguishable from zero")
	case ratio < 0.1:
		return "linear"
	case ratio < 1:
		return say.Text("mostly in one direction")
	}
	return say.Text("not linear, or dependent on other inputs")
}
