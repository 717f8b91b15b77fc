package main

import (
	"github.com/spf13/cobra"

	"tumen/internal/say"
	"tumen/report"
	"tumen/scenario"
	"tumen/testimony/reconcile"
)

// contradiction is testimony that cannot all be true. What it is has been shown
// when this error is returned; it is there for the exit code.
type contradiction struct{ conflicts int }

func (c *contradiction) Error() string {
	if c.conflicts == 1 {
		return say.Text("the testimony contradicts itself")
	}
	return say.Textf("the testimony contradicts itself in %d ways", c.conflicts)
}

// checkJSON is what check --json prints. Its keys are a contract.
type checkJSON struct {
	Case       string `json:"case"`
	CaseSHA256 string `json:"case_sha256"`
	Version    string `json:"version"`
	*reconcile.Findings
	Evidence scenario.Evidence   `json:"evidence"`  // what the patterns are evidence of
	Choices  []scenario.Choice   `json:"choices"`   // rival explanations that the case allows
	NoEffect []scenario.NoEffect `json:"no_effect"` // numbers of the economy on which no result depends
}

func checkCommand(s *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check CASE",
		Short: say.Text("check whether the testimony is consistent, and show what would resolve a contradiction"),
		Long: say.Text(`Check the testimony of a case: which figures agree, which cannot all be true, and
which correction would resolve that. The output also shows values that follow
although no source states them, answers the questions of the case, and lists the
rival explanations that it allows. A case needs no economy for this. The exit code is 4 if claims contradict each other.`),
		Example: `  tumen check samjiyon
  tumen check my-own.yaml --json`,
		Args:              oneArgument("CASE", say.Text("name a built-in case (tumen cases lists them) or the path of a case file")),
		ValidArgsFunction: completeCase,
		RunE: func(_ *cobra.Command, args []string) error {
			return check(s, args[0], asJSON)
		},
	}
	jsonFlag(cmd.Flags(), &asJSON)
	return cmd
}

// check weighs a case and shows what was found.
func check(s *screen, nameOrPath string, asJSON bool) error {
	c, err := scenario.LoadDraft(nameOrPath)
	if err != nil {
		return err
	}
	if asJSON {
		err = s.printJSON(checkJSON{c.Name, c.SHA256, version, c.Findings, c.Evidence(), c.Choices, c.NoEffects()})
	} else {
		err = report.Terminal(s.out, report.CheckView(c), s.width, s.colour)
		noteNoEffects(s, c.NoEffects())
	}
	if err != nil {
		return err
	}
	if !c.Findings.Consistent {
		return &contradiction{len(c.Findings.Conflicts)}
	}
	return nil
}
