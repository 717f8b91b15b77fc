package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"tumen/internal/say"
	"tumen/record"
	"tumen/report"
	"tumen/study"
)

func reportCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "report DIR",
		Short: say.Text("write the HTML report of a run or a study again"),
		Long: say.Text(`Write DIR/report.html again, for the run or the study in DIR, and print its path:
for example after an update of tumen, or while a study is running. The page needs
no other file and no network.`),
		Args: oneArgument("DIR", say.Text("give the folder of a run or a study, such as runs/samjiyon-1")),
		RunE: func(_ *cobra.Command, args []string) error {
			if study.IsStudy(args[0]) {
				return writeStudyReport(s, args[0])
			}
			return writeReport(s, args[0])
		},
	}
}

// writeReport draws the page of a run anew. A run that was changed after it was
// written gets none.
func writeReport(s *screen, dir string) error {
	if err := record.Redraw(dir, report.Page); err != nil {
		return err
	}
	_, err := fmt.Fprintln(s.out, filepath.Join(dir, record.ReportFile))
	return err
}

// sayIncomplete says on standard error if rows of a study are missing or damaged.
func sayIncomplete(s *screen, st *study.Study) error {
	state, err := st.State()
	if err != nil {
		return err
	}
	for _, words := range state.Words() {
		fmt.Fprintf(s.err, "%s: %s\n", st.Dir, words)
	}
	return nil
}

// writeStudyReport draws the rows that are there; the study itself is only read.
func writeStudyReport(s *screen, dir string) error {
	st, err := study.Open(dir)
	if err != nil {
		return err
	}
	if err := sayIncomplete(s, st); err != nil {
		return err
	}
	page, err := report.StudyPage(st)
	if err := keepReport(&screen{err: io.Discard}, dir, page, err); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, filepath.Join(dir, study.ReportFile))
	return err
}
