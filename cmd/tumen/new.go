package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"tumen/scenario"
)

func newCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "new NAME",
		Short: "write a commented case file to start from",
		Long: `Write NAME.yaml, a commented case file with made-up figures. It passes check and
it runs. Replace its content with your own testimony. An existing file is never
overwritten.`,
		Example: `  tumen new my-case
  tumen check my-case.yaml
  tumen run my-case.yaml`,
		Args: oneArgument("NAME", "give the new case a name, such as my-case"),
		RunE: func(_ *cobra.Command, args []string) error {
			path, err := scenario.WriteNew("", args[0])
			if err != nil {
				return err
			}
			fmt.Fprintln(s.out, path)
			fmt.Fprintf(s.err, "next: tumen check %s\n", path)
			return nil
		},
	}
}
