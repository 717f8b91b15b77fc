package study

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"tumen/study/store"
)

// Every number that is written can be read again as the same one.
func TestRowsAreWrittenForOtherPrograms(t *testing.T) {
	s := finished(t, week(), 2)
	var text, table, days bytes.Buffer
	if err := s.Export(&text, AsCSV); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&text).ReadAll()
	if err != nil || len(lines) != 129 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	head := lines[0]
	if got := strings.Join(head[:8], " "); got != "row point replicate with seed failure input.routes.river.load input.planning.crew_low" {
		t.Errorf("the first names are %s", got)
	}
	if _, err := s.Each(func(r *store.Row) error {
		line := lines[1+r.Number]
		if line[0] != strconv.Itoa(int(r.Number)) || line[1] != strconv.Itoa(int(r.Number)/2) || line[4] != strconv.Itoa(int(r.Seed)) || line[5] != r.Failure {
			t.Errorf("row %d begins with %q", r.Number, line[:6])
		}
		for k, x := range r.Outcomes {
			field := line[6+len(r.Inputs)+k]
			if got, err := strconv.ParseFloat(field, 64); got != x && !(field == "" && math.IsNaN(x)) {
				t.Errorf("row %d, %s: %q, %v; want %v", r.Number, head[6+len(r.Inputs)+k], field, err, x)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}

	for out, write := range map[*bytes.Buffer]func() error{
		&table: func() error { return s.Export(&table, AsParquet) }, &days: func() error { return s.ExportDays(&days, AsParquet) },
	} {
		if err := write(); err != nil {
			t.Fatal(err)
		}
		if _, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len())); err != nil {
			t.Error(err)
		}
	}
	file, err := parquet.OpenFile(bytes.NewReader(table.Bytes()), int64(table.Len()))
	if err != nil || file.NumRows() != 128 || len(file.Root().Columns()) != len(head) {
		t.Errorf("%d rows, %v", file.NumRows(), err)
	}
	daily, err := parquet.OpenFile(bytes.NewReader(days.Bytes()), int64(days.Len()))
	if want := int64(7 * (128 - s.Failed())); err != nil || daily.NumRows() != want {
		t.Errorf("%d rows of days, want %d; %v", daily.NumRows(), want, err)
	}
	if err := s.Export(&text, "xlsx"); err == nil || err.Error() != `rows cannot be written as "xlsx": choose csv or parquet` {
		t.Errorf("got %v", err)
	}
}
