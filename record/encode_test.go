package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/parquet-go/parquet-go"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/record/table"
)

func tables(t *testing.T, r *Run) (days, flows []byte) {
	t.Helper()
	days, err := table.EncodeDays(r.Manifest.stamp(), r.Days)
	if err != nil {
		t.Fatal(err)
	}
	if flows, err = table.EncodeFlows(r.Manifest.stamp(), r.Flows, r.Manifest.Money.Minor); err != nil {
		t.Fatal(err)
	}
	return days, flows
}

// What changes from one time to the next is not in the tables.
func TestTheSameRunGivesTheSameBytes(t *testing.T) {
	days, flows := tables(t, sample())
	again := sample()
	again.Made = Made{Began: "2031-05-06T07:08:09Z", Seconds: 99, Workers: 64}
	again.Manifest.Summary.Routes = map[string]observe.RouteSum{"customs": {Mass: 7}, "river": {Mass: 50}}
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

// The sums were taken from the first version of format 3 on linux/amd64. A
// change means that a table no longer compares equal to an older one or to one
// from another machine: say so in the change log if it is meant.
func TestBytesAreThoseOfEveryMachine(t *testing.T) {
	days, flows := tables(t, sample())
	for _, c := range []struct {
		name string
		data []byte
		sum  string
	}{
		{DaysFile, days, "31581ae4646c4b68834b4b5bf90259bb5a7e158a9ec713f62c201065cedc25d3"},
		{FlowsFile, flows, "774d9aee6d5f5134a6d2d9a22cf0d8a4e7e00d4a2e70463b3f30c8be6b021612"},
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
		{whole, map[string]string{table.KeyFormat: "3", table.KeyCase: "samjiyon", table.KeyHash: "ab12", table.KeySeed: "18446744073709551615", table.KeyVersion: "0.1.0", table.KeyModel: ""}},
		{part, map[string]string{table.KeyPartial: "true"}},
	} {
		days, flows := tables(t, c.run)
		for _, data := range [][]byte{days, flows} {
			s := proof.Must(table.Decode(data))(t)
			for key, want := range c.want {
				if got, _ := s.File.Lookup(key); got != want {
					t.Errorf("%s is %q, want %q", key, got, want)
				}
			}
			if _, ok := s.File.Lookup(table.KeyPartial); ok != c.run.Manifest.Partial {
				t.Errorf("%s is there: %v; the run is partial: %v", table.KeyPartial, ok, c.run.Manifest.Partial)
			}
		}
	}
}

// Any reader of Parquet sees the columns in the order of the table.
func TestColumnsStandInTheOrderOfTheTable(t *testing.T) {
	days, _ := tables(t, sample())
	file := proof.Must(parquet.OpenFile(bytes.NewReader(days), int64(len(days))))(t)
	var names []string
	for _, c := range file.Root().Columns() {
		names = append(names, c.Name())
	}
	same(t, "columns", names, []string{"day", "piece_rate", "mass.river", "crews"})
}
