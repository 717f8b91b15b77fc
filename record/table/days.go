package table

import (
	"math"

	"github.com/parquet-go/parquet-go"

	"tumen/economy"
	"tumen/internal/say"
)

// EncodeDays writes days.parquet: the columns of the table as they are, whole
// numbers as INT64 and others as optional DOUBLE, null where there is none.
func EncodeDays(m Stamp, days *economy.Table) ([]byte, error) {
	rows := days.Rows()
	columns := make([]Column, len(days.Columns))
	for i, c := range days.Columns {
		if len(c.Ints) > 0 && len(c.Reals) > 0 {
			return nil, say.Errorf("column %s holds both whole and real numbers", c.Name)
		}
		if n := len(c.Ints) + len(c.Reals); n != rows {
			return nil, say.Errorf("column %s has %d rows, but the table has %d", c.Name, n, rows)
		}
		columns[i].note = note{Name: c.Name, Unit: c.Unit, Means: c.Means}
		if c.Reals != nil {
			columns[i].node = optionalReal()
			columns[i].Cell = func(row int) parquet.Value { return real(c.Reals[row]) }
		} else {
			columns[i].node = parquet.Leaf(parquet.Int64Type)
			columns[i].Cell = func(row int) parquet.Value { return parquet.Int64Value(c.Ints[row]) }
		}
	}
	return encode(m, rows, columns)
}

// DecodeDays reads days.parquet back, its columns in the order of the file.
func DecodeDays(data []byte) (*economy.Table, error) {
	s, err := Decode(data)
	if err != nil {
		return nil, err
	}
	days := &economy.Table{}
	for _, c := range s.File.Root().Columns() {
		n := s.Notes[c.Name()]
		read := economy.Column{Name: c.Name(), Unit: n.Unit, Means: n.Means}
		switch {
		case !c.Leaf() || c.Repeated() || c.Optional() && c.Type().Kind() != parquet.Double:
			return nil, say.Errorf("has a column %s that is not a plain number", c.Name())
		case c.Type().Kind() == parquet.Int64:
			err = s.Cells(c, func(v parquet.Value) { read.Ints = append(read.Ints, v.Int64()) })
		case c.Type().Kind() == parquet.Double:
			err = s.Cells(c, func(v parquet.Value) {
				x := math.NaN()
				if !v.IsNull() {
					x = v.Double()
				}
				read.Reals = append(read.Reals, x)
			})
		default:
			return nil, say.Errorf("has a column %s of type %s; the only types are INT64 and DOUBLE", c.Name(), c.Type().Kind())
		}
		if err != nil {
			return nil, err
		}
		days.Columns = append(days.Columns, read)
	}
	return days, nil
}
