package main

import (
	"github.com/spf13/cobra"

	"tumen/scenario"
)

func schemaCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of case files, for editors",
		Long: `Print the JSON Schema of case files. Editors that support YAML use it to complete
and check a case. Save it beside the case as tumen.schema.json, the name that the
first line of a new case refers to.`,
		Example: `  tumen schema > tumen.schema.json`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(scenario.Schema())
			return err
		},
	}
}
