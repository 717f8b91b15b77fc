package study

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/internal/build"
	"tumen/scenario"
	"tumen/study/store"
)

// TestMain lets the test binary stand in for a process that runs a study, to be
// killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("TUMEN_TEST_STUDY"); dir != "" {
		if err := goOn(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func goOn(dir string) error {
	s, err := Continue(dir, tester)
	if err != nil {
		return err
	}
	defer s.Close()
	pause, err := time.ParseDuration(os.Getenv("TUMEN_TEST_PAUSE"))
	if err != nil {
		return err
	}
	return s.Run(context.Background(), RunOptions{Workers: 2, Progress: func(Progress) { time.Sleep(pause) }})
}

// tester is the program that runs the studies of the tests.
var tester = build.Identity{Version: "test", Fingerprint: "0123456789abcdef0123456789abcdef"}

// week is a small ensemble: a week of samjiyon with 200 porters, in which one
// smallest crew in five is larger than the largest, so that some runs fail.
func week() Request {
	return Request{
		Kind: "ensemble", Case: "samjiyon", FirstSeed: 5, Points: 64, Seeds: 2,
		Sets: []string{"days=7", "burn_in=0", "counties.samjiyon.porters=200", "counties.downriver.porters=0", "regime=customary"}, Fixed: true,
		Vary: []string{"routes.river.load=40 to 60 kg", "planning.crew_low=20 to 33 people"},
	}
}

func specOf(t testing.TB, a Request) *Spec {
	t.Helper()
	spec, err := planned(a)
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// begun is a study in a folder of its own.
func begun(t testing.TB, a Request) *Study {
	t.Helper()
	s, err := Begin(filepath.Join(t.TempDir(), "study"), specOf(t, a))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// finished runs a study to its end.
func finished(t testing.TB, a Request, workers int) *Study {
	t.Helper()
	s := begun(t, a)
	if err := s.Run(t.Context(), RunOptions{Workers: workers}); err != nil {
		t.Fatal(err)
	}
	return s
}

// rowBytes is the file of rows.
func rowBytes(t testing.TB, s *Study) []byte {
	t.Helper()
	b, err := os.ReadFile(s.path(RowsFile))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRowsAreTheSameOnAnyNumberOfWorkers(t *testing.T) {
	one := finished(t, week(), 1)
	if one.Done != 128 || one.Failed() == 0 || one.Failed() > 64 {
		t.Fatalf("%d rows, %d failed", one.Done, one.Failed())
	}
	for _, workers := range []int{2, 7} {
		if !bytes.Equal(rowBytes(t, finished(t, week(), workers)), rowBytes(t, one)) {
			t.Errorf("%d workers made other rows than one", workers)
		}
	}
	other := week()
	other.FirstSeed++
	if bytes.Equal(rowBytes(t, finished(t, other, 2)), rowBytes(t, one)) {
		t.Error("other seeds made the same rows")
	}
}

// The process is killed, not asked to stop, at 20 moments spread over the
// study.
func TestAStudyKilledAtTwentyMomentsIsTheOneThatWasNot(t *testing.T) {
	killedMidway(t, week())
}

// The same of a comparison whose arms are run as one until they part. A kill
// may come before they do, between two arms, and while a row is written; what
// goes on has some of the rows of a group and makes the others.
func TestAComparisonKilledAtTwentyMomentsIsTheOneThatWasNot(t *testing.T) {
	killedMidway(t, autumn())
}

// autumn is a small comparison of alternatives that begin on the 91st and the
// 112th of 120 days.
func autumn() Request {
	return Request{
		Kind: "compare", Case: "samjiyon", FirstSeed: 5, Points: 16, Seeds: 1,
		Sets: []string{"days=120", "burn_in=0", "counties.samjiyon.porters=200", "counties.downriver.porters=0"}, Vary: []string{"crossing.raid=0.5 % to 2 %"},
		Policies: []string{"porter-relief,herbs-prohibited,porter-relief+herbs-prohibited"},
	}
}

// killedMidway runs a study, killed twenty times. A row takes less time than it
// takes to kill anyone, so the study pauses after each; when that was not enough,
// and most kills came too late or none came inside a group, it is tried again with
// longer pauses.
func killedMidway(t *testing.T, a Request) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("SIGKILL is a thing of Unix")
	}
	const kills = 20
	for pause := time.Millisecond; pause < time.Second; pause *= 4 {
		midway, inside := killed(t, a, kills, pause)
		if midway >= kills/2 && (inside > 0 || a.Kind == "ensemble") {
			return
		}
	}
	t.Error("most kills came too late, or none left a part of a group behind")
}

// killed runs a study, killed so many times, and holds it against one that was
// not. It counts the kills after which there were rows to be made, and those after
// which some arms of a point and seed were there and others were not.
func killed(t *testing.T, a Request, kills int, pause time.Duration) (midway, inside int) {
	t.Helper()
	whole := rowBytes(t, finished(t, a, 2))
	s := begun(t, a)
	s.Close()
	for k := range kills {
		target := int64(len(whole)) * int64(k) / int64(kills)
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "TUMEN_TEST_STUDY="+s.Dir, "TUMEN_TEST_PAUSE="+pause.String())
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for stuck := time.Now().Add(5 * time.Minute); ; time.Sleep(100 * time.Microsecond) {
			if info, err := os.Stat(s.path(RowsFile)); err == nil && info.Size() >= target {
				break
			}
			if time.Now().After(stuck) {
				cmd.Process.Kill()
				cmd.Wait()
				t.Fatalf("after five minutes there are no %d bytes of rows", target)
			}
		}
		time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
		cmd.Process.Kill()
		cmd.Wait()
		if now := rowBytes(t, s); !bytes.HasPrefix(whole, now) {
			t.Fatalf("after %d kills the rows are not the first of the whole study", k+1)
		}
		rows, err := s.Each(func(*store.Row) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if rows < s.Spec.Rows() {
			midway++
		}
		if rows%len(s.Spec.Arms) != 0 {
			inside++
		}
		if k%4 == 3 { // a kill seldom tears a row by itself
			os.Truncate(s.path(RowsFile), max(80, int64(len(rowBytes(t, s)))-int64(1+rand.IntN(300))))
		}
	}
	again, err := Continue(s.Dir, tester)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Done == again.Spec.Rows() {
		t.Error("nothing was left to go on with")
	}
	if err := again.Run(t.Context(), RunOptions{Workers: 3}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(rowBytes(t, again), whole) {
		t.Error("the rows are not those of the study that was not killed")
	}
	t.Logf("with pauses of %v, %d of %d kills came before the end, %d inside a group", pause, midway, kills, inside)
	return midway, inside
}

func TestAnInterruptedStudyKeepsWhatIsFinished(t *testing.T) {
	whole := rowBytes(t, finished(t, week(), 2))
	s := begun(t, week())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := s.Run(ctx, RunOptions{Workers: 2, Progress: func(p Progress) {
		if p.Done == 10 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || s.Done < 10 || s.Done > 10+2*ahead {
		t.Fatalf("%v after %d rows", err, s.Done)
	}
	if err := s.Run(t.Context(), RunOptions{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(rowBytes(t, s), whole) {
		t.Error("the rows are not those of the study that was not interrupted")
	}
}

// More points are more of the same points: a study that was extended is the one
// that was asked for at once.
func TestAnExtendedStudyIsTheLargerOne(t *testing.T) {
	for _, method := range []string{BySobol, ByChance} {
		small, large := week(), week()
		small.Points, small.Sampling, large.Sampling = 16, method, method
		s := finished(t, small, 2)
		if err := s.Extend(64); err != nil {
			t.Fatal(err)
		}
		s.Close()
		again, err := Continue(s.Dir, tester)
		if err != nil || again.Done != 32 || again.Spec.Rows() != 128 {
			t.Fatalf("%s: %v", method, err)
		}
		if err := again.Run(t.Context(), RunOptions{}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(rowBytes(t, again), rowBytes(t, finished(t, large, 2))) {
			t.Errorf("%s: the extended study has other rows", method)
		}
		again.Close()
	}
}

// A study is extended by whole Latin hypercubes, the first of which stays.
func TestAHypercubeIsExtendedByAnother(t *testing.T) {
	a := week()
	a.Points, a.Sampling = 8, ByLatin
	s := finished(t, a, 2)
	before := rowBytes(t, s)
	if err := s.Extend(12); err == nil || !strings.Contains(err.Error(), "no whole number of Latin hypercubes of 8") {
		t.Errorf("half a hypercube: %v", err)
	}
	if err := s.Extend(16); err != nil {
		t.Fatal(err)
	}
	if err := s.Run(t.Context(), RunOptions{}); err != nil {
		t.Fatal(err)
	}
	if now := rowBytes(t, s); s.Done != 32 || !bytes.HasPrefix(now, before) {
		t.Errorf("%d rows, and the first are not those of before", s.Done)
	}
}

func TestAllSeedsAreDistinctButForTheArmsOfOnePoint(t *testing.T) {
	a := week()
	a.Kind, a.Policies = "compare", []string{"levy-10"}
	spec := specOf(t, a)
	plan, err := spec.Plan()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[uint64]Task{}
	for row := range spec.Rows() {
		task := plan.Task(row)
		first, known := seen[task.Seed]
		if known && (first.Point != task.Point || first.Replicate != task.Replicate || first.Arm == task.Arm) {
			t.Fatalf("rows %d and %d share the seed %d", first.Row, row, task.Seed)
		}
		if !known {
			seen[task.Seed] = task
		}
	}
	if len(seen) != spec.Rows()/2 {
		t.Errorf("%d seeds of %d rows in 2 arms", len(seen), spec.Rows())
	}
}

// What is not legal, does not balance or breaks down is a row, with its reason.
func TestAFailedRunIsARow(t *testing.T) {
	s := finished(t, week(), 2)
	_, err := s.Each(func(r *store.Row) error {
		legal := r.Inputs[len(r.Inputs)-1] <= 30 // the largest usual crew
		if r.Failed() == legal || r.Failed() && !strings.Contains(r.Failure, "planning.crew_low: the smallest usual crew (3") {
			t.Errorf("row %d, with a smallest crew of %v: %q", r.Number, r.Inputs, r.Failure)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.Results()
	if err != nil {
		t.Fatal(err)
	}
	if e.Failed != s.Failed() || e.Failed == 0 || e.Rows != 128 {
		t.Errorf("%d failed, the result says %d of %d", s.Failed(), e.Failed, e.Rows)
	}

	for _, c := range []struct {
		run  func(context.Context, Task) (outcome, error)
		says string
	}{
		{func(context.Context, Task) (outcome, error) { panic("the ledger is gone") }, "a fault of the program: the ledger is gone"},
		{func(context.Context, Task) (outcome, error) { return outcome{}, errors.New("out by 3 fen") }, "out by 3 fen"},
	} {
		row, err := attempt(t.Context(), c.run, Task{Row: 4, Seed: 9})
		if err != nil || row.Number != 4 || row.Seed != 9 || !strings.Contains(row.Failure, c.says) {
			t.Errorf("%+v, %v", row, err)
		}
	}
}

// An outcome that should be a number and is none is a failure with a reason; one
// that the run does not have, as the price of rice where nobody was paid, is not.
func TestAnOutcomeThatIsNoNumberIsAFailure(t *testing.T) {
	outcomes := []Outcome{{Name: "shares.guards"}, {Name: StaplePrice}, {Name: "routes.river.mass"}}
	for _, x := range []float64{math.NaN(), math.Inf(1)} {
		_, err := measured(outcomes, &observe.Outcome{Summary: observe.Summary{Shares: observe.Shares{Guards: observe.NumberOf(x, 1)}}})
		if err == nil || !strings.HasPrefix(err.Error(), "the outcome shares.guards is ") {
			t.Errorf("%v: %v", x, err)
		}
	}
	got, err := measured(outcomes, &observe.Outcome{Summary: observe.Summary{Shares: observe.Shares{Guards: observe.NumberOf(0.5, 1)}}})
	if diff := cmp.Diff([]float64{0.5, math.NaN(), math.NaN()}, got, cmpopts.EquateNaNs()); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestAStudyHasOneWriter(t *testing.T) {
	s := begun(t, week())
	if _, err := Continue(s.Dir, tester); err == nil || !strings.Contains(err.Error(), "another process is running the study") {
		t.Errorf("a second writer: %v", err)
	}
	read, err := Open(s.Dir)
	if err != nil {
		t.Fatalf("a reader beside the writer: %v", err)
	}
	if err := read.Run(t.Context(), RunOptions{}); err == nil || !strings.Contains(err.Error(), "opened to be read") {
		t.Errorf("a reader that runs: %v", err)
	}
	s.Close()
	again, err := Continue(s.Dir, tester)
	if err != nil {
		t.Fatalf("after the first let it go: %v", err)
	}
	again.Close()
}

func TestAnotherStudyIsNotGoneOnWith(t *testing.T) {
	s := finished(t, week(), 2)
	for _, c := range []struct {
		change func(*Request)
		says   string
	}{
		{func(a *Request) { a.FirstSeed = 6 }, `its design: {"method":"sobol","seed":5,"block":0}, and here {"method":"sobol","seed":6,"block":0}`},
		{func(a *Request) { a.Seeds = 3 }, `its seeds: {"first":5,"replicates":2}, and here {"first":5,"replicates":3}`},
		{func(a *Request) { a.Vary = nil }, "its uncertain numbers: "},
		{func(a *Request) { a.Case = "theory/chain"; a.Vary, a.Sets = nil, nil; a.Fixed = true }, "its case is samjiyon with SHA-256 "},
		{func(a *Request) { a.Sets = append(a.Sets, "labour.rest=4") }, `its sets: `},
		{func(a *Request) { a.NoDays = true }, `its daily series: `},
	} {
		a := week()
		c.change(&a)
		err := s.Agree(specOf(t, a))
		var other *Mismatch
		if !errors.As(err, &other) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("got %v\nwant it to say %s", err, c.says)
		}
	}
	more := week()
	more.Points = 128
	if err := s.Agree(specOf(t, more)); err != nil {
		t.Errorf("more points: %v", err)
	}
	if _, err := Begin(s.Dir, specOf(t, week())); err == nil || !strings.Contains(err.Error(), "resume it") {
		t.Errorf("a new study in its folder: %v", err)
	}
}

// The case is in the study, so rows stay what they are when the file changes; a
// case that was changed within the study is found.
func TestAStudyKeepsItsCase(t *testing.T) {
	s := finished(t, week(), 2)
	s.Close()
	text, err := os.ReadFile(s.path(SpecFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path(SpecFile), bytes.Replace(text, []byte("rest: {is: 1.5 to 5 days"), []byte("rest: {is: 1.4 to 5 days"), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(s.Dir); err == nil || !strings.Contains(err.Error(), "it was changed after the study was begun") {
		t.Errorf("a changed case: %v", err)
	}
	// Any other change contradicts the digest, and the rows.
	if err := os.WriteFile(s.path(SpecFile), bytes.Replace(text, []byte(`"first": 5`), []byte(`"first": 4`), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(s.Dir); err == nil || !strings.Contains(err.Error(), "study.json was changed after it was written") {
		t.Errorf("a changed study with its digest: %v", err)
	}
	if err := os.Remove(s.path(DigestFile)); err != nil {
		t.Fatal(err)
	}
	parted, err := Open(s.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parted.Results(); err == nil || !strings.Contains(err.Error(), "are of another study than its study.json") {
		t.Errorf("other seeds: %v", err)
	}
}

func TestARowIsMadeAgainExactly(t *testing.T) {
	s := finished(t, week(), 2)
	for _, row := range []int{0, 17, 127} {
		r, err := s.Replay(t.Context(), row)
		if err != nil || !r.Same || r.Seed != uint64(5+row) {
			t.Errorf("row %d: %v, %+v", row, err, r)
		}
	}
	if _, err := s.Replay(t.Context(), 128); err == nil || !strings.Contains(err.Error(), "its rows are 0 to 127") {
		t.Errorf("a row too many: %v", err)
	}
	a, _ := s.row(0)
	b, _ := s.row(0)
	b.Outcomes[3] = math.Nextafter(b.Outcomes[3], 2)
	b.Days[1][2]++
	if words := s.Spec.compare(a, b); len(words) != 2 || !strings.HasPrefix(words[0], "profit_per_kg: ") || !strings.HasPrefix(words[1], "profit on day 2: ") {
		t.Errorf("what differs: %q", words)
	}
}

// A row's run is `tumen run` with the same numbers: nothing of a study reaches
// into the model.
func TestARowIsAnOrdinaryRun(t *testing.T) {
	a := Request{Kind: "ensemble", Case: "samjiyon", FirstSeed: 3, Seeds: 2, Fixed: true, Sets: []string{"days=20", "burn_in=10"}}
	s := finished(t, a, 2)
	row, err := s.row(1)
	if err != nil {
		t.Fatal(err)
	}
	c, err := scenario.Open("samjiyon", scenario.Options{Sets: a.Sets})
	if err != nil {
		t.Fatal(err)
	}
	run, err := new(worldPool).live(t.Context(), &c.Parameters, c.Changes, economy.Seeds{World: 4, Run: 4})
	if err != nil {
		t.Fatal(err)
	}
	if got := row.Outcomes[s.Spec.Place("porter_month.money")]; got != run.Summary.PorterMonth.Money.Float() || got == 0 {
		t.Errorf("the row says %v, the run %v", got, run.Summary.PorterMonth.Money)
	}
}
