package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"tumen/report"
	"tumen/study"
	"tumen/study/method/discover"
)

// discovering is what a command line asks of discover.
type discovering struct {
	studying
	when []string
}

// discoveryJSON is what discover --json prints. Its keys are a contract.
type discoveryJSON struct {
	*discover.Discovery
	Out    string `json:"out"`
	Reused bool   `json:"reused"` // the study was there already, and nothing was run
}

func discoverCommand(s *screen) *cobra.Command {
	var o discovering
	cmd := &cobra.Command{
		Use:   "discover CASE --when CONDITION",
		Short: "in which ranges of the uncertain numbers a condition holds",
		Long: `Run a case at many combinations of its uncertain numbers and find the ranges of
them in which a condition holds (the patient rule induction method, PRIM). The
ranges together are a box. It is judged on runs that were not used to find it: in
which share of the runs in the box the condition holds (density), which share of
all runs in which it holds are in the box (coverage), and how often another sample
of the runs would restrict the same numbers. A limit that is seldom found again is
chance.

The runs do not depend on --when: with --resume, another condition costs no new
runs.`,
		Example: `  tumen discover samjiyon --vary labour.rest='3 to 8 days' --when 'shares.guards > 48 %'
  tumen discover samjiyon --vary labour.rest='3 to 8 days' --when 'piece_rate < 0.8' --resume
  tumen discover bench/ishigami --when 'y > 10'`,
		Args:              oneArgument("CASE", "name a built-in case (tumen cases lists them) or the path of a case file"),
		ValidArgsFunction: completeMethod(study.KindSensitivity),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.readMethod(cmd, study.KindDiscovery, args[0]); err != nil {
				return err
			}
			switch n := o.ask.Points; {
			case len(o.when) == 0:
				return &usageError{cmd.CommandPath() + " needs a --when", "say what is looked for, such as --when 'shares.guards > 45 %'"}
			case o.points && max(n, o.ask.Runs) < leastWorlds:
				return &usageError{fmt.Sprintf("%d runs are too few to say where something happens", max(n, o.ask.Runs)), fmt.Sprintf("write --runs %d or more", leastWorlds)}
			case n > 0:
				if err := evenNumber("points", n); err != nil {
					return err
				}
			}
			return o.run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVar(&o.when, "when", nil, "find where `CONDITION` holds: an outcome, < <= > or >=, and a number; repeat it for conditions that hold together")
	intVar(f, &o.ask.Points, "points", 0, fmt.Sprintf("try `N` combinations of the uncertain numbers, a power of two (default: %d)", study.UsualSample))
	runsFlag(f, &o.ask.Runs, ", in the place of --points")
	o.methodFlags(cmd)
	return cmd
}

// leastWorlds is the least power of two with the 100 runs that the method needs.
const leastWorlds = 128

func (o *discovering) run(ctx context.Context, s *screen) error {
	st, done, err := o.openMethod(ctx, s, "", func(spec *study.Spec) error {
		for _, text := range o.when {
			if _, err := discover.ReadWhen(spec, text); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	defer done()
	stopped, err := o.runOn(ctx, s, st, st.Run)
	if err != nil {
		return err
	}
	if err := st.Change(func(spec *study.Spec) { spec.Questions = o.when }); err != nil {
		return err
	}
	result, err := discover.Analyse(st, o.when...)
	if stopped && err != nil {
		return o.interruptedMethod(st)
	}
	if err != nil {
		return err
	}
	err = o.answer(s, st, discoveryJSON{result, o.kept(st), o.reused},
		func() error { return report.Terminal(s.out, discover.View(result), s.width, s.colour) },
		func() ([]byte, error) { return report.HTML(discover.View(result)) })
	if err == nil && stopped {
		return o.interruptedMethod(st)
	}
	return err
}
