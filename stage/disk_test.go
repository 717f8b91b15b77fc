package stage

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A disk error keeps its cause for programs, and gives advice to people.
func TestAdviceFitsTheCause(t *testing.T) {
	for _, c := range []struct {
		cause error
		want  string
	}{
		{syscall.ENOSPC, "x: no space left on device; free some space, or choose a folder on another disk"},
		{syscall.EROFS, "x: read-only file system; choose a folder that you may write to"},
		{syscall.EACCES, "x: permission denied; choose a folder that you may write to"},
		{syscall.EIO, "x: input/output error; try another folder"},
	} {
		err := Failed("x", &os.PathError{Op: "write", Path: "/hidden", Err: c.cause})
		if !errors.Is(err, c.cause) {
			t.Errorf("%v does not wrap its cause", err)
		}
		if os.PathSeparator == '/' && err.Error() != c.want {
			t.Errorf("got %q\nwant %q", err, c.want)
		}
	}
}

// brokenDisk fails at one of its operations, by number.
type brokenDisk struct {
	OS
	step int
}

func (d *brokenDisk) fails() bool { d.step--; return d.step == 0 }

func (d *brokenDisk) Write(path string, content func(io.Writer) error) error {
	if d.fails() {
		return errors.Join(d.OS.Write(path, func(to io.Writer) error { _, err := to.Write([]byte("n")); return err }), syscall.ENOSPC)
	}
	return d.OS.Write(path, content)
}

func (d *brokenDisk) Rename(from, to string) error {
	if d.fails() {
		return syscall.EIO
	}
	return d.OS.Rename(from, to)
}

// Whatever fails, a file is the old one or the new one, and nothing is left beside
// it. What a killed process left is no obstacle.
func TestAFileIsExchangedWholeOrNotAtAll(t *testing.T) {
	for step, want := range map[int]string{1: "old", 2: "old", 3: "new"} {
		dir := t.TempDir()
		path := filepath.Join(dir, "file")
		for name, text := range map[string]string{path: "old", path + NewSuffix: "left by a killed process"} {
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		err := Exchange(&brokenDisk{step: step}, path, func(to io.Writer) error { _, err := to.Write([]byte("new")); return err })
		if (err == nil) != (want == "new") {
			t.Errorf("step %d: %v", step, err)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != want {
			t.Errorf("step %d: the file holds %q (%v), want %q", step, text, err, want)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("step %d: beside it are %v (%v)", step, entries, err)
		}
	}
}
