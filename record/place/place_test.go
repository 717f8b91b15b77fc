package place

import (
	"os"
	"path/filepath"
	"testing"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
	"tumen/stage"
)

// A process can be killed after its run is in place and before its stage is gone. The
// next that finds the run removes what was left; it does not touch the unfinished run of
// another request.
func TestWhatAKilledProcessLeftBesideAFinishedRunIsRemoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	sets := []string{"days=2", "burn_in=0", "counties.samjiyon.porters=20", "counties.downriver.porters=0"}
	options := &record.Options{Scenario: proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t), Seed: 1, Workers: 1, Program: build.This(), Sets: sets}
	p := proof.Must(Find(options, dir))(t)
	run := proof.Must(record.Make(t.Context(), *options))(t)
	if err := p.Begin(record.Ask(options, "")); err != nil {
		t.Fatal(err)
	}
	if err := run.SaveIn(p.At, func(*record.Run) ([]byte, error) { return []byte("page"), nil }); err != nil {
		t.Fatal(err)
	}
	p.Done = true
	p.Close()
	for _, left := range []struct {
		request string
		stays   bool
	}{{options.Request(), false}, {"another", true}} {
		at := proof.Must(stage.Open(dir))(t)
		asked := record.Ask(options, "")
		asked.Request = left.request
		if err := asked.Write(at); err != nil {
			t.Fatal(err)
		}
		at.Keep()
		at.Close()
		again := proof.Must(Find(options, dir))(t)
		if again.Found == nil {
			t.Fatal("the run is not found")
		}
		if _, err := os.Stat(stage.Beside(dir)); (err == nil) != left.stays {
			t.Errorf("what was left of the request %s: %v", left.request, err)
		}
	}
}
