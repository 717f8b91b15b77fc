package record

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"tumen/internal/proof"
	"tumen/record/table"
)

// Whatever differs in what is asked makes another request; how it is asked for
// does not.
func TestARequestIsWhatDecidesTheFolder(t *testing.T) {
	other := uint64(8)
	same := uint64(3)
	base := func() Options {
		return Options{Scenario: village(), Seed: 3, Program: model("1"), Policies: []string{"a", "b"}, Sets: []string{"days=3"}}
	}
	plain := base()
	request := plain.Request()
	for what, change := range map[string]func(o *Options){
		"case":        func(o *Options) { o.Scenario.SHA256 = "other" },
		"seed":        func(o *Options) { o.Seed = 4 },
		"world":       func(o *Options) { o.World = &other },
		"policies":    func(o *Options) { o.Policies = []string{"b", "a"} },
		"sets":        func(o *Options) { o.Sets = []string{"days=4"} },
		"crossings":   func(o *Options) { o.Crossings = "somewhere" },
		"fingerprint": func(o *Options) { o.Program = model("2") },
		"checkpoint":  func(o *Options) { o.From = &Checkpoint{file: CheckpointFile{SHA256: "ab"}} },
	} {
		o := base()
		change(&o)
		if o.Request() == request {
			t.Errorf("another %s is the same request", what)
		}
	}
	for what, change := range map[string]func(o *Options){
		"workers":          func(o *Options) { o.Workers = 7 },
		"the world's seed": func(o *Options) { o.World = &same },
		"the version":      func(o *Options) { o.Program.Version = "9" },
	} {
		o := base()
		change(&o)
		if o.Request() != request {
			t.Errorf("%s make another request", what)
		}
	}
	r, err := Make(context.Background(), plain)
	if err != nil || r.Manifest.Request != request {
		t.Errorf("the manifest's request is %s, want %s (%v)", r.Manifest.Request, request, err)
	}
}

func TestTotalsSumTheDaysWhateverTheOrder(t *testing.T) {
	want := []FlowTotal{
		{"bribe-share", "donju", "guards", 10000},
		{"pay", "donju", "porters", 12000},
		{"pay", "trading-companies", "porters", 1},
	}
	flows := sample().Flows
	same(t, "totals", Totals(flows), want)
	slices.Reverse(flows)
	same(t, "totals of the days backwards", Totals(flows), want)
	same(t, "totals of nothing", Totals(nil), []FlowTotal{})
}

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
