// Package calibrate is the study of which values of a case's uncertain numbers
// agree with its patterns, and whether the patterns say anything about them.
package calibrate

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/study"
	"tumen/study/table"
	"tumen/view"
)

// The methods.
const (
	MethodTable   = table.Method // the reference table of a case
	MethodABC     = "abc"        // approximate Bayesian computation by generations, on runs
	MethodHistory = "history"    // waves of runs, a Gaussian process for each pattern, and what it rules out
)

// The usual settings. A tenth of a known posterior's width as tolerance makes
// it wider by less than one part in 500. Of fewer than the least number of
// particles no quantile means anything; the least number of repeats gives each of
// ten ranks five.
const (
	usualRuns        = 5000
	usualKnownRuns   = 400_000
	usualParticles   = 200
	knownParticles   = 1000
	usualGenerations = 30
	usualPredictive  = 100
	waveRuns         = 64           // runs of a wave
	usualHistory     = 3 * waveRuns // runs of a history match
	usualRepeats     = 100
	leastParticles   = 50
	leastRepeats     = 50
)

// Kind is the study.
var Kind = &study.Kind{
	Name:  "calibrate",
	Title: say.Text("which values of the uncertain numbers agree with the patterns"),
	Help: say.Text(`Find the values of a case's uncertain numbers with which its runs agree with the
patterns of the case, and say of each number whether the patterns pin it down,
pin it down weakly, or do not decide it. The search begins from what is believed of
each number: its stated range, or that of {vary}.

  table    a reference table, made once: worlds are drawn from the beliefs, and
           then from where the patterns point; the last are run under every policy
           of the case too. Regression forests read the answers from it. tumen
           conclude and tumen questions use the same table.
  abc      runs of the model itself, ever nearer to the patterns (approximate
           Bayesian computation by generations); at most {runs}
  history  waves of 64 runs; a Gaussian process for each pattern stands in for
           the model, and what it rules out is not tried again

abc and history compare 100 more runs with the patterns, from the values that were
found. In them the distance of a run from a pattern is measured in half widths of
the pattern's band. The distance of a run is that from its worst pattern, so at 0
every pattern is met. To try abc or history, use a problem whose answer is known:
known/normal, known/scale, known/conversion.

{check} tests the calibration on synthetic data: coverage of the intervals, recovery
of the true values, or uniformity of their ranks (sbc, simulation-based calibration).
A table is tested by coverage alone.`),
	Takes: slices.Concat([]study.Take{
		{Key: "method", Usual: say.Textf("%s; %s for known functions", MethodTable, MethodABC), Choices: []string{MethodTable, MethodABC, MethodHistory}},
		{Key: "runs", Usual: say.Textf("%d for table, at most %d for abc, %d for history", table.UsualRuns, usualRuns, usualHistory), Doc: say.Text("runs of the model in all; the 100 at the end of abc and history are not counted")},
		{Key: "patterns", Usual: "all"},
		{Key: "particles", Usual: say.Textf("%d; %d for known functions", usualParticles, knownParticles), Least: leastParticles},
		{Key: "tolerance", Usual: say.Text("0, every pattern met")},
		{Key: "check"},
		{Key: "repeats", Usual: fmt.Sprint(usualRepeats), Least: leastRepeats},
	}, study.Takes("policies", "vary", "fixed"), study.Shared),
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Vary: []string{"labour.rest=3 to 8 days"}, Method: MethodHistory},
		{Case: "samjiyon", Runs: 2000, Check: CheckCoverage},
		{Case: "samjiyon", Vary: []string{"labour.rest=3 to 8 days"}, Method: MethodHistory, Check: CheckSBC},
		{Case: "known/normal", Sets: []string{"y=1", "s=1"}},
	},
	Known:   study.KnownPosterior,
	Plan:    plan,
	Run:     run,
	Analyse: analyse,
	Again: func(s *study.Study) error {
		if s.Spec.Fit.Method == MethodTable {
			return tableAgain(s)
		}
		return Again(s)
	},
	Part:  func(s *study.Spec) string { return s.Fit.Method },
	Empty: func() study.Result { return &Calibration{} },
	View: func(r study.Result) *view.Document {
		if c := r.(*Calibration); c.Check != nil {
			return ViewChecked(c.Title, c.Check)
		}
		return View(r.(*Calibration))
	},
	Report: func(s *study.Study) (*view.Document, error) {
		r, err := analyse(s)
		if err != nil {
			return nil, err
		}
		return View(r.(*Calibration)), nil
	},
}

// plan fills in the design. What is asked for is the most runs that it may make,
// but for those with which the posterior is tried.
func plan(d *study.Draft) error {
	s, known := d.Spec, d.Case == nil
	method := MethodTable
	if known || d.Particles > 0 || d.Tolerance != nil { // a table has neither
		method = MethodABC
	}
	method = cmp.Or(d.Method, method)
	if method == MethodTable && known {
		return fault.New("method", d.Method, say.Text("a reference table is of a case"), say.Textf("write %s", MethodABC))
	}
	if method == MethodTable && d.Check != "" && d.Check != CheckCoverage {
		return fault.New("check", d.Check, say.Text("a reference table is tested by its coverage alone"), say.Textf("write %s, or choose the {method} %s", CheckCoverage, MethodHistory))
	}
	if err := d.AllRuns(); method != MethodTable && err != nil {
		return err
	}
	if err := d.NeedsUncertain(say.Text("there is nothing to calibrate")); err != nil {
		return err
	}
	if len(s.Patterns) == 0 && method != MethodTable {
		return fault.New("case", s.Case.Name, say.Text("it has no patterns to be compared with"), say.Text("describe under `patterns:` in the case file what its runs should reproduce"))
	}
	if err := table.Patterns(d); err != nil {
		return err
	}
	if d.Check == "" && d.Repeats > 0 {
		return fault.New("repeats", fmt.Sprint(d.Repeats), say.Text("it is for {check}, which is not given"), say.Text("leave it out, or give {check}"))
	}
	if method == MethodTable {
		switch {
		case d.Particles > 0:
			return noneOfTable("particles")
		case d.Tolerance != nil:
			return noneOfTable("tolerance")
		}
		return table.PlanRounds(d)
	}
	s.Design = study.Design{Method: study.ByProposal, Seed: d.FirstSeed}
	fit := study.Fit{Method: method, Predictive: usualPredictive, Generations: usualGenerations}
	fit.Particles, s.Asked = cmp.Or(d.Particles, usualParticles), cmp.Or(d.Runs, usualRuns)
	if known {
		fit.Particles, s.Asked, fit.Tolerance = cmp.Or(d.Particles, knownParticles), cmp.Or(d.Runs, usualKnownRuns), d.Near
	}
	if d.Tolerance != nil {
		fit.Tolerance = *d.Tolerance
	}
	fit.Batch = max(20, fit.Particles/4)
	switch {
	case fit.Method == MethodHistory:
		d.Runs = cmp.Or(d.Runs, usualHistory)
		waves, err := d.Size(0, waveRuns, 1, false)
		if err != nil {
			return err
		}
		fit.Batch, s.Asked = waveRuns, waves*waveRuns
	case s.Asked < fit.Particles:
		return fault.New("runs", fmt.Sprint(s.Asked), say.Textf("so few runs cannot give %d particles", fit.Particles), say.Text("allow at least as many, or ask for fewer {particles}"))
	case d.Check != "" && !known:
		return fault.New("check", d.Check, say.Text("each repeat of a calibration by abc would take as many runs as the calibration"), say.Text("choose the {method} history, whose Gaussian processes take no runs"))
	}
	s.Fit = &fit
	return nil
}

// noneOfTable refuses what only a calibration by particles has.
func noneOfTable(field string) error {
	return fault.New(field, "", say.Text("a reference table has none"), say.Textf("leave it out, or choose the {method} %s", MethodABC))
}

// run makes the runs that a calibration needs, and the check if one is asked for.
func run(ctx context.Context, s *study.Study, o study.RunOptions) (study.Result, error) {
	if s.Spec.Fit.Method == MethodTable {
		if err := table.Make(ctx, s, o); err != nil {
			return nil, err
		}
		return result(AnalyseTable(ctx, s, s.Spec.Request.Check, o.Checked))
	}
	c, err := Run(ctx, s, o)
	if err == nil {
		err = checked(ctx, s, c, o.Checked)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// analyse is what the rows say, and the check if one is asked for.
func analyse(s *study.Study) (study.Result, error) {
	if s.Spec.Fit.Method == MethodTable {
		return result(AnalyseTable(context.Background(), s, s.Spec.Request.Check, nil))
	}
	c, err := Analyse(s)
	if err == nil && !c.Partial {
		err = checked(context.Background(), s, c, nil)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// result is a calibration as a result, or none.
func result(c *Calibration, err error) (study.Result, error) {
	if err != nil {
		return nil, err
	}
	return c, nil
}

func checked(ctx context.Context, s *study.Study, c *Calibration, progress func(done, all int)) (err error) {
	if r := &s.Spec.Request; r.Check != "" {
		c.Check, err = Check(ctx, s, r.Check, cmp.Or(r.Repeats, usualRepeats), progress)
	}
	return err
}
