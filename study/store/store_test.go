package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var plan = Layout{Study: [32]byte{1, 2, 3}, Inputs: 2, Outcomes: 3, Series: 2, Days: 4}

// row is a row of plan; every third failed.
func row(n int) *Row {
	r := &Row{Number: uint64(n), Seed: uint64(100 + n), Inputs: []float64{float64(n), 0.5}}
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

// rows reads a file to its end or to its first fault.
func rows(t testing.TB, path string) (all []Row, end error) {
	t.Helper()
	r, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for {
		var row Row
		if err := r.Next(&row); err != nil {
			return all, err
		}
		all = append(all, row)
	}
}

func TestRowsComeBackAsTheyWereWritten(t *testing.T) {
	got, end := rows(t, file(t, 7))
	if !errors.Is(end, io.EOF) || len(got) != 7 {
		t.Fatalf("%d rows, then %v", len(got), end)
	}
	for i := range got {
		if diff := cmp.Diff(*row(i), got[i], cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
	}
}

// The bytes of a small file, as docs/format.md describes them.
func TestTheBytesAreThoseOfTheFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows")
	w, err := Create(path, Layout{Study: [32]byte{0xAB}, Inputs: 1, Outcomes: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Row{{Seed: 7, Inputs: []float64{1}, Outcomes: []float64{2}}, {Number: 1, Seed: 8, Inputs: []float64{1}, Failure: "no"}} {
		if err := w.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []byte("tumenrow" + "\x01\x00\x00\x00" + // format 1
		"\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" + // 1 input, 1 outcome, no series, no days
		"\xAB" + strings.Repeat("\x00", 31) + "....") // the study, and the checksum
	want = append(want, []byte("\x21\x00\x00\x00"+"...."+ // 33 bytes
		"\x00\x00\x00\x00\x00\x00\x00\x00"+"\x07\x00\x00\x00\x00\x00\x00\x00"+"\x00"+ // row 0, seed 7, done
		"\x00\x00\x00\x00\x00\x00\xF0\x3F"+"\x00\x00\x00\x00\x00\x00\x00\x40")...) // 1, 2
	want = append(want, []byte("\x1B\x00\x00\x00"+"...."+
		"\x01\x00\x00\x00\x00\x00\x00\x00"+"\x08\x00\x00\x00\x00\x00\x00\x00"+"\x01"+ // row 1, seed 8, failed
		"\x00\x00\x00\x00\x00\x00\xF0\x3F"+"no")...)
	blank := func(b []byte) []byte { // the checksums are held to by every reader
		b = bytes.Clone(b)
		for _, at := range []int{60, 68, 109} {
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
		seen := 0
		w, lost, err := Append(path, plan, func(r *Row) {
			if r.Number != uint64(seen) {
				t.Errorf("cut at %d: row %d was shown as the %d.", cut, r.Number, seen)
			}
			seen++
		})
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if w.Rows() != uint64(seen) || lost < 0 || cut >= headerSize && int64(cut) != w.end+lost {
			t.Fatalf("cut at %d: %d rows, %d shown, %d bytes lost of those after %d", cut, w.Rows(), seen, lost, w.end)
		}
		for i := seen; i < 4; i++ {
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
	w, lost, err := Append(path, plan, nil)
	if err != nil || w.Rows() != 3 || lost != 500 {
		t.Fatalf("%v, %d bytes lost", err, lost)
	}
	w.Close()
}

// A single bit that changes anywhere is found, and never cut away as if it were
// a torn tail while good rows follow it.
func TestDamageIsFoundAndNotCutAway(t *testing.T) {
	whole, err := os.ReadFile(file(t, 5))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(whole)-1).Draw(t, "byte")
		bit := rapid.IntRange(0, 7).Draw(t, "bit")
		dir, err := os.MkdirTemp("", "damage")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		path := filepath.Join(dir, "rows")
		bad := bytes.Clone(whole)
		bad[at] ^= 1 << bit
		if err := os.WriteFile(path, bad, 0o666); err != nil {
			t.Fatal(err)
		}
		w, lost, err := Append(path, plan, nil)
		last := len(whole) - int(frameSize) - plan.rowSize() // where the last row begins: row 4 did not fail
		if at < last && err == nil {
			t.Fatalf("byte %d: %d bytes were cut off", at, lost)
		}
		if at >= last && (err != nil || w.Rows() != 4) {
			t.Fatalf("byte %d of the last row: %v", at, err)
		}
		if err == nil {
			w.Close()
			return
		}
		if now, _ := os.ReadFile(path); !bytes.Equal(now, bad) {
			t.Fatal("the damaged file was changed")
		}
	})
}

func TestRowsOfAnotherStudyAreRefused(t *testing.T) {
	path := file(t, 2)
	other := plan
	other.Study[0]++
	if _, _, err := Append(path, other, nil); err == nil || !strings.Contains(err.Error(), "the rows are of another study") {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("no rows at all\n", 9)), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "no file of rows") {
		t.Errorf("got %v", err)
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
	if err := w.Add(row(1)); err == nil || err.Error() != "row 1 comes where row 0 belongs" {
		t.Errorf("a row too early: %v", err)
	}
	if err := w.Add(row(0)); err != nil {
		t.Errorf("the right row: %v", err)
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
		on, lost, err := Append(path, plan, nil)
		if err != nil || lost != 0 || on.Rows() != uint64(n) {
			t.Fatalf("going on: %v, %d bytes lost, %d rows of %d", err, lost, on.Rows(), n)
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
	got, _ := rows(t, path)
	if f := got[0].Failure; len(f) > mostFailure || !strings.HasSuffix(f, "é…") {
		t.Errorf("%d bytes that end in %q", len(f), f[len(f)-8:])
	}
}

func FuzzReader(f *testing.F) {
	whole, err := os.ReadFile(file(f, 4))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-3])
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "rows")
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
		r, err := Open(path)
		if err != nil {
			return
		}
		defer r.Close()
		var row Row
		for r.Next(&row) == nil {
		}
		r.Damaged()
	})
}
