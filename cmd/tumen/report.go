package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"tumen/record"
	"tumen/report"
)

func reportCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "report DIR",
		Short: "write the HTML report of a run, and print where it is",
		Long: `Write DIR/report.html from the run in DIR, in place of the one that is there:
after a new version of tumen, for example. The page needs no other file and no
network.`,
		Args: oneArgument("DIR", "give the directory that tumen run wrote"),
		RunE: func(_ *cobra.Command, args []string) error {
			return writeReport(s, args[0])
		},
	}
}

// writeReport saves the whole run again, because its manifest holds the size
// and the sum of every page.
func writeReport(s *screen, dir string) error {
	r, err := record.Open(dir)
	if err != nil {
		return err
	}
	page, err := report.Page(r)
	if err != nil {
		return err
	}
	if err := r.Save(dir, map[string][]byte{record.ReportFile: page}); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, filepath.Join(dir, record.ReportFile))
	return err
}
