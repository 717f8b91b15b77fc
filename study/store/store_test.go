package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/stage"
)

var plan = Layout{Study: [32]byte{1, 2, 3}, Inputs: 2, Outcomes: 3, Series: 2, Days: 4}

// row is a row of plan; every third failed.
func row(n int) *Row {
	r := &Row{Number: uint64(n), Seed: uint64(100 + n), Program: Key("one"), Inputs: []float64{float64(n), 0.5}}
	if n%3 == 2 {
		r.Failure = fmt.Sprintf("run %d has no crew", n)
		return r
	}
	r.Outcomes = []float64{1, math.NaN(), -float64(n)}
	r.Days = [][]float32{{1, 2, 3, float32(n)}, {float32(math.NaN()), 0, 0, 1}}
	return r
}

// file writes n rows and gives the path.
func file(t testing.TB, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rows")
	w, err := Create(path, plan)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := w.Add(row(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// scanned is what a file holds.
func scanned(t testing.TB, path string) *Rows {
	t.Helper()
	r, err := Scan(path, plan)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// all are the rows of a file, each as it was written.
func all(t testing.TB, r *Rows) (list []Row) {
	t.Helper()
	err := r.Each(mostRows, func(x *Row) error {
		kept := *x
		kept.Inputs, kept.Outcomes, kept.Days = slices.Clone(x.Inputs), slices.Clone(x.Outcomes), nil
		for _, s := range x.Days {
			kept.Days = append(kept.Days, slices.Clone(s))
		}
		list = append(list, kept)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestRowsComeBackAsTheyWereWritten(t *testing.T) {
	r := scanned(t, file(t, 7))
	got := all(t, r)
	if len(got) != 7 || !r.Finished() || !r.Sound() || len(r.Missing(7)) > 0 {
		t.Fatalf("%d rows of %+v", len(got), r)
	}
	for i := range got {
		if diff := cmp.Diff(*row(i), got[i], cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
	}
	if one, err := r.Row(4); err != nil || one.Seed != 104 {
		t.Errorf("row 4: %+v, %v", one, err)
	}
	if none, err := r.Row(7); err != nil || none != nil {
		t.Errorf("row 7: %+v, %v", none, err)
	}
}

// The bytes of a small file, as docs/format.md describes them.
func TestTheBytesAreThoseOfTheFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows")
	w, err := Create(path, Layout{Study: [32]byte{0xAB}, Inputs: 1, Outcomes: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Row{{Seed: 7, Program: 9, Inputs: []float64{1}, Outcomes: []float64{2}}, {Number: 1, Seed: 8, Program: 9, Inputs: []float64{1}, Failure: "no"}} {
		if err := w.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []byte("tumenrow" + "\x02\x00\x00\x00" + // format 2
		"\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" + // 1 input, 1 outcome, no series, no days
		"\xAB" + strings.Repeat("\x00", 31) + "....") // the study, and the checksum
	want = append(want, []byte("\xF5row"+"\x29\x00\x00\x00"+"...."+ // 41 bytes
		"\x00\x00\x00\x00\x00\x00\x00\x00"+"\x07\x00\x00\x00\x00\x00\x00\x00"+ // row 0, seed 7
		"\x09\x00\x00\x00\x00\x00\x00\x00"+"\x00"+ // program 9, done
		"\x00\x00\x00\x00\x00\x00\xF0\x3F"+"\x00\x00\x00\x00\x00\x00\x00\x40")...) // 1, 2
	want = append(want, []byte("\xF5row"+"\x23\x00\x00\x00"+"...."+
		"\x01\x00\x00\x00\x00\x00\x00\x00"+"\x08\x00\x00\x00\x00\x00\x00\x00"+ // row 1, seed 8
		"\x09\x00\x00\x00\x00\x00\x00\x00"+"\x01"+ // program 9, failed
		"\x00\x00\x00\x00\x00\x00\xF0\x3F"+"no")...)
	blank := func(b []byte) []byte { // the checksums are held to by every scan
		b = bytes.Clone(b)
		for _, at := range []int{60, 72, 125} {
			copy(b[at:], "....")
		}
		return b
	}
	if len(got) != len(want) {
		t.Fatalf("%d bytes, want %d: %q", len(got), len(want), got)
	}
	if diff := cmp.Diff(want, blank(got)); diff != "" {
		t.Error(diff)
	}
}

// Wherever the process is killed while it writes, the rows before are whole,
// and the rows that are added later make the file what it would have been.
func TestATornTailIsCutAndTheRowsGoOn(t *testing.T) {
	whole, err := os.ReadFile(file(t, 4))
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut < len(whole); cut += 5 { // 5 is prime to the 4 and 8 bytes of a number, so that each of its bytes comes up
		path := filepath.Join(t.TempDir(), "rows")
		if err := os.WriteFile(path, whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		r := scanned(t, path)
		if cut >= headerSize && int64(cut) != r.end+r.Tail || !r.Sound() && cut >= headerSize {
			t.Fatalf("cut at %d: %d bytes after %d", cut, r.Tail, r.end)
		}
		w, err := Append(r)
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		for i := r.Len(); i < 4; i++ {
			if err := w.Add(row(i)); err != nil {
				t.Fatal(err)
			}
		}
		w.Close()
		again, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(again, whole) {
			t.Fatalf("cut at %d: the file is not what it would have been (%v)", cut, err)
		}
	}
}

// After a loss of power a file may end in zeros that nobody wrote.
func TestZerosAtTheEndAreATornTail(t *testing.T) {
	path := file(t, 3)
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Write(make([]byte, 500))
	f.Close()
	if r := scanned(t, path); r.Len() != 3 || r.Tail != 500 || len(r.Damage) > 0 {
		t.Fatalf("%+v", r)
	}
}

// Rows are a set: they come in any order, and the finished file is that of rows
// that came in order.
func TestRowsMayComeInAnyOrder(t *testing.T) {
	want, err := os.ReadFile(file(t, 5))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "rows")
	w, err := Create(path, plan)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{3, 0, 4, 2, 0, 1} { // row 0 twice, the same
		if err := w.Add(row(n)); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	r := scanned(t, path)
	if r.Len() != 5 || !r.Sound() || r.Finished() {
		t.Fatalf("%+v", r)
	}
	for i, x := range all(t, r) {
		if int(x.Number) != i {
			t.Errorf("row %d comes as the %d.", x.Number, i)
		}
	}
	if err := Finish(path, plan); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, want) || !scanned(t, path).Finished() {
		t.Error("the finished file is not that of rows in order")
	}
	if _, err := os.Stat(path + stage.NewSuffix); err == nil {
		t.Error("a file was left behind")
	}
}

// Two rows of one number that differ contradict each other: neither counts, and
// the next writer drops both. Which program made them is no difference.
func TestARowThatIsThereTwiceAndDiffersIsMissing(t *testing.T) {
	path := file(t, 3)
	w, err := Append(scanned(t, path))
	if err != nil {
		t.Fatal(err)
	}
	other, moved := row(0), row(1)
	other.Program = Key("two")
	moved.Outcomes = []float64{1, 2, 3}
	for _, r := range []*Row{other, moved} {
		if err := w.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	r := scanned(t, path)
	if fmt.Sprint(r.Twice, r.Missing(3), r.Sound()) != "[1] row 1 false" {
		t.Fatalf("twice %v, missing %v", r.Twice, r.Missing(3))
	}
	if w, err = Append(r); err != nil {
		t.Fatal(err)
	}
	w.Add(row(1))
	w.Close()
	if r := scanned(t, path); !r.Sound() || r.Len() != 3 || fmt.Sprint(r.ByProgram()) != fmt.Sprintf("[{%d rows 0 to 2}]", Key("one")) {
		t.Errorf("%v %v", r.Missing(3), r.ByProgram())
	}
}

// A file that is replaced or changed under a reader is no file with other
// numbers, but an error.
func TestRowsThatChangeUnderAReaderAreAnError(t *testing.T) {
	path := file(t, 5)
	r := scanned(t, path)
	b := must(os.ReadFile(path))
	b[frames(b)[2][0]+40] ^= 1
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := r.Each(5, func(*Row) error { return nil }); !errors.Is(err, errChanged) {
		t.Errorf("got %v", err)
	}
	r = scanned(t, path)
	if err := os.WriteFile(path+"2", b, 0o666); err != nil {
		t.Fatal(err)
	}
	os.Rename(path+"2", path)
	if r.Current() {
		t.Error("another file is taken for the one that was scanned")
	}
	if err := r.Each(5, func(*Row) error { return nil }); !errors.Is(err, ErrReplaced) {
		t.Errorf("got %v", err)
	}
}

func TestRowsOfAnotherStudyAreRefused(t *testing.T) {
	path := file(t, 2)
	other := plan
	other.Study[0]++
	if _, err := Scan(path, other); !errors.Is(err, ErrOther) {
		t.Errorf("got %v", err)
	}
	old := plan.encode()
	old[8] = 1
	binary.LittleEndian.PutUint32(old[60:], crc32.Checksum(old[:60], castagnoli))
	if err := os.WriteFile(path, old, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Scan(path, plan); err == nil || !strings.Contains(err.Error(), "the rows are in format 1, and") {
		t.Errorf("got %v", err)
	}
	text := []byte(strings.Repeat("no rows at all\n", 9))
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Append(scanned(t, path)); err == nil || !strings.Contains(err.Error(), "neither a sound header nor a sound row of this study") {
		t.Errorf("got %v", err)
	}
	if !bytes.Equal(must(os.ReadFile(path)), text) {
		t.Error("the file was changed")
	}
}

func TestARowThatDoesNotBelongIsRefused(t *testing.T) {
	w, err := Create(filepath.Join(t.TempDir(), "rows"), plan)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	short := row(0)
	short.Outcomes = short.Outcomes[1:]
	if err := w.Add(short); err == nil || !strings.Contains(err.Error(), "other numbers than the study") {
		t.Errorf("a row with too few outcomes: %v", err)
	}
	if err := w.Add(row(mostRows)); err == nil || !strings.Contains(err.Error(), "more than a study has") {
		t.Errorf("a row too many: %v", err)
	}
	if err := w.Add(row(0)); err != nil {
		t.Errorf("the right row: %v", err)
	}
}

// What a run says of its failure may be of any length, and not even text.
func TestAFailureIsKeptAsText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows")
	w, err := Create(path, plan)
	if err != nil {
		t.Fatal(err)
	}
	long := row(0)
	long.Failure, long.Outcomes, long.Days = strings.Repeat("é", MostFailure)+"\xff", nil, nil
	if err := w.Add(long); err != nil {
		t.Fatal(err)
	}
	w.Close()
	got := all(t, scanned(t, path))
	if f := got[0].Failure; len(f) > MostFailure || !strings.HasSuffix(f, "é…") {
		t.Errorf("%d bytes that end in %q", len(f), f[len(f)-8:])
	}
}

// FuzzRows scans what no program wrote: it never panics, and what it finds can
// be read and continued.
func FuzzRows(f *testing.F) {
	whole, err := os.ReadFile(file(f, 4))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-3])
	f.Add(append(bytes.Clone(whole[10:150]), whole...))
	f.Add(bytes.Repeat(frameMagic[:], 100))
	for seed := range uint64(8) {
		bad, _ := damaged(whole, rand.New(rand.NewPCG(seed, 2)))
		f.Add(bad)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "rows")
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
		r, err := Scan(path, plan)
		if err != nil {
			return
		}
		n := 0
		if err := r.Each(mostRows, func(*Row) error { n++; return nil }); err != nil || n != r.Len() {
			t.Fatalf("%d rows of %d: %v", n, r.Len(), err)
		}
		r.Missing(1000)
		w, err := Append(r)
		if err != nil {
			if r.lost() {
				return
			}
			t.Fatal(err)
		}
		w.Close()
		if again := scanned(t, path); again.Len() != n || !again.Sound() {
			t.Fatalf("%d rows became %d", n, again.Len())
		}
	})
}
