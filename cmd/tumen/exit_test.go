package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// Where a file may not be read or written, something is said that helps, once.
func TestAFileThatMayNotBeReadHasARemedy(t *testing.T) {
	denied := &fs.PathError{Op: "open", Path: "r/days.parquet", Err: syscall.EACCES}
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("cannot read the run in r: %w", denied), "\n  name a file or folder that you may read and write, or change its permissions\n"},
		{fmt.Errorf("cannot begin the study in s: %w; choose a folder that you may write to", denied), "that you may write to\n"},
	} {
		var said bytes.Buffer
		if code := conclude(&screen{out: &results{}, err: &said}, c.err); code != failed {
			t.Errorf("%v: exit code %d", c.err, code)
		}
		if got := said.String(); !strings.HasSuffix(got, c.want) || strings.Count(got, "you may") != 1 {
			t.Errorf("%q", got)
		}
	}
}
