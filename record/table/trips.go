package table

import (
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"tumen/economy/observe"
	"tumen/ledger"
)

// GroupRows is how many trips the writer holds before they go to the disk as
// one row group: a few megabytes, and few enough groups in a long run.
const GroupRows = 1 << 16

// TripColumns are the columns of crossings.parquet; cell takes its numbers from
// the trip at t.
func TripColumns(t *observe.Trip, minor string) []Column {
	text := parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	word := func(name, means string, at *string) Column {
		return Column{note{name, "", means}, text, func(int) parquet.Value { return parquet.ValueOf(*at) }}
	}
	short := func(name, unit, means string, get func() int32) Column {
		return Column{note{name, unit, means}, parquet.Leaf(parquet.Int32Type), func(int) parquet.Value { return parquet.Int32Value(get()) }}
	}
	long := func(name, unit, means string, get func() int64) Column {
		return Column{note{name, unit, means}, parquet.Leaf(parquet.Int64Type), func(int) parquet.Value { return parquet.Int64Value(get()) }}
	}
	return []Column{
		short("day", "day", "index of the recorded day, from 0", func() int32 { return t.Day }),
		short("crossing", "1", "number of the crossing within the day, from 0", func() int32 { return t.Crossing }),
		long("organiser", "1", "number of the organiser, from 0", func() int64 { return int64(t.Organiser) }),
		word("group", "the organiser's group", &t.Group),
		word("route", "the route", &t.Route),
		word("good", "what was carried", &t.Good),
		short("heads", "person", "how many crossed together: porters, vehicles or lots", func() int32 { return int32(t.Heads) }),
		long("porter", "1", "number of the porter, from 0; -1 if no porter carried", func() int64 { return t.Porter }),
		long("load", "g", "what was carried", func() int64 { return int64(t.Load) }),
		long("arrived", "g", "how much of it arrived: all or nothing", func() int64 { return int64(t.Arrived) }),
		word("fate", "what became of the porter", &t.Fate),
		long("pay", minor, "what the porter was paid", func() int64 { return int64(t.Pay) }),
		short("free", "day", "first day on which the porter can be hired again; -1 for never, or if no porter carried", func() int32 { return t.Free }),
	}
}

// tripField puts one column's value into a trip.
type tripField struct {
	name string
	kind parquet.Kind
	put  func(parquet.Value)
}

func tripFields(t *observe.Trip) []tripField {
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

// EachTrip reads the table row group by row group.
func EachTrip(from io.ReaderAt, size int64, see func(observe.Trip) error) error {
	s, err := DecodeFrom(from, size)
	if err != nil {
		return err
	}
	var trip observe.Trip
	fields := tripFields(&trip)
	put := make([]func(parquet.Value), len(s.File.Root().Columns()))
	for _, f := range fields {
		c, err := s.named(f.name, f.kind)
		if err != nil {
			return err
		}
		put[c.Index()] = f.put
	}
	for _, group := range s.File.RowGroups() {
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
	var buffer [Batch]parquet.Row
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
