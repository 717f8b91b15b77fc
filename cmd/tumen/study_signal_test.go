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
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if info, err := os.Stat(filepath.Join(dir, study.RowsFile)); err == nil && info.Size() > 20_000 {
			break
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
