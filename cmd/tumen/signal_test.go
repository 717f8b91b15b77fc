package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"tumen/record"
)

// longRun is more than any machine finishes before the test interrupts it: a
// century, with many times the people, recorded from its first day.
var longRun = []string{"run", "samjiyon", "--days", "36525", "--set", "scale=50", "--set", "burn_in=0"}

func TestAnInterruptedRunKeepsWhatWasFinished(t *testing.T) {
	onUnix(t, "SIGINT")
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "run")
			var result, words bytes.Buffer
			run := exec.Command("tumen", append(longRun, "--out", dir, "--json")...)
			run.Stdout, run.Stderr = &result, &words
			if err := run.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(2 * time.Second) // for some days to pass
			if err := run.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			run.Wait()

			if code := run.ProcessState.ExitCode(); code != interrupted {
				t.Fatalf("exit code %d, want %d; it said %s", code, interrupted, words.String())
			}
			kept, err := record.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			m := kept.Manifest
			if !m.Partial || m.Days < 1 || m.Days >= m.Asked {
				t.Errorf("kept %d of %d days, partial %t", m.Days, m.Asked, m.Partial)
			}
			want := fmt.Sprintf("tumen: interrupted: %d of 36525 days were finished, and are kept in %s\n", m.Days, dir)
			if words.String() != want {
				t.Errorf("it said %q, want %q", words.String(), want)
			}
			object := oneObject(t, result.Bytes())
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

	code := conclude(s, execute(ctx, s, []string{"run", "samjiyon", "--out", dir}))
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
// it; then it does something else for a minute.
func dawdle() {
	ctx, stop := untilSignalled(context.Background())
	defer stop()
	fmt.Println("ready")
	<-ctx.Done()
	fmt.Println("noticed")
	time.Sleep(time.Minute)
}

func TestASecondSignalEndsTheProgramAtOnce(t *testing.T) {
	onUnix(t, "SIGINT")
	cmd := exec.Command("dawdle")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
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
	for { // dawdle itself gives up after a minute, and then not by a signal
		select {
		case <-ended:
			if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGINT {
				t.Errorf("it ended with %v, not by the signal", cmd.ProcessState)
			}
			return
		case <-time.After(50 * time.Millisecond):
			// The second one may have come while the first was being handled.
			cmd.Process.Signal(os.Interrupt)
		}
	}
}
