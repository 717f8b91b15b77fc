package main

import (
	"runtime"

	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/internal/say"
)

// version is the program's version. The file VERSION has it, and CITATION.cff
// repeats it.
var version = build.This().Version

// versionJSON is what version --json prints. Its keys are a contract.
type versionJSON struct {
	Version     string  `json:"version"`
	Fingerprint string  `json:"fingerprint"` // of the model: equal ones give equal numbers
	Revision    *string `json:"revision"`    // in git; null where the build does not know it
	Go          string  `json:"go"`
	OS          string  `json:"os"`
	Arch        string  `json:"arch"`
}

func versionCommand(s *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: say.Text("show the version and the fingerprint of the model"),
		Long: say.Text(`Show the version of the program and the fingerprint of its model. The fingerprint
is a hash of the sources that determine the numbers of a run: programs with the
same fingerprint give the same numbers. Each run, table, checkpoint and study
records it.`),
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			i := build.This()
			if asJSON {
				v := versionJSON{i.Version, i.Fingerprint, nil, i.Go, runtime.GOOS, runtime.GOARCH}
				if i.Revision != "" {
					v.Revision = &i.Revision
				}
				return s.printJSON(v)
			}
			revision := i.Revision
			if revision == "" {
				revision = "unknown"
			}
			_, err := say.Fprintf(s.out, "tumen %s\nmodel     %s\nrevision  %s\nbuilt by  %s for %s/%s\n", i.Version, i.Fingerprint, revision, i.Go, runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
	jsonFlag(cmd.Flags(), &asJSON)
	return cmd
}
