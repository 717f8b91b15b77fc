package record

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/record/journal"
	"tumen/scenario"
	"tumen/stage"
)

// kept is a run with trips whose folder was copied on several mornings, as a kill
// would have left it, and the tables that it came to.
func keptRun(t *testing.T) (o Options, copies map[int]string, want map[string]string) {
	t.Helper()
	sets := []string{"days=40", "burn_in=5", "counties.samjiyon.porters=100"}
	s := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t)
	o = Options{Scenario: s, Seed: 1, Workers: 1, Program: model("1"), Sets: sets, Crossings: t.TempDir(), Keep: &Keep{Dir: t.TempDir(), slow: true}}
	copies = map[int]string{}
	made := o
	made.Progress = func(day, days int) {
		if day%8 != 0 || copies[day] != "" {
			return
		}
		copies[day] = t.TempDir()
		for _, name := range []string{keptBefore, keptState, keptNew, keptDays, keptTrips} { // states first: what they need is there
			if text, err := os.ReadFile(filepath.Join(o.Keep.Dir, name)); err == nil {
				proof.Write(t, filepath.Join(copies[day], name), string(text))
			}
		}
	}
	return o, copies, saved(t, mustMake(t, made))
}

// saved is what a run is on disk, but for how it was made.
func saved(t *testing.T, r *Run) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "run")
	mustSave(t, r, dir)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	found := tree(t, dir)
	delete(found, MadeFile)
	return found
}

// from goes on in a folder, and says with which day it began.
func from(t *testing.T, o Options, dir string) (first int, found map[string]string, err error) {
	t.Helper()
	first = -1
	o.Keep, o.Crossings, o.Workers = &Keep{Dir: dir}, t.TempDir(), 2
	o.Progress = func(day, _ int) {
		if first < 0 {
			first = day
		}
	}
	r, err := Make(context.Background(), o)
	if err != nil {
		return first, nil, err
	}
	return first, saved(t, r), nil
}

func TestARunGoesOnFromWhatWasKept(t *testing.T) {
	o, copies, want := keptRun(t)
	went := 0
	for day, dir := range copies {
		first, found, err := from(t, o, dir)
		if err != nil {
			t.Fatalf("day %d: %v", day, err)
		}

		same(t, fmt.Sprintf("day %d: files", day), found, want)
		if first > 1 && first >= day-2 {
			went++
		}
	}
	if went < 4 {
		t.Errorf("%d of %d runs went on from a state", went, len(copies))
	}
}

// Whatever of it is damaged, missing or of another run: the bytes are the same in
// the end.
func TestWhatWasKeptAndIsDamagedChangesNothing(t *testing.T) {
	o, copies, want := keptRun(t)
	random := rand.New(rand.NewPCG(7, 7))
	days := []int{16, 24, 32, 40}
	for n := range proof.Count(4, 24, 300) {
		dir, day := t.TempDir(), days[random.IntN(len(days))]
		files := tree(t, copies[day])
		what := ""
		for name, text := range files {
			data := []byte(text)
			switch random.IntN(5) {
			case 0:
				what += " no " + name
				continue
			case 1:
				at := random.IntN(len(data) + 1)
				data = data[:at]
				what += fmt.Sprintf(" %s cut at %d", name, at)
			case 2:
				if len(data) > 0 {
					at := random.IntN(len(data))
					data[at] ^= 1 << random.IntN(8)
					what += fmt.Sprintf(" %s changed at %d", name, at)
				}
			}
			proof.Write(t, filepath.Join(dir, name), string(data))
		}
		_, found, err := from(t, o, dir)
		if err != nil {
			t.Fatalf("%d, day %d:%s: %v", n, day, what, err)
		}
		same(t, fmt.Sprintf("%d, day %d:%s", n, day, what), found, want)
	}
	other := o
	other.Seed = 2
	if first, _, err := from(t, other, copies[24]); err == nil || first > 1 {
		t.Errorf("what was kept of another seed was continued from day %d (%v)", first, err)
	}
}

// A day that is kept soundly and is another one is not written over.
func TestADayThatIsAnotherOneStopsTheRun(t *testing.T) {
	o, copies, _ := keptRun(t)
	dir := copies[32]
	os.Remove(filepath.Join(dir, keptState))
	os.Remove(filepath.Join(dir, keptBefore))
	var frames []byte
	_, err := journal.EachFrame(filepath.Join(dir, keptDays), func(content []byte) bool {
		content[len(content)-1] ^= 1
		frames = journal.AppendFrame(frames, content)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	proof.Write(t, filepath.Join(dir, keptDays), string(frames))
	if _, _, err := from(t, o, dir); err == nil {
		t.Error("it went on")
	}
}

// A run does not end because its days cannot be kept.
func TestARunWhoseDaysCannotBeKeptIsTheSame(t *testing.T) {
	o, _, want := keptRun(t)
	for _, name := range []string{keptNew, keptState, keptBefore} {
		dir := t.TempDir()
		proof.Write(t, filepath.Join(dir, "x"), "")
		if err := os.MkdirAll(filepath.Join(dir, name, "in the way"), 0o777); err != nil {
			t.Fatal(err)
		}
		_, found, err := from(t, o, dir)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, found, want)
	}
}

// An interrupted run has a state of the morning on which it stopped.
func TestAnInterruptedRunGoesOnWhereItStopped(t *testing.T) {
	o, _, want := keptRun(t)
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	cut := o
	cut.Keep, cut.Crossings = &Keep{Dir: dir}, t.TempDir()
	cut.Progress = nil
	cut.Keep.Every = 1 << 50 // one state, and that of the end
	cut.Follow = func(s observe.Sight) {
		if s.Day == 19 {
			stop()
		}
	}
	r, err := Make(ctx, cut)
	if err != nil || !r.Manifest.Partial {
		t.Fatalf("%v, %+v", err, r)
	}
	r.Close()
	first, found, err := from(t, o, dir)
	if err != nil || first != r.Manifest.Days+1 {
		t.Errorf("it stopped after %d days and went on with day %d (%v)", r.Manifest.Days, first, err)
	}
	same(t, "files", found, want)
}

// A run that cannot be put in its place stays whole beside it, with its trips.
func TestARunWithTripsThatFindsNoPlaceIsWhole(t *testing.T) {
	o, _, want := keptRun(t)
	dir := filepath.Join(t.TempDir(), "run")
	at := proof.Must(stage.Open(dir))(t)
	o.Crossings, o.Keep = at.Path(""), nil
	r := mustMake(t, o)
	proof.Write(t, filepath.Join(t.TempDir(), "x"), "")
	if err := os.WriteFile(dir, nil, 0o666); err != nil { // something comes in its way
		t.Fatal(err)
	}
	var unplaced *Unplaced
	if err := r.SaveIn(at, nil); !errors.As(err, &unplaced) {
		t.Fatalf("got %v", err)
	}
	r.Close()
	at.Close()
	found := tree(t, unplaced.Dir)
	delete(found, MadeFile)
	same(t, "files", found, want)
}

// What a command was asked for stays in its stage when it cannot be written anew:
// without it, what was kept could not be finished.
func TestWhatWasAskedForStaysWhenItCannotBeWritten(t *testing.T) {
	at := proof.Must(stage.Open(filepath.Join(t.TempDir(), "run")))(t)
	defer at.Close()
	if err := (&Asked{Request: "first"}).Write(at); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(at.Path(AskedFile+stage.NewSuffix+"/in the way"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := (&Asked{Request: "second"}).Write(at); err == nil {
		t.Error("it was written through a folder")
	}
	if a := ReadAsked(at); a == nil || a.Request != "first" {
		t.Errorf("what is left is %+v", a)
	}
}
