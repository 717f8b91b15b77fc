package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/unit"
)

// oneArgument demands exactly one argument, by the name it has in the help.
func oneArgument(name, hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch len(args) {
		case 1:
			return nil
		case 0:
			return &usageError{say.Textf("%s needs a %s", cmd.CommandPath(), name), hint}
		default:
			return &usageError{
				say.Textf("%s takes one %s, not %d: %s", cmd.CommandPath(), name, len(args), strings.Join(args, " ")),
				hint,
			}
		}
	}
}

// noArguments refuses any argument.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return &usageError{
		say.Textf("%s takes no arguments, and was given %s", cmd.CommandPath(), quoted(args[0])),
		seeHelp(cmd),
	}
}

// wrongFlag puts what the flag parser says into the program's own words.
func wrongFlag(cmd *cobra.Command, err error) error {
	if mistyped := cmd.Flags().Args(); !cmd.HasParent() && len(mistyped) > 0 {
		return noSuchCommand(cmd, mistyped) // tumen rnu --days 3: the flag is not what is wrong
	}

	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		hint := seeHelp(cmd)
		if near := nearestFlag(cmd, unknown.GetSpecifiedName()); near != "" {
			hint = say.Textf("did you mean --%s? %s", near, hint)
		}
		return &usageError{say.Textf("%s has no flag --%s", cmd.CommandPath(), unknown.GetSpecifiedName()), hint}
	case errors.As(err, &unknown):
		return &usageError{
			say.Textf("%s has no flag -%s", cmd.CommandPath(), unknown.GetSpecifiedName()),
			seeHelp(cmd),
		}
	case errors.As(err, &missing):
		flag := missing.GetFlag()
		name, _ := pflag.UnquoteUsage(flag)
		return &usageError{
			say.Textf("--%s needs a value", flag.Name),
			say.Textf("write --%s %s", flag.Name, name),
		}
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		var number *unit.Error
		if asked := fault.In(err); asked != nil {
			return asked
		}
		if errors.As(err, &number) {
			return &usageError{say.Textf("--%s cannot be %s: %s", flag.Name, quoted(invalid.GetValue()), number.What), say.Textf("write %s", number.Write)}
		}
		return &usageError{
			say.Textf("--%s cannot be %s", flag.Name, quoted(invalid.GetValue())),
			say.Textf("write %s", legal(flag)),
		}
	default:
		return &usageError{err.Error(), seeHelp(cmd)}
	}
}

// legal describes what a flag takes, by its type.
func legal(flag *pflag.Flag) string {
	switch flag.Value.Type() {
	case "bool":
		return say.Textf("--%s alone, or --%s=false", flag.Name, flag.Name)
	case "N", "S", "W":
		return say.Text("a whole number")
	case "D":
		return say.Text("a number")
	default:
		return "a " + flag.Value.Type()
	}
}

func seeHelp(cmd *cobra.Command) string {
	return say.Textf("%s --help lists what it takes", cmd.CommandPath())
}

// quoted shows a word as it was given, odd characters made visible.
func quoted(word string) string { return strconv.Quote(word) }
