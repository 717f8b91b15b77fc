package record

import (
	"context"
	"testing"
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
