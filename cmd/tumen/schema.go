package main

import (
	"github.com/spf13/cobra"

	"tumen/scenario"
)

func schemaCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of case files, for editors",
		Long: `Print the JSON Schema of case files. An editor that knows YAML completes and checks
a case by it: write it beside the case as tumen.schema.json, which is the name that
a new case gives in its first line.`,
		Example: `  tumen schema > tumen.schema.json`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(scenario.Schema())
			return err
		},
	}
}
