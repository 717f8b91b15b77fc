package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tumen/internal/say"
	"tumen/scenario"
)

func casesCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "cases",
		Short: say.Text("list the built-in cases"),
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

func outcomesCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "outcomes CASE",
		Short: say.Text("list the outcomes of a case, with their units"),
		Long: say.Text(`List every number that a run of the case has in its summary: its name in patterns,
claims and flags, its unit, and what it is.`),
		Example:           `  tumen outcomes samjiyon`,
		Args:              oneArgument("CASE", say.Text("tumen cases lists the built-in ones; the path of a case file will do as well")),
		ValidArgsFunction: completeCase,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := scenario.Open(args[0], scenario.Options{})
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			for _, o := range c.Vocabulary().Outcomes {
				fmt.Fprintf(table, "%s\t%s\t%s\n", o.Path, o.Unit, o.Name)
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

func newCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "new NAME",
		Short: say.Text("write a commented case file to start from"),
		Long: say.Text(`Write NAME.yaml, a commented case file with made-up figures. It passes check and
it runs. Replace its content with your own testimony. An existing file is never
overwritten.`),
		Example: `  tumen new my-case
  tumen check my-case.yaml
  tumen run my-case.yaml`,
		Args: oneArgument("NAME", say.Text("give the new case a name, such as my-case")),
		RunE: func(_ *cobra.Command, args []string) error {
			path, err := scenario.WriteNew("", args[0])
			if err != nil {
				return err
			}
			fmt.Fprintln(s.out, path)
			say.Fprintf(s.err, "next: tumen check %s\n", path)
			return nil
		},
	}
}

func schemaCommand(s *screen) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: say.Text("print the JSON Schema of case files, for editors"),
		Long: say.Text(`Print the JSON Schema of case files. Editors that support YAML use it to complete
and check a case. Save it beside the case as tumen.schema.json, the name that the
first line of a new case refers to.`),
		Example: `  tumen schema > tumen.schema.json`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(scenario.Schema())
			return err
		},
	}
}
