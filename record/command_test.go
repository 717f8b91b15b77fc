package record

import (
	"context"
	"strings"
	"testing"

	"tumen/scenario"
)

// A built-in case is named; a file with the name of a built-in case, and every
// other one, is the file that the record keeps.
func TestTheCommandToRunAgainCanBePasted(t *testing.T) {
	world := uint64(3)
	samjiyon, err := scenario.Open("samjiyon", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		m    Manifest
		want string
	}{
		{Manifest{Case: "samjiyon", CaseSHA256: samjiyon.SHA256, Seed: 1}, "tumen run samjiyon --seed 1"},
		{Manifest{Case: "samjiyon", CaseSHA256: "ab12", Seed: 1}, "tumen run 'a b/case.yaml' --seed 1"},
		{
			Manifest{Case: "it's", Seed: 7, Policies: []string{"levy-10", "relief"}, Sets: []string{"routes.river.capacity=0", "labour.share=25 %"}},
			"tumen run 'a b/case.yaml' --seed 7 --with levy-10 --with relief --set routes.river.capacity=0 --set 'labour.share=25 %'",
		},
		{
			Manifest{Case: "x", Seed: 7, WorldSeed: &world, Sets: []string{"counties.c.name=it's", "days=40"}},
			`tumen run 'a b/case.yaml' --seed 7 --world-seed 3 --set 'counties.c.name=it'\''s' --days 40`,
		},
		{Manifest{Case: "x", Sets: []string{"days=1 year"}}, "tumen run 'a b/case.yaml' --seed 0 --set 'days=1 year'"},
		{Manifest{Case: "x", Sets: []string{"days=3", "scale=2"}}, "tumen run 'a b/case.yaml' --seed 0 --set days=3 --set scale=2"},
		{Manifest{Case: "x", Files: []File{{Name: CrossingsFile}}}, "tumen run 'a b/case.yaml' --seed 0 --crossings"},
	} {
		if got := c.m.Command("a b/case.yaml"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

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
	if err != nil || r.Manifest.Request != request || !strings.Contains(r.Manifest.Command("case.yaml"), "--days 3") {
		t.Errorf("the manifest's request is %s, want %s (%v)", r.Manifest.Request, request, err)
	}
}
