package record

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"

	"tumen/economy"
	"tumen/ledger"
)

// Each calls see for every trip in the order of the record, and holds no more
// than a few of them at a time. It ends early with the error of see.
func (c *Crossings) Each(see func(economy.Trip) error) error {
	file, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	_, err = guarded(func(struct{}) (struct{}, error) {
		return struct{}{}, eachTrip(file, info.Size(), see)
	}, struct{}{})
	return err
}

// tripField puts one column's value into a trip.
type tripField struct {
	name string
	kind parquet.Kind
	put  func(parquet.Value)
}

func tripFields(t *economy.Trip) []tripField {
	words := map[string]string{} // one copy of each name, however often it occurs
	word := func(name string, at *string) tripField {
		return tripField{name, parquet.ByteArray, func(v parquet.Value) {
			b := v.ByteArray()
			known, ok := words[string(b)]
			if !ok {
				known = string(b)
				words[known] = known
			}
			*at = known
		}}
	}
	short := func(name string, set func(int32)) tripField {
		return tripField{name, parquet.Int32, func(v parquet.Value) { set(v.Int32()) }}
	}
	long := func(name string, set func(int64)) tripField {
		return tripField{name, parquet.Int64, func(v parquet.Value) { set(v.Int64()) }}
	}
	return []tripField{
		short("day", func(x int32) { t.Day = x }),
		short("crossing", func(x int32) { t.Crossing = x }),
		long("organiser", func(x int64) { t.Organiser = uint32(x) }),
		word("group", &t.Group),
		word("route", &t.Route),
		word("good", &t.Good),
		short("heads", func(x int32) { t.Heads = int(x) }),
		long("porter", func(x int64) { t.Porter = x }),
		long("load", func(x int64) { t.Load = ledger.Grams(x) }),
		long("arrived", func(x int64) { t.Arrived = ledger.Grams(x) }),
		word("fate", &t.Fate),
		long("pay", func(x int64) { t.Pay = ledger.Money(x) }),
		short("free", func(x int32) { t.Free = x }),
	}
}

// eachTrip reads the table row group by row group.
func eachTrip(from io.ReaderAt, size int64, see func(economy.Trip) error) error {
	s, err := decodeFrom(from, size)
	if err != nil {
		return err
	}
	var trip economy.Trip
	fields := tripFields(&trip)
	put := make([]func(parquet.Value), len(s.file.Root().Columns()))
	for _, f := range fields {
		c, err := s.named(f.name, f.kind)
		if err != nil {
			return err
		}
		put[c.Index()] = f.put
	}
	for _, group := range s.file.RowGroups() {
		if err := groupTrips(group, func(row parquet.Row) error {
			for _, v := range row {
				if f := put[v.Column()]; f != nil {
					f(v)
				}
			}
			return see(trip)
		}); err != nil {
			return err
		}
	}
	return nil
}

func groupTrips(group parquet.RowGroup, see func(parquet.Row) error) error {
	rows := group.Rows()
	defer rows.Close()
	var buffer [batch]parquet.Row
	for left := group.NumRows(); left > 0; {
		n, err := rows.ReadRows(buffer[:])
		for _, row := range buffer[:n] {
			if err := see(row); err != nil {
				return err
			}
		}
		left -= int64(n)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return fmt.Errorf("cannot be read: %w", err)
		case left > 0 && (n == 0 || err != nil):
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}
