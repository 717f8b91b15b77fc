package main

import (
	"fmt"
	"runtime/debug"
)

// ownFault is a mistake of the program, not of whoever uses it.
type ownFault struct {
	cause any
	stack []byte
}

func (f *ownFault) Error() string {
	return fmt.Sprintf("tumen has a fault of its own: %v; please report it, with the command that led to it", f.cause)
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
