package stage

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"tumen/internal/proof"
)

func mustOpen(t *testing.T, dest string) *Folder {
	t.Helper()
	f := proof.Must(Open(dest))(t)
	t.Cleanup(func() { f.Close() })
	return f
}

func mustClose(t *testing.T, f *Folder) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// holds checks which files are below a folder, by name and content.
func holds(t *testing.T, root string, want map[string]string) {
	t.Helper()
	if found := proof.Tree(t, root); !maps.Equal(found, want) {
		t.Errorf("%s holds %v, want %v", root, found, want)
	}
}

func TestAStageIsMadeUsedAndRemoved(t *testing.T) {
	at := t.TempDir()
	f := mustOpen(t, filepath.Join(at, "runs", "one"))
	proof.Write(t, f.Path("new/days"), "days")
	proof.Write(t, f.Path("litter"), "x")
	if err := f.Place(OS{}, "new"); err != nil {
		t.Fatal(err)
	}
	mustClose(t, f)
	holds(t, at, map[string]string{"runs/one/days": "days"})
	if _, err := os.Stat(Beside(filepath.Join(at, "runs", "one"))); !errors.Is(err, os.ErrNotExist) {
		t.Error("the stage is still there")
	}
}

func TestAStageThatWasNotUsedLeavesNothing(t *testing.T) {
	at := t.TempDir()
	mustClose(t, mustOpen(t, filepath.Join(at, "a", "b", "run")))
	entries, err := os.ReadDir(at)
	if err != nil || len(entries) != 0 {
		t.Errorf("it left %v (%v)", entries, err)
	}
}

func TestTheSecondOfTwoLearnsAtOnce(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "run")
	first := mustOpen(t, dest)
	proof.Write(t, first.Path("request"), "of the first")
	_, err := Open(dest)
	var busy *Busy
	if !errors.As(err, &busy) {
		t.Fatalf("got %v, want Busy", err)
	}
	if text, err := busy.Read("request"); err != nil || string(text) != "of the first" {
		t.Errorf("read %q, %v", text, err)
	}
	holds(t, filepath.Dir(dest), map[string]string{".run.tumen/lock": "", ".run.tumen/request": "of the first"})
	mustClose(t, first)
	mustClose(t, mustOpen(t, dest))
}

// A link to a result and the result itself have one stage.
func TestALinkHasTheStageOfItsTarget(t *testing.T) {
	at := t.TempDir()
	os.Mkdir(filepath.Join(at, "run"), 0o777)
	if err := os.Symlink("run", filepath.Join(at, "latest")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	mustOpen(t, filepath.Join(at, "run"))
	var busy *Busy
	if _, err := Open(filepath.Join(at, "latest")); !errors.As(err, &busy) {
		t.Errorf("got %v, want Busy", err)
	}
}

func TestWhatAKilledCommandLeftIsTakenOver(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "run")
	proof.Write(t, filepath.Join(Beside(dest), "lock"), "")
	proof.Write(t, filepath.Join(Beside(dest), "journal"), "days")
	f := mustOpen(t, dest)
	left, err := f.Left()
	if err != nil || !slices.Equal(left, []string{"journal"}) {
		t.Errorf("left %v, %v", left, err)
	}
	f.Keep()
	mustClose(t, f)
	holds(t, filepath.Dir(dest), map[string]string{".run.tumen/lock": "", ".run.tumen/journal": "days"})
	mustClose(t, mustOpen(t, dest))
	holds(t, filepath.Dir(dest), map[string]string{})
}

// Many at once: at any time at most one has the stage, and nothing is left.
func TestOneAtATimeHasAStage(t *testing.T) {
	at := t.TempDir()
	dest := filepath.Join(at, "run")
	var inside sync.Mutex
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 100 {
				f, err := Open(dest)
				if err != nil {
					var busy *Busy
					if !errors.As(err, &busy) && !errors.Is(err, os.ErrNotExist) {
						t.Error(err)
					}
					continue
				}
				if !inside.TryLock() {
					t.Error("two have the stage at once")
					return
				}
				inside.Unlock()
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	mustClose(t, mustOpen(t, dest))
	if entries, _ := os.ReadDir(at); len(entries) != 0 {
		t.Errorf("%v is left", entries)
	}
}

func TestNothingIsReplacedByPlacing(t *testing.T) {
	for name, prepare := range map[string]func(dest string){
		"a file":   func(dest string) { proof.Write(t, dest, "mine") },
		"a folder": func(dest string) { proof.Write(t, filepath.Join(dest, "thesis.tex"), "mine") },
	} {
		dest := filepath.Join(t.TempDir(), "run")
		prepare(dest)
		f := mustOpen(t, dest)
		proof.Write(t, f.Path("new/days"), "days")
		asked, err := f.Vacant(), f.Place(OS{}, "new")
		if asked == nil || err == nil || asked.Error() != err.Error() {
			t.Errorf("%s: Vacant says %v and Place %v", name, asked, err)
		}
		// What comes between the question and the rename is not replaced either.
		if err := os.Rename(f.Path("new"), dest); err == nil {
			t.Errorf("%s was replaced", name)
		}
	}
	empty := filepath.Join(t.TempDir(), "run")
	os.Mkdir(empty, 0o777)
	f := mustOpen(t, empty)
	proof.Write(t, f.Path("new/days"), "days")
	if err := f.Place(OS{}, "new"); err != nil {
		t.Error("an empty folder is no obstacle:", err)
	}
}

// breaks fails in its n-th step, and in the later ones if it is for good.
type breaks struct {
	OS
	n    int
	good bool
}

func (b *breaks) now() bool {
	b.n--
	return b.n == 0 || b.good && b.n < 0
}

func (b *breaks) Write(path string, content func(io.Writer) error) error {
	if b.now() {
		return &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	}
	return b.OS.Write(path, content)
}

func (b *breaks) Rename(from, to string) error {
	if b.now() {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.ENOSPC}
	}
	return b.OS.Rename(from, to)
}

func (b *breaks) Sync(dir string) error {
	if b.now() {
		return &os.PathError{Op: "sync", Path: dir, Err: syscall.EIO}
	}
	return b.OS.Sync(dir)
}

// Whichever step of a replacement fails, one of the two is there whole; and
// after the next Open it is at the destination.
func TestAReplacementThatFailsLosesNothing(t *testing.T) {
	for step := 1; step <= 4; step++ {
		for _, good := range []bool{false, true} {
			dest := filepath.Join(t.TempDir(), "run")
			proof.Write(t, filepath.Join(dest, "days"), "part")
			f := mustOpen(t, dest)
			proof.Write(t, f.Path("new/days"), "whole")
			err := f.Replace(&breaks{n: step, good: good}, "new")
			var unconfirmed *Unconfirmed
			switch {
			case step == 4 && err != nil:
				t.Errorf("nothing failed, and yet: %v", err)
			case step == 3 && !errors.As(err, &unconfirmed):
				t.Errorf("step 3: got %v", err)
			case step < 3 && !errors.Is(err, syscall.ENOSPC):
				t.Errorf("step %d: got %v", step, err)
			}
			f.Close()
			mustClose(t, mustOpen(t, dest))
			want := "part"
			if step > 2 {
				want = "whole"
			}
			holds(t, filepath.Dir(dest), map[string]string{"run/days": want})
		}
	}
}

func TestRemainsOfEarlierVersionsGo(t *testing.T) {
	for _, c := range []struct {
		name, file string
		dest       bool
		age        time.Duration
		stays      bool
	}{
		{"half a run", ".run.tumen-123/new/days.parquet", false, 2 * untouched, false},
		{"trips", ".tumen-crossings-77", false, 2 * untouched, false},
		{"a fresh one", ".run.tumen-123/new/days.parquet", false, 0, true},
		{"the only copy", ".run.tumen-123/old/manifest.json", false, 2 * untouched, true},
		{"a copy", ".run.tumen-123/old/manifest.json", true, 2 * untouched, false},
		{"another's", ".other.tumen-123/new/days.parquet", false, 2 * untouched, true},
	} {
		at := t.TempDir()
		path := filepath.Join(at, c.file)
		proof.Write(t, path, "x")
		for p := path; p != at; p = filepath.Dir(p) {
			old := time.Now().Add(-c.age)
			if err := os.Chtimes(p, old, old); err != nil {
				t.Fatal(err)
			}
		}
		if c.dest {
			proof.Write(t, filepath.Join(at, "run", "manifest.json"), "{}")
		}
		mustClose(t, mustOpen(t, filepath.Join(at, "run")))
		if _, err := os.Stat(path); (err == nil) != c.stays {
			t.Errorf("%s: there %v, want %v", c.name, err == nil, c.stays)
		}
	}
}
