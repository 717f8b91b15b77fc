package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/internal/proof"
)

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
	whole := proof.Must(os.ReadFile(file(t, n)))(t)
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
	b := proof.Must(os.ReadFile(path))(t)
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
