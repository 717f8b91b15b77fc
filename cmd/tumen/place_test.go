package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tumen/record"
)

// begun starts a long run that will end by a signal, and waits until it has begun
// to keep its days.
func begun(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	run := exec.Command("tumen-keeping", append(longRun[:len(longRun):len(longRun)], "--out", dir)...)
	begins(t, run, dir)
	return run
}

// begins starts a command that keeps its days, and waits until it does.
func begins(t *testing.T, run *exec.Cmd, dir string) {
	t.Helper()
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { run.Process.Kill() })
	for stuck := time.Now().Add(2 * time.Minute); time.Now().Before(stuck); time.Sleep(time.Millisecond) {
		if info, err := os.Stat(filepath.Join(filepath.Dir(dir), ".run.tumen", "with", "days")); err == nil && info.Size() > 20_000 {
			return
		}
	}
	t.Fatal("after two minutes it keeps no days")
}

// When something is in the way of the finished folder, the results are shown, the
// run is whole beside its place, and the same command puts it there when the place
// is free.
func TestARunWhosePlaceIsTakenMeanwhileIsKept(t *testing.T) {
	onUnix(t, "SIGINT")
	dir := filepath.Join(t.TempDir(), "run")
	run := begun(t, dir)
	run.Process.Kill()
	run.Wait()
	var result, words strings.Builder
	again := exec.Command("tumen-keeping", "run", "--resume", dir)
	again.Stdout, again.Stderr = &result, &words
	if err := again.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	if err := os.WriteFile(dir, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	again.Process.Signal(os.Interrupt)
	again.Wait()
	if code := again.ProcessState.ExitCode(); code != failed {
		t.Fatalf("exit code %d, want %d: %s", code, failed, words.String())
	}
	if !strings.Contains(result.String(), "Samjiyon") {
		t.Errorf("the results were not shown: %q", result.String())
	}
	if text, err := os.ReadFile(dir); err != nil || string(text) != "mine" {
		t.Errorf("what was in the way holds %q (%v)", text, err)
	}
	_, kept, _ := strings.Cut(words.String(), "the run is kept in ")
	kept, _, _ = strings.Cut(kept, ": move it")
	m, err := record.ReadManifest(kept)
	if err != nil || m == nil || !m.Partial {
		t.Errorf("it says %q, and there is %+v (%v)", words.String(), m, err)
	}
	os.Remove(dir)
	out, err := exec.Command("tumen", append(longRun[:len(longRun):len(longRun)], "--out", dir)...).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "tumen run --resume "+dir+" finishes it") {
		t.Errorf("the same command: %v, %s", err, out)
	}
}

// When the folders above are gone, the run is kept elsewhere.
func TestARunWhosePlaceIsGoneIsKeptElsewhere(t *testing.T) {
	onUnix(t, "SIGINT")
	root := t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	dir := filepath.Join(root, "above", "run")
	var result, words strings.Builder
	run := exec.Command("tumen", append(longRun[:len(longRun):len(longRun)], "--out", dir)...)
	run.Stdout, run.Stderr = &result, &words
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	defer run.Process.Kill()
	time.Sleep(2 * time.Second)
	if err := os.RemoveAll(filepath.Join(root, "above")); err != nil {
		t.Fatal(err)
	}
	run.Process.Signal(syscall.SIGTERM)
	run.Wait()
	if strings.Contains(words.String(), "no day was finished") {
		t.Skip("it had not come to its first day")
	}
	if code := run.ProcessState.ExitCode(); code != failed || !strings.Contains(result.String(), "Samjiyon") {
		t.Fatalf("exit code %d: %s%s", code, result.String(), words.String())
	}
	_, kept, _ := strings.Cut(words.String(), "the run is kept in ")
	kept, _, _ = strings.Cut(kept, ": move it")
	if r, err := record.Open(kept); err != nil || !r.Manifest.Partial || !strings.HasPrefix(kept, os.Getenv("TMPDIR")) {
		t.Errorf("it says %q, and there: %v", words.String(), err)
	}
}

// Under nohup a closed terminal ends nothing.
func TestARunUnderNohupGoesOn(t *testing.T) {
	onUnix(t, "SIGHUP")
	nohup, err := exec.LookPath("nohup")
	if err != nil {
		t.Skip("there is no nohup here")
	}
	dir := filepath.Join(t.TempDir(), "run")
	run := exec.Command(nohup, append(append([]string{"tumen-keeping"}, longRun...), "--out", dir)...)
	run.Dir = t.TempDir()
	begins(t, run, dir)
	ended := make(chan error, 1)
	go func() { ended <- run.Wait() }()
	run.Process.Signal(syscall.SIGHUP)
	select {
	case err := <-ended:
		t.Error("it ended:", err)
	case <-time.After(time.Second):
		run.Process.Kill()
		<-ended
	}
}

// A run that cannot be continued at the moment is not given up: what was kept of
// it is still there when the obstacle is gone.
func TestWhatWasKeptOutlivesAResumeThatFails(t *testing.T) {
	onUnix(t, "SIGKILL")
	dir := filepath.Join(t.TempDir(), "run")
	date := "2117-08-01"
	run := exec.Command("tumen-keeping", append(longRun[:len(longRun):len(longRun)], "--checkpoint", date, "--out", dir)...)
	begins(t, run, dir)
	state := filepath.Join(filepath.Dir(dir), ".run.tumen", "with", "state")
	for stuck := time.Now().Add(2 * time.Minute); ; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(state); err == nil {
			break
		} else if time.Now().After(stuck) {
			t.Fatal("after two minutes it has kept no state:", err)
		}
	}
	run.Process.Kill()
	run.Wait()
	obstacle := dir + "." + date + ".checkpoint"
	if err := os.WriteFile(obstacle, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"run", "--resume", dir}, append(longRun[:len(longRun):len(longRun)], "--checkpoint", date, "--out", dir)} {
		out, err := exec.Command("tumen-keeping", command...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "there is something else of that name") {
			t.Fatalf("%v: %v: %s", command, err, out)
		}
		if _, err := os.Stat(state); err != nil {
			t.Fatalf("%v: what was kept of the run is gone: %v", command, err)
		}
	}
}

// A command that a message gives can be pasted into a shell, whatever the folder is
// called.
func TestAFolderWithASpaceIsQuotedInCommands(t *testing.T) {
	if got := resumeCommand("my runs/one"); got != "tumen run --resume 'my runs/one'" {
		t.Error(got)
	}
}
