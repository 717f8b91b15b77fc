package stage

import (
	"errors"
	"os"
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
		{syscall.EROFS, "x: read-only file system; choose a folder in which you may write"},
		{syscall.EACCES, "x: permission denied; choose a folder in which you may write"},
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
