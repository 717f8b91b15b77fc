package record

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// Keys of a table's key-value metadata. docs/format.md describes each.
const (
	keyFormat  = "tumen.format"
	keyCase    = "tumen.case"
	keyHash    = "tumen.case_sha256"
	keySeed    = "tumen.seed"
	keyWorld   = "tumen.world_seed"
	keyVersion = "tumen.version"
	keyModel   = "tumen.fingerprint"
	keyPartial = "tumen.partial"
	keyColumns = "tumen.columns"
)

// column is one column of a table that is about to be written.
type column struct {
	note
	node parquet.Node
	cell func(row int) parquet.Value // null, in an optional column, for a number that does not exist
}

// note is what the metadata says of a column, because Parquet has no place for
// a unit.
type note struct {
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Means string `json:"means"`
}

// real is the cell of an optional column of real numbers.
func real(x float64) parquet.Value {
	if math.IsNaN(x) {
		return parquet.NullValue()
	}
	return parquet.DoubleValue(x)
}

// optionalReal is a column of real numbers, some of which may not exist.
func optionalReal() parquet.Node { return parquet.Optional(parquet.Leaf(parquet.DoubleType)) }

// at is the cell of a row as the writer wants it in the place k of that row.
func (c *column) at(row, k int) parquet.Value {
	v, level := c.cell(row), 0
	if c.node.Optional() && !v.IsNull() {
		level = 1
	}
	return v.Level(0, level, k)
}

// batch is how many rows are handed to the Parquet writer at once: enough to
// make the call cheap, few enough to stay in the cache.
const batch = 256

// encode writes a table as the bytes of a Parquet file, its columns in the
// order given. The bytes depend on the arguments alone.
func encode(m *Manifest, rows int, columns []column) ([]byte, error) {
	options, err := layout(m, columns)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := parquet.NewGenericWriter[any](&out, options...)
	if err := writeRows(w, rows, columns); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// layout is what a writer must know of a table before its first row.
func layout(m *Manifest, columns []column) ([]parquet.WriterOption, error) {
	group := ordered{Group: parquet.Group{}, place: map[string]int{}}
	notes := make([]note, len(columns))
	for i, c := range columns {
		if c.Name == "" || group.Group[c.Name] != nil {
			return nil, fmt.Errorf("column %d is named %q: each column needs a name of its own", i+1, c.Name)
		}
		group.Group[c.Name] = c.node
		group.place[c.Name] = i
		notes[i] = c.note
	}
	described, err := json.Marshal(notes)
	if err != nil {
		return nil, err
	}
	return append(stamp(m), parquet.KeyValueMetadata(keyColumns, string(described)), parquet.NewSchema("tumen", group)), nil
}

func writeRows(w *parquet.GenericWriter[any], rows int, columns []column) error {
	buffer := make([]parquet.Row, 0, batch)
	for first := 0; first < rows; first += batch {
		n := min(batch, rows-first)
		buffer = buffer[:n]
		for i := range n {
			buffer[i] = buffer[i][:0]
			for k, c := range columns {
				buffer[i] = append(buffer[i], c.at(first+i, k))
			}
		}
		if _, err := w.WriteRows(buffer); err != nil {
			return err
		}
	}
	return nil
}

// stamp says in a table which run it is from. It holds nothing that differs
// when the run is repeated: no time, no path, no number of workers. The
// writer's own name is given too, since the default one is that of the build.
//
// The compression is zstd because its encoder is the same code on every
// processor; that of snappy has assembly on some, which finds other matches.
func stamp(m *Manifest) []parquet.WriterOption {
	options := []parquet.WriterOption{
		parquet.CreatedBy("tumen", cmp.Or(m.Tumen, "unknown"), "format "+strconv.Itoa(Format)),
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}),
		parquet.KeyValueMetadata(keyFormat, strconv.Itoa(Format)),
		parquet.KeyValueMetadata(keyCase, m.Case),
		parquet.KeyValueMetadata(keyHash, m.CaseSHA256),
		parquet.KeyValueMetadata(keySeed, strconv.FormatUint(m.Seed, 10)),
		parquet.KeyValueMetadata(keyVersion, m.Tumen),
		parquet.KeyValueMetadata(keyModel, m.Fingerprint),
	}
	if m.WorldSeed != nil {
		options = append(options, parquet.KeyValueMetadata(keyWorld, strconv.FormatUint(*m.WorldSeed, 10)))
	}
	if m.Partial {
		options = append(options, parquet.KeyValueMetadata(keyPartial, "true"))
	}
	return options
}

// ordered is a group of columns in the order of the table; parquet.Group alone
// would sort them by name.
type ordered struct {
	parquet.Group
	place map[string]int // of each column, by name
}

// Fields returns the columns in the order of their places.
func (g ordered) Fields() []parquet.Field {
	fields := g.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return cmp.Compare(g.place[a.Name()], g.place[b.Name()])
	})
	return fields
}
