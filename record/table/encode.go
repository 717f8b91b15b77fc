package table

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"tumen/internal/say"
)

// Keys of a table's key-value metadata. docs/format.md describes each.
const (
	KeyFormat  = "tumen.format"
	KeyCase    = "tumen.case"
	KeyHash    = "tumen.case_sha256"
	KeySeed    = "tumen.seed"
	KeyWorld   = "tumen.world_seed"
	KeyVersion = "tumen.version"
	KeyModel   = "tumen.fingerprint"
	KeyPartial = "tumen.partial"
	keyColumns = "tumen.columns"
)

// Column is one column of a table that is about to be written.
type Column struct {
	note
	node parquet.Node
	Cell func(row int) parquet.Value // null, in an optional column, for a number that does not exist
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
func (c *Column) at(row, k int) parquet.Value {
	v, level := c.Cell(row), 0
	if c.node.Optional() && !v.IsNull() {
		level = 1
	}
	return v.Level(0, level, k)
}

// Batch is how many rows are handed to the Parquet writer at once: enough to
// make the call cheap, few enough to stay in the cache.
const Batch = 256

// encode writes a table as the bytes of a Parquet file, its columns in the
// order given. The bytes depend on the arguments alone.
func encode(m Stamp, rows int, columns []Column) ([]byte, error) {
	options, err := Layout(m, columns)
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

// Layout is what a writer must know of a table before its first row.
func Layout(m Stamp, columns []Column) ([]parquet.WriterOption, error) {
	group := ordered{Group: parquet.Group{}, place: map[string]int{}}
	notes := make([]note, len(columns))
	for i, c := range columns {
		if c.Name == "" || group.Group[c.Name] != nil {
			return nil, say.Errorf("column %d has the name %q, which is empty or not unique", i+1, c.Name)
		}
		group.Group[c.Name] = c.node
		group.place[c.Name] = i
		notes[i] = c.note
	}
	described, err := json.Marshal(notes)
	if err != nil {
		return nil, err
	}
	return append(m.options(), parquet.KeyValueMetadata(keyColumns, string(described)), parquet.NewSchema("tumen", group)), nil
}

func writeRows(w *parquet.GenericWriter[any], rows int, columns []Column) error {
	buffer := make([]parquet.Row, 0, Batch)
	for first := 0; first < rows; first += Batch {
		n := min(Batch, rows-first)
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

// Stamp says in a table which run it is from. It holds nothing that differs
// when the run is repeated: no time, no path, no number of workers.
type Stamp struct {
	Format      int    // version of the layout
	Version     string // of tumen
	Fingerprint string // of the model
	Case        string
	CaseSHA256  string
	Seed        uint64
	WorldSeed   *uint64 // nil if the world was built from Seed
	Partial     bool
}

// options are the stamp in a table's metadata. The writer's own name is given too,
// since the default one is that of the build.
//
// The compression is zstd because its encoder is the same code on every
// processor; that of snappy has assembly on some, which finds other matches.
func (m Stamp) options() []parquet.WriterOption {
	options := []parquet.WriterOption{
		parquet.CreatedBy("tumen", cmp.Or(m.Version, "unknown"), "format "+strconv.Itoa(m.Format)),
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}),
		parquet.KeyValueMetadata(KeyFormat, strconv.Itoa(m.Format)),
		parquet.KeyValueMetadata(KeyCase, m.Case),
		parquet.KeyValueMetadata(KeyHash, m.CaseSHA256),
		parquet.KeyValueMetadata(KeySeed, strconv.FormatUint(m.Seed, 10)),
		parquet.KeyValueMetadata(KeyVersion, m.Version),
		parquet.KeyValueMetadata(KeyModel, m.Fingerprint),
	}
	if m.WorldSeed != nil {
		options = append(options, parquet.KeyValueMetadata(KeyWorld, strconv.FormatUint(*m.WorldSeed, 10)))
	}
	if m.Partial {
		options = append(options, parquet.KeyValueMetadata(KeyPartial, "true"))
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
