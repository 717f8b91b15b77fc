package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"tumen/report"
	"tumen/study"
	"tumen/study/method/sensitivity"
)

// sensing is what a command line asks of sensitivity.
type sensing struct {
	studying
	outcome string
}

// sensitivityJSON is what sensitivity --json prints. Its keys are a contract.
type sensitivityJSON struct {
	*sensitivity.Sensitivity
	Out    string `json:"out"`
	Reused bool   `json:"reused"` // the study was there already, and nothing was run
}

func sensitivityCommand(s *screen) *cobra.Command {
	var o sensing
	cmd := &cobra.Command{
		Use:   "sensitivity CASE",
		Short: "which uncertain numbers matter for a result, and how sure that is",
		Long: `Vary the uncertain numbers of a case and say which of them matter for an outcome.
Every index has a 95 % interval. Every study has a dummy, an input that has no
effect: an input that cannot be told from the dummy is marked as not
distinguishable from zero.

  morris  a screening: how far does the outcome move when one number moves;
          each trajectory is one run for each number and two more
  sobol   shares of the variance, alone (S1) and together with others (ST);
          each of a power of two of rows is one run for each number and three more
  delta   how far a number shifts the whole distribution (Borgonovo)
  pawn    the same by distribution functions

Runs that fail are left out with their row or trajectory, and counted. For more
runs, use --resume with a larger --points or --runs. To try a method, use a
function whose answer is known: bench/ishigami, bench/g, bench/linear.`,
		Example: `  tumen sensitivity samjiyon --method morris
  tumen sensitivity samjiyon --method sobol --points 256 --resume --outcome piece_rate
  tumen sensitivity samjiyon --method sobol --groups 'people=labour.rest,labour.strength'
  tumen sensitivity bench/ishigami --set a=7 --set b=0.1 --method sobol --points 4096`,
		Args:              oneArgument("CASE", "tumen cases lists the built-in ones; bench/ishigami is a function whose answer is known"),
		ValidArgsFunction: completeMethod(study.KindSensitivity),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.readMethod(cmd, study.KindSensitivity, args[0]); err != nil {
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
	f.StringVar(&o.ask.Sense.Method, "method", study.SenseMorris, "analyse by `METHOD`: morris, sobol, delta or pawn")
	intVar(f, &o.ask.Points, "points", 0, fmt.Sprintf("`N` trajectories, rows or points (default: %d for morris, %d for sobol, %d for delta and pawn)", study.UsualTrajectories, study.UsualRows, study.UsualSample))
	runsFlag(f, &o.ask.Runs, ", in the place of --points")
	f.StringVar(&o.outcome, "outcome", "", "analyse the outcome `NAME` (default: that of the case's first pattern)")
	f.StringArrayVar(&o.ask.Sense.Groups, "groups", nil, "with sobol, take inputs as one: `NAME=A,B`; repeat it for more")
	f.BoolVar(&o.ask.Sense.Second, "second-order", false, "with sobol, pairs too; about twice the runs")
	intVar(f, &o.ask.Sense.Levels, "levels", 0, "with morris, a grid of `N` levels, an even number (default: 4)")
	f.BoolVar(&o.ask.Sense.Whole, "whole-grid", false, "with morris, every step of the grid, not a sample of trajectories")
	o.methodFlags(cmd)
	cobra.CheckErr(cmd.RegisterFlagCompletionFunc("method", completeWords(study.Senses)))
	return cmd
}

// check refuses what does not go together.
func (o *sensing) check(cmd *cobra.Command) error {
	sense := &o.ask.Sense
	if err := oneOf("method", sense.Method, study.Senses); err != nil {
		return err
	}
	for _, only := range []struct{ flag, method string }{
		{"groups", study.SenseSobol}, {"second-order", study.SenseSobol}, {"levels", study.SenseMorris}, {"whole-grid", study.SenseMorris},
	} {
		if cmd.Flags().Changed(only.flag) && sense.Method != only.method {
			return &usageError{fmt.Sprintf("--%s is for --method %s, not %s", only.flag, only.method, sense.Method), "leave it out, or choose that method"}
		}
	}
	if sense.Whole && o.points {
		return &usageError{"--whole-grid takes every step of the grid, so the study has a size already", "leave one of them out"}
	}
	if o.ask.Points > 0 && sense.Method != study.SenseMorris {
		return evenNumber("points", o.ask.Points)
	}
	return nil
}

// run makes the runs that are missing, analyses them and shows what they say.
func (o *sensing) run(ctx context.Context, s *screen) error {
	st, done, err := o.openMethod(ctx, s, designOf(o.ask.Sense.Method), func(spec *study.Spec) error {
		_, err := spec.FindOutcome(o.outcome)
		return err
	})
	if err != nil {
		return err
	}
	defer done()
	stopped, err := o.runOn(ctx, s, st, st.Run)
	if err != nil {
		return err
	}
	result, err := sensitivity.Analyse(st, o.ask.Sense.Method, o.outcome)
	if stopped && err != nil {
		return o.interruptedMethod(st)
	}
	if err != nil {
		return err
	}
	err = o.answer(s, st, sensitivityJSON{result, o.kept(st), o.reused},
		func() error { return report.Terminal(s.out, sensitivity.View(result), s.width, s.colour) },
		func() ([]byte, error) { return report.StudyPage(st) })
	if err == nil && stopped {
		return o.interruptedMethod(st)
	}
	return err
}

// designOf names the folder: delta and pawn are two analyses of one design.
func designOf(method string) string {
	if method == study.SenseDelta || method == study.SensePAWN {
		return "points"
	}
	return method
}
