package main

import (
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Every flag for a number reads 010 as ten, and no flag reads 0x10.
func TestEveryNumberOfACommandLineIsDecimal(t *testing.T) {
	tried := 0
	var visit func(*cobra.Command)
	visit = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			switch f.Value.Type() {
			case "bool", "string", "stringArray", "stringSlice", "duration":
				return
			}
			ten, want := "010", "10"
			if v, ok := f.Value.(*requestFlag); ok {
				if v.field.Type != "whole" && v.field.Type != "number" {
					return
				}
				if v.field.Minimum != nil && *v.field.Minimum > 10 {
					ten, want = "0100", "100"
				}
			}
			tried++
			if err := f.Value.Set(ten); err != nil || f.Value.String() != want {
				t.Errorf("%s --%s reads %s as %s, %v", cmd.Name(), f.Name, ten, f.Value, err)
			}
			for _, text := range []string{"0x10", "1e-400", "10.000", "ten", "", "1_0_"} {
				if err := f.Value.Set(text); err == nil {
					t.Errorf("%s --%s reads %q as %s", cmd.Name(), f.Name, text, f.Value)
				}
			}
		})
	}
	root := &cobra.Command{}
	root.AddCommand(commands(&screen{})...)
	visit(root)
	if tried < 15 {
		t.Errorf("only %d flags take a number", tried)
	}
}
