package main

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"tumen/internal/say"
	"tumen/unit"
)

// Numbers on the command line are read as in a case file, by package unit:
// --days 010 is ten days, 1,000 is a thousand, and 0x10 is refused. The usual
// flags of pflag would read 010 as octal.

// intVar is a flag for a whole number.
func intVar(f *pflag.FlagSet, p *int, name string, usual int, usage string) {
	intVarP(f, p, name, "", usual, usage)
}

// intVarP is intVar with a letter for short.
func intVarP(f *pflag.FlagSet, p *int, name, short string, usual int, usage string) {
	*p = usual
	f.VarP((*intFlag)(p), name, short, usage)
}

// uint64Var is a flag for a seed.
func uint64Var(f *pflag.FlagSet, p *uint64, name string, usual uint64, usage string) {
	*p = usual
	f.Var((*uint64Flag)(p), name, usage)
}

type intFlag int

// Set takes a number below 0 too: each command says itself what it needs.
func (v *intFlag) Set(text string) error {
	if x, err := unit.Number(text); err == nil && x < 0 && x >= -1e15 && x == math.Trunc(x) {
		*v = intFlag(x)
		return nil
	}
	n, err := unit.Whole(text, math.MaxInt)
	if err == nil {
		*v = intFlag(n)
	}
	return err
}

func (v *intFlag) String() string { return strconv.Itoa(int(*v)) }
func (v *intFlag) Type() string   { return "int" }

type uint64Flag uint64

// Set says what a seed may be, also where the text is no number at all.
func (v *uint64Flag) Set(text string) error {
	n, err := unit.Whole(text, math.MaxUint64)
	if err == nil {
		*v = uint64Flag(n)
		return nil
	}
	var wrong *unit.Error
	if errors.As(err, &wrong) && strings.HasPrefix(wrong.Write, "a number, such as ") {
		return &unit.Error{What: wrong.What, Write: say.Textf("a whole number from 0 to %d", uint64(math.MaxUint64))}
	}
	return err
}

func (v *uint64Flag) String() string { return strconv.FormatUint(uint64(*v), 10) }
func (v *uint64Flag) Type() string   { return "uint64" }
