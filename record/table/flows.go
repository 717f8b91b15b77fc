package table

import (
	"math"

	"github.com/parquet-go/parquet-go"

	"tumen/economy/observe"
	"tumen/internal/say"
)

// EncodeDays writes days.parquet: the columns of the table as they are, whole
// numbers as INT64 and others as optional DOUBLE, null where there is none.
func EncodeDays(m Stamp, days *observe.Table) ([]byte, error) {
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
func DecodeDays(data []byte) (*observe.Table, error) {
	s, err := Decode(data)
	if err != nil {
		return nil, err
	}
	days := &observe.Table{}
	for _, c := range s.File.Root().Columns() {
		n := s.Notes[c.Name()]
		read := observe.Column{Name: c.Name(), Unit: n.Unit, Means: n.Means}
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

// EncodeFlows writes flows.parquet, its rows in the order given and its amounts in
// the minor unit of a case. Kinds and
// sectors are few and repeat, so they are dictionary-encoded.
func EncodeFlows(m Stamp, flows []observe.Flow, minor string) ([]byte, error) {
	text := parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	return encode(m, len(flows), []Column{
		{
			note{"day", "day", "index of the recorded day, from 0"},
			parquet.Leaf(parquet.Int32Type),
			func(row int) parquet.Value { return parquet.Int32Value(flows[row].Day) },
		},
		{
			note{"kind", "", "what the payment is for"},
			text,
			func(row int) parquet.Value { return parquet.ValueOf(flows[row].Kind) },
		},
		{
			note{"from", "", "the sector that paid"},
			text,
			func(row int) parquet.Value { return parquet.ValueOf(flows[row].From) },
		},
		{
			note{"to", "", "the sector that was paid"},
			text,
			func(row int) parquet.Value { return parquet.ValueOf(flows[row].To) },
		},
		{
			note{"amount", minor, "what it paid on that day"},
			parquet.Leaf(parquet.Int64Type),
			func(row int) parquet.Value { return parquet.Int64Value(flows[row].Amount) },
		},
	})
}

// DecodeFlows reads flows.parquet back.
func DecodeFlows(data []byte) ([]observe.Flow, error) {
	s, err := Decode(data)
	if err != nil {
		return nil, err
	}
	var flows []observe.Flow
	words := map[string]string{} // one copy of each kind and sector, however often it occurs
	word := func(v parquet.Value) string {
		b := v.ByteArray()
		if w, ok := words[string(b)]; ok {
			return w
		}
		w := string(b)
		words[w] = w
		return w
	}
	// The first column makes the rows; cells gives as many values of the others.
	row := 0
	columns := []struct {
		name string
		kind parquet.Kind
		put  func(parquet.Value)
	}{
		{"day", parquet.Int32, func(v parquet.Value) { flows = append(flows, observe.Flow{Day: v.Int32()}) }},
		{"kind", parquet.ByteArray, func(v parquet.Value) { flows[row].Kind = word(v) }},
		{"from", parquet.ByteArray, func(v parquet.Value) { flows[row].From = word(v) }},
		{"to", parquet.ByteArray, func(v parquet.Value) { flows[row].To = word(v) }},
		{"amount", parquet.Int64, func(v parquet.Value) { flows[row].Amount = v.Int64() }},
	}
	for _, c := range columns {
		found, err := s.named(c.name, c.kind)
		if err != nil {
			return nil, err
		}
		row = 0
		err = s.Cells(found, func(v parquet.Value) {
			c.put(v)
			row++
		})
		if err != nil {
			return nil, err
		}
	}
	return flows, nil
}
