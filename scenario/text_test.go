package scenario

import (
	"errors"
	"strings"
	"testing"

	"tumen/casefile"
)

func TestLineEndsAndByteOrderMarksDoNotMatter(t *testing.T) {
	unix := sound(t)
	want, err := Parse("ferry.yaml", []byte(unix))
	if err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{
		"Windows":         strings.ReplaceAll(unix, "\n", "\r\n"),
		"old Macintosh":   strings.ReplaceAll(unix, "\n", "\r"),
		"byte order mark": "\ufeff" + unix,
	} {
		got, err := Parse("ferry.yaml", []byte(source))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		same(t, name, want.Parameters, got.Parameters)
		if got.SHA256 == want.SHA256 {
			t.Errorf("%s: the hash is of the text, not of the file's bytes", name)
		}
	}
	_, err = Parse("ferry.yaml", []byte(strings.ReplaceAll(replace(t, unix, "grade: B2", "grade: good"), "\n", "\r\n")))
	var f casefile.Faults
	if !errors.As(err, &f) || f[0].Line != 9 || f[0].Column != 12 || f[0].Source != "    grade: good" {
		t.Error(err)
	}
}
