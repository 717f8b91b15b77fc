package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tumen/scenario"
)

func casesCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "cases",
		Short: "list the built-in cases",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			for _, c := range scenario.Builtin() {
				fmt.Fprintf(table, "%s\t%s\n", c.Name, c.Title)
			}
			return table.Flush()
		},
	}
}

// completeCase offers the built-in cases, and files, where a CASE is wanted.
func completeCase(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, c := range scenario.Builtin() {
		names = append(names, cobra.CompletionWithDesc(c.Name, c.Title))
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completePolicy offers the policies of the case that is already on the line.
func completePolicy(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, err := scenario.Open(args[0], scenario.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var names []string
	for _, p := range c.Policies {
		names = append(names, cobra.CompletionWithDesc(p.Name, p.About))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
