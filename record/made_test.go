package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario"
)

// A request gives the same bytes in every file but made.json, whenever and on
// however many workers it is run.
func TestARequestMadeTwiceDiffersInMadeAlone(t *testing.T) {
	draw := func(r *Run) ([]byte, error) { return []byte("page of " + r.Digest), nil }
	at := t.TempDir()
	folders := []string{filepath.Join(at, "one"), filepath.Join(at, "three")}
	for i, workers := range []int{1, 3} {
		c := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets, Policies: []string{"levy-10"}}))(t)
		r := mustMake(t, Options{Scenario: c, Seed: 3, Workers: workers, Crossings: at, Sets: sets, Policies: []string{"levy-10"}})
		r.Made.Began = []string{"2026-01-01T00:00:00Z", "2031-05-06T07:08:09Z"}[i]
		r.Manifest.Without = BaselineOf(r)
		if err := r.Save(folders[i], draw); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	one, three := tree(t, folders[0]), tree(t, folders[1])
	if one[MadeFile] == three[MadeFile] || len(one) != 9 {
		t.Errorf("%d files, and made.json is %s in both", len(one), one[MadeFile])
	}
	delete(one, MadeFile)
	delete(three, MadeFile)
	same(t, "files", three, one)
	if r := mustOpen(t, folders[0]); r.Made.Workers != 1 || r.Digest == "" || one[ReportFile] != "page of "+r.Digest {
		t.Errorf("read back: %+v, digest %q, page %q", r.Made, r.Digest, one[ReportFile])
	}
}

// Any change of any byte of made.json is found.
func TestNoByteOfMadeCanBeChangedUnseen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	mustSave(t, sample(), dir)
	whole := proof.Must(os.ReadFile(filepath.Join(dir, MadeFile)))(t)
	if m, err := decodeMade(whole); err != nil || m.Workers != 2 || m.Seconds != 1.5 {
		t.Fatal(m, err)
	}
	for i := range whole {
		for _, change := range []byte{1, 0x20, 0x80} {
			spoilt := append([]byte(nil), whole...)
			spoilt[i] ^= change
			if _, err := decodeMade(spoilt); err == nil {
				t.Fatalf("byte %d may be %q instead of %q", i, spoilt[i], whole[i])
			}
		}
		if _, err := decodeMade(whole[:i]); err == nil {
			t.Fatalf("the first %d bytes are enough", i)
		}
	}
	if _, err := decodeMade([]byte(strings.Replace(string(whole), "{", "{ ", 1))); err == nil {
		t.Error("a space may be put in")
	}
}

// The page can be drawn anew without touching anything else, and made.json
// knows the new one. A damaged run gets no page.
func TestAPageIsDrawnAnewWithoutTouchingTheRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	if err := sample().Save(dir, drawing("old")); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if err := Redraw(dir, drawing("new")); err != nil {
		t.Fatal(err)
	}
	after := tree(t, dir)
	made, err := ReadMade(dir)
	if err != nil || *made.Page != SumOfText([]byte("new")) || made.Workers != 2 || after[ReportFile] != "new" {
		t.Errorf("made %+v (%v), page %q", made, err, after[ReportFile])
	}
	for _, name := range []string{ReportFile, MadeFile} {
		delete(before, name)
		delete(after, name)
	}
	same(t, "other files", after, before)

	proof.Write(t, filepath.Join(dir, ManifestFile), strings.Replace(before[ManifestFile], `"mass": 50`, `"mass": 90`, 1))
	before = tree(t, dir)
	if err := Redraw(dir, drawing("a wrong figure")); err == nil || !strings.Contains(err.Error(), "manifest.json was changed after it was written") {
		t.Errorf("a damaged run: %v", err)
	}
	same(t, "files of a damaged run", tree(t, dir), before)
}
