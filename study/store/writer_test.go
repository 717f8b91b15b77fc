package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"tumen/internal/proof"
)

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
	whole := proof.Must(os.ReadFile(file(t, 4)))(t)
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
