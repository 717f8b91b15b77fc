package method

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"tumen/internal/proof"
	"tumen/stage"
	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/studytest"
)

// begunAgain opens a study to go on with it.
func begunAgain(t testing.TB, dir string) *study.Study {
	t.Helper()
	s, err := study.Continue(dir, studytest.Tester)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// make makes the rows of a study of any kind that are missing.
func makeAll(t testing.TB, s *study.Study) {
	t.Helper()
	run := func() error { return s.Run(t.Context(), study.RunOptions{Workers: 2}) }
	if s.Spec.Kind == study.KindCalibration {
		run = func() error { _, err := calibrate.Run(t.Context(), s, study.RunOptions{Workers: 2}); return err }
	}
	if err := run(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// Whatever part of the rows is damaged, of a study of any kind, the rows that it
// hit are made again, no other is, and the folder is to the byte what it was.
func TestADamagedStudyIsMadeWhole(t *testing.T) {
	extended := small(study.FitABC)
	for _, c := range []struct {
		name string
		ask  study.Ask
		more int // points that are asked for once it is studytest.Finished
	}{
		{"ensemble", studytest.Week(), 0}, {"compare", autumn(), 0}, {"abc", small(study.FitABC), 0}, {"history", small(study.FitHistory), 0}, {"extended", extended, 256},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := studytest.Begun(t, c.ask)
			makeAll(t, s)
			if c.more > 0 {
				s = begunAgain(t, s.Dir)
				if err := s.Extend(c.more); err != nil {
					t.Fatal(err)
				}
				makeAll(t, s)
			}
			want := proof.Tree(t, s.Dir)
			whole := want[study.RowsFile]
			for k := range proof.Count(2, 6, 60) {
				r := rand.New(rand.NewPCG(uint64(k), 7))
				bad := []byte(whole)
				for range 1 + r.IntN(2) {
					at := r.IntN(len(bad))
					n := min([]int{1, 1, 300, 6000}[r.IntN(4)], len(bad)-at)
					for i := range n {
						bad[at+i] ^= byte(1 + r.IntN(255))
					}
				}
				if err := os.WriteFile(filepath.Join(s.Dir, study.RowsFile), bad, 0o666); err != nil {
					t.Fatal(err)
				}
				read, err := study.Open(s.Dir)
				if err != nil {
					t.Fatal(err)
				}
				state, err := read.State()
				if err != nil {
					t.Fatal(err)
				}
				again := begunAgain(t, s.Dir)
				if again.Done != state.Rows || len(again.Found.Words()) == 0 {
					t.Errorf("damage %d: %d rows of which a reader sees %d; found %+v", k, again.Done, state.Rows, again.Found)
				}
				made := 0
				run := again.Run
				if c.ask.Kind == study.KindCalibration {
					run = nil
				}
				if run != nil {
					if err := run(t.Context(), study.RunOptions{Workers: 2, Progress: func(study.Progress) { made++ }}); err != nil {
						t.Fatal(err)
					}
					if made != state.Asked-state.Rows {
						t.Errorf("damage %d: %d rows were made and %d were missing", k, made, state.Asked-state.Rows)
					}
				}
				makeAll(t, again)
				got := proof.Tree(t, s.Dir)
				for name := range got {
					if got[name] != want[name] {
						t.Fatalf("damage %d: %s is not what it was", k, name)
					}
				}
				if len(got) != len(want) {
					t.Errorf("damage %d: %d files, and there were %d", k, len(got), len(want))
				}
			}
		})
	}
}

// small is a calibration of a week, in which some runs fail.
func small(method string) study.Ask {
	a := studytest.Week()
	a.Kind, a.First, a.Points, a.Seeds, a.NoDays, a.Fixed = study.KindCalibration, 1, 128, 0, true, true
	a.Patterns, a.Fit = []string{"load"}, study.Fit{Method: method, Particles: 50}
	a.Vary = []string{"routes.river.load=40 to 60 kg", "planning.crew_low=20 to 32 people"}
	return a
}

// autumn is a small comparison whose alternatives part in the course of it.
func autumn() study.Ask {
	a := studytest.Week()
	a.Kind, a.Points, a.Seeds = study.KindCompare, 16, 1
	a.Sets, a.Vary = []string{"days=120", "burn_in=0", "counties.samjiyon.porters=200"}, []string{"crossing.raid=0.5 % to 2 %"}
	a.Arms = []study.Arm{{Name: "as stated", Policies: []string{}}, {Name: "relief", Policies: []string{"porter-relief"}}, {Name: "ban", Policies: []string{"herbs-prohibited"}}}
	return a
}

// tiny is a week of which a row takes a millisecond.
func tiny() study.Ask {
	a := studytest.Week()
	a.Points, a.Seeds = 8, 1
	a.Sets = []string{"days=3", "burn_in=0", "counties.samjiyon.porters=40", "regime=customary"}
	return a
}

// exported puts the exports of a study beside it.
func exported(t *testing.T, dir string) {
	t.Helper()
	s, err := study.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(io.Writer) error{
		"rows.csv":     func(to io.Writer) error { return s.Export(to, study.AsCSV) },
		"rows.parquet": func(to io.Writer) error { return s.Export(to, study.AsParquet) },
	} {
		if err := stage.Exchange(stage.OS{}, filepath.Join(dir, name), write); err != nil {
			t.Fatal(err)
		}
	}
}

func mustVerify(t *testing.T, dir string, o study.VerifyOptions) *study.Proof {
	t.Helper()
	o.Program, o.Again = studytest.Tester, calibrate.Again
	p, err := study.Verify(t.Context(), dir, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestStudiesOfEveryKindAreVerified(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes seven studies twice")
	}
	compare := tiny()
	compare.Kind, compare.Arms = study.KindCompare, []study.Arm{{Name: "as stated", Policies: []string{}}, {Name: "levy-10", Policies: []string{"levy-10"}}}
	beliefs := tiny()
	beliefs.Vary, beliefs.Points = nil, 8
	together := tiny()
	together.Vary = append(together.Vary, "crossing.raid=1 to 3 %")
	together.Together, together.Method = []string{"planning.crew_low,crossing.raid=0.5"}, study.ByLatin
	seeds := tiny()
	seeds.Fixed, seeds.Vary, seeds.Seeds = true, nil, 5
	for name, a := range map[string]study.Ask{
		"an ensemble": tiny(), "a comparison": compare, "the case's beliefs": beliefs, "correlated": together, "seeds alone": seeds,
		"a sensitivity study": study.Ask{Kind: study.KindSensitivity, Case: "bench/ishigami", Program: studytest.Tester, First: 1, Points: 64, Sense: study.Sense{Method: study.SenseSobol}}, "a calibration": small(study.FitABC), "a history match": small(study.FitHistory),
	} {
		t.Run(name, func(t *testing.T) {
			s := studytest.Begun(t, a)
			makeAll(t, s)
			exported(t, s.Dir)
			p := mustVerify(t, s.Dir, study.VerifyOptions{Workers: 3})
			if !p.Same || !p.SameValues || p.Partial || p.Compared != p.Rows || p.Missing != 0 || len(p.Notes) > 0 {
				t.Errorf("%+v\n%v", p, p.Wrong)
			}
			if p := mustVerify(t, s.Dir, study.VerifyOptions{Sample: 3}); !p.Same || !p.Partial || p.Compared != 3 {
				t.Errorf("a sample: %+v\n%v", p, p.Wrong)
			}
		})
	}
}
