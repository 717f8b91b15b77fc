package record

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fullDisk works until its step-th operation, which fails as a full disk does: of
// a file so many bytes are written as there is room. If forever is set, so do all
// later ones.
type fullDisk struct {
	osDisk
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
		return d.osDisk.Write(path, content)
	}
	full := &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	left := d.room
	return d.osDisk.Write(path, func(f io.Writer) error {
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
	return d.osDisk.Rename(from, to)
}

func (d *fullDisk) Sync(dir string) error {
	if d.fails("sync") {
		return &os.PathError{Op: "sync", Path: dir, Err: syscall.ENOSPC}
	}
	return d.osDisk.Sync(dir)
}

// Whichever step fails, the folder is as it was before, and the folders that
// were made above it are gone. Only when the very last step fails, the sync of
// the finished rename, is the new run there, and then it is whole.
func TestWhicheverStepFailsNothingIsHalfWritten(t *testing.T) {
	for _, c := range []struct {
		name    string
		earlier bool
		steps   []string
	}{
		{"new", false, []string{"write", "write", "write", "write", "write", "write", "sync", "rename", "sync"}},
		{"replacing", true, []string{"write", "write", "write", "write", "write", "write", "sync", "rename", "rename", "sync"}},
	} {
		for step := 1; step <= len(c.steps)+1; step++ {
			at := t.TempDir()
			dir := filepath.Join(at, "a", "b", "run")
			if c.earlier {
				mustSave(t, sample(), dir)
			}
			before := tree(t, at)
			next := sample()
			next.Manifest.Seed = 2
			disk := &fullDisk{step: step, room: 100}
			err := next.save(disk, dir, drawing("report"))

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
			if strings.Contains(line, "\n") || !strings.Contains(line, dir) || !strings.Contains(line, "free some space") || strings.Contains(line, stageInfix) {
				t.Errorf("%s, step %d: not a clear line: %s", c.name, step, line)
			}
			if step == len(c.steps) {
				if got := mustOpen(t, dir).Manifest.Seed; got != 2 {
					t.Errorf("%s: seed %d, want the new run", c.name, got)
				}
				continue
			}
			same(t, c.name+": files", tree(t, at), before)
		}
	}
}

// If the earlier run cannot even be moved back, it is not thrown away: the
// error names the place, and so does Open.
func TestAnEarlierRunThatCannotBeMovedBackIsKept(t *testing.T) {
	at := t.TempDir()
	dir := filepath.Join(at, "run")
	mustSave(t, sample(), dir)
	next := sample()
	next.Manifest.Seed = 2
	err := next.save(&fullDisk{step: 8, forever: true}, dir, nil) // five files, a sync and one rename go well
	if err == nil || !strings.Contains(err.Error(), "it is whole in ") {
		t.Fatalf("got %v, want the place of the earlier run", err)
	}
	_, place, _ := strings.Cut(err.Error(), "it is whole in ")
	if got := mustOpen(t, place).Manifest.Seed; got != sample().Manifest.Seed {
		t.Errorf("the run that was kept has seed %d, want that of the earlier one", got)
	}
	_, err = Open(dir)
	if err == nil || !strings.Contains(err.Error(), "a save that was cut off left the run in "+filepath.Dir(place)) {
		t.Errorf("got %v, want a hint at %s", err, filepath.Dir(place))
	}
}
