package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	"tumen/economy"
)

func tables(t *testing.T, r *Run) (days, flows []byte) {
	t.Helper()
	days, err := encodeDays(&r.Manifest, r.Days)
	if err != nil {
		t.Fatal(err)
	}
	if flows, err = encodeFlows(&r.Manifest, r.Flows); err != nil {
		t.Fatal(err)
	}
	return days, flows
}

// What changes from one time to the next is not in the tables.
func TestTheSameRunGivesTheSameBytes(t *testing.T) {
	days, flows := tables(t, sample())
	again := sample()
	again.Made = Made{Began: "2031-05-06T07:08:09Z", Seconds: 99, Workers: 64}
	again.Manifest.Summary.Routes = map[string]economy.RouteSum{"customs": {Mass: 7}, "river": {Mass: 50}}
	for range 20 { // the encoder keeps buffers from one table to the next
		d, f := tables(t, again)
		if !bytes.Equal(d, days) || !bytes.Equal(f, flows) {
			t.Fatal("the same run gave other bytes")
		}
	}
}

func TestAnotherSeedGivesOtherBytes(t *testing.T) {
	days, flows := tables(t, sample())
	other := sample()
	other.Manifest.Seed = 7
	d, f := tables(t, other)
	if bytes.Equal(d, days) || bytes.Equal(f, flows) {
		t.Error("the seed is not in the table")
	}
}

// The sums were taken from the first version of format 2 on linux/amd64. A
// change means that a table no longer compares equal to an older one or to one
// from another machine: say so in the change log if it is meant.
func TestBytesAreThoseOfEveryMachine(t *testing.T) {
	days, flows := tables(t, sample())
	for _, c := range []struct {
		name string
		data []byte
		sum  string
	}{
		{DaysFile, days, "e33165ebfe0dbc357d339d9ccece390281ccf55c6143af356c0260a1caa0ccfe"},
		{FlowsFile, flows, "f7ba7cb39cd5fb2f183c8d4a415d7405c24a5764bf8e67a7d6bd5d9a80822d5b"},
	} {
		sum := sha256.Sum256(c.data)
		if got := hex.EncodeToString(sum[:]); got != c.sum {
			t.Errorf("%s: SHA-256 %s, was %s", c.name, got, c.sum)
		}
	}
}

func TestATableSaysWhichRunItIsFrom(t *testing.T) {
	whole, part := sample(), sample()
	part.Manifest.Partial = true
	for _, c := range []struct {
		run  *Run
		want map[string]string
	}{
		{whole, map[string]string{keyFormat: "2", keyCase: "samjiyon", keyHash: "ab12", keySeed: "18446744073709551615", keyVersion: "0.1.0", keyModel: ""}},
		{part, map[string]string{keyPartial: "true"}},
	} {
		days, flows := tables(t, c.run)
		for _, data := range [][]byte{days, flows} {
			s, err := decode(data)
			if err != nil {
				t.Fatal(err)
			}
			for key, want := range c.want {
				if got, _ := s.file.Lookup(key); got != want {
					t.Errorf("%s is %q, want %q", key, got, want)
				}
			}
			if _, ok := s.file.Lookup(keyPartial); ok != c.run.Manifest.Partial {
				t.Errorf("%s is there: %v; the run is partial: %v", keyPartial, ok, c.run.Manifest.Partial)
			}
		}
	}
}

// Any reader of Parquet sees the columns in the order of the table.
func TestColumnsStandInTheOrderOfTheTable(t *testing.T) {
	days, _ := tables(t, sample())
	file, err := parquet.OpenFile(bytes.NewReader(days), int64(len(days)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range file.Root().Columns() {
		names = append(names, c.Name())
	}
	same(t, "columns", names, []string{"day", "piece_rate", "mass.river", "crews"})
}

func TestATableThatIsNoneIsRefused(t *testing.T) {
	ints := func(n int) []int64 { return make([]int64, n) }
	for _, c := range []struct {
		columns []economy.Column
		want    string
	}{
		{[]economy.Column{{Name: "a", Ints: ints(2)}, {Name: "b", Ints: ints(3)}}, "column b has 3 rows where the table has 2"},
		{[]economy.Column{{Name: "a", Ints: ints(2)}, {Name: "a", Ints: ints(2)}}, `column 2 is named "a"`},
		{[]economy.Column{{Ints: ints(2)}}, `column 1 is named ""`},
		{[]economy.Column{{Name: "a", Ints: ints(1), Reals: []float64{1}}}, "column a holds both whole and real numbers"},
	} {
		_, err := encodeDays(&Manifest{}, &economy.Table{Columns: c.columns})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

// Whatever a table holds comes back bit for bit, absent numbers too, and over more
// rows than one batch.
func TestEveryTableComesBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := rapid.IntRange(1, 3*batch).Draw(r, "rows")
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-zа-я._-]{1,8}`), 1, 6, rapid.ID).Draw(r, "names")
		want := &economy.Table{}
		for _, name := range names {
			c := economy.Column{Name: name, Unit: rapid.String().Draw(r, "unit"), Means: rapid.String().Draw(r, "means")}
			if rapid.Bool().Draw(r, "real") {
				c.Reals = rapid.SliceOfN(rapid.OneOf(rapid.Float64(), rapid.Just(math.NaN())), rows, rows).Draw(r, "reals")
			} else {
				c.Ints = rapid.SliceOfN(rapid.Int64(), rows, rows).Draw(r, "ints")
			}
			want.Columns = append(want.Columns, c)
		}
		data, err := encodeDays(&Manifest{}, want)
		if err != nil {
			r.Fatal(err)
		}
		got, err := decodeDays(data)
		if err != nil {
			r.Fatal(err)
		}
		same(t, "tables", got, want)
		if t.Failed() {
			r.FailNow()
		}
	})
}

// More flows than one page of the file holds, and a run without any.
func TestFlowsComeBack(t *testing.T) {
	var many []economy.Flow
	for day := range int32(20_000) {
		many = append(many,
			economy.Flow{Day: day, Kind: "pay", From: "donju", To: "porters", Amount: int64(day) * 31},
			economy.Flow{Day: day, Kind: "levy", From: "donju", To: "customs", Amount: -int64(day)})
	}
	for _, want := range [][]economy.Flow{many, nil} {
		data, err := encodeFlows(&Manifest{}, want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeFlows(data)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "flows", got, want)
	}
}
