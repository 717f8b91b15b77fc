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
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/internal/proof"
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

// damaged is a copy of a file to which something was done, and says of a frame
// whether that touched it.
func damaged(whole []byte, r *rand.Rand) (bad []byte, touched func(from, to int) bool) {
	at := r.IntN(len(whole))
	n := min([]int{1, 2, 60, 150, 6000}[r.IntN(5)], len(whole)-at)
	bad = bytes.Clone(whole)
	noise := make([]byte, n)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	touched = func(from, to int) bool { return from < at+n && to > at }
	switch r.IntN(7) {
	case 0, 1:
		n = 1
		bad[at] ^= 1 << r.IntN(8)
	case 2:
		clear(bad[at : at+n])
	case 3:
		copy(bad[at:], noise)
	case 4:
		bad = slices.Delete(bad, at, at+n)
	case 5:
		bad = slices.Insert(bad, at, noise...)
		touched = func(from, to int) bool { return from < at && to > at }
	case 6: // a part of another place, with frames of its own
		from := r.IntN(len(whole) - n + 1)
		copy(bad[at:], whole[from:from+n])
	}
	return bad, touched
}

// frames are where the frames of a finished file begin and end.
func frames(b []byte) (list [][2]int) {
	for at := headerSize; at < len(b); {
		n := plan.frameLength(b[at:])
		list = append(list, [2]int{at, at + n})
		at += n
	}
	return list
}

// Whatever happens to a part of a file, every row that it did not touch is
// found; no other is believed; and when the missing ones are made again, the
// file is what it was. Other rows are never thrown away.
func TestEveryRowThatIsNotDamagedIsFound(t *testing.T) {
	const n = 40
	whole, err := os.ReadFile(file(t, n))
	if err != nil {
		t.Fatal(err)
	}
	places := frames(whole)
	if len(places) != n {
		t.Fatalf("%d frames", len(places))
	}
	path := filepath.Join(t.TempDir(), "rows")
	lost := 0
	defer func(n int) { windowSize = n }(windowSize)
	for seed := range proof.Count(100, 300, 1000) {
		windowSize = []int{1, 200, 301, 1 << 18}[seed%4] // frames begin anywhere in it
		bad, touched := damaged(whole, rand.New(rand.NewPCG(uint64(seed), 1)))
		if err := os.WriteFile(path, bad, 0o666); err != nil {
			t.Fatal(err)
		}
		r, err := Scan(path, plan)
		if err != nil {
			t.Fatalf("damage %d: %v", seed, err)
		}
		for i, p := range places {
			if !r.Has(i) && !touched(p[0], p[1]) {
				t.Fatalf("damage %d: row %d was not touched and is not found", seed, i)
			}
			if !r.Has(i) {
				lost++
			}
		}
		for _, x := range all(t, r) {
			if diff := cmp.Diff(*row(int(x.Number)), x, cmpopts.EquateNaNs()); diff != "" {
				t.Fatalf("damage %d: row %d: %s", seed, x.Number, diff)
			}
		}
		if r.lost() {
			if _, err := Append(r); err == nil {
				t.Errorf("damage %d: a file of which nothing is sound was continued", seed)
			}
			continue
		}
		missing := r.Missing(n)
		w, err := Append(r)
		if err != nil {
			t.Fatalf("damage %d: %v", seed, err)
		}
		for i := range n {
			if missing.Has(i) {
				if err := w.Add(row(i)); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.Close()
		if err := Finish(path, plan); err != nil {
			t.Fatalf("damage %d: %v", seed, err)
		}
		if again, _ := os.ReadFile(path); !bytes.Equal(again, whole) {
			t.Fatalf("damage %d: the file is not what it was", seed)
		}
	}
	if lost == 0 {
		t.Error("no damage cost a row")
	}
}

// A row is found however many bytes before it are damaged, so also where a part of
// its beginning is read with them and the rest later.
func TestARowIsFoundWhereverWhatWasReadEnds(t *testing.T) {
	defer func(n int) { windowSize = n }(windowSize)
	windowSize = 1
	whole := must(os.ReadFile(file(t, 3)))
	path := filepath.Join(t.TempDir(), "rows")
	read := frameSize + plan.mostRow() // at once
	for n := read - headerSize - 20; n < read+20; n++ {
		if err := os.WriteFile(path, slices.Insert(bytes.Clone(whole), headerSize, make([]byte, n)...), 0o666); err != nil {
			t.Fatal(err)
		}
		if r := scanned(t, path); r.Len() != 3 {
			t.Fatalf("after %d bytes %v of 3 are missing", n, r.Missing(3))
		}
	}
}

// 6 kB of zeros in the middle cost the rows that they hit and no others.
func TestZerosInTheMiddleCostTheRowsThatTheyHit(t *testing.T) {
	path := file(t, 512)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := frames(b)[100][0]
	clear(b[at : at+6000])
	hit := 0
	for _, p := range frames(must(os.ReadFile(path))) {
		if p[0] < at+6000 && p[1] > at {
			hit++
		}
	}
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
	r := scanned(t, path)
	if r.Len() != 512-hit || fmt.Sprint(r.Missing(512)) != fmt.Sprintf("rows 100 to %d", 99+hit) || len(r.Damage) != 1 || r.Damage[0].At != int64(at) {
		t.Errorf("%d rows of %d, missing %v, damage %v", r.Len(), 512-hit, r.Missing(512), r.Damage)
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
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

func TestSpans(t *testing.T) {
	s := SpansOf([]int{0, 1, 2, 7, 9, 10})
	if s.String() != "rows 0 to 2, 7 and 9 to 10" || s.Count() != 6 || s.At(3) != 7 || s.At(5) != 10 || !s.Has(7) || s.Has(8) || s.Has(11) {
		t.Errorf("%v: %d", s, s.Count())
	}
	if g := s.Groups(4); fmt.Sprint([]Span(g)) != "[{0 3}]" {
		t.Errorf("groups %v", []Span(g))
	}
	if g := SpansOf([]int{1, 9}).Groups(4); fmt.Sprint([]Span(g)) != "[{0 1} {2 3}]" {
		t.Errorf("groups %v", []Span(g))
	}
	if many := SpansOf([]int{1, 3, 5, 7, 9, 11, 13}); many.String() != "rows 1, 3, 5, 7, 9 and 2 more" {
		t.Error(many)
	}
}

// fullDisk takes a number of bytes and no more, as a disk does: the last write
// may be done in part.
type fullDisk struct {
	*os.File
	left int
}

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) <= d.left {
		d.left -= len(b)
		return d.File.Write(b)
	}
	n, _ := d.File.Write(b[:d.left])
	d.left = 0
	return n, syscall.ENOSPC
}

// A disk that fills up costs the row that does not fit, whole or in part, and
// when there is space again the rows go on.
func TestAFullDiskCostsOneRow(t *testing.T) {
	whole, err := os.ReadFile(file(t, 4))
	if err != nil {
		t.Fatal(err)
	}
	for left := 0; left < len(whole)-headerSize; left += 11 {
		path := filepath.Join(t.TempDir(), "rows")
		w, err := Create(path, plan)
		if err != nil {
			t.Fatal(err)
		}
		w.file = &fullDisk{w.file.(*os.File), left}
		n := 0
		for n < 4 && err == nil {
			if err = w.Add(row(n)); err == nil {
				n++
			}
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("with space for %d bytes: %v after %d rows", left, err, n)
		}
		if again := w.Add(row(n)); !errors.Is(again, syscall.ENOSPC) {
			t.Fatalf("after the disk was full, a row was taken: %v", again)
		}
		w.file.Close()
		if now, _ := os.ReadFile(path); !bytes.HasPrefix(whole, now) {
			t.Fatalf("with space for %d bytes the file does not end with a whole row", left)
		}
		there := scanned(t, path)
		on, err := Append(there)
		if err != nil || there.Tail != 0 || there.Len() != n {
			t.Fatalf("going on: %v, %d bytes lost, %d rows of %d", err, there.Tail, there.Len(), n)
		}
		for ; n < 4; n++ {
			if err := on.Add(row(n)); err != nil {
				t.Fatal(err)
			}
		}
		on.Close()
		if now, _ := os.ReadFile(path); !bytes.Equal(now, whole) {
			t.Fatalf("with space for %d bytes at first, the file is another one at the end", left)
		}
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
	long.Failure, long.Outcomes, long.Days = strings.Repeat("é", mostFailure)+"\xff", nil, nil
	if err := w.Add(long); err != nil {
		t.Fatal(err)
	}
	w.Close()
	got := all(t, scanned(t, path))
	if f := got[0].Failure; len(f) > mostFailure || !strings.HasSuffix(f, "é…") {
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
