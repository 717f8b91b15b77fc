package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
)

// What the exit codes mean. They are part of the interface.
const (
	done        = 0
	failed      = 1
	wrongUsage  = 2
	wrongCase   = 3
	contradicts = 4
	interrupted = 130 // 128 + SIGINT, as shells have it
)

// usageError is a command line that the program cannot follow.
type usageError struct {
	what string // what is wrong
	hint string // what to write instead, or where to look
}

func (e *usageError) Error() string { return e.what + "\n  " + e.hint }

// interruption is work that a signal ended.
type interruption struct {
	kept string // what became of what was finished
}

func (e *interruption) Error() string { return say.Textf("interrupted: %s", e.kept) }

// conclude says on standard error what went wrong, if anything, and returns
// the exit code. It is the only place where an error becomes a code.
func conclude(s *screen, err error) int {
	if err == nil {
		err = s.out.first
	}
	if err == nil {
		return done
	}

	var faults casefile.Faults
	if errors.As(err, &faults) {
		fmt.Fprintln(s.err, faults.Error())
		return wrongCase
	}

	var own *ownFault
	if errors.As(err, &own) {
		fmt.Fprintln(s.err, own)
		if os.Getenv(debugVariable) != "" {
			s.err.Write(own.stack)
		}
		return failed
	}

	wrong := fault.In(err)
	for _, e := range wrong {
		fmt.Fprintln(s.err, "tumen:", e.Text(flagName))
	}
	if len(wrong) == 0 {
		fmt.Fprintln(s.err, "tumen:", err)
	}
	if errors.Is(err, fs.ErrPermission) && !strings.Contains(err.Error(), "you may") {
		fmt.Fprintln(s.err, say.Text("  name a file or folder that you may read and write, or change its permissions"))
	}
	var left *record.Unfinished
	if errors.As(err, &left) {
		say.Fprintf(s.err, "  %s finishes it\n", resumeCommand(left.Dir))
	}
	var usage *usageError
	var stopped *interruption
	var contradiction *contradiction
	switch {
	case errors.As(err, &contradiction):
		return contradicts
	case errors.As(err, &stopped):
		return interrupted
	case errors.As(err, &usage), len(wrong) > 0:
		return wrongUsage
	default:
		return failed
	}
}

// resumeCommand is the command line that finishes the run in a folder.
func resumeCommand(dir string) string { return say.Textf("tumen run --resume %s", text.ShellWord(dir)) }
