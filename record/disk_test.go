package record

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"tumen/stage"
)

// fullDisk works until its step-th operation, which fails as a full disk does: of
// a file so many bytes are written as there is room. If forever is set, so do all
// later ones.
type fullDisk struct {
	stage.OS
	step    int // from 1
	room    int64
	forever bool
	ops     []string // so far, the failed ones too
}

func (d *fullDisk) fails(op string) bool {
	d.ops = append(d.ops, op)
	return len(d.ops) == d.step || (d.forever && len(d.ops) > d.step)
}

func (d *fullDisk) Write(path string, content func(io.Writer) error) error {
	if !d.fails("write") {
		return d.OS.Write(path, content)
	}
	full := &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	left := d.room
	return d.OS.Write(path, func(f io.Writer) error {
		err := content(writerFunc(func(data []byte) (int, error) {
			n := min(left, int64(len(data)))
			left -= n
			if wrote, err := f.Write(data[:n]); err != nil || n == int64(len(data)) {
				return wrote, err
			}
			return int(n), full
		}))
		if err != nil {
			return err
		}
		return full // it had room, and did not reach the medium
	})
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(data []byte) (int, error) { return f(data) }

func (d *fullDisk) Rename(from, to string) error {
	if d.fails("rename") {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.ENOSPC}
	}
	return d.OS.Rename(from, to)
}

func (d *fullDisk) Sync(dir string) error {
	if d.fails("sync") {
		return &os.PathError{Op: "sync", Path: dir, Err: syscall.ENOSPC}
	}
	return d.OS.Sync(dir)
}

// Whichever step fails, nothing is half written: the destination is as it was
// before, and so are the folders above it. A run that was whole before the step
// failed stays in the stage, and the error says where. Only when a sync of the
// finished rename fails is the new run in its place.
func TestWhicheverStepFailsNothingIsHalfWritten(t *testing.T) {
	for _, c := range []struct {
		name    string
		partial bool
		steps   []string
	}{
		{"new", false, []string{"write", "write", "write", "write", "write", "write", "sync", "rename", "sync", "sync", "sync"}}, // two folders above it are new too
		{"in the place of its first part", true, []string{"write", "write", "write", "write", "write", "write", "sync", "rename", "rename", "sync"}},
	} {
		for step := 1; step <= len(c.steps)+1; step++ {
			at := t.TempDir()
			dir := filepath.Join(at, "a", "b", "run")
			if c.partial {
				first := sample()
				first.Manifest.Request, first.Manifest.Partial = "a", true
				mustSave(t, first, dir)
			}
			before := tree(t, at)
			next := sample()
			next.Manifest.Seed, next.Manifest.Request = 2, "a"
			disk := &fullDisk{step: step, room: 100}
			f, err := stage.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			err = next.save(disk, f, dir, drawing("report"))
			f.Close()
			if step > len(c.steps) {
				same(t, "steps", disk.ops, c.steps)
				if err != nil {
					t.Errorf("%s: nothing failed, and yet: %v", c.name, err)
				}
				continue
			}
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("%s, step %d: got %v, want no space left", c.name, step, err)
			}
			line := err.Error()
			if strings.Contains(line, "\n") || !strings.Contains(line, dir) || !strings.Contains(line, "free some space") {
				t.Errorf("%s, step %d: not a clear line: %s", c.name, step, line)
			}
			var unplaced *Unplaced
			switch {
			case c.steps[step-1] == "sync" && slices.Contains(c.steps[:step-1], "rename"): // in place, and not confirmed
				if got := mustOpen(t, dir); got.Manifest.Seed != 2 || errors.As(err, &unplaced) || next.Digest != got.Digest {
					t.Errorf("%s: seed %d and digest %q, want the new run and its digest", c.name, got.Manifest.Seed, next.Digest)
				}
				continue
			case c.steps[step-1] == "rename": // whole, and not in place
				if !errors.As(err, &unplaced) {
					t.Fatalf("%s, step %d: %v does not say where the run is", c.name, step, err)
				}
				if got := mustOpen(t, unplaced.Dir).Manifest.Seed; got != 2 {
					t.Errorf("%s: seed %d, want the new run", c.name, got)
				}
				os.RemoveAll(stage.Beside(dir))
				if !c.partial {
					os.RemoveAll(filepath.Join(at, "a"))
				}
			}
			same(t, fmt.Sprintf("%s, step %d: files", c.name, step), tree(t, at), before)
		}
	}
}

// A run that could not take its place takes it with the next command; one of
// another request does not.
func TestARunThatIsWholeInItsStageTakesItsPlace(t *testing.T) {
	at := t.TempDir()
	dir := filepath.Join(at, "run")
	r := sample()
	r.Manifest.Request = "a"
	f, err := stage.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.save(&fullDisk{step: 7}, f, dir, nil); err == nil {
		t.Fatal("the rename did not fail")
	}
	f.Close()
	if f, err = stage.Open(dir); err != nil {
		t.Fatal(err)
	}
	if ok, err := Finish(f, "b"); ok || err != nil {
		t.Errorf("another request finished it: %t, %v", ok, err)
	}
	if ok, err := Finish(f, "a"); !ok || err != nil {
		t.Errorf("it was not finished: %t, %v", ok, err)
	}
	f.Close()
	mustOpen(t, dir)
	if found := tree(t, at); len(found) != 6 {
		t.Errorf("%d entries, want the folder and five files", len(found))
	}
}
