package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

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
