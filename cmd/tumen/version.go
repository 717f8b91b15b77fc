package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// version is the program's version, written into every run that it records.
// CITATION.cff repeats it.
const version = "0.1.0"

// versionJSON is what version --json prints.
type versionJSON struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
}

func versionCommand(s *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "which version this is, and what built it",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			v := versionJSON{version, runtime.Version(), runtime.GOOS, runtime.GOARCH}
			if asJSON {
				return s.printJSON(v)
			}
			_, err := fmt.Fprintf(s.out, "tumen %s (%s, %s/%s)\n", v.Version, v.Go, v.OS, v.Arch)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}
