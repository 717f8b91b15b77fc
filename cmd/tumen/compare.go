package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tumen/report"
	"tumen/study"
	"tumen/study/method/compare"
)

// compareJSON is what compare --json prints. Its keys are a contract.
type compareJSON struct {
	*compare.Comparison
	Out    string `json:"out"`
	Reused bool   `json:"reused"` // the study was there already, and nothing was run
}

func compareCommand(s *screen) *cobra.Command {
	var o studying
	var with []string
	var by string
	cmd := &cobra.Command{
		Use:   "compare CASE --with POLICY...",
		Short: "what policies change, for whom, and how sure that is",
		Long: `Run a case as it stands and under each alternative, in the same worlds and under
the same seeds, so that any difference is the effect of the policies. The result
says what each alternative changes and how sure that is, who gains and who loses
in money and in rice, and what it costs to choose without knowing which of the
worlds is the true one.

The study is kept in DIR. After an interruption, the same command with --resume
continues it.`,
		Example: `  tumen compare samjiyon --with levy-10
  tumen compare samjiyon --with levy-10,mss-campaign,levy-10+mss-campaign
  tumen compare samjiyon --with levy-10 --by harm.detained --points 256`,
		Args:              oneArgument("CASE", "name a built-in case (tumen cases lists them) or the path of a case file"),
		ValidArgsFunction: completeCase,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.read(cmd, study.KindCompare, args[0]); err != nil {
				return err
			}
			var err error
			if o.ask.Arms, err = armsOf(with); err != nil {
				return err
			}
			return o.compare(cmd.Context(), s, by)
		},
	}
	o.flags(cmd, 1)
	alternativesFlag(cmd, &with)
	cmd.Flags().StringVar(&by, "by", compare.UsualRegret, "say what is lost by choosing wrongly in `OUTCOME`")
	return cmd
}

// asStated is the name of the arm that the others are compared with.
const asStated = "as stated"

// armsOf reads the alternatives.
func armsOf(with []string) ([]study.Arm, error) {
	if len(with) == 0 {
		return nil, &usageError{"tumen compare needs an alternative", "write --with and a policy of the case, or several joined by +"}
	}
	lists, err := alternatives(with)
	if err != nil {
		return nil, err
	}
	arms := []study.Arm{{Name: asStated, Policies: []string{}}}
	for _, policies := range lists {
		name := strings.Join(policies, "+")
		if slices.ContainsFunc(arms, func(a study.Arm) bool { return a.Name == name }) {
			return nil, &usageError{fmt.Sprintf("--with names the alternative %s twice", name), "write it once"}
		}
		arms = append(arms, study.Arm{Name: name, Policies: policies})
	}
	return arms, nil
}

func (o *studying) compare(ctx context.Context, s *screen, by string) error {
	st, err := o.open(ctx, s, func(spec *study.Spec) error {
		if slices.ContainsFunc(spec.Outcomes, func(x study.Outcome) bool { return x.Name == by }) {
			return nil
		}
		return &usageError{fmt.Sprintf("--by cannot be %s", quoted(by)), "write an outcome of a run, such as kinds.porters.gain, harm.detained or mass.sold"}
	})
	if err != nil {
		return err
	}
	defer st.Close()
	if err := st.Change(func(spec *study.Spec) { spec.RegretBy = by }); err != nil {
		return err
	}
	stopped, err := o.runOn(ctx, s, st, st.Run)
	if err != nil {
		return err
	}
	result, err := compare.Analyse(st, "")
	if err != nil && stopped {
		return keptIn(st) // there are no pairs yet
	}
	if err != nil {
		return err
	}
	if err := o.showCompare(s, result, st.Dir); err != nil {
		return err
	}
	if stopped {
		return keptIn(st)
	}
	return st.Close()
}

// showCompare writes the report and prints the result: one JSON object, or what a
// person reads.
func (o *studying) showCompare(s *screen, c *compare.Comparison, dir string) error {
	var err error
	if o.json {
		err = s.printJSON(compareJSON{c, dir, o.reused})
	} else {
		err = report.Terminal(s.out, compare.View(c), s.width, s.colour)
	}
	if err != nil {
		return err
	}
	page, err := report.HTML(compare.View(c))
	return keepReport(s, dir, page, err)
}
