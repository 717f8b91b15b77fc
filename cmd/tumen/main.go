// Tumen goes from testimony about an informal border economy to a tested
// agent-based model. This package is its command line and nothing else: a
// command turns flags into an options struct and makes one call.
//
// The rules of the user interface, kept by this package:
//
//   - Results go to standard output, words to standard error. With --json,
//     standard output is one JSON object and nothing else.
//   - The exit code says what happened: 0 done, 1 failed, 2 wrong usage, 3 the
//     case file is wrong, 4 the testimony contradicts itself, 130 interrupted. One function chooses it (exit.go).
//   - A complaint says what is wrong and what to write instead. Faults of a
//     case file are shown all at once, each with its place.
//   - SIGINT and SIGTERM end a run in order, and what was finished is kept. A
//     second signal ends the program at once.
//   - A long run shows one line of progress, on a terminal only, and clears it.
//   - No colour where NO_COLOR is set, on a dumb terminal, or in a pipe.
//   - A reader that has seen enough (tumen cases | head) ends the program
//     quietly. A disk that is full is an error: no result is lost in silence.
//   - A fault of the program's own is one line that asks to be reported;
//     TUMEN_DEBUG=1 adds the stack.
//   - Names of commands, flags and JSON keys are a contract: they are added
//     to, never renamed.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"tumen/internal/say"
)

func main() {
	os.Exit(tumen())
}

// tumen is the whole program, from the command line to the exit code.
func tumen() int {
	ctx, stop := untilSignalled(context.Background())
	defer stop()

	s := openScreen(os.Stdout, os.Stderr, os.Getenv)
	err := guarded(func() error { return execute(ctx, s, os.Args[1:]) })
	return conclude(s, err)
}

// untilSignalled returns a context that the first SIGINT, SIGTERM or SIGHUP
// cancels. A terminal that is closed sends SIGHUP; under nohup it is ignored, and
// stays so.
// From then on signals act as the system has it, so a second one ends the
// program at once, whatever it is doing.
func untilSignalled(ctx context.Context) (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(ctx, signals...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// ownFault is a mistake of the program, not of its user.
type ownFault struct {
	cause any
	stack []byte
}

func (f *ownFault) Error() string {
	return say.Textf("tumen has a fault of its own: %v; please report it, with the command that led to it", f.cause)
}

// guarded calls f and returns a panic in it as an error. It cannot reach a
// panic in another goroutine: whoever starts one hands its panic to whoever
// waits for it.
func guarded(f func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &ownFault{cause: cause, stack: debug.Stack()}
		}
	}()
	return f()
}

// debugVariable is the environment variable that asks for stacks.
const debugVariable = "TUMEN_DEBUG"
