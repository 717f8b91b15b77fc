package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tumen/internal/say"
)

// commands are all there are, in the order in which they are usually wanted.
// A new command is one file, and one line here.
func commands(s *screen) []*cobra.Command {
	return slices.Concat([]*cobra.Command{
		casesCommand(s),
		outcomesCommand(s),
		newCommand(s),
		checkCommand(s),
		runCommand(s),
	}, studyCommands(s), []*cobra.Command{
		replayCommand(s),
		exportCommand(s),
		verifyCommand(s),
		auditCommand(s),
		reportCommand(s),
		serveCommand(s),
		schemaCommand(s),
		versionCommand(s),
	})
}

// execute follows one command line.
func execute(ctx context.Context, s *screen, args []string) error {
	root := &cobra.Command{
		Use:     "tumen",
		Short:   say.Text("from testimony about an informal border economy to a tested model"),
		Long:    rootText,
		Version: version,
		Args:    noSuchCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },

		SilenceErrors: true, // conclude says them
		SilenceUsage:  true, // an error is easier to see without two screens of help
	}
	root.AddCommand(commands(s)...)
	root.SetHelpCommand(helpCommand())
	root.CompletionOptions.HiddenDefaultCmd = true // the text above the list names it
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(wrongFlag)
	cobra.EnableCommandSorting = false

	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetArgs(args)
	return root.ExecuteContext(ctx)
}

var rootText = say.Text(`Tumen turns testimony about an informal border economy into a tested agent-based
model. It shows who earns what, and what changes if the rules change.

CASE is the name of a built-in case (tumen cases) or the path of a case file.
tumen completion SHELL prints completion for bash, zsh, fish or powershell.

Exit codes: 0 success, 1 failure, 2 wrong usage, 3 error in the case file, 4 the
testimony contradicts itself (check), 130 interrupted (finished work is saved).`)

// noSuchCommand refuses words after the program's name that no command has.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2 // slips of the finger; cobra sets its default too late for us
	hint := say.Text("tumen --help lists the commands")
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = say.Textf("did you mean tumen %s?", strings.Join(near, say.Text(" or tumen ")))
	}
	return &usageError{say.Textf("there is no command %s", quoted(args[0])), hint}
}

// helpCommand replaces cobra's, which shrugs at an unknown command and exits
// with 0.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: say.Text("explain a command and its flags"),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return noSuchCommand(cmd.Root(), rest)
			}
			about.InitDefaultHelpFlag()    // else --help is missing from its list,
			about.InitDefaultVersionFlag() // and --version
			return about.Help()
		},
	}
}
