package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	ossignal "os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tumen/internal/proof"
	"tumen/record"
)

// longRun is more than any machine finishes before the test interrupts it: a
// century, with many times the people, recorded from its first day.
var longRun = []string{"run", "samjiyon", "--as-stated", "--days", "36525", "--set", "scale=50", "--set", "burn_in=0"}

// stoppedMidway runs a command that takes for ever, and stops it on its way.
// Nothing shows from outside how far it is, so it is told to stop after a while;
// when its words, or its end by the signal itself, say that this was too early, it
// is tried again with twice the while.
func stoppedMidway(t *testing.T, signal os.Signal, tooEarly string, arguments ...string) (code int, result []byte, words string) {
	t.Helper()
	for while := time.Second / 4; while < 3*time.Minute; while *= 2 {
		var out, err bytes.Buffer
		run := exec.Command("tumen", arguments...)
		run.Stdout, run.Stderr = &out, &err
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(while)
		if err := run.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		run.Wait()
		code, result, words = run.ProcessState.ExitCode(), out.Bytes(), err.String()
		if !run.ProcessState.Sys().(syscall.WaitStatus).Signaled() && !strings.Contains(words, tooEarly) {
			return code, result, withoutEstimate(words)
		}
	}
	t.Fatalf("after minutes it has come nowhere: exit code %d; it said %s", code, words)
	return
}

// withoutEstimate is what a command says but for how long it thinks that it takes,
// which it says on a slow machine and not on a quick one.
func withoutEstimate(words string) string {
	if first, rest, _ := strings.Cut(words, "\n"); strings.HasPrefix(first, "this run takes about ") {
		return rest
	}
	return words
}

func TestAnInterruptedRunKeepsWhatWasFinished(t *testing.T) {
	onUnix(t, "SIGINT")
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			if ossignal.Ignored(signal) { // as under nohup: the program inherits that
				t.Skipf("%s is ignored here", signal)
			}
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "run")
			code, result, words := stoppedMidway(t, signal, "no day was finished", append(longRun, "--out", dir, "--json")...)
			if code != interrupted {
				t.Fatalf("exit code %d, want %d; it said %s", code, interrupted, words)
			}
			kept := proof.Must(record.Open(dir))(t)
			m := kept.Manifest
			if !m.Partial || m.Days < 1 || m.Days >= m.Asked {
				t.Errorf("kept %d of %d days, partial %t", m.Days, m.Asked, m.Partial)
			}
			want := fmt.Sprintf("tumen: interrupted: %d of 36525 days were finished, and are kept in %s\n  tumen run --resume %s continues it\n", m.Days, dir, dir)
			if words != want {
				t.Errorf("it said %q, want %q", words, want)
			}
			object := oneObject(t, result)
			if object["partial"] != true || object["days"] != float64(m.Days) {
				t.Errorf("--json says partial %v, days %v", object["partial"], object["days"])
			}
		})
	}
}

func TestARunInterruptedBeforeItsFirstDayLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := filepath.Join(t.TempDir(), "run")
	var result, words bytes.Buffer
	s := &screen{out: &results{file: &result}, err: &words}

	code := conclude(s, execute(ctx, s, []string{"run", "samjiyon", "--as-stated", "--out", dir}))
	if code != interrupted {
		t.Errorf("exit code %d, want %d", code, interrupted)
	}
	if want := "tumen: interrupted: no day was finished, so nothing is kept\n"; words.String() != want {
		t.Errorf("it said %q, want %q", words.String(), want)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Error("it left", dir)
	}
}

// dawdle says when it is ready for the first signal, and when it has noticed
// it; then it does something else for as long as its input lasts.
func dawdle() {
	ctx, stop := untilSignalled(context.Background())
	defer stop()
	fmt.Println("ready")
	<-ctx.Done()
	fmt.Println("noticed")
	io.Copy(io.Discard, os.Stdin)
}

func TestASecondSignalEndsTheProgramAtOnce(t *testing.T) {
	onUnix(t, "SIGINT")
	cmd := exec.Command("dawdle")
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out := proof.Must(cmd.StdoutPipe())(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()

	said := bufio.NewScanner(out)
	for _, word := range []string{"ready", "noticed"} {
		if !said.Scan() || said.Text() != word {
			t.Fatalf("it said %q, not %q", said.Text(), word)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}

	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	stuck := time.After(5 * time.Minute)
	for {
		select {
		case <-ended:
			if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGINT {
				t.Errorf("it ended with %v, not by the signal", cmd.ProcessState)
			}
			return
		case <-stuck:
			t.Fatal("after five minutes of signals it is still there")
		case <-time.After(50 * time.Millisecond):
			// The second one may have come while the first was being handled.
			cmd.Process.Signal(os.Interrupt)
		}
	}
}
