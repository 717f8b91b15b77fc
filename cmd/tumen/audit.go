package main

import (
	"context"

	"github.com/spf13/cobra"

	"tumen/audit"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/report"
	"tumen/study"
	"tumen/study/method"
	"tumen/workbench/data"
)

// auditJSON is what audit --json prints. Its keys are a contract.
type auditJSON struct {
	Path string `json:"path"`
	Kind kind   `json:"kind"`
	*audit.Report
	Faults  int64  `json:"faults"`
	Version string `json:"version"` // of the program that audited
}

func auditCommand(s *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "audit PATH",
		Short: say.Text("check saved results for consistency, without running anything"),
		Long: say.Text(`Check saved results from their files alone, without running anything.

PATH is the folder of a run or a study, the file of a checkpoint, or the data
folder of tumen serve. For a run, audit adds up money and goods again. It compares
days, flows, crossings, manifest and digest with each other, and parameters and
testimony with the case. Nobody may be in two places: runs that were recorded with
tumen run --crossings are checked porter by porter. For a study, it checks the
rows by their checksums and the description by its case, and draws the report and
the exported tables again.

All faults are listed. The exit code is 1 if there are any.`),
		Example: `  tumen run samjiyon --crossings
  tumen audit runs/samjiyon-1`,
		Args: oneArgument("PATH", say.Text("give the folder of a run or a study, a checkpoint, or a data folder")),
		RunE: func(cmd *cobra.Command, args []string) error {
			return auditAny(cmd.Context(), s, args[0], asJSON)
		},
	}
	jsonFlag(cmd.Flags(), &asJSON)
	return cmd
}

// auditAny audits what a path leads to.
func auditAny(ctx context.Context, s *screen, path string, asJSON bool) error {
	var v *verdict
	switch kindOf(path) {
	case aData:
		return checkData(ctx, s, path, data.Checking{Program: build.This()}, asJSON)
	case aStudy:
		p, err := study.Examine(path, build.This(), method.Kinds, report.StudyPage)
		if err != nil {
			return err
		}
		v = studyVerdict(path, p)
		v.good = say.Textf("Sound: %s of %s, %s; none was made again", p.Study, p.Case, text.Counted(p.Rows, "row", "rows"))
	case aCheckpoint:
		p, err := record.ExamineCheckpoint(path, build.This())
		if err != nil {
			return err
		}
		v = checkpointVerdict(path, p)
		v.good = say.Textf("Sound: checkpoint of %s, seed %d, on the morning of %s; the state was not made again", p.Case, p.Seed, p.Date)
	default:
		return auditRun(s, path, asJSON)
	}
	v.head = say.Text("the audit found faults:")
	if asJSON {
		if err := s.printJSON(v.object); err != nil {
			return err
		}
	} else {
		v.say(s)
	}
	return v.err()
}

func auditRun(s *screen, dir string, asJSON bool) error {
	found, err := audit.Audit(dir)
	if err != nil {
		return err
	}
	if asJSON {
		err = s.printJSON(auditJSON{dir, aRun, found, found.Faults(), version})
	} else {
		err = report.Audit(s.out, found, s.width, s.colour)
	}
	if err == nil && !found.Sound {
		err = say.Errorf("the run in %s is not sound; faults found: %d", dir, found.Faults())
	}
	return err
}
