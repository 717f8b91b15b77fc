package calibrate

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
	"tumen/study/table"
	"tumen/study/worlds"
)

// post is a table of a made-up case: one post that bargains, whose power nobody knows,
// and what a porter rests, which decides nothing there.
func post() study.Request {
	return study.Request{
		Case: "theory/bargained", FirstSeed: 1, Method: MethodTable, Runs: 400, Days: 2, Patterns: []string{"bribe"},
		Vary: []string{"routes.road.posts.post.power=0.3 to 0.7", "labour.rest=1 to 5 days"}, Fixed: true,
	}
}

func madeTable(t *testing.T, s *study.Study, workers int) *Calibration {
	t.Helper()
	if err := table.Make(t.Context(), s, study.RunOptions{Workers: workers}); err != nil {
		t.Fatal(err)
	}
	c, err := AnalyseTable(t.Context(), s, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The bribe says what the post's power is: 0.5. What decides nothing stays as it was
// believed, and the later rounds are drawn from where the bribe points.
func TestATableFindsWhatTheWitnessTells(t *testing.T) {
	s := studytest.Begun(t, Kind, post())
	c := madeTable(t, s, 2)
	power, rest := c.Posterior[0], c.Posterior[1]
	if power.Verdict != "pinned down" || power.Low > 0.5 || power.High < 0.5 || power.High-power.Low > 0.1 {
		t.Errorf("the power is %s: %.3f (%.3f to %.3f)", power.Verdict, power.Median, power.Low, power.High)
	}
	if rest.Verdict != "not identifiable" {
		t.Errorf("the rest is %s", rest.Verdict)
	}
	for r, round := range c.Rounds[1:] {
		if len(round.Narrowed) != 1 || round.Narrowed[0] != "routes.road.posts.post.power" {
			t.Errorf("round %d was narrowed in %v", r+2, round.Narrowed)
		}
	}
	if first, all := c.Rounds[0].Effective, c.Worlds.Effective; all < 1.5*first {
		t.Errorf("%.0f worlds agree after the first round, and %.0f after all", first, all)
	}
	if err := tableAgain(s); err != nil {
		t.Error(err)
	}
	changed := *s.Spec
	changed.Narrowed = changed.Narrowed[1:]
	s.Spec = &changed
	if tableAgain(s) == nil {
		t.Error("rounds that were drawn from something else are taken for what follows from the rows")
	}
}

// Whether a table is made on one worker or three, at once or stopped again and again,
// its rows are the same to the byte, and so are its worlds.
func TestATableIsTheSameHoweverItIsMade(t *testing.T) {
	whole := studytest.Begun(t, Kind, post())
	madeTable(t, whole, 1)
	want := studytest.Rows(t, whole)
	s := studytest.Begun(t, Kind, post())
	dir := s.Dir
	for at := 37; ; at += 37 {
		ctx, stop := context.WithCancel(t.Context())
		err := table.Make(ctx, s, study.RunOptions{Workers: 3, Progress: func(p study.Progress) {
			if p.Done >= at {
				stop()
			}
		}})
		stop()
		if err == nil {
			break
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if s, err = study.Continue(dir, studytest.Tester); err != nil {
			t.Fatal(err)
		}
		defer s.Close()
	}
	madeTable(t, s, 2)
	if !bytes.Equal(studytest.Rows(t, s), want) {
		t.Error("the rows are others")
	}
	for _, name := range []string{study.SpecFile, study.WorldsFile} {
		a, _ := os.ReadFile(filepath.Join(whole.Dir, name))
		if b, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s is another one: %v", name, err)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, study.WorldsFile))
	if err != nil {
		t.Fatal(err)
	}
	set, err := worlds.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	read, err := table.Read(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range set.Worlds { // a world says which row it is, and where
		point, _, arm := s.Spec.Position(w.Row)
		for _, row := range read.Rows {
			if row.Point == point && (arm != 0 || worlds.Packed(row.Unit) != w.Point || worlds.SumOf(row.Outcomes[0]) != w.Sum || row.Seed != w.Seed) {
				t.Fatalf("world of row %d is not that row", w.Row)
			}
		}
	}
}

// A table that is asked for more has further rounds; what was there stays.
func TestATableGrows(t *testing.T) {
	s := studytest.Begun(t, Kind, post())
	madeTable(t, s, 2)
	before := s.Spec.Asked
	if err := s.Extend(before + 100); err != nil {
		t.Fatal(err)
	}
	c := madeTable(t, s, 2)
	if got := c.N; got != before+100 || len(c.Rounds) != 5 || c.Partial {
		t.Errorf("%d points in %d rounds", got, len(c.Rounds))
	}
}
