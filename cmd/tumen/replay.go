package main

import (
	"context"
	"errors"
	"math"

	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/report"
	"tumen/study"
	"tumen/unit"
)

// replayJSON is what replay --json prints. Its keys are a contract.
type replayJSON struct {
	*study.Replay
	Version string `json:"again_version"` // of the program that made it again
	Model   string `json:"again_fingerprint"`
}

func replayCommand(s *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "replay STUDY ROW",
		Short: say.Text("make one row of a study again, and compare it to the last bit"),
		Long: say.Text(`Make one run of a study again, from the case, the numbers and the seed that the
study recorded, and say whether every outcome and every day is the same to the
last bit. Rows count from 0. Where it is not the same, the exit code is 1.`),
		Example: "  tumen replay studies/samjiyon-ensemble 17",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return nil
			}
			return &usageError{say.Textf("%s needs a STUDY and a ROW", cmd.CommandPath()), say.Text("give the folder of a study and the number of a row, such as tumen replay studies/samjiyon-ensemble 17")}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			row, err := unit.Whole(args[1], math.MaxInt32)
			if err != nil {
				return &usageError{say.Textf("ROW cannot be %s", quoted(args[1])), say.Text("write the number of a row, from 0")}
			}
			return replay(cmd.Context(), s, args[0], int(row), asJSON)
		},
	}
	jsonFlag(cmd.Flags(), &asJSON)
	return cmd
}

func replay(ctx context.Context, s *screen, dir string, row int, asJSON bool) error {
	st, err := study.Open(dir)
	if err != nil {
		return err
	}
	if err := sayIncomplete(s, st); err != nil {
		return err
	}
	this := build.This()
	r, err := st.Replay(ctx, row)
	if errors.Is(err, context.Canceled) {
		return &interruption{say.Text("the run was not made again")}
	}
	if err != nil {
		return err
	}
	if asJSON {
		err = s.printJSON(replayJSON{r, this.Version, this.Fingerprint})
	} else {
		err = report.Replay(s.out, r, s.width, s.colour)
	}
	if err != nil {
		return err
	}
	if !r.Same {
		return say.Errorf("row %d of %s is not the same; it was recorded by tumen %s (model %s), and this is tumen %s (model %s)",
			row, dir, r.Version, build.Short(r.Model), this.Version, build.Short(this.Fingerprint))
	}
	return nil
}
