package calibrate

import (
	"context"
	"errors"
	"math"
	"slices"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/rng"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/emulator"
	"tumen/study/estimate/posterior"
	"tumen/study/store"
	"tumen/study/table"
)

// Calibration is which values of the uncertain numbers agree with the patterns,
// and whether the patterns say anything about them. It is what the command prints as JSON.
type Calibration struct {
	study.About
	Fit         study.Fit              `json:"fit"`
	N           int                    `json:"n" doc:"runs that the posterior rests on"`
	Dropped     int                    `json:"dropped" doc:"of them, failed"`
	Without     int                    `json:"without" doc:"of them, did not fail and have no number for some pattern: they are accepted at no distance"`
	Stopped     string                 `json:"stopped" doc:"why it ended"`
	Tolerance   float64                `json:"tolerance"`
	Effective   float64                `json:"effective" doc:"number of independent particles"`
	Generations []posterior.Generation `json:"generations"`
	Waves       []Wave                 `json:"waves,omitempty" doc:"of a history match"`
	Posterior   []Posterior            `json:"posterior"`
	Predictive  []Predicted            `json:"predictive"`
	Predicting  int                    `json:"predictive_runs" doc:"that succeeded"`
	Check       *Checked               `json:"check" doc:"on synthetic data; null unless that was asked for"`
	Absent      []string               `json:"absent" doc:"patterns for which none of these runs has a number"`

	// Of a reference table.
	Rounds     []Round       `json:"rounds,omitempty"`
	Worlds     *Worlds       `json:"worlds,omitempty" doc:"that agree with the witness"`
	Hypotheses []table.Rival `json:"hypotheses,omitempty" doc:"the alternatives of each choice, and how likely each is"`
	*table.Proof

	Particles []posterior.Particle `json:"-"`
}

// Posterior is what is known of one input. Low and High hold it with a
// probability of 95 %; the intervals of mean and SD say how far these may be off
// because the particles are few.
type Posterior struct {
	Name        string            `json:"name"`
	Unit        string            `json:"unit"`
	Stated      string            `json:"stated"`
	Mean        float64           `json:"mean"`
	MeanLow     float64           `json:"mean_low"`
	MeanHigh    float64           `json:"mean_high"`
	SD          float64           `json:"sd"`
	SDLow       float64           `json:"sd_low"`
	SDHigh      float64           `json:"sd_high"`
	Median      float64           `json:"median"`
	Low         float64           `json:"low"`
	High        float64           `json:"high"`
	PriorMean   float64           `json:"prior_mean"`
	PriorSD     float64           `json:"prior_sd"`
	Contraction float64           `json:"contraction" doc:"1 known exactly, 0 nothing learned"`
	Verdict     posterior.Verdict `json:"verdict"`
}

// Predicted is one pattern beside what runs from the posterior give for it.
type Predicted struct {
	Pattern string            `json:"pattern"`
	Measure string            `json:"measure"`
	Unit    string            `json:"unit"`
	Low     *float64          `json:"band_low"`
	High    *float64          `json:"band_high"`
	Stated  string            `json:"stated"`
	Median  float64           `json:"median"`
	P5      float64           `json:"p5"`
	P25     float64           `json:"p25"`
	P75     float64           `json:"p75"`
	P95     float64           `json:"p95"`
	Runs    int               `json:"runs" doc:"that have the number; the statistics are over these"`
	Without int               `json:"without" doc:"runs that did not fail and have no such number"`
	Inside  estimate.Estimate `json:"inside" doc:"share of the runs that meet the pattern; one without the number does not"`
}

// errMissing ends a calibration that is read and not run, where its rows end.
var errMissing = say.Error("the rows end here")

// calibrator feeds a calibration with rows: those that are there, and then new
// ones.
type calibrator struct {
	study   *study.Study
	targets []target
	seen    [][]float64 // outputs of each row, nil of a failed run
	inputs  [][]float64 // of each row, nil of one that is missing
	next    int         // row
	allowed int         // runs
	used    int         // rows that the posterior rests on
	failed  int         // of them
	without int         // of them, without a number for some pattern

	emulators []*emulator.Process // of the last wave, one for each pattern
	gaps      gaps                // likewise, where runs lack a number
	make      func(tasks []study.Task) error
}

// newCalibrator reads the rows that are there. Without run options it only reads.
func newCalibrator(ctx context.Context, s *study.Study, o *study.RunOptions) (*calibrator, error) {
	c := &calibrator{study: s, targets: targets(s.Spec)}
	_, err := s.Each(func(r *store.Row) error { c.keep(r); return nil })
	if err != nil {
		return nil, err
	}
	c.make = func([]study.Task) error { return errMissing }
	if o != nil {
		c.make = func(tasks []study.Task) error {
			rows, byRow := make([]int, len(tasks)), map[int]study.Task{}
			for i, t := range tasks {
				rows[i], byRow[t.Row] = t.Row, t
			}
			return s.Make(ctx, store.SpansOf(rows), func(row int) study.Task { return byRow[row] }, c.keep, *o)
		}
	}
	return c, nil
}

// keep takes in a row; its memory is used again.
func (c *calibrator) keep(r *store.Row) {
	for int(r.Number) >= len(c.seen) {
		c.inputs, c.seen = append(c.inputs, nil), append(c.seen, nil)
	}
	c.inputs[r.Number], c.seen[r.Number] = slices.Clone(r.Inputs), nil
	if !r.Failed() {
		c.seen[r.Number] = outputsOf(c.targets, r.Outcomes)
	}
}

// rewind goes back to the first row.
func (c *calibrator) rewind() { c.next, c.used, c.failed, c.without = 0, 0, 0, 0 }

// tried says whether a posterior was tried from a row on.
func (c *calibrator) tried(row int) bool {
	return slices.ContainsFunc(c.study.Spec.Asides, func(a study.Aside) bool { return a.Row == row })
}

// there says whether a row is there.
func (c *calibrator) there(row int) bool { return row < len(c.inputs) && c.inputs[row] != nil }

// outputs are what the model gives for some values of the inputs: from the rows,
// as far as they go, and else from new runs, each under a seed of its own. Rows
// with which an earlier posterior was tried are passed over.
func (c *calibrator) outputs(values [][]float64) ([][]float64, error) {
	rows := make([]int, len(values))
	next := c.next
	for i := range rows {
		for c.tried(next) {
			next += c.study.Spec.Fit.Predictive
		}
		rows[i] = next
		next++
	}
	if err := c.fill(rows, values); err != nil {
		return nil, err
	}
	c.next = next
	c.used += len(rows)
	outputs := make([][]float64, len(rows))
	for i, row := range rows {
		outputs[i] = c.seen[row]
		if outputs[i] == nil {
			c.failed++
		} else if slices.ContainsFunc(outputs[i], math.IsNaN) {
			c.without++
		}
	}
	return outputs, nil
}

// fill sees to it that the rows are there and have these inputs.
func (c *calibrator) fill(rows []int, values [][]float64) error {
	var tasks []study.Task
	for i, row := range rows {
		if !c.there(row) {
			tasks = append(tasks, c.study.Spec.Proposed(row, values[i]))
		} else if !slices.EqualFunc(c.inputs[row], values[i], study.Identical) {
			return say.Errorf("row %d in %s has other values than the calibration proposes: it was made by another program, or on another kind of processor", row, c.study.Dir)
		}
	}
	if len(tasks) == 0 {
		return nil
	}
	return c.make(tasks)
}

func (c *calibrator) simulate(batch []posterior.Proposal) ([][]float64, error) {
	return c.outputs(list.Map(batch, func(p posterior.Proposal) []float64 { return p.Values }))
}

// Run makes the runs that a calibration still needs and says what they
// mean. Rows that are there are not made again, so that one that was interrupted
// goes on where it was. When ctx is cancelled, the error wraps that of ctx and
// what is finished is kept.
func Run(ctx context.Context, s *study.Study, o study.RunOptions) (*Calibration, error) {
	c, err := newCalibrator(ctx, s, &o)
	if err != nil {
		return nil, err
	}
	if err := c.asidesAgain(); err != nil {
		return nil, err
	}
	result, err := c.calibrate(s.Spec.Asked)
	if err != nil {
		return nil, err
	}
	if n := len(c.seen); s.Spec.Ended != n {
		if err := s.Change(func(spec *study.Spec) { spec.Ended = n }); err != nil {
			return nil, err
		}
	}
	if err := s.Settle(); err != nil {
		return nil, err
	}
	result.About, err = s.About()
	return result, err
}

// asidesAgain makes again what is missing of the rows with which an earlier
// posterior was tried: those of a calibration that was allowed fewer runs.
func (c *calibrator) asidesAgain() error {
	s := c.study
	for _, a := range s.Spec.Asides {
		missing := false
		for row := a.Row; row < a.Row+s.Spec.Fit.Predictive && row < len(c.seen); row++ {
			missing = missing || !c.there(row)
		}
		if !missing {
			continue
		}
		if _, err := c.calibrate(a.Asked); err != nil {
			return err
		}
		c.rewind()
	}
	return nil
}

// Analyse reads what the rows that are there say. A last generation or wave
// that is not complete does not count.
func Analyse(s *study.Study) (*Calibration, error) {
	c, err := newCalibrator(context.Background(), s, nil)
	if err != nil {
		return nil, err
	}
	result, err := c.calibrate(s.Spec.Asked)
	if errors.Is(err, errMissing) {
		c.rewind()
		first := 0 // row that is missing
		for c.there(first) {
			first++
		}
		result, err = c.calibrate(first) // as if no more had been allowed
	}
	if errors.Is(err, errMissing) {
		err = say.Errorf("the calibration has not come to its first result yet: resume it")
	}
	return result, err
}

// calibrate allows so many runs.
func (c *calibrator) calibrate(most int) (*Calibration, error) {
	c.allowed = most
	s := c.study
	out := &Calibration{Fit: *s.Spec.Fit, Predictive: []Predicted{}, Absent: []string{}}
	fit := c.generations
	if s.Spec.Fit.Method == MethodHistory {
		fit = c.waves
	}
	p, err := fit(out, most)
	if err != nil {
		return nil, err
	}
	out.N, out.Dropped, out.Without, out.Particles, out.Stopped = c.used, c.failed, c.without, p.Particles, p.Stopped
	if n := len(p.Generations); n > 0 {
		out.Generations = p.Generations
		out.Tolerance, out.Effective = p.Generations[n-1].Tolerance, p.Generations[n-1].Effective
	}
	if err := marginals(s.Spec, p, out); err != nil {
		return nil, err
	}
	tried := c.predict(out, p)
	if tried != nil && !errors.Is(tried, errMissing) {
		return nil, tried
	}
	out.About, err = s.About()
	return out, err
}

// generations is the calibration on runs of the model itself.
func (c *calibrator) generations(_ *Calibration, most int) (*posterior.Posterior, error) {
	s := c.study.Spec
	space, err := s.Space()
	if err != nil {
		return nil, err
	}
	return posterior.ABC{
		Space: space, Simulate: c.simulate, Distance: distance(c.targets), Seed: s.Design.Seed,
		Particles: s.Fit.Particles, Tolerance: s.Fit.Tolerance, Generations: s.Fit.Generations,
		Batch: s.Fit.Batch, Runs: max(most, s.Fit.Particles),
	}.Run()
}

// marginals fills in what is known of each input.
func marginals(s *study.Spec, p *posterior.Posterior, out *Calibration) error {
	all, err := p.Marginals(estimate.Resampling{Seed: s.Design.Seed, Level: study.Level})
	if err != nil {
		return err
	}
	for i, m := range all {
		in := s.Inputs[i]
		out.Posterior = append(out.Posterior, Posterior{
			Name: in.Name, Unit: in.Unit, Stated: in.Stated,
			Mean: m.Mean.Value, MeanLow: m.Mean.Low, MeanHigh: m.Mean.High,
			SD: m.SD.Value, SDLow: m.SD.Low, SDHigh: m.SD.High,
			Median: m.Median.Value, Low: m.Median.Low, High: m.Median.High,
			PriorMean: m.PriorMean, PriorSD: m.PriorSD, Contraction: m.Contraction, Verdict: m.Verdict,
		})
	}
	return nil
}

// drawPredictive is which particle a predictive run takes its inputs from.
const drawPredictive rng.Purpose = 4002

// predict runs the model at draws from the posterior, each under a new seed, and
// holds what comes out against the patterns.
func (c *calibrator) predict(out *Calibration, p *posterior.Posterior) error {
	n := out.Fit.Predictive
	until := make([]float64, len(p.Particles))
	sum := 0.0
	for i, q := range p.Particles {
		sum += q.Weight
		until[i] = sum
	}
	values := make([][]float64, n)
	source := rng.New(c.study.Spec.Design.Seed)
	for i := range values {
		at, _ := slices.BinarySearch(until, source.Draw(drawPredictive, uint32(i), 0, 0).Unit(0)*sum)
		values[i] = p.Particles[min(at, len(until)-1)].Values
	}
	outputs, err := c.aside(values)
	if err != nil {
		return err
	}
	for k, t := range c.targets {
		var x []float64
		inside, without := 0, 0
		for _, o := range outputs {
			if o == nil {
				continue
			}
			if math.IsNaN(o[k]) {
				without++
				continue
			}
			x = append(x, o[k])
			if t.away(o[k]) <= out.Fit.Tolerance {
				inside++
			}
		}
		out.Predicting = len(x) + without
		if len(x) == 0 {
			out.Absent = append(out.Absent, t.band.Name)
			continue
		}
		slices.Sort(x)
		share, err := estimate.Proportion(inside, len(x)+without, study.Level)
		if err != nil {
			return err
		}
		out.Predictive = append(out.Predictive, Predicted{
			Pattern: t.band.Name, Measure: t.band.Measure, Unit: t.band.Unit, Low: t.band.Low, High: t.band.High, Stated: t.band.Stated,
			Median: stat.Quantile(x, 0.5), P5: stat.Quantile(x, 0.05), P25: stat.Quantile(x, 0.25), P75: stat.Quantile(x, 0.75), P95: stat.Quantile(x, 0.95), Runs: len(x), Without: without, Inside: share,
		})
	}
	return nil
}

// aside makes runs beside the calibration, from its next row on. Where they
// begin is written down first, so that a calibration that goes on for longer
// passes over them.
func (c *calibrator) aside(values [][]float64) ([][]float64, error) {
	s := c.study
	if !c.tried(c.next) {
		if !s.Writable() {
			return nil, errMissing
		}
		if err := s.Change(func(spec *study.Spec) {
			spec.Asides = append(slices.Clone(spec.Asides), study.Aside{Row: c.next, Asked: c.allowed})
		}); err != nil {
			return nil, err
		}
	}
	rows := make([]int, len(values))
	for i := range rows {
		rows[i] = c.next + i
	}
	if err := c.fill(rows, values); err != nil {
		return nil, err
	}
	return c.seen[rows[0] : rows[0]+len(rows)], nil
}

// Again proposes every row of a calibration again, and fails if one does not
// follow from those before it.
func Again(s *study.Study) error {
	c, err := newCalibrator(context.Background(), s, nil)
	if err != nil {
		return err
	}
	if _, err = c.calibrate(s.Spec.Asked); errors.Is(err, errMissing) {
		return nil
	}
	return err
}
