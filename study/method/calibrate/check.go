package calibrate

import (
	"context"
	"math"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/rng"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/posterior"
)

// The checks of a calibration on truths that are known because they were made.
const (
	CheckRecovery = "recovery" // does it find the truth
	CheckSBC      = "sbc"      // do truths rank evenly among draws from the posterior
	CheckCoverage = "coverage" // do 90 % intervals hold the truth in 90 % of repeats
)

// Checked is what a check found. All three are of the same repeats.
type Checked struct {
	Kind    string         `json:"check"`
	Repeats int            `json:"repeats"`
	On      string         `json:"on" doc:"the function itself, or the Gaussian processes in place of the model"`
	Inputs  []CheckedInput `json:"inputs"`
}

// CheckedInput is what it found of one input.
type CheckedInput struct {
	Name        string             `json:"name"`
	Correlation float64            `json:"correlation" doc:"of truths and posterior means, in normal scores"`
	Error       float64            `json:"error" doc:"root mean square of mean less truth, in normal scores; knowing nothing gives 1"`
	Coverage    estimate.Estimate  `json:"coverage" doc:"of 90 % intervals, with a 95 % interval of its own"`
	Ranks       estimate.RankCheck `json:"ranks"`
}

// The size of the calibration in each repeat. Nine draws give ten ranks.
const (
	checkParticles = 100
	checkDraws     = 9
	checkLevel     = 0.9
)

// The draws of a check.
const (
	drawTruth    rng.Purpose = 4010 // a coordinate of a truth
	drawError    rng.Purpose = 4011 // how far what is seen is from what was, by pattern
	drawSeen     rng.Purpose = 4012 // the chances of the run that is seen
	drawRankDraw rng.Purpose = 4013 // a draw from a posterior
)

// Check calibrates again and again on truths drawn from what is believed
// beforehand: a run at each truth is what is seen, give or take a step of each
// pattern's band, and the calibration does not know the truth. A bench is run
// itself; of a case the Gaussian processes of its history match stand in for the
// model, so that no further run is made. It fails on a calibration of a case by
// MethodABC, whose repeats would each take as many runs.
func Check(ctx context.Context, s *study.Study, kind string, repeats int, progress func(done, all int)) (*Checked, error) {
	c, err := newCalibrator(ctx, s, nil)
	if err != nil {
		return nil, err
	}
	space, err := s.Spec.Space()
	if err != nil {
		return nil, err
	}
	out := &Checked{Kind: kind, Repeats: repeats}
	simulate, err := c.checkModel(out)
	if err != nil {
		return nil, err
	}
	k := space.Dimensions()
	truths, means := make([][]float64, k), make([][]float64, k)
	intervals, ranks := make([][]estimate.Estimate, k), make([][]int, k)
	for r := range repeats {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		truth, p, err := c.repeat(space, simulate, r)
		if err != nil {
			return nil, say.Errorf("repeat %d: %w", r, err)
		}
		source := rng.New(s.Spec.Design.Seed)
		for j := range k {
			sample, mean := make([]float64, checkDraws), 0.0
			for i := range sample {
				sample[i] = p.Score(j, source.Draw(drawRankDraw, uint32(r), int32(j), uint32(i)).Unit(0))
			}
			for _, q := range p.Particles {
				mean += float64(q.Weight * normalScore(q.Point[j]))
			}
			z := normalScore(truth[j])
			truths[j], means[j] = append(truths[j], z), append(means[j], mean)
			ranks[j] = append(ranks[j], estimate.Rank(z, sample))
			intervals[j] = append(intervals[j], estimate.Estimate{Low: p.Score(j, (1-checkLevel)/2), High: p.Score(j, (1+checkLevel)/2)})
		}
		if progress != nil {
			progress(r+1, repeats)
		}
	}
	for j, in := range s.Spec.Inputs {
		one := CheckedInput{Name: in.Name, Correlation: correlation(truths[j], means[j])}
		square := 0.0
		for i := range truths[j] {
			d := means[j][i] - truths[j][i]
			square += float64(d * d)
		}
		one.Error = math.Sqrt(square / float64(repeats))
		if one.Coverage, err = estimate.Coverage(truths[j], intervals[j], study.Level); err != nil {
			return nil, err
		}
		if one.Ranks, err = estimate.CheckRanks(ranks[j], checkDraws, checkDraws+1); err != nil {
			return nil, err
		}
		out.Inputs = append(out.Inputs, one)
	}
	return out, nil
}

// checkModel is what stands for the model in a check.
func (c *calibrator) checkModel(out *Checked) (posterior.Simulate, error) {
	s := c.study.Spec
	if study.IsKnown(s.Case.Name) {
		out.On = say.Text("the function itself")
		run, err := study.KnownFunction(s)
		return func(batch []posterior.Proposal) ([][]float64, error) {
			return list.Map(batch, func(p posterior.Proposal) []float64 { return []float64{run(p.Values, p.Seed)} }), nil
		}, err
	}
	out.On = say.Text("the Gaussian processes in place of the model")
	if _, err := c.waves(&Calibration{}, s.Asked); err != nil {
		return nil, err
	}
	// A truth needs something that is seen, so a check takes no account of gaps.
	return func(batch []posterior.Proposal) ([][]float64, error) { return standIn(c.emulators, gaps{}, batch) }, nil
}

// repeat draws a truth, makes what is seen of it, and calibrates. What is seen
// is off by up to a step of each pattern, evenly, and a run agrees if it is off
// by no more: so at the distance 0 the posterior is exact.
func (c *calibrator) repeat(space *design.Space, simulate posterior.Simulate, r int) (truth []float64, p *posterior.Posterior, err error) {
	s := c.study.Spec
	source := rng.New(s.Design.Seed)
	truth = make([]float64, space.Dimensions())
	for j := range truth {
		truth[j] = source.Draw(drawTruth, uint32(r), 0, uint32(j)).Unit(0)
	}
	values, err := space.At(truth)
	if err != nil {
		return nil, nil, err
	}
	chances := source.Draw(drawSeen, uint32(r), 0, 0)
	seen, err := simulate([]posterior.Proposal{{Seed: uint64(chances.Word(0))<<32 | uint64(chances.Word(1)), Point: truth, Values: values}})
	if err != nil {
		return nil, nil, err
	}
	targets := make([]target, len(c.targets))
	tolerance := 0.0
	for k, t := range c.targets {
		half := t.scale
		if t.low == t.high { // a single number: near is the tolerance
			half, tolerance = 0, max(s.Fit.Tolerance, 1e-6)
		}
		off := float64(half * (2*source.Draw(drawError, uint32(r), 0, uint32(k)).Unit(0) - 1))
		targets[k] = target{band: t.band, low: seen[0][k] + off - half, high: seen[0][k] + off + half, scale: t.scale}
	}
	p, err = posterior.ABC{
		Space: space, Simulate: simulate, Distance: distance(targets), Seed: s.Design.Seed + uint64(r) + 1,
		Particles: checkParticles, Tolerance: tolerance, Generations: usualGenerations, Runs: 10 * trials * checkParticles,
	}.Run()
	return truth, p, err
}

// normalScore is a coordinate as a standard normal number.
func normalScore(u float64) float64 {
	return design.Normal{Mu: 0, Sigma: 1}.Quantile(min(max(u, 1e-12), 1-1e-12))
}

// correlation is Pearson's; 0 if one of the two does not vary.
func correlation(x, y []float64) float64 {
	mx, my := study.Average(x), study.Average(y)
	var xy, xx, yy float64
	for i := range x {
		xy += float64((x[i] - mx) * (y[i] - my))
		xx += float64((x[i] - mx) * (x[i] - mx))
		yy += float64((y[i] - my) * (y[i] - my))
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}
