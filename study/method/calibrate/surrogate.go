package calibrate

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/rng"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/emulator"
	"tumen/study/estimate/posterior"
)

// Wave is one wave of a history match.
type Wave struct {
	Runs    int               `json:"runs" doc:"made in it"`
	Failed  int               `json:"failed" doc:"of them"`
	Without int               `json:"without" doc:"of them, did not fail and have no number for some pattern; no process knows of them"`
	Left    estimate.Estimate `json:"left" doc:"share of what was believed beforehand that is not ruled out after it"`
	Noise   []Stand           `json:"stand_ins"`
}

// Stand is how well a Gaussian process stands in for the model, for one pattern.
type Stand struct {
	Pattern string  `json:"pattern"`
	Chance  float64 `json:"chance" doc:"standard deviation of single runs, in the pattern's unit"`
	Outside float64 `json:"outside" doc:"share of runs beyond two standard deviations of what the others predict"`
}

// candidates is among how many points of the prior a wave chooses, and the share
// that is left is counted.
const candidates = 4096

// mostFitted is of how many runs a process is fitted: the work grows with their
// cube.
const mostFitted = 400

// waves is history matching: a wave of runs, a Gaussian process for each pattern
// in place of the model, and what these rule out is not tried again. The
// posterior is then found on the processes, by generations as on runs, with what
// they do not know and the chances of a single run drawn anew each time.
func (c *calibrator) waves(out *Calibration, most int) (*posterior.Posterior, error) {
	s := c.study.Spec
	space, err := s.Space()
	if err != nil {
		return nil, err
	}
	pool, err := design.Sobol(candidates, len(s.Inputs), s.Design.Seed)
	if err != nil {
		return nil, err
	}
	kept := make([]int, len(pool))
	for i := range kept {
		kept[i] = i
	}
	var points, made [][]float64 // runs, and what they gave
	var emulators []*emulator.Process
	var wanted []emulator.Pattern
	n, tried := s.Fit.Batch, 0
	for range s.Fit.Generations {
		// The next Sobol' points that are not ruled out: any that follow one
		// another lie evenly, which every 64th would not.
		var wave [][]float64
		for _, i := range kept {
			if i >= tried && len(wave) < n {
				wave = append(wave, pool[i])
				tried = i + 1
			}
		}
		if len(points) > 0 && (len(points)+n > most || len(wave) < n) {
			break
		}
		values, err := space.Values(wave)
		if err != nil {
			return nil, err
		}
		outputs, err := c.outputs(values)
		if err != nil {
			return nil, err
		}
		points, made = append(points, wave...), append(made, outputs...)
		record := Wave{Runs: n}
		for _, o := range outputs {
			if o == nil {
				record.Failed++
			} else if slices.ContainsFunc(o, math.IsNaN) {
				record.Without++
			}
		}
		if emulators, wanted, record.Noise, err = c.stand(points, made); err != nil {
			return nil, err
		}
		ruled, err := emulator.RuleOut(emulators, wanted, pool, 0, study.Level)
		if err != nil {
			return nil, err
		}
		record.Left = ruled.Share
		out.Waves = append(out.Waves, record)
		kept = ruled.Kept
		if len(kept) == 0 {
			return nil, say.Errorf("after %d runs every value of the uncertain study.numbers is ruled out by a pattern: widen the numbers, or look at tumen patterns for the one that cannot be met", len(points))
		}
	}
	c.emulators, c.gaps = emulators, gapsAmong(points, made)
	return c.onStandIns(space)
}

// stand fits a process for each pattern to the runs so far.
func (c *calibrator) stand(points, made [][]float64) (emulators []*emulator.Process, wanted []emulator.Pattern, stands []Stand, err error) {
	from := max(0, len(points)-mostFitted)
	for k, t := range c.targets {
		y := make([]float64, 0, len(points))
		for _, o := range made {
			if o == nil {
				y = append(y, math.NaN())
				continue
			}
			y = append(y, o[k])
		}
		p, err := emulator.FitProcess(points[from:], y[from:], emulator.Matern)
		if err != nil {
			return nil, nil, nil, say.Errorf("pattern %s: %w", t.band.Name, err)
		}
		emulators = append(emulators, p)
		wanted = append(wanted, emulator.Pattern{Name: t.band.Name, Low: t.low, High: t.high, Error: math.Sqrt(p.Chance())})
		stand, outside := Stand{Pattern: t.band.Name, Chance: math.Sqrt(p.Chance())}, p.LeaveOneOut()
		for _, e := range outside {
			if math.Abs(e) > 2 {
				stand.Outside += 1 / float64(len(outside))
			}
		}
		stands = append(stands, stand)
	}
	return emulators, wanted, stands, nil
}

// trials is how many times the stand-ins are asked for each particle that is
// kept, at most; what is still far from a pattern then stays so.
const trials = 100

// drawStandIn is what a process does not know of a run, by pattern.
const drawStandIn rng.Purpose = 4003

// onStandIns finds the posterior on the processes.
func (c *calibrator) onStandIns(space *design.Space) (*posterior.Posterior, error) {
	s := c.study.Spec
	return posterior.ABC{
		Space: space, Distance: distance(c.targets), Seed: s.Design.Seed,
		Particles: s.Fit.Particles, Tolerance: s.Fit.Tolerance, Generations: usualGenerations, Batch: s.Fit.Particles,
		Runs:     trials * s.Fit.Particles,
		Simulate: func(batch []posterior.Proposal) ([][]float64, error) { return standIn(c.emulators, c.gaps, batch) },
	}.Run()
}

// gaps are where runs lack a number for some pattern: a process cannot say that a
// number does not exist.
type gaps struct {
	points [][]float64 // of the runs that did not fail
	lacks  []bool      // by point; nil if none lacks a number
}

func gapsAmong(points, made [][]float64) (g gaps) {
	for i, o := range made {
		if o != nil {
			g.points, g.lacks = append(g.points, points[i]), append(g.lacks, slices.ContainsFunc(o, math.IsNaN))
		}
	}
	if !slices.Contains(g.lacks, true) {
		return gaps{}
	}
	return g
}

// at says whether the run that is nearest to a point lacks a number.
func (g gaps) at(point []float64) bool {
	nearest, lacks := math.Inf(1), false
	for i, p := range g.points {
		distance := 0.0
		for j := range p {
			distance += float64((p[j] - point[j]) * (p[j] - point[j]))
		}
		if distance < nearest {
			nearest, lacks = distance, g.lacks[i]
		}
	}
	return lacks
}

// standIn draws what a run of the model might give; nothing where the nearest run
// lacks a number.
func standIn(emulators []*emulator.Process, g gaps, batch []posterior.Proposal) ([][]float64, error) {
	outputs := make([][]float64, len(batch))
	for i, p := range batch {
		if g.at(p.Point) {
			continue
		}
		outputs[i] = make([]float64, len(emulators))
		for k, e := range emulators {
			mean, variance, err := e.At(p.Point)
			if err != nil {
				return nil, err
			}
			z := rng.New(p.Seed).Draw(drawStandIn, uint32(k), 0, 0).Normal()
			outputs[i][k] = mean + float64(math.Sqrt(variance+e.Chance())*z)
		}
	}
	return outputs, nil
}
