// Package storetest changes the rows of a study, as another model would have made
// them, for tests.
package storetest

import (
	"encoding/binary"
	"errors"
	"os"
	"testing"

	"tumen/study/store"
)

// Change rewrites a file of rows with one of them changed.
func Change(t testing.TB, path string, row uint64, change func(*store.Row)) {
	t.Helper()
	head, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	count := func(at int) int { return int(binary.LittleEndian.Uint32(head[at:])) }
	layout := store.Layout{Study: [32]byte(head[28:60]), Inputs: count(12), Outcomes: count(16), Series: count(20), Days: count(24)}
	rows, err := store.Scan(path, layout)
	if err != nil {
		t.Fatal(err)
	}
	w, err := store.Create(path+"2", layout)
	if err != nil {
		t.Fatal(err)
	}
	err = rows.Each(rows.Last()+1, func(r *store.Row) error {
		if r.Number == row {
			change(r)
		}
		return w.Add(r)
	})
	if err := errors.Join(err, w.Close(), os.Rename(path+"2", path)); err != nil {
		t.Fatal(err)
	}
}
