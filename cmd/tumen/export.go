package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"tumen/internal/say"
	"tumen/stage"
	"tumen/study"
)

func exportCommand(s *screen) *cobra.Command {
	var form string
	var days, partial bool
	cmd := &cobra.Command{
		Use:   "export STUDY",
		Short: say.Text("write the rows of a study for other programs, and print where they are"),
		Long: say.Text(`Write the rows of a study as a table for other programs, beside them: one line a
run with its seed, every uncertain number as it was used, every outcome, and why
it failed if it did. With --daily, one line a run and day with the daily series.
An incomplete study is exported only with --partial, because the table does not
say which rows are missing.`),
		Example: `  tumen export studies/samjiyon-ensemble
  tumen export studies/samjiyon-ensemble --as parquet --daily`,
		Args: oneArgument("STUDY", say.Text("give the folder of a study, such as studies/samjiyon-ensemble")),
		RunE: func(_ *cobra.Command, args []string) error {
			if form != study.AsCSV && form != study.AsParquet {
				return &usageError{say.Textf("--as cannot be %s", quoted(form)), say.Text("write csv or parquet")}
			}
			st, err := study.Open(args[0])
			if err != nil {
				return err
			}
			if err := exportable(s, st, partial); err != nil {
				return err
			}
			name, write := "rows."+form, st.Export
			if days {
				name, write = "days."+form, st.ExportDays
			}
			path := filepath.Join(args[0], name)
			if err := stage.Exchange(stage.OS{}, path, func(to io.Writer) error { return write(to, form) }); err != nil {
				return say.Errorf("cannot write %s: %w", path, stage.Cause(err))
			}
			_, err = fmt.Fprintln(s.out, path)
			return err
		},
	}
	cmd.Flags().StringVar(&form, "as", study.AsCSV, say.Text("write `FORM`: csv or parquet"))
	cmd.Flags().BoolVar(&days, "daily", false, say.Text("write the daily series instead, one line a run and day"))
	cmd.Flags().BoolVar(&partial, "partial", false, say.Text("write the rows that are there, though others are missing"))
	return cmd
}

// exportable refuses a study of which rows are missing, unless the part was asked
// for.
func exportable(s *screen, st *study.Study, partial bool) error {
	state, err := st.State()
	if err != nil {
		return err
	}
	if !state.Complete() && !partial {
		return say.Errorf("the study in %s is %s\n  continue it with --resume, or write the rows that are there with --partial", st.Dir, state)
	}
	return sayIncomplete(s, st)
}
