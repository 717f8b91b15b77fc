package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tumen/study"
)

// A study that is told to stop ends with 130, keeps what is finished, says how
// to go on, and writes the report of what there is.
func TestAnInterruptedStudyKeepsWhatWasFinished(t *testing.T) {
	onUnix(t, "SIGINT")
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "study")
	arguments := []string{"ensemble", "samjiyon", "--days", "10", "--set", "burn_in=0", "--fixed", "--seeds", "1000000", "--out", dir, "--json"}
	var result, words bytes.Buffer
	run := exec.Command("tumen", arguments...)
	run.Stdout, run.Stderr = &result, &words
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	for stuck := time.Now().Add(5 * time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if info, err := os.Stat(filepath.Join(dir, study.RowsFile)); err == nil && info.Size() > 20_000 {
			break
		}
		if time.Now().After(stuck) {
			run.Process.Kill()
			run.Wait()
			t.Fatalf("after five minutes there are no 20,000 bytes of rows; it said %s", words.String())
		}
	}
	if err := run.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	run.Wait()

	if code := run.ProcessState.ExitCode(); code != interrupted {
		t.Fatalf("exit code %d, want %d; it said %s", code, interrupted, words.String())
	}
	kept, err := study.Continue(dir) // the lock went with the process
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if kept.Done < 1 || kept.Done >= 1_000_000 || kept.Cut != 0 {
		t.Errorf("%d rows are kept, %d bytes were torn", kept.Done, kept.Cut)
	}
	want := fmt.Sprintf("tumen: interrupted: %d of 1000000 runs were finished, and are kept in %s; the same command with --resume goes on\n", kept.Done, dir)
	if !strings.HasSuffix(words.String(), want) {
		t.Errorf("it said %q, want it to end in %q", words.String(), want)
	}
	object := oneObject(t, result.Bytes())
	if object["partial"] != true || object["rows"] != float64(kept.Done) {
		t.Errorf("--json says partial %v, rows %v of %d", object["partial"], object["rows"], kept.Done)
	}
	if page, err := os.ReadFile(filepath.Join(dir, study.ReportFile)); err != nil || !strings.Contains(string(page), "Not finished: ") {
		t.Errorf("the report does not say that the study is not finished: %v", err)
	}
}

// A comparison whose alternatives are run as one until they part is told to stop
// three times, and gone on with: its rows are those of one that was left alone.
func TestAComparisonThatIsInterruptedAndGoneOnWithHasTheSameRows(t *testing.T) {
	onUnix(t, "SIGINT")
	t.Parallel()
	at := t.TempDir()
	command := func(dir string, more ...string) *exec.Cmd {
		return exec.Command("tumen", append([]string{
			"compare", "samjiyon", "--with", "porter-relief", "--with", "herbs-prohibited", "--with", "porter-relief+herbs-prohibited",
			"--fixed", "--seeds", "40", "--days", "120", "--set", "burn_in=0", "--set", "counties.samjiyon.porters=200", "--json", "--out", dir,
		}, more...)...)
	}
	rowsOf := func(dir string) []byte {
		t.Helper()
		rows, err := os.ReadFile(filepath.Join(dir, study.RowsFile))
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	if out, err := command(filepath.Join(at, "whole")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := rowsOf(filepath.Join(at, "whole"))

	dir := filepath.Join(at, "study")
	for _, part := range []int{1, 3, 5} { // eighths
		var result, words bytes.Buffer
		run := command(dir, "--resume")
		run.Stdout, run.Stderr = &result, &words
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
			if info, err := os.Stat(filepath.Join(dir, study.RowsFile)); err == nil && info.Size() > int64(len(whole)*part/8) {
				break
			}
		}
		if err := run.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		run.Wait()
		if code := run.ProcessState.ExitCode(); code != interrupted {
			t.Fatalf("after %d eighths: exit code %d, want %d; it said %s", part, code, interrupted, words.String())
		}
		kept, err := study.Continue(dir)
		if err != nil {
			t.Fatal(err)
		}
		kept.Close()
		if kept.Done < 20*part || kept.Done >= 160 || kept.Cut != 0 || !bytes.HasPrefix(whole, rowsOf(dir)) {
			t.Errorf("after %d eighths: %d of 160 rows are kept, %d bytes were torn, or they are others", part, kept.Done, kept.Cut)
		}
		want := fmt.Sprintf("tumen: interrupted: %d of 160 runs were finished, and are kept in %s; the same command with --resume goes on\n", kept.Done, dir)
		if !strings.HasSuffix(words.String(), want) {
			t.Errorf("after %d eighths it said %q, want it to end in %q", part, words.String(), want)
		}
		if object := oneObject(t, result.Bytes()); object["partial"] != true || object["rows"] != float64(kept.Done) {
			t.Errorf("--json says partial %v, rows %v of %d", object["partial"], object["rows"], kept.Done)
		}
	}
	if out, err := command(dir, "--resume").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !bytes.Equal(rowsOf(dir), whole) {
		t.Error("the rows are not those of the comparison that was not interrupted")
	}
}
