package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tumen/internal/proof"
	"tumen/study"
	"tumen/study/store"
)

// theStudy is the one study below a folder; empty if there is none yet.
func theStudy(t *testing.T, root string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "studies", "*", study.SpecFile))
	if err != nil || len(found) > 1 {
		t.Fatalf("%v, %v", found, err)
	}
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[0])
}

// Studies of every kind are killed at random moments, some of them also damaged,
// and gone on with. What is there at any time is rows of the study that was left
// alone; and when the last command has ended, so is every file, and there is no
// other.
func TestAStudyThatIsKilledEndsAsOneThatWasNot(t *testing.T) {
	onUnix(t, "SIGKILL")
	small := []string{"--set", "burn_in=0", "--set", "counties.samjiyon.porters=150", "--set", "counties.downriver.porters=50", "--workers", "2", "--json"}
	for name, arguments := range map[string][]string{
		"ensemble":    {"ensemble", "samjiyon", "--points", "64", "--seeds", "2", "--days", "20"},
		"compare":     {"compare", "samjiyon", "--with", "porter-relief", "--with", "herbs-prohibited", "--fixed", "--seeds", "30", "--days", "120"},
		"calibrate":   {"calibrate", "samjiyon", "--pattern", "load", "--vary", "routes.river.load=40 to 60 kg", "--fixed", "-n", "400", "--particles", "50", "--days", "7"},
		"table":       {"calibrate", "samjiyon", "--with", "porter-relief", "--vary", "routes.river.load=40 to 60 kg", "--fixed", "-n", "300", "--days", "20"},
		"sensitivity": {"sensitivity", "samjiyon", "--fixed", "--vary", "labour.rest=3 to 8 days", "--vary", "crossing.raid=1 to 5 %", "--method", "morris", "-n", "150", "--days", "20"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			killStudy(t, append(arguments, small...), proof.Count(1, 3, 30))
		})
	}
}

func killStudy(t *testing.T, arguments []string, kills int) {
	t.Helper()
	random := rand.New(rand.NewPCG(rand.Uint64(), 3))
	command := func(at string) *exec.Cmd {
		run := exec.Command("tumen", append(slices.Clone(arguments), "--resume")...)
		run.Dir = at
		return run
	}
	alone := t.TempDir()
	began := time.Now()
	if out, err := command(alone).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(began) // to kill within; nothing is asserted of it
	want := proof.Tree(t, alone)
	rows := rowsOf(t, theStudy(t, alone))

	at, killed := t.TempDir(), 0
	for tries := 0; killed < kills; tries++ {
		if tries > 50*kills {
			t.Fatalf("after %d commands only %d were killed in their middle", tries, killed)
		}
		run := command(at)
		var words bytes.Buffer
		run.Stderr = &words
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(whole))))
		run.Process.Kill()
		run.Wait()
		if run.ProcessState.Exited() { // it had come to its end
			if code := run.ProcessState.ExitCode(); code != done {
				t.Fatalf("exit code %d: %s", code, words.String())
			}
			at = t.TempDir()
			continue
		}
		dir := theStudy(t, at)
		if dir == "" {
			continue // it had not begun
		}
		killed++
		for number, row := range rowsOf(t, dir) {
			if rows[number] != row {
				t.Fatalf("after %d kills row %d is another one", killed, number)
			}
		}
		if killed%3 == 0 {
			damage(t, filepath.Join(dir, study.RowsFile), random)
		}
	}
	if out, err := command(at).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got := proof.Tree(t, at)
	for name := range got {
		if _, there := want[name]; !there {
			t.Errorf("%s was left behind", name)
		}
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is not that of the study that was not killed", name)
		}
	}
}

// rowsOf are the rows of a study as text, by number.
func rowsOf(t *testing.T, dir string) map[uint64]string {
	t.Helper()
	st := proof.Must(study.Open(dir))(t)
	rows := map[uint64]string{}
	if _, err := st.Each(func(r *store.Row) error { rows[r.Number] = fmt.Sprint(*r); return nil }); err != nil {
		t.Fatal(err)
	}
	return rows
}

// damage puts noise into a part of a file.
func damage(t *testing.T, path string, random *rand.Rand) {
	t.Helper()
	data := proof.Must(os.ReadFile(path))(t)
	if len(data) < 200 {
		return
	}
	at := 64 + random.IntN(len(data)-64)
	for i := at; i < min(at+400, len(data)); i++ {
		data[i] ^= byte(1 + random.IntN(255))
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// A known function is tried out in a folder for the time being. One that a killed
// command left is removed by the next command; that of a running one is not.
func TestWhatIsTriedOutLeavesNothingBehind(t *testing.T) {
	onUnix(t, "SIGKILL")
	temporary := t.TempDir()
	try := func(n string) *exec.Cmd {
		run := exec.Command("tumen", "sensitivity", "known/ishigami", "--method", "sobol", "-n", n)
		run.Env = append(os.Environ(), "TMPDIR="+temporary)
		return run
	}
	folders := func() []string {
		found, _ := filepath.Glob(filepath.Join(temporary, "*"))
		return found
	}
	begin := func() *exec.Cmd {
		before := folders()
		run := try("65536")
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		for stuck := time.Now().Add(5 * time.Minute); ; time.Sleep(time.Millisecond) {
			begun, _ := filepath.Glob(filepath.Join(temporary, "*", "study", study.RowsFile))
			if slices.ContainsFunc(begun, func(path string) bool { return !slices.Contains(before, filepath.Dir(filepath.Dir(path))) }) {
				return run
			}
			if time.Now().After(stuck) {
				run.Process.Kill()
				t.Fatal("after five minutes the study is not begun")
			}
		}
	}
	killed := begin()
	killed.Process.Kill()
	killed.Wait()
	left := folders()
	if len(left) != 1 || !strings.Contains(left[0], knownFolder) {
		t.Fatalf("a killed command left %v", left)
	}
	running := begin() // it removes the other's
	if now := folders(); len(now) != 1 || now[0] == left[0] {
		t.Errorf("beside a running command there are %v", now)
	}
	if out, err := try("96").CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	if len(folders()) != 1 {
		t.Errorf("the folder of a running command is gone: %v", folders())
	}
	running.Process.Kill()
	running.Wait()
	if out, err := try("96").CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	if now := folders(); len(now) != 0 {
		t.Errorf("left behind: %v", now)
	}
}
