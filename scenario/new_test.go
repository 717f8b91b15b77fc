package scenario

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/fault"
	"tumen/internal/proof"
)

// What `tumen new` writes is sound, consistent, and runs.
func TestANewCaseChecksAndRuns(t *testing.T) {
	path := proof.Must(WriteNew(t.TempDir(), "my-case"))(t)
	c := proof.Must(Load(path))(t)
	if c.Name != "my-case" || !c.Findings.Consistent || len(c.Findings.Undetermined) > 0 || !c.Findings.Decisions[0].Holds {
		t.Errorf("%s: %+v", c.Name, c.Findings)
	}
	for _, o := range []Options{{}, {Policies: []string{"guards-halved"}}, {Sets: []string{"regime=behavioural"}}} {
		s := proof.Must(c.With(o))(t)
		if sold := lived(t, s).Mass.Sold; sold <= 0 {
			t.Errorf("%v: nothing was sold", o)
		}
	}
}

func TestANewCaseNeverReplacesAFile(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "mine.yaml"), []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	var usage *fault.Error
	if _, err := WriteNew(folder, "mine"); !errors.As(err, &usage) {
		t.Errorf("%v", err)
	}
	if kept, err := os.ReadFile(filepath.Join(folder, "mine.yaml")); err != nil || string(kept) != "years of work" {
		t.Errorf("%s, %v", kept, err)
	}
	for _, name := range []string{"", "a/b", "../x", "-x", "a b", ".yaml"} {
		if _, err := WriteNew(folder, name); !errors.As(err, &usage) {
			t.Errorf("%q was taken: %v", name, err)
		}
	}
}

func TestNamesThatBecomeFilesAreNotReserved(t *testing.T) {
	if _, err := New("con"); err == nil || !strings.Contains(err.Error(), "con-1") {
		t.Errorf("a new case called con: %v", err)
	}
	for _, path := range []string{"draft/con", "con/draft"} {
		source := strings.Replace(sound(t), "case: ferry", "case: "+path, 1)
		if _, err := Parse("ferry.yaml", []byte(source)); err == nil {
			t.Errorf("the case %s is read", path)
		}
	}
	policy := strings.Replace(sound(t), "\n  half:\n", "\n  aux:\n", 1)
	if _, err := Parse("ferry.yaml", []byte(policy)); err == nil || !strings.Contains(err.Error(), `called "aux"`) {
		t.Errorf("the policy aux: %v", err)
	}
}
