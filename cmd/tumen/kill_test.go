package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tumen/internal/proof"
	"tumen/record"
)

// killed are runs that last about a second here, each with what a run can have:
// trips, policies, another number of workers when it is finished.
var killed = [][]string{
	{"run", "samjiyon", "--as-stated", "--days", "500", "--set", "burn_in=30", "--set", "scale=4"},
	{"run", "samjiyon", "--as-stated", "--days", "300", "--set", "burn_in=30", "--set", "scale=2", "--crossings"},
	{"run", "samjiyon", "--as-stated", "--days", "300", "--set", "burn_in=30", "--set", "scale=2", "--with", "mss-campaign", "--crossings", "--seed", "3"},
}

// files is every file below a folder with its content. What differs between two
// makings of one run is left out.
func files(t *testing.T, root string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == record.MadeFile {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		found[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func sameFiles(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %s is another one (%d bytes, not %d)", what, name, len(got[name]), len(want[name]))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s is there too", what, name)
		}
	}
}

// alone checks that a folder holds one entry.
func alone(t *testing.T, what, root, name string) {
	t.Helper()
	entries, err := os.ReadDir(root)
	if err != nil || len(entries) != 1 || entries[0].Name() != name {
		t.Errorf("%s: there are %v (%v), not %s alone", what, entries, err, name)
	}
}

// Runs are killed at random moments, once or several times, and finished by
// --resume or by the same command: the bytes are those of a run that was left
// alone, and nothing is left behind.
func TestARunThatIsKilledIsFinishedToTheSameBytes(t *testing.T) {
	onUnix(t, "SIGKILL")
	random := rand.New(rand.NewPCG(12, 3))
	at := t.TempDir()
	want, lasts := make([]map[string]string, len(killed)), make([]time.Duration, len(killed))
	for k, arguments := range killed {
		dir := filepath.Join(at, fmt.Sprint("whole", k))
		began := time.Now()
		if out, err := exec.Command("tumen", append(arguments, "--out", dir)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		want[k], lasts[k] = files(t, dir), time.Since(began)
	}
	cut, further := 0, 0
	for n := range proof.Count(1, 8, 80) {
		k := n % len(killed)
		what := fmt.Sprintf("kill %d of %v", n, killed[k])
		root := t.TempDir()
		dir := filepath.Join(root, "run")
		command := append(killed[k], "--out", dir)
		for range 1 + random.IntN(3) {
			run := exec.Command("tumen-keeping", command...)
			if err := run.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(random.Int64N(int64(lasts[k]))))
			run.Process.Kill()
			run.Wait()
			if _, err := os.Stat(dir); err != nil {
				cut++
			}
			if found, _ := filepath.Glob(filepath.Join(root, ".run.tumen", "with*", "state")); len(found) > 0 {
				further++
			}
			if left, _ := os.ReadDir(root); len(left) > 0 { // else it was killed before it had begun
				command = []string{"run", "--resume", dir, "--workers", fmt.Sprint(1 + random.IntN(3))}
			}
		}
		if n%2 == 0 {
			command = append(killed[k], "--out", dir)
		}
		if out, err := exec.Command("tumen-keeping", command...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", what, err, out)
		}
		sameFiles(t, what, files(t, dir), want[k])
		alone(t, what, root, "run")
	}
	t.Logf("%d kills before the run was in its place, %d with a state to go on from", cut, further)
	if cut == 0 || further == 0 && !testing.Short() {
		t.Errorf("%d kills came before the run was in its place, and %d of them found a state to go on from", cut, further)
	}
}

// An interrupted run is kept in its place with the days that it has, and is
// finished from the morning on which it stopped.
func TestAnInterruptedRunIsFinished(t *testing.T) {
	onUnix(t, "SIGINT")
	at := t.TempDir()
	arguments := killed[2]
	whole := filepath.Join(at, "whole")
	began := time.Now()
	if out, err := exec.Command("tumen", append(arguments, "--out", whole)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	lasts := time.Since(began)
	for share := 1; share < 8; share++ {
		root := t.TempDir()
		dir := filepath.Join(root, "run")
		run := exec.Command("tumen-keeping", append(arguments, "--out", dir)...)
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(share) * lasts / 8)
		run.Process.Signal(os.Interrupt)
		run.Wait()
		m := proof.Must(record.ReadManifest(dir))(t)
		if m == nil || m.Finished() {
			continue
		}
		// The same command says what to do, and another one is refused.
		out, err := exec.Command("tumen", append(arguments, "--out", dir)...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "tumen run --resume "+dir+" finishes it") {
			t.Errorf("the same command: %v, %s", err, out)
		}
		out, err = exec.Command("tumen", "run", "samjiyon", "--out", dir).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "holds another run") {
			t.Errorf("another command: %v, %s", err, out)
		}
		if out, err := exec.Command("tumen", "run", "--resume", dir).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		sameFiles(t, "interrupted", files(t, dir), files(t, whole))
		alone(t, "interrupted", root, "run")
		return
	}
	t.Skip("the run was always over, or not begun, when it was interrupted")
}

// Of two commands with one folder the second ends at once; the first is not
// disturbed.
func TestTheSecondRunIntoOneFolderEndsAtOnce(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "run")
	first := exec.Command("tumen", append(longRun, "--out", dir)...)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()
	for stuck := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(filepath.Join(root, ".run.tumen", record.AskedFile)); err == nil {
			break
		}
		if time.Now().After(stuck) {
			t.Fatal("the first has not begun after a minute")
		}
	}
	for _, arguments := range [][]string{longRun, {"run", "samjiyon"}, {"run", "--resume"}} {
		if arguments[1] != "--resume" {
			arguments = append(arguments[:len(arguments):len(arguments)], "--out")
		}
		var words bytes.Buffer
		second := exec.Command("tumen", append(arguments[:len(arguments):len(arguments)], dir)...)
		second.Stderr = &words
		err := second.Run()
		if err == nil || second.ProcessState.ExitCode() != failed || !strings.Contains(words.String(), "another process is writing to "+dir) {
			t.Errorf("%v: %v, %s", arguments, err, words.String())
		}
	}
	if _, err := os.Stat(filepath.Join(root, ".run.tumen", record.AskedFile)); err != nil {
		t.Error("the first was disturbed:", err)
	}
}
