package record

import (
	"bytes"
	"testing"

	"tumen/internal/proof"
	"tumen/record/table"
)

// A world of its own is noted in the manifest and in each table; the run's own
// seed is no other world, and leaves the bytes as they are without it.
func TestAWorldOfItsOwnIsNoted(t *testing.T) {
	with := func(world *uint64) (*Run, []byte) {
		r := mustMake(t, Options{Scenario: village(), Seed: 3, World: world})
		days, _ := tables(t, r)
		return r, days
	}
	three, four := uint64(3), uint64(4)
	plain, usual := with(nil)
	if plain.Manifest.WorldSeed != nil || plain.Manifest.Seeds() != "seed 3" {
		t.Errorf("a run of one seed says %q", plain.Manifest.Seeds())
	}
	if _, same := with(&three); !bytes.Equal(same, usual) {
		t.Error("the world of the run's own seed is another one")
	}
	other, days := with(&four)
	if w := other.Manifest.WorldSeed; w == nil || *w != 4 || other.Manifest.Seeds() != "seed 3 in the world of seed 4" {
		t.Errorf("the manifest says %q", other.Manifest.Seeds())
	}
	sheet := proof.Must(table.Decode(days))(t)
	if got, _ := sheet.File.Lookup(table.KeyWorld); got != "4" {
		t.Errorf("days.parquet says %q of its world's seed", got)
	}
}
