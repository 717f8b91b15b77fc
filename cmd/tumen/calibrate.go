package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tumen/report"
	"tumen/study"
	"tumen/study/method/calibrate"
)

// calibrating is what a command line asks of calibrate.
type calibrating struct {
	studying
	checking string
	repeats  int
}

// checkedJSON is what calibrate --check --json prints. Its keys are a contract.
type checkedJSON struct {
	Case string `json:"case"`
	*calibrate.Checked
	Version string `json:"version"`
	Out     string `json:"out"`
}

// calibrationJSON is what calibrate --json prints. Its keys are a contract.
type calibrationJSON struct {
	*calibrate.Calibration
	Out    string `json:"out"`
	Reused bool   `json:"reused"` // the study was there already, and nothing was run
}

func calibrateCommand(s *screen) *cobra.Command {
	var o calibrating
	cmd := &cobra.Command{
		Use:   "calibrate CASE",
		Short: "which values of the uncertain numbers agree with the patterns",
		Long: `Find the values of a case's uncertain numbers with which its runs reproduce the
patterns of the case, and say of each number whether the patterns pin it down,
pin it down weakly, or do not decide it. The search begins from the stated range
of each number, or from that of --vary. Then 100 more runs with the values that
were found are compared with the patterns.

  abc      runs of the model itself, ever nearer to the patterns (approximate
           Bayesian computation by generations); at most --runs
  history  waves of 64 runs; a Gaussian process for each pattern stands in for
           the model, and what it rules out is not tried again

The distance of a run from a pattern is measured in half widths of the pattern's
band. The distance of a run is that from its worst pattern, so at 0 every pattern
is met. To try a method, use a problem whose answer is known: bench/normal,
bench/scale. --check tests the calibration on synthetic data: recovery of the true
values, uniformity of their ranks (sbc, simulation-based calibration), or coverage
of the intervals.`,
		Example: `  tumen calibrate samjiyon --vary labour.rest='3 to 8 days' --method history
  tumen calibrate samjiyon --vary labour.rest='3 to 8 days' -n 2000
  tumen calibrate samjiyon --vary labour.rest='3 to 8 days' --method history --resume --check sbc
  tumen calibrate bench/normal --set y=1 --set s=1`,
		Args:              oneArgument("CASE", "tumen cases lists the built-in ones; bench/normal has a posterior that is known"),
		ValidArgsFunction: completeMethod(study.KindCalibration),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.readMethod(cmd, study.KindCalibration, args[0]); err != nil {
				return err
			}
			if err := o.check(cmd); err != nil {
				return err
			}
			return o.run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.ask.Fit.Method, "method", study.FitABC, "calibrate by `METHOD`: abc or history")
	runsFlag(f, &o.ask.Runs, fmt.Sprintf(" (default: at most %d for abc, %d for history); the 100 at the end are not counted", study.UsualFitRuns, study.UsualHistory))
	f.StringArrayVar(&o.ask.Patterns, "pattern", nil, "hold against the pattern `NAME` alone; repeat it for more (default: all)")
	intVar(f, &o.ask.Fit.Particles, "particles", 0, "keep `N` sets of values (default: 200; 1000 for bench/...)")
	float64Var(f, &o.ask.Fit.Tolerance, "tolerance", 0, "stop at a distance of `D` (default: 0, every pattern met)")
	f.StringVar(&o.checking, "check", "", "test the calibration on synthetic data: `CHECK` is recovery, sbc or coverage")
	intVar(f, &o.repeats, "repeats", calibrate.UsualRepeats, "use `N` synthetic data sets for --check, at least 50")
	o.methodFlags(cmd)
	cobra.CheckErr(cmd.RegisterFlagCompletionFunc("method", completeWords(study.Fits)))
	return cmd
}

// check refuses what no calibration can be.
func (o *calibrating) check(cmd *cobra.Command) error {
	if err := oneOf("method", o.ask.Fit.Method, study.Fits); err != nil {
		return err
	}
	o.ask.Toleranced = cmd.Flags().Changed("tolerance")
	if o.checking != "" {
		if err := oneOf("check", o.checking, calibrate.Checks); err != nil {
			return err
		}
	}
	switch n := o.ask.Fit.Particles; {
	case o.checking == "" && cmd.Flags().Changed("repeats"):
		return &usageError{"--repeats is for --check, and there is none", "leave it out, or write --check recovery, sbc or coverage"}
	case o.repeats < leastRepeats || o.repeats > maxSeeds:
		return &usageError{fmt.Sprintf("--repeats cannot be %d", o.repeats), fmt.Sprintf("write a number from %d to %d", leastRepeats, maxSeeds)}
	case cmd.Flags().Changed("particles") && (n < leastParticles || n > maxSeeds):
		return &usageError{fmt.Sprintf("--particles cannot be %d", n), fmt.Sprintf("write a number from %d to %d", leastParticles, maxSeeds)}
	case !(o.ask.Fit.Tolerance >= 0):
		return &usageError{fmt.Sprintf("--tolerance cannot be %v", o.ask.Fit.Tolerance), "write 0, or a positive distance"}
	}
	return nil
}

// leastRepeats gives ten ranks five of each.
const leastRepeats = 50

// leastParticles is below what a quantile of them would mean.
const leastParticles = 50

// run makes the runs that are missing and shows what they say.
func (o *calibrating) run(ctx context.Context, s *screen) error {
	st, done, err := o.openMethod(ctx, s, o.ask.Fit.Method, func(*study.Spec) error { return nil })
	if err != nil {
		return err
	}
	defer done()
	var result *calibrate.Calibration
	stopped, err := o.runOn(ctx, s, st, func(ctx context.Context, ro study.RunOptions) (err error) {
		result, err = calibrate.Run(ctx, st, ro)
		return err
	})
	if err != nil {
		return err
	}
	if o.checking != "" && !stopped {
		return o.showCheck(ctx, s, st)
	}
	if stopped {
		if result, err = calibrate.Analyse(st); err != nil {
			return o.interruptedMethod(st)
		}
	}
	err = o.answer(s, st, calibrationJSON{result, o.kept(st), o.reused},
		func() error { return report.Terminal(s.out, calibrate.View(result), s.width, s.colour) },
		func() ([]byte, error) { return report.HTML(calibrate.View(result)) })
	if stopped {
		return errors.Join(err, o.interruptedMethod(st))
	}
	return err
}

// showCheck calibrates on truths that are made, and shows whether it finds them.
func (o *calibrating) showCheck(ctx context.Context, s *screen, st *study.Study) error {
	line := s.progress(st.Spec.Case.Name + ": truth")
	result, err := calibrate.Check(ctx, st, o.checking, o.repeats, line.step)
	line.clear()
	if errors.Is(err, context.Canceled) {
		return &interruption{"the check was not finished; the calibration is"}
	}
	if err != nil {
		return err
	}
	if o.json {
		return s.printJSON(checkedJSON{st.Spec.Case.Name, result, version, o.kept(st)})
	}
	return report.Terminal(s.out, calibrate.ViewChecked(st.Spec.Case.Title, result), s.width, s.colour)
}
