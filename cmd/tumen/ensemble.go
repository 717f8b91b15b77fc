package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"tumen/report"
	"tumen/study"
	"tumen/study/method/ensemble"
	"tumen/unit"
)

// ensembleJSON is what ensemble --json prints. Its keys are a contract.
type ensembleJSON struct {
	*ensemble.Ensemble
	Out    string `json:"out"`
	Reused bool   `json:"reused"` // the study was there already, and nothing was run
}

func ensembleCommand(s *screen) *cobra.Command {
	var o studying
	var policies []string
	var until string
	var most int
	cmd := &cobra.Command{
		Use:   "ensemble CASE",
		Short: "many runs: how sure each result is, and why",
		Long: `Run a case many times, with different seeds and different values of its uncertain
numbers. The result says how far the outcomes spread, how much of that comes from
the testimony and how much from chance, and how many runs are enough.

Each run is saved as a row of the study in DIR. Finished rows are never lost:
after an interruption, the same command with --resume continues it.`,
		Example: `  tumen ensemble samjiyon
  tumen ensemble samjiyon --vary labour.rest='3 to 8 days' --points 256
  tumen ensemble samjiyon --fixed --seeds 500
  tumen ensemble samjiyon --until 1% --resume`,
		Args:              oneArgument("CASE", "name a built-in case (tumen cases lists them) or the path of a case file"),
		ValidArgsFunction: completeCase,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.read(cmd, study.KindEnsemble, args[0]); err != nil {
				return err
			}
			var err error
			if o.ask.Arms, err = armOf(policies); err != nil {
				return err
			}
			precision, err := readPrecision(until)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("most") && precision == 0 {
				return &usageError{"--most says how far --until may go, and there is no --until", fmt.Sprintf("write --until with a precision, such as --until 1%%, or --runs %d for a study of at most as many runs", most)}
			}
			return o.ensemble(cmd.Context(), s, precision, most)
		},
	}
	o.flags(cmd, study.UsualReplicates)
	withFlag(cmd, &policies)
	cmd.Flags().StringVar(&until, "until", "", "go on until the means of the main results are known to `PRECISION`, such as 1%")
	intVar(cmd.Flags(), &most, "most", 100_000, "with --until, make at most `N` runs")
	return cmd
}

// readPrecision reads 1% or 0.01; 0 if nothing was asked for.
func readPrecision(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	g := 0.0
	q, err := unit.Parse(text)
	if err == nil {
		q, err = q.In(unit.Unit{})
		g = q.Value
	}
	if err != nil || !(g > 0 && g < 1) {
		return 0, &usageError{fmt.Sprintf("--until cannot be %s", quoted(text)), "write a precision between 0 and 100 %, such as 1%"}
	}
	return g, nil
}

func (o *studying) ensemble(ctx context.Context, s *screen, precision float64, most int) error {
	st, err := o.open(ctx, s, func(spec *study.Spec) error {
		if precision > 0 && spec.Rows() > most {
			return &usageError{fmt.Sprintf("--most %d is less than the %d runs that the study begins with", most, spec.Rows()), "allow more by --most, or begin with fewer: write --points or --seeds"}
		}
		return nil
	})
	if err != nil {
		return err
	}
	defer st.Close()
	reached := true
	stopped, err := o.runOn(ctx, s, st, func(ctx context.Context, ro study.RunOptions) (err error) {
		if precision == 0 {
			return st.Run(ctx, ro)
		}
		if o.reused && st.Precision() > precision {
			return fmt.Errorf("the study in %s is complete, and not as precise as --until asks\n  the same command with --resume makes more runs", st.Dir)
		}
		reached, err = ensemble.Until(ctx, st, precision, most, ro)
		return err
	})
	if err != nil {
		return err
	}
	if stopped && st.Done == st.Failed() {
		return keptIn(st)
	}
	result, err := ensemble.Analyse(st)
	if err != nil {
		return err
	}
	if err := o.showEnsemble(s, result, st.Dir); err != nil {
		return err
	}
	switch {
	case stopped:
		return keptIn(st)
	case !reached:
		fmt.Fprintf(s.err, "the precision was not reached with %d runs, and more than %d are not made: --most allows more\n", st.Done, most)
	}
	return st.Close()
}

// showEnsemble writes the report and prints the result: one JSON object, or what
// a person reads.
func (o *studying) showEnsemble(s *screen, e *ensemble.Ensemble, dir string) error {
	var err error
	if o.json {
		err = s.printJSON(ensembleJSON{e, dir, o.reused})
	} else {
		err = report.Terminal(s.out, ensemble.View(e), s.width, s.colour)
	}
	if err != nil {
		return err
	}
	page, err := report.HTML(ensemble.View(e))
	return keepReport(s, dir, page, err)
}
