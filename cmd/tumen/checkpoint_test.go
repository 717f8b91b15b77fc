package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/stage"
)

// large writes a checkpoint on its first morning, of some 8 MB for a scale of 80,
// and then goes on for longer than any test.
func large(at, seed string, scale int) (run *exec.Cmd, path string) {
	dir := filepath.Join(at, "run")
	return exec.Command("tumen", "run", "samjiyon", "--as-stated", "--set", "burn_in=0", "--set", fmt.Sprintf("scale=%d", scale), "--days", "36525",
		"--seed", seed, "--checkpoint", "2017-09-01", "--out", dir, "--json"), dir + ".2017-09-01.checkpoint"
}

// whileWritten starts a run and waits until its checkpoint is being written, or
// is there.
func whileWritten(t *testing.T, run *exec.Cmd, path string) {
	t.Helper()
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	hidden := filepath.Join(stage.Beside(path), "new")
	for stuck := time.Now().Add(time.Minute); time.Now().Before(stuck); time.Sleep(50 * time.Microsecond) {
		for _, begun := range []string{hidden, path} {
			if _, err := os.Stat(begun); err == nil {
				return
			}
		}
	}
	run.Process.Kill()
	t.Fatal("after a minute no checkpoint was begun")
}

// A process that is killed while it writes leaves no checkpoint or a whole one,
// and at worst a hidden folder that the next command removes. When all were done
// before they were killed, it is tried again with more to be written.
func TestACheckpointWhoseWriterIsKilledIsWholeOrNone(t *testing.T) {
	onUnix(t, "SIGKILL")
	for scale := 80; scale < 600; scale *= 2 {
		if writersKilled(t, scale) > 0 {
			return
		}
	}
	t.Error("no process was killed before it was done")
}

// writersKilled kills a few, and counts those that had not yet put the checkpoint
// into its place.
func writersKilled(t *testing.T, scale int) (cut int) {
	t.Helper()
	for k := range 4 {
		run, path := large(t.TempDir(), "1", scale)
		whileWritten(t, run, path)
		time.Sleep(time.Duration(k) * time.Millisecond)
		run.Process.Kill()
		run.Wait()
		if _, err := os.Stat(path); os.IsNotExist(err) {
			cut++
			continue
		}
		if from, err := record.OpenCheckpoint(path, build.This()); err != nil || from.Seed != 1 {
			t.Errorf("kill %d: half a checkpoint: %v", k, err)
		}
	}
	return cut
}

// A run that is told to stop while it writes finishes the file.
func TestACheckpointIsFinishedWhenTheRunIsInterrupted(t *testing.T) {
	onUnix(t, "SIGINT")
	run, path := large(t.TempDir(), "3", 80)
	var result, words bytes.Buffer
	run.Stdout, run.Stderr = &result, &words
	whileWritten(t, run, path)
	if err := run.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	run.Wait()
	if code := run.ProcessState.ExitCode(); code != interrupted {
		t.Errorf("exit code %d, want %d", code, interrupted)
	}
	from := proof.Must(record.OpenCheckpoint(path, build.This()))(t)
	if from.Seed != 3 {
		t.Errorf("a checkpoint of seed %d", from.Seed)
	}
	said := withoutEstimate(words.String())
	if !strings.HasPrefix(said, "wrote "+path+"\ntumen: interrupted: ") {
		t.Errorf("it said %q", said)
	}
	if strings.Contains(said, "no day") { // else it was quicker, and the days are kept too
		if want := "wrote " + path + "\ntumen: interrupted: no day was finished, so nothing but the checkpoint is kept\n"; said != want {
			t.Errorf("it said %q, want %q", said, want)
		}
		if result.Len() > 0 {
			t.Errorf("and printed %q", result.String())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A run that is told to stop before the day has written none, and says nothing of
// one.
func TestARunThatIsInterruptedBeforeItsCheckpointHasNone(t *testing.T) {
	onUnix(t, "SIGINT")
	dir := filepath.Join(t.TempDir(), "run")
	code, result, words := stoppedMidway(t, os.Interrupt, "no day was finished",
		append(longRun, "--checkpoint", "2117-08-01", "--out", dir, "--json")...)
	if code != interrupted {
		t.Errorf("exit code %d, want %d", code, interrupted)
	}
	if !strings.HasPrefix(words, "tumen: interrupted: ") || !bytes.Contains(result, []byte(`"partial": true`)) || bytes.Contains(result, []byte("checkpoint")) {
		t.Errorf("it said %q and printed %q", words, result)
	}
	if found, _ := filepath.Glob(dir + ".*"); len(found) > 0 {
		t.Errorf("there is %v", found)
	}
}

// A real disk that is full, where one can be made; record has the same for each
// step, everywhere.
func TestACheckpointOnADiskThatIsFull(t *testing.T) {
	onUnix(t, "tmpfs")
	at := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", at).CombinedOutput(); err != nil {
		t.Skipf("no disk of 256 kB can be made here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", at).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	})
	dir := filepath.Join(at, "a", "run")
	out, err := exec.Command("tumen", "run", "samjiyon", "--as-stated", "--days", "110", "--checkpoint", "2017-12-01", "--out", dir).CombinedOutput()
	want := fmt.Sprintf("tumen: cannot write the checkpoint %s.2017-12-01.checkpoint: it could not be written: %v; free some space, or choose a folder on another disk\n", dir, syscall.ENOSPC)
	if err == nil || string(out) != want {
		t.Errorf("%v: %q, want %q", err, out, want)
	}
	if code := err.(*exec.ExitError).ExitCode(); code != failed {
		t.Errorf("exit code %d, want %d", code, failed)
	}
	if left, _ := os.ReadDir(at); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
