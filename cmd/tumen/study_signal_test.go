package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/study"
)

// rowsGrow waits until a study that a command makes has more than so many bytes of
// rows, and says how many there are; it gives up only when the machine must be
// stuck.
func rowsGrow(t *testing.T, command *exec.Cmd, dir string, bytes int64) int64 {
	t.Helper()
	for stuck := time.Now().Add(5 * time.Minute); ; time.Sleep(time.Millisecond) {
		if info, err := os.Stat(filepath.Join(dir, study.RowsFile)); err == nil && info.Size() > bytes {
			return info.Size()
		}
		if time.Now().After(stuck) {
			command.Process.Kill()
			t.Fatalf("after five minutes there are no %d bytes of rows in %s", bytes, dir)
		}
	}
}

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
	rowsGrow(t, run, dir, 20_000)
	if err := run.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	run.Wait()

	if code := run.ProcessState.ExitCode(); code != interrupted {
		t.Fatalf("exit code %d, want %d; it said %s", code, interrupted, words.String())
	}
	kept, err := study.Continue(dir, build.This()) // the lock went with the process
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if kept.Done < 1 || kept.Done >= 1_000_000 || kept.Found.Cut != 0 {
		t.Errorf("%d rows are kept, %d bytes were torn", kept.Done, kept.Found.Cut)
	}
	want := fmt.Sprintf("tumen: interrupted: %d of 1000000 runs were finished, and are kept in %s; the same command with --resume continues it\n", kept.Done, dir)
	if !strings.HasSuffix(words.String(), want) {
		t.Errorf("it said %q, want it to end in %q", words.String(), want)
	}
	object := oneObject(t, result.Bytes())
	if object["partial"] != true || object["rows"] != float64(kept.Done) {
		t.Errorf("--json says partial %v, rows %v of %d", object["partial"], object["rows"], kept.Done)
	}
	if page, err := os.ReadFile(filepath.Join(dir, study.ReportFile)); err != nil || !strings.Contains(string(page), "Incomplete: ") {
		t.Errorf("the report does not say that the study is not finished: %v", err)
	}
}

// A comparison whose alternatives are run as one until they part is told to stop
// three times, and gone on with: its rows are those of one that was left alone.
// When it was over sooner than that, a larger one is tried.
func TestAComparisonThatIsInterruptedAndGoneOnWithHasTheSameRows(t *testing.T) {
	onUnix(t, "SIGINT")
	t.Parallel()
	for seeds := 40; seeds < 10_000; seeds *= 4 {
		if stoppedThrice(t, seeds) {
			return
		}
	}
	t.Error("a comparison is always over before it can be told to stop")
}

// stoppedThrice does so with so many seeds; false if the comparison came to its end
// in between.
func stoppedThrice(t *testing.T, seeds int) bool {
	t.Helper()
	at := t.TempDir()
	command := func(dir string, more ...string) *exec.Cmd {
		return exec.Command("tumen", append([]string{
			"compare", "samjiyon", "--with", "porter-relief", "--with", "herbs-prohibited", "--with", "porter-relief+herbs-prohibited",
			"--fixed", "--seeds", strconv.Itoa(seeds), "--days", "120", "--set", "burn_in=0", "--set", "counties.samjiyon.porters=200", "--json", "--out", dir,
		}, more...)...)
	}
	rowsOf := func(dir string) []byte {
		t.Helper()
		rows := proof.Must(os.ReadFile(filepath.Join(dir, study.RowsFile)))(t)
		return rows
	}
	if out, err := command(filepath.Join(at, "whole")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := rowsOf(filepath.Join(at, "whole"))

	dir := filepath.Join(at, "study")
	size := int64(0)
	for _, part := range []int{1, 3, 5} { // eighths
		var result, words bytes.Buffer
		run := command(dir, "--resume")
		run.Stdout, run.Stderr = &result, &words
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		size = rowsGrow(t, run, dir, max(size, int64(len(whole)*part/8)))
		if err := run.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		run.Wait()
		code := run.ProcessState.ExitCode()
		if code == done {
			return false
		}
		if code != interrupted {
			t.Fatalf("after %d eighths: exit code %d, want %d; it said %s", part, code, interrupted, words.String())
		}
		kept := proof.Must(study.Continue(dir, build.This()))(t)
		kept.Close()
		rows := rowsOf(dir)
		grown := size
		size = int64(len(rows))
		if size < grown || kept.Done >= 4*seeds || kept.Found.Cut != 0 || !bytes.HasPrefix(whole, rows) {
			t.Errorf("after %d eighths: %d of %d rows are kept, in %d bytes of which there were %d, %d bytes were torn, or they are others", part, kept.Done, 4*seeds, size, grown, kept.Found.Cut)
		}
		want := fmt.Sprintf("tumen: interrupted: %d of %d runs were finished, and are kept in %s; the same command with --resume continues it\n", kept.Done, 4*seeds, dir)
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
	return true
}
