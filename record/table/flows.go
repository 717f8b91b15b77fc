package table

import (
	"github.com/parquet-go/parquet-go"

	"tumen/economy"
)

// EncodeFlows writes flows.parquet, its rows in the order given and its amounts in
// the minor unit of a case. Kinds and
// sectors are few and repeat, so they are dictionary-encoded.
func EncodeFlows(m Stamp, flows []economy.Flow, minor string) ([]byte, error) {
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
func DecodeFlows(data []byte) ([]economy.Flow, error) {
	s, err := Decode(data)
	if err != nil {
		return nil, err
	}
	var flows []economy.Flow
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
		{"day", parquet.Int32, func(v parquet.Value) { flows = append(flows, economy.Flow{Day: v.Int32()}) }},
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
