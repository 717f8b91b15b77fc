package record

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/stage"
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

// A finished run is never replaced, whatever is saved; an unfinished one is
// replaced by one of the same request alone.
func TestSaveReplacesAnUnfinishedRunOfTheSameRequestAlone(t *testing.T) {
	for _, c := range []struct {
		name     string
		prepare  func(first *Run)
		replaced bool
	}{
		{"finished", func(*Run) {}, false},
		{"unfinished", func(r *Run) { r.Manifest.Partial = true }, true},
		{"not compared", func(r *Run) { r.Manifest.Without = nil }, true},
		{"unfinished, of another request", func(r *Run) { r.Manifest.Partial, r.Manifest.Request = true, "b" }, false},
		{"unfinished, of an earlier version", func(r *Run) { r.Manifest.Partial, r.Manifest.Request = true, "" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "run")
			first, second := sample(), sample()
			first.Manifest.Request, second.Manifest.Request = "a", "a"
			first.Manifest.Without = &Baseline{}
			c.prepare(first)
			mustSave(t, first, dir)
			before := tree(t, filepath.Dir(dir))
			second.Manifest.Title = "the second"
			err := second.Save(dir, nil)
			if !c.replaced {
				var unplaced *Unplaced
				if !errors.As(err, &unplaced) || !strings.Contains(err.Error(), "the folder exists and is not empty") {
					t.Fatalf("got %v", err)
				}
				if got := mustOpen(t, unplaced.Dir).Manifest.Title; got != "the second" {
					t.Errorf("the run that found no place is titled %q", got)
				}
				os.RemoveAll(filepath.Dir(unplaced.Dir))
				same(t, "files", tree(t, filepath.Dir(dir)), before)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := mustOpen(t, dir).Manifest.Title; got != "the second" {
				t.Errorf("after replacing, the title is %q", got)
			}
			if found := tree(t, filepath.Dir(dir)); len(found) != 6 {
				t.Errorf("something of the earlier run is left: %d entries, want the folder and five files", len(found))
			}
		})
	}
}

// Drawing the report again changes the page and the note of it, and nothing
// else: not even what the reader has put beside them.
func TestRedrawingChangesThePageAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	mustSave(t, sample(), dir)
	proof.Write(t, filepath.Join(dir, "notes.md"), "mine")
	before := tree(t, dir)
	for _, page := range []string{"report", "another report"} {
		if err := Redraw(dir, drawing(page)); err != nil {
			t.Fatal(err)
		}
		after := tree(t, dir)
		if after[ReportFile] != page || len(after) != len(before)+1 {
			t.Errorf("the report is not there, or something else: %d entries", len(after))
		}
		delete(after, ReportFile)
		after[MadeFile] = before[MadeFile]
		same(t, "the other files", after, before)
	}
}

func TestRedrawingFollowsALinkToARun(t *testing.T) {
	at := t.TempDir()
	mustSave(t, sample(), filepath.Join(at, "run-1"))
	latest := filepath.Join(at, "latest")
	if err := os.Symlink("run-1", latest); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := Redraw(latest, drawing("page")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(at, "run-1", ReportFile)); err != nil || string(got) != "page" {
		t.Errorf("the run behind the link has the report %q (%v)", got, err)
	}
	if info, err := os.Lstat(latest); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is none any more")
	}
}

// What is there is never lost.
func TestSaveReplacesNothingElse(t *testing.T) {
	for _, c := range []struct {
		name    string
		prepare func(dir string)
		want    string // "" when it may be replaced
	}{
		{"nothing", func(string) {}, ""},
		{"an empty folder", func(dir string) { os.Mkdir(dir, 0o777) }, ""},
		{"a file", func(dir string) { proof.Write(t, dir, "mine") }, "a file has that name; choose another folder"},
		{"a folder with files", func(dir string) {
			os.Mkdir(dir, 0o777)
			proof.Write(t, filepath.Join(dir, "thesis.tex"), "mine")
		}, "the folder exists and is not empty (it contains thesis.tex); nothing in it was changed"},
		{"another program's manifest", func(dir string) {
			os.Mkdir(dir, 0o777)
			proof.Write(t, filepath.Join(dir, ManifestFile), `{"name": "app", "version": "1"}`)
		}, "the folder exists and is not empty"},
		{"a damaged manifest", func(dir string) {
			os.Mkdir(dir, 0o777)
			proof.Write(t, filepath.Join(dir, ManifestFile), `{"format": 1, "ver`)
		}, "the folder exists and is not empty"},
		{"a run", func(dir string) { mustSave(t, sample(), dir) }, "the folder exists and is not empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "run")
			c.prepare(dir)
			before := tree(t, filepath.Dir(dir))
			err := sample().Save(dir, nil)
			if c.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), dir) {
				t.Fatalf("got %v\nwant %s ... %s", err, dir, c.want)
			}
			os.RemoveAll(stage.Beside(dir)) // with the run that found no place
			same(t, "files", tree(t, filepath.Dir(dir)), before)
		})
	}
}

func TestSaveBelowAFileMakesNothing(t *testing.T) {
	at := t.TempDir()
	proof.Write(t, filepath.Join(at, "file"), "mine")
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
	r.Manifest.Summary = observe.Summary{Profit: observe.NumberOf(math.NaN(), 1)}
	if err := r.Save(dir, nil); err == nil || !strings.Contains(err.Error(), "manifest.json: ") || !strings.Contains(err.Error(), "unsupported value: NaN") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder is there")
	}
}
