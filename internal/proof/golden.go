package proof

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests expect anew, to be read before it is kept")

// Updating says whether a test is to write what it expects.
func Updating() bool { return *update }

// Golden wants a file to hold a text. After a change that is meant, -update writes
// it. A checkout on Windows may have turned the ends of lines.
func Golden(t testing.TB, path, got string) {
	t.Helper()
	if *update {
		Write(t, path, got)
	}
	if diff := cmp.Diff(strings.ReplaceAll(Read(t, path), "\r\n", "\n"), got); diff != "" {
		t.Errorf("%s differs (-want +got); if that is meant, run the test with -update:\n%s", path, diff)
	}
}

// Table wants the part of a page that a command writes to be as the program has it.
// It stands between two comments, of which the first names the command.
func Table(t testing.TB, path, name, command, want string) {
	t.Helper()
	begin, end := fmt.Sprintf("<!-- %s: written by `%s` -->\n", name, command), fmt.Sprintf("<!-- end of %s -->\n", name)
	before, rest, begins := strings.Cut(Read(t, path), begin)
	got, after, ends := strings.Cut(rest, end)
	switch {
	case !begins || !ends:
		t.Fatalf("%s needs the lines\n%s%s", path, begin, end)
	case got == want:
	case *update:
		Write(t, path, before+begin+want+end+after)
	default:
		t.Errorf("the table of %s in %s is not that of the program; run %s\n%s", name, path, command, cmp.Diff(got, want))
	}
}
