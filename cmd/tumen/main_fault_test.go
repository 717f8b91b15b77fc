package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestOwnFaultIsOneLineWithoutAStack(t *testing.T) {
	said, code := concludeFault(t)
	if code != failed {
		t.Errorf("exit code %d, want %d", code, failed)
	}
	want := "tumen has a fault of its own: runtime error: index out of range [3] with length 0; " +
		"please report it, with the command that led to it\n"
	if said != want {
		t.Errorf("said %q\nwant %q", said, want)
	}
}

func TestOwnFaultShowsItsStackWhenAsked(t *testing.T) {
	t.Setenv(debugVariable, "1")
	said, _ := concludeFault(t)
	if !strings.Contains(said, "fault_test.go") {
		t.Errorf("the stack does not name the place of the fault:\n%s", said)
	}
}

func TestAnErrorPassesTheGuardUnchanged(t *testing.T) {
	wrong := errors.New("wrong")
	if err := guarded(func() error { return wrong }); err != wrong {
		t.Errorf("got %v, want %v", err, wrong)
	}
}

// concludeFault makes a fault and returns what is said of it, and the code.
func concludeFault(t *testing.T) (said string, code int) {
	t.Helper()
	var out, words bytes.Buffer
	s := &screen{out: &results{file: &out}, err: &words}
	var nobody []int
	third := 3
	err := guarded(func() error {
		nobody[third] = 1
		return nil
	})
	code = conclude(s, err)
	if out.Len() > 0 {
		t.Errorf("a fault wrote %q to standard output", out.String())
	}
	return words.String(), code
}
