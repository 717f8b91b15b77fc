package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"tumen/audit"
	"tumen/report"
)

// auditJSON is what audit --json prints. Its keys are a contract.
type auditJSON struct {
	Dir string `json:"dir"`
	*audit.Report
	Faults  int64  `json:"faults"`
	Version string `json:"version"` // of the program that audited
}

func auditCommand(s *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "audit DIR",
		Short: "check a recorded run against itself",
		Long: `Check a run from its files alone, without running anything: money and grams are
added up again, days, flows, crossings and manifest are held against each other,
and nobody may be in two places. All that is wrong is told, and then the exit
code is 1. Record the run with tumen run --crossings to have its people checked
one by one.`,
		Example: `  tumen run samjiyon --crossings
  tumen audit runs/samjiyon-1`,
		Args: oneArgument("DIR", "give the directory that tumen run wrote"),
		RunE: func(_ *cobra.Command, args []string) error {
			return auditRun(s, args[0], asJSON)
		},
	}
	jsonFlag(cmd.Flags(), &asJSON)
	return cmd
}

func auditRun(s *screen, dir string, asJSON bool) error {
	found, err := audit.Audit(dir)
	if err != nil {
		return err
	}
	if asJSON {
		err = s.printJSON(auditJSON{dir, found, found.Faults(), version})
	} else {
		err = report.Audit(s.out, found, s.width, s.colour)
	}
	if err == nil && !found.Sound {
		err = fmt.Errorf("the run in %s is not sound; faults found: %d", dir, found.Faults())
	}
	return err
}
