package record

import (
	"bytes"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/record/table"

	"github.com/parquet-go/parquet-go"
)

// nobody is a run of the village in which nothing crosses.
func nobody(t *testing.T) *Run {
	t.Helper()
	s := village()
	for i := range s.Parameters.Routes {
		s.Parameters.Routes[i].Capacity = 0
	}
	return mustMake(t, Options{Scenario: s})
}

// A run in which nothing crosses has null for every ratio, and empty cells; it is
// read back as it was written, and its tables say where there is none.
func TestWhatDoesNotExistIsNullOnDisk(t *testing.T) {
	r, dir := nobody(t), filepath.Join(t.TempDir(), "run")
	mustSave(t, r, dir)
	again := mustOpen(t, dir)
	for path, n := range again.Manifest.Summary.Numbers() {
		if n.Known() && !strings.HasPrefix(path, "goods.") && path != "organisers.active" { // these have their days
			t.Errorf("%s of nothing is %v", path, n)
		}
	}
	same(t, "summaries", again.Manifest.Summary, r.Manifest.Summary)
	same(t, "days", again.Days, r.Days)
	for _, x := range again.Days.Column("piece_rate").Reals {
		if !math.IsNaN(x) {
			t.Errorf("the piece rate of nothing is %v", x)
		}
	}
	var text bytes.Buffer
	if err := again.DaysCSV(&text); err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(text.String(), "\n")
	first, _, _ := strings.Cut(rest, "\n")
	for k, name := range strings.Split(head, ",") {
		cell := strings.Split(first, ",")[k]
		if rate := name == "piece_rate" || strings.HasPrefix(name, "piece_rate.") || strings.HasPrefix(name, "passage."); (cell == "") != rate {
			t.Errorf("%s is %q in days.csv", name, cell)
		}
	}
	days, _ := tables(t, r)
	nulls(t, days, "piece_rate", r.Days.Rows())
}

// nulls counts the nulls of a column of a Parquet file.
func nulls(t *testing.T, data []byte, column string, want int) {
	t.Helper()
	file := proof.Must(parquet.OpenFile(bytes.NewReader(data), int64(len(data))))(t)
	got := 0
	s := &table.Sheet{File: file}
	if err := s.Cells(file.Root().Column(column), func(v parquet.Value) {
		if v.IsNull() {
			got++
		}
	}); err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("%s has %d nulls, want %d", column, got, want)
	}
}
