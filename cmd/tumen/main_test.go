package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"tumen/internal/proof"
	"tumen/record/place"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary stand in for tumen, and for a program that
// takes its time when it is told to stop: scripts, and tests that need a
// process of their own, find both in PATH.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tumen": main, "dawdle": dawdle, "tumen-keeping": keeping})
}

// keeping is tumen with runs that keep their days from the first moment on, and
// their state many times a second.
func keeping() {
	place.After, place.Every, place.Share = time.Millisecond, 20*time.Millisecond, 1
	main()
}

// TestScripts runs the sessions in testdata. Beside testscript's own words
// they have:
//
//	exits CODE COMMAND...   the command ends with exactly this exit code
//	replace FILE OLD NEW    puts one text in the place of another that is there
//	folders DIR N           there are exactly N folders in it
//	zeros FILE SHARE N      N bytes from that share of the file on are zeros
//	[root]                  permissions do not bind whoever runs the test
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       proof.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(condition string) (bool, error) {
			if condition == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "replace": replace, "folders": folders, "zeros": zeros},
	})
}

func exits(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		script.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	script.Check(err)

	got := 0
	var ended *exec.ExitError
	err = script.Exec(args[1], args[2:]...)
	if errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		script.Check(err)
	}
	if got != want {
		script.Fatalf("exit code %d, want %d", got, want)
	}
}

func replace(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 3 {
		script.Fatalf("usage: replace FILE OLD NEW")
	}
	text := script.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		script.Fatalf("%s has no %q", args[0], args[1])
	}
	script.Check(os.WriteFile(script.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o666))
}

func folders(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		script.Fatalf("usage: folders DIR N")
	}
	entries, err := os.ReadDir(script.MkAbs(args[0]))
	script.Check(err)
	if strconv.Itoa(len(entries)) != args[1] {
		script.Fatalf("%s has %d folders: %v", args[0], len(entries), entries)
	}
}

func zeros(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 3 {
		script.Fatalf("usage: zeros FILE SHARE N")
	}
	share, err := strconv.ParseFloat(args[1], 64)
	script.Check(err)
	n, err := strconv.Atoi(args[2])
	script.Check(err)
	data := []byte(script.ReadFile(args[0]))
	at := int(share * float64(len(data)))
	clear(data[at:min(at+n, len(data))])
	script.Check(os.WriteFile(script.MkAbs(args[0]), data, 0o666))
}

// onUnix skips a test of something that only Unix has, and says what.
func onUnix(t *testing.T, what string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip(what + " is a thing of Unix")
	}
}
