package table

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	"tumen/economy/observe"
)

func TestATableThatIsNoneIsRefused(t *testing.T) {
	ints := func(n int) []int64 { return make([]int64, n) }
	for _, c := range []struct {
		columns []observe.Column
		want    string
	}{
		{[]observe.Column{{Name: "a", Ints: ints(2)}, {Name: "b", Ints: ints(3)}}, "column b has 3 rows, but the table has 2"},
		{[]observe.Column{{Name: "a", Ints: ints(2)}, {Name: "a", Ints: ints(2)}}, `column 2 has the name "a"`},
		{[]observe.Column{{Ints: ints(2)}}, `column 1 has the name ""`},
		{[]observe.Column{{Name: "a", Ints: ints(1), Reals: []float64{1}}}, "column a holds both whole and real numbers"},
	} {
		_, err := EncodeDays(Stamp{}, &observe.Table{Columns: c.columns})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

// Whatever a table holds comes back bit for bit, absent numbers too, and over more
// rows than one batch.
func TestEveryTableComesBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := rapid.IntRange(1, 3*Batch).Draw(r, "rows")
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-zа-я._-]{1,8}`), 1, 6, rapid.ID).Draw(r, "names")
		want := &observe.Table{}
		for _, name := range names {
			c := observe.Column{Name: name, Unit: rapid.String().Draw(r, "unit"), Means: rapid.String().Draw(r, "means")}
			if rapid.Bool().Draw(r, "real") {
				c.Reals = rapid.SliceOfN(rapid.OneOf(rapid.Float64(), rapid.Just(math.NaN())), rows, rows).Draw(r, "reals")
			} else {
				c.Ints = rapid.SliceOfN(rapid.Int64(), rows, rows).Draw(r, "ints")
			}
			want.Columns = append(want.Columns, c)
		}
		data, err := EncodeDays(Stamp{}, want)
		if err != nil {
			r.Fatal(err)
		}
		got, err := DecodeDays(data)
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateNaNs()); diff != "" {
			r.Fatal(diff)
		}
	})
}

// More flows than one page of the file holds, and a run without any.
func TestFlowsComeBack(t *testing.T) {
	var many []observe.Flow
	for day := range int32(20_000) {
		many = append(many,
			observe.Flow{Day: day, Kind: "pay", From: "donju", To: "porters", Amount: int64(day) * 31},
			observe.Flow{Day: day, Kind: "levy", From: "donju", To: "customs", Amount: -int64(day)})
	}
	for _, want := range [][]observe.Flow{many, nil} {
		data, err := EncodeFlows(Stamp{}, want, "fen")
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeFlows(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// A table for other programs has null for a number that does not exist, and an
// empty field in CSV.
func TestATableForOthersHasNullForNoNumber(t *testing.T) {
	head := []Heading{{Name: "row", Of: Whole}, {Name: "share"}}
	rows := func(yield func([]any, error) bool) {
		for i, x := range []float64{0, math.NaN(), 0.5} {
			if !yield([]any{int64(i), x}, nil) {
				return
			}
		}
	}
	var table, text bytes.Buffer
	if err := WriteParquet(&table, Stamp{}, head, rows); err != nil {
		t.Fatal(err)
	}
	read, err := DecodeFrom(bytes.NewReader(table.Bytes()), int64(table.Len()))
	if err != nil {
		t.Fatal(err)
	}
	nulls := 0
	if err := read.Cells(read.File.Root().Column("share"), func(v parquet.Value) {
		if v.IsNull() {
			nulls++
		}
	}); err != nil || nulls != 1 {
		t.Errorf("%v: %d nulls, want 1", err, nulls)
	}
	if err := WriteCSV(&text, head, rows); err != nil || text.String() != "row,share\n0,0\n1,\n2,0.5\n" {
		t.Errorf("%v: %q", err, text.String())
	}
}

// A column of whole numbers with null was not written by this program.
func TestAWholeNumberIsNeverNull(t *testing.T) {
	columns := []Column{{note: note{Name: "hired"}, node: parquet.Optional(parquet.Leaf(parquet.Int64Type)), Cell: func(int) parquet.Value { return parquet.NullValue() }}}
	data, err := encode(Stamp{}, 2, columns)
	if err != nil {
		t.Fatal(err)
	}
	if table, err := DecodeDays(data); err == nil || !strings.Contains(err.Error(), "hired") {
		t.Errorf("it was read as %+v, %v", table, err)
	}
	if _, err := EncodeDays(Stamp{}, &observe.Table{Columns: []observe.Column{{Name: "rate", Reals: []float64{math.NaN()}}}}); err != nil {
		t.Error(err)
	}
}
