package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"math"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// Heading is a column of a table that is written for other programs: its name,
// unit and meaning, and what its cells are.
type Heading struct {
	Name, Unit, Means string
	Of                Cells
}

// Cells says what the cells of a column are.
type Cells int

// The kinds of cells, with the Go type of each.
const (
	Real    Cells = iota // float64; NaN is a number that does not exist: null in Parquet, empty in CSV
	Whole                // int64
	Natural              // uint64
	Text                 // string
)

// WriteParquet writes a table row by row, laid out and described as the tables
// of a run are (docs/format.md). The cells of a row are of the types that the
// headings name; the row is used before the next is asked for. It ends with the
// first error of rows.
func WriteParquet(to io.Writer, m Stamp, head []Heading, rows iter.Seq2[[]any, error]) error {
	var now []any
	columns := make([]Column, len(head))
	for k, h := range head {
		columns[k] = h.column(func() any { return now[k] })
	}
	options, err := Layout(m, columns)
	if err != nil {
		return err
	}
	w := parquet.NewGenericWriter[any](to, append(options, parquet.MaxRowsPerRowGroup(GroupRows))...)
	row := make([]parquet.Row, 1)
	for cells, err := range rows {
		if err != nil {
			return err
		}
		now, row[0] = cells, row[0][:0]
		for k, c := range columns {
			row[0] = append(row[0], c.at(0, k))
		}
		if _, err := w.WriteRows(row); err != nil {
			return err
		}
	}
	return w.Close()
}

// column is a heading as the encoder knows it.
func (h Heading) column(cell func() any) Column {
	c := Column{note: note{h.Name, h.Unit, h.Means}}
	switch h.Of {
	case Real:
		c.node = optionalReal()
		c.Cell = func(int) parquet.Value { return real(cell().(float64)) }
	case Whole:
		c.node = parquet.Leaf(parquet.Int64Type)
		c.Cell = func(int) parquet.Value { return parquet.Int64Value(cell().(int64)) }
	case Natural:
		c.node = parquet.Uint(64)
		c.Cell = func(int) parquet.Value { return parquet.Int64Value(int64(cell().(uint64))) }
	case Text:
		c.node = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
		c.Cell = func(int) parquet.Value { return parquet.ValueOf(cell().(string)) }
	}
	return c
}

// WriteCSV writes a table row by row as RFC 4180 has it, its names in the first
// line. A number is written so that reading it gives the same one; a number that
// is not there is an empty field. It ends with the first error of rows.
func WriteCSV(to io.Writer, head []Heading, rows iter.Seq2[[]any, error]) error {
	w := csv.NewWriter(to)
	line := make([]string, len(head))
	for k, h := range head {
		line[k] = h.Name
	}
	if err := w.Write(line); err != nil {
		return err
	}
	for cells, err := range rows {
		if err != nil {
			return err
		}
		for k, cell := range cells {
			line[k] = Field(cell)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// Field writes a cell.
func Field(cell any) string {
	switch x := cell.(type) {
	case float64:
		if math.IsNaN(x) {
			return ""
		}
		return strconv.FormatFloat(x, 'g', -1, 64)
	case int64:
		return strconv.FormatInt(x, 10)
	case uint64:
		return strconv.FormatUint(x, 10)
	}
	return fmt.Sprint(cell)
}
