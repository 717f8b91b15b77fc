package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/method"
	"tumen/unit"
)

// study_command.go: the commands that make studies. Each is derived from what its
// kind says of itself: the fields that it takes are flags, its examples command
// lines.

// studyCommands are the commands of all kinds.
func studyCommands(s *screen) (all []*cobra.Command) {
	for _, kind := range method.Kinds {
		all = append(all, studyCommand(s, kind))
	}
	return all
}

// studying is what a command line asks of a study.
type studying struct {
	kind      *study.Kind
	request   study.Request
	workers   int
	out       string
	resume    bool
	json      bool
	forgotten bool // the study is of a known function, and not kept
	reused    bool // the study was there already, and complete
}

const keptHelp = `Each run is saved as a row of the study in DIR. Finished rows are never lost:
after an interruption, the same command with --resume continues it. The result is
the same on any number of workers.`

func studyCommand(s *screen, kind *study.Kind) *cobra.Command {
	o := studying{kind: kind}
	use := say.Textf("%s CASE", kind.Name)
	out := say.Text("save the study in `DIR` (default: a folder below studies, named after the request)")
	hint := say.Text("name a built-in case (tumen cases lists them) or the path of a case file")
	if kind.Known != "" {
		out = say.Text("save the study in `DIR` (default: a folder below studies, named after the request); known/... is not saved")
		hint = say.Textf("name a built-in case (tumen cases lists them), the path of a case file, or a function whose answer is known, such as %s", study.KnownNames(kind.Known)[0])
	}
	cmd := &cobra.Command{
		Use: use, Short: kind.Title, Long: fault.Fill(kind.Help, flagName) + "\n\n" + say.Text(keptHelp), Example: exampleLines(kind),
		Args: oneArgument("CASE", hint), ValidArgsFunction: completeStudied(kind),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkWorkers(cmd, o.workers); err != nil {
				return err
			}
			o.request.Case = args[0]
			return o.run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	for _, field := range kind.Fields() {
		o.fieldFlag(cmd, field)
	}
	workersFlag(f, &o.workers)
	f.StringVar(&o.out, "out", "", out)
	f.BoolVar(&o.resume, "resume", false, say.Text("continue the study in DIR: make the rows that are missing, or more if more are asked for"))
	jsonFlag(f, &o.json)
	return cmd
}

// fieldFlag adds the flag of a field of the request.
func (o *studying) fieldFlag(cmd *cobra.Command, field study.Field) {
	name, usage := strings.TrimPrefix(flagName(field.Key), "--"), fault.Fill(say.Text(field.Doc), flagName)
	if len(field.Choices) > 0 {
		usage += ": " + strings.Join(field.Choices, ", ")
	}
	if field.List && field.Key != "policies" {
		usage = say.Textf("%s; can be repeated", usage)
	}
	if field.Usual != "" {
		usage = say.Textf("%s (default: %s)", usage, field.Usual)
	}
	flag := cmd.Flags().VarPF(&requestFlag{field, o.request.Value(field.Key)}, name, field.Short(), usage)
	switch {
	case field.Type == "switch":
		flag.NoOptDefVal = "true"
	case field.Key == "policies":
		cobra.CheckErr(cmd.RegisterFlagCompletionFunc(name, completePolicy))
	case len(field.Choices) > 0:
		cobra.CheckErr(cmd.RegisterFlagCompletionFunc(name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return field.Choices, cobra.ShellCompDirectiveNoFileComp
		}))
	}
}

// requestFlag is a field of a request that the command line sets.
type requestFlag struct {
	field study.Field
	to    reflect.Value
}

// Set reads a value as a case file has it, and holds it against the field.
func (v *requestFlag) Set(given string) error {
	one := reflect.New(v.to.Type()).Elem()
	if v.field.List || one.Kind() == reflect.Pointer {
		one = reflect.New(v.to.Type().Elem()).Elem()
	}
	var err error
	switch at := one.Addr().Interface().(type) {
	case *string:
		*at = given
	case *bool:
		*at, err = strconv.ParseBool(given)
	case *int:
		err = (*intFlag)(at).Set(given)
	case *uint64:
		err = (*uint64Flag)(at).Set(given)
	case *float64:
		*at, err = unit.Number(given)
	}
	if err != nil {
		return err
	}
	if wrong := v.field.Wrong(one); wrong != nil {
		return wrong
	}
	switch {
	case v.field.List:
		v.to.Set(reflect.Append(v.to, one))
	case v.to.Kind() == reflect.Pointer:
		v.to.Set(one.Addr())
	default:
		v.to.Set(one)
	}
	return nil
}

// String is the value; empty while there is none, for what a field is by default its
// usage says.
func (v *requestFlag) String() string {
	if v.to.IsZero() {
		return ""
	}
	return fmt.Sprint(reflect.Indirect(v.to).Interface())
}

// Type is the form of a value.
func (v *requestFlag) Type() string {
	if v.field.Type == "switch" {
		return "bool"
	}
	return v.field.Arg
}

// exampleLines are the examples of a kind as command lines.
func exampleLines(kind *study.Kind) string {
	var lines []string
	for _, r := range kind.Examples {
		lines = append(lines, "  "+commandLine(kind, r))
	}
	return strings.Join(lines, "\n")
}

// commandLine is the command that asks for a study.
func commandLine(kind *study.Kind, r study.Request) string {
	words := []string{"tumen", kind.Name, text.ShellWord(r.Case)}
	for _, field := range kind.Fields() {
		v := r.Value(field.Key)
		switch {
		case v.IsZero():
		case field.Type == "switch":
			words = append(words, flagName(field.Key))
		case field.List:
			for _, one := range v.Interface().([]string) {
				words = append(words, flagName(field.Key), text.ShellWord(one))
			}
		default:
			words = append(words, flagName(field.Key), text.ShellWord(fmt.Sprint(reflect.Indirect(v).Interface())))
		}
	}
	return strings.Join(words, " ")
}

// completeStudied offers the cases, and the known functions on which a kind can be
// tried.
func completeStudied(kind *study.Kind) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		names, directive := completeCase(cmd, args, word)
		if len(args) == 0 && kind.Known != "" {
			names = append(slices.Clone(names), study.KnownNames(kind.Known)...)
		}
		return names, directive
	}
}

// run makes the runs that are missing and shows what they say. What was finished
// when ctx is cancelled is kept, and shown if anything follows from it.
func (o *studying) run(ctx context.Context, s *screen) error {
	st, forget, err := o.open(ctx, s)
	if err != nil {
		return err
	}
	defer forget()
	result, stopped, err := o.make(ctx, s, st)
	if err != nil {
		return err
	}
	if result == nil {
		return o.interrupted(st)
	}
	head := result.Head()
	head.Reused = o.reused
	if !o.forgotten {
		head.Out = st.Dir
	}
	if err := o.keepWorlds(s, st); err != nil {
		return err
	}
	for _, note := range head.Notes {
		fmt.Fprintln(s.err, fault.Fill(note, flagName))
	}
	if err := o.show(s, st, result); err != nil {
		return err
	}
	if stopped {
		return o.interrupted(st)
	}
	return st.Close()
}

// make makes the rows with a line of progress, and reads the result; there is none
// if too few were finished when ctx was cancelled.
func (o *studying) make(ctx context.Context, s *screen, st *study.Study) (result study.Result, stopped bool, err error) {
	name := st.Spec.Case.Name
	line := s.progress(name)
	result, err = o.kind.Make(ctx, st, study.RunOptions{
		Workers:  o.workers,
		Progress: func(p study.Progress) { line.say(func() string { return name + ": " + progressWords(p) }) },
		Checked: func(done, all int) {
			line.say(func() string { return say.Textf("%s: synthetic data set %d of %d", name, done, all) })
		},
	})
	line.clear()
	if !errors.Is(err, context.Canceled) {
		return result, false, err
	}
	if result, err = o.kind.Analyse(st); err != nil {
		return nil, true, nil
	}
	return result, true, nil
}
