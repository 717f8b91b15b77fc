package study

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/stage"
	"tumen/study/store"
	"tumen/study/store/storetest"
)

// page shows what a reader would see of a study of any kind: every number in it.
func page(s *Study) ([]byte, error) {
	about, err := s.Results()
	if err != nil {
		return nil, err
	}
	means := map[string]float64{}
	err = s.EachOutcome(func(k int, column []float64) {
		if x := Numbers(column); len(x) > 0 {
			means[s.Spec.Outcomes[k].Name] = Average(x)
		}
	})
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(struct {
		About
		Means map[string]float64
	}{about, means}, "", "\t")
}

// kept closes a study and puts its page and exports beside it.
func kept(t *testing.T, s *Study) string {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	read, err := Open(s.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if read.Digest == "" {
		t.Error("a study that was closed has no digest")
	}
	text, err := page(read)
	if err != nil {
		t.Fatal(err)
	}
	exports := exports(read)
	exports[ReportFile] = func(to io.Writer) error { _, err := to.Write(text); return err }
	if len(read.Spec.Series) == 0 {
		delete(exports, "days.csv")
		delete(exports, "days.parquet")
	}
	for name, write := range exports {
		if err := stage.Exchange(stage.OS{}, s.path(name), write); err != nil {
			t.Fatal(err)
		}
	}
	return s.Dir
}

func mustVerify(t *testing.T, dir string, o VerifyOptions) *Proof {
	t.Helper()
	o.Kinds = testKinds
	if o.Program.Fingerprint == "" {
		o.Program = tester
	}
	p, err := Verify(t.Context(), dir, o, page)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// flaws are all that a proof found, one a line.
func flaws(p *Proof) string {
	if p.First == nil {
		return proof.Lines(p.Wrong)
	}
	return p.First.String() + "\n" + proof.Lines(p.Wrong)
}

// A tiny week, of which a row takes a millisecond.
func tiny() Request {
	a := week()
	a.Points, a.Seeds = 8, 1
	a.Sets = []string{"days=3", "burn_in=0", "counties.samjiyon.porters=40", "counties.downriver.porters=0", "regime=customary"}
	return a
}

func TestVerifyNamesWhatWasChangedInAStudy(t *testing.T) {
	s := begun(t, tiny())
	makeAll(t, s)
	dir := kept(t, s)
	before := proof.Tree(t, dir)
	replace := func(name, from, to string) func(*testing.T) {
		return func(t *testing.T) {
			if !strings.Contains(before[name], from) {
				t.Fatalf("%s has no %q", name, from)
			}
			proof.Write(t, filepath.Join(dir, name), strings.Replace(before[name], from, to, 1))
		}
	}
	for name, x := range map[string]struct {
		change func(*testing.T)
		want   string
	}{
		"what was asked for":   {replace(SpecFile, `"asked": 8`, `"asked": 9`), "study.json: it was changed after it was written"},
		"a unit":               {replace(SpecFile, `"unit": "kg"`, `"unit": "t"`), "inputs[routes.river.load].unit: recorded \"t\", now \"kg\""},
		"how it was stated":    {replace(SpecFile, `"stated": "20 to 33 people"`, `"stated": "20 to 34 people"`), "inputs[planning.crew_low]."},
		"half of it":           {replace(SpecFile, before[SpecFile][500:], ""), "study.json: it cannot be read"},
		"a row":                {func(t *testing.T) { flip(t, filepath.Join(dir, RowsFile), len(before[RowsFile])/2) }, "rows.tumen: it is damaged"},
		"a value, sealed anew": {func(t *testing.T) { alterSealed(t, dir) }, "row 3, "},
		"the page":             {replace(ReportFile, `"rows": 8`, `"rows": 7`), "report.html: it is not the page that this program draws of the study"},
		"an export":            {replace("rows.csv", ",base case,", ",base Case,"), "rows.csv: it is not what tumen export writes of the rows as they are, from byte "},
		"an export's end":      {func(t *testing.T) { proof.Write(t, filepath.Join(dir, "days.csv"), before["days.csv"]+"\n") }, "days.csv: it is not what tumen export writes"},
		"the digest":           {replace(DigestFile, "  study.json", "  study.jsonx"), "study.json: it was changed after it was written"},
		"the lock":             {func(t *testing.T) { proof.Write(t, filepath.Join(dir, LockFile), "x") }, "lock: it is not empty"},
		"notes":                {func(t *testing.T) { proof.Write(t, filepath.Join(dir, "notes.md"), "x") }, "notes.md: it is no file of this study"},
		"no rows":              {func(t *testing.T) { os.Remove(filepath.Join(dir, RowsFile)) }, "rows.tumen: it cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			defer restore(t, dir, before)
			x.change(t)
			p := mustVerify(t, dir, VerifyOptions{})
			if p.Same || !strings.Contains(flaws(p), x.want) {
				t.Errorf("same %t, found\n%s\nwant %s", p.Same, flaws(p), x.want)
			}
		})
	}
	if p := mustVerify(t, dir, VerifyOptions{}); !p.Same {
		t.Errorf("the test did not put everything back: %s", flaws(p))
	}
	p := mustVerify(t, dir, VerifyOptions{Program: build.Identity{Version: "9", Fingerprint: "other"}})
	if p.Same || !p.SameValues || len(p.Others) != 1 || flaws(p) != "" {
		t.Errorf("by another model: %+v\n%s", p, flaws(p))
	}
}

// alterSealed changes an outcome of row 3, with every checksum and the digest.
func alterSealed(t *testing.T, dir string) {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Change(t, s.path(RowsFile), 3, func(r *store.Row) { r.Outcomes[0]++ })
	if err := s.unseal(); err != nil {
		t.Fatal(err)
	}
	if s, err = Continue(dir, tester); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func flip(t *testing.T, path string, at int) {
	t.Helper()
	data := []byte(proof.Read(t, path))
	data[at] ^= 4
	proof.Write(t, path, string(data))
}

func restore(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		proof.Write(t, filepath.Join(dir, name), text)
	}
}

// A study of which rows are missing is not whole, but what is there is verified.
func TestAnIncompleteStudyIsVerifiedAsFarAsItGoes(t *testing.T) {
	s := begun(t, tiny())
	ctx, stop := context.WithCancel(t.Context())
	s.Run(ctx, RunOptions{Workers: 1, Progress: func(p Progress) {
		if p.Done == 5 {
			stop()
		}
	}})
	dir := kept(t, s)
	p := mustVerify(t, dir, VerifyOptions{})
	if !p.Same || p.Missing == 0 || p.Rows+p.Missing != 8 || !strings.Contains(strings.Join(p.Notes, "\n"), "the study is incomplete: ") {
		t.Errorf("%+v\n%s", p, flaws(p))
	}
}

// Rows beyond the size that study.json names are not passed over, also where no
// digest says that the size was changed.
func TestRowsBeyondTheSizeOfAStudyAreNamed(t *testing.T) {
	s := begun(t, tiny())
	makeAll(t, s)
	dir := kept(t, s)
	text := proof.Tree(t, dir)[SpecFile]
	proof.Write(t, filepath.Join(dir, SpecFile), strings.Replace(text, `"asked": 8`, `"asked": 4`, 1))
	if err := os.Remove(filepath.Join(dir, DigestFile)); err != nil {
		t.Fatal(err)
	}
	if p := mustVerify(t, dir, VerifyOptions{}); p.Same || !strings.Contains(flaws(p), "rows.tumen: it has a row 7, and the study has 4 rows") {
		t.Errorf("%+v\n%s", p, flaws(p))
	}
}

// Files that a killed process was writing are removed by the next one.
func TestHalfWrittenFilesOfAStudyAreRemoved(t *testing.T) {
	s := begun(t, tiny())
	makeAll(t, s)
	dir := kept(t, s)
	before := proof.Tree(t, dir)
	for name := range before {
		if name != LockFile {
			proof.Write(t, filepath.Join(dir, name+stage.NewSuffix), "half")
		}
	}
	if err := begunAgain(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	if p := mustVerify(t, dir, VerifyOptions{}); !p.Same || len(proof.Tree(t, dir)) != len(before) {
		t.Errorf("%+v\n%s", p, flaws(p))
	}
}

// The message of a failed run is cut where it is very long. Made again, it is still
// the same.
func TestALongFailureIsTheSameAgain(t *testing.T) {
	s := begun(t, tiny())
	task := Task{Values: make([]float64, len(s.Spec.Inputs))}
	fails := func(context.Context, Task) (outcome, error) {
		return outcome{}, errors.New(strings.Repeat("it went wrong. ", 200))
	}
	made, err := attempt(t.Context(), fails, task)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.writer.Add(made); err != nil {
		t.Fatal(err)
	}
	recorded, err := s.row(0)
	if err != nil {
		t.Fatal(err)
	}
	again, err := attempt(t.Context(), fails, task)
	if err != nil {
		t.Fatal(err)
	}
	if words := s.Spec.compare(recorded, again); len(words) > 0 {
		t.Errorf("it differs: %.200q", words)
	}
}

// Whatever is changed in whatever file, verify finds it, and nothing panics. What
// no reader shows is the lock.
func TestVerifyFindsEveryDamageOfAStudy(t *testing.T) {
	s := begun(t, tiny())
	makeAll(t, s)
	dir := kept(t, s)
	before := proof.Tree(t, dir)
	n, audited := proof.Count(6, 60, 1000), 0
	proof.Damages(t, dir, before, n, func(ctx context.Context, what string) {
		p, err := Verify(ctx, dir, VerifyOptions{Program: tester, Kinds: testKinds}, page)
		if err == nil && p.Same {
			t.Errorf("%s: not found", what)
		}
		if p, err := Examine(dir, tester, testKinds, page); err != nil || !p.Same {
			audited++
		}
	})
	if p := mustVerify(t, dir, VerifyOptions{}); !p.Same {
		t.Errorf("the test did not put everything back: %s", flaws(p))
	}
	if audited < n {
		t.Errorf("without making a row again, %d of %d damages are found", audited, n)
	}
	t.Logf("%d damages, %d found without making a row again", n, audited)
}
