package record

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tumen/economy"
)

func TestARunComesBackAsItWasSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "runs", "samjiyon-1")
	saved := sample()
	if err := saved.Save(dir, drawing("<p>report")); err != nil {
		t.Fatal(err)
	}
	same(t, "runs", mustOpen(t, dir), saved)

	var names []string
	for _, f := range saved.Manifest.Files {
		names = append(names, f.Name)
	}
	same(t, "files in the manifest", names, []string{DaysFile, FlowsFile})
	found := tree(t, filepath.Dir(dir))
	if len(found) != 7 || found[filepath.Join("samjiyon-1", ReportFile)] != "<p>report" {
		t.Errorf("the folder holds %d entries, want itself and six files, and nothing hidden beside it", len(found))
	}
	if text := found[filepath.Join("samjiyon-1", ManifestFile)]; !strings.Contains(text, "\n  \"title\": \"Samjiyon <autumn 2017>\",\n") {
		t.Errorf("the manifest is not for people to read:\n%s", text)
	}
}

func TestSaveReplacesAnEarlierRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	first := sample()
	if err := first.Save(dir, nil); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, ReportFile), "drawn later")
	put(t, filepath.Join(dir, ".DS_Store"), "")
	second := sample()
	second.Manifest.Seed = 2
	mustSave(t, second, dir)
	if got := mustOpen(t, dir).Manifest.Seed; got != 2 {
		t.Errorf("seed %d after replacing, want 2", got)
	}
	if found := tree(t, filepath.Dir(dir)); len(found) != 6 {
		t.Errorf("something of the earlier run is left: %d entries, want the folder and five files", len(found))
	}
}

// Adding a report to a run is reading it and saving it again: its tables stay
// the same to the byte.
func TestSavingARunThatWasReadChangesNoTable(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	mustSave(t, sample(), dir)
	before := tree(t, dir)
	if err := mustOpen(t, dir).Save(dir, drawing("report")); err != nil {
		t.Fatal(err)
	}
	after := tree(t, dir)
	for _, name := range []string{DaysFile, FlowsFile, ManifestFile, DigestFile} {
		if after[name] != before[name] {
			t.Errorf("%s has changed", name)
		}
	}
	if after[ReportFile] != "report" {
		t.Error("the report is not there")
	}
}

func TestSaveFollowsALinkToARun(t *testing.T) {
	at := t.TempDir()
	mustSave(t, sample(), filepath.Join(at, "run-1"))
	latest := filepath.Join(at, "latest")
	if err := os.Symlink("run-1", latest); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	next := sample()
	next.Manifest.Seed = 2
	mustSave(t, next, latest)
	if got := mustOpen(t, filepath.Join(at, "run-1")).Manifest.Seed; got != 2 {
		t.Errorf("the run behind the link has seed %d, want 2", got)
	}
}

// What is not a run, or holds more than a run, is never lost.
func TestSaveRefusesToReplaceWhatIsNotARun(t *testing.T) {
	for _, c := range []struct {
		name    string
		prepare func(dir string)
		want    string // "" when it may be replaced
	}{
		{"nothing", func(string) {}, ""},
		{"an empty folder", func(dir string) { os.Mkdir(dir, 0o777) }, ""},
		{"a file", func(dir string) { put(t, dir, "mine") }, "there is a file of that name; choose another folder"},
		{"a folder with files", func(dir string) {
			os.Mkdir(dir, 0o777)
			put(t, filepath.Join(dir, "thesis.tex"), "mine")
		}, "holds no run that may be replaced (there is no manifest.json in it); nothing in it was touched"},
		{"another program's manifest", func(dir string) {
			os.Mkdir(dir, 0o777)
			put(t, filepath.Join(dir, ManifestFile), `{"name": "app", "version": "1"}`)
		}, "its manifest.json is not that of a run"},
		{"a damaged manifest", func(dir string) {
			os.Mkdir(dir, 0o777)
			put(t, filepath.Join(dir, ManifestFile), `{"format": 1, "ver`)
		}, "its manifest.json cannot be read: unexpected end of JSON input"},
		{"a run with notes", func(dir string) {
			mustSave(t, sample(), dir)
			put(t, filepath.Join(dir, "notes.md"), "mine")
		}, "notes.md in it is not part of the run and would be lost"},
		{"a run with a folder", func(dir string) {
			mustSave(t, sample(), dir)
			os.Mkdir(filepath.Join(dir, ReportFile), 0o777)
		}, "report.html in it is not part of the run and would be lost"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "run")
			c.prepare(dir)
			before := tree(t, filepath.Dir(dir))
			asked := CanSave(dir)
			same(t, "files after asking", tree(t, filepath.Dir(dir)), before)
			err := sample().Save(dir, nil)
			if (asked == nil) != (err == nil) {
				t.Errorf("CanSave says %v, Save %v", asked, err)
			}
			if c.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), dir) {
				t.Errorf("got %v\nwant %s ... %s", err, dir, c.want)
			}
			same(t, "files", tree(t, filepath.Dir(dir)), before)
		})
	}
}

func TestSaveBelowAFileMakesNothing(t *testing.T) {
	at := t.TempDir()
	put(t, filepath.Join(at, "file"), "mine")
	before := tree(t, at)
	err := sample().Save(filepath.Join(at, "file", "a", "run"), nil)
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "choose another folder") {
		t.Errorf("got %v, want one line that says what to do", err)
	}
	same(t, "files", tree(t, at), before)
}

// A number that exists must be one: such a summary is a fault of the run, found before
// anything is written.
func TestASummaryThatIsNoNumberIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	r := sample()
	r.Manifest.Summary = economy.Summary{Profit: economy.NumberOf(math.NaN(), 1)}
	if err := r.Save(dir, nil); err == nil || !strings.Contains(err.Error(), "manifest.json: ") || !strings.Contains(err.Error(), "unsupported value: NaN") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder is there")
	}
}

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
		err := failed("x", &os.PathError{Op: "write", Path: "/hidden", Err: c.cause})
		if !errors.Is(err, c.cause) {
			t.Errorf("%v does not wrap its cause", err)
		}
		if os.PathSeparator == '/' && err.Error() != c.want {
			t.Errorf("got %q\nwant %q", err, c.want)
		}
	}
}
