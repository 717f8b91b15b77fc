package jobs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/jobs/folder"
)

// request is what the tests ask for: lines to be written, one at a time.
type request struct {
	Lines int `json:"lines"`
}

// typist writes its lines into a file, as far as the bench lets it, and goes on
// where the file ends.
type typist struct {
	job   *Job[request, *typist]
	bench *bench
	ended bool
}

func (p *typist) Lay() error { return p.bench.data.Write(p.job.Name("lines"), nil) }

func (p *typist) Do(ctx context.Context) ([]byte, error) {
	p.bench.entered(p.job.Note().ID)
	for {
		text, err := p.job.Read("lines")
		if err != nil {
			return nil, err
		}
		n, all := strings.Count(string(text), "\n"), p.job.Request().Lines
		p.job.Report(Progress{Done: n, Asked: all})
		switch {
		case n == all:
			return text, nil
		case n == p.bench.panicAt:
			panic("the ribbon is empty")
		}
		select {
		case <-ctx.Done():
			return text, fmt.Errorf("after %d lines: %w", n, ctx.Err())
		case <-p.bench.keys:
		}
		if err := p.bench.data.Write(p.job.Name("lines"), fmt.Appendf(text, "line %d\n", n)); err != nil {
			return nil, err
		}
	}
}

func (p *typist) Ended() { p.ended = true }

// bench is a list of jobs over a folder, as a server has it.
type bench struct {
	testing.TB
	dir     string
	data    *folder.Folder
	list    *List[request, *typist]
	close   context.CancelCauseFunc
	keys    chan struct{} // one for each line that may be written
	panicAt int

	lock  sync.Mutex
	order []string // of the jobs as they began
}

func (b *bench) entered(id string) {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.order = append(b.order, id)
}

// start opens the list; the state of the last one is gone, as that of a process.
func (b *bench) start(program build.Identity, change func(*Kind[request, *typist])) {
	b.Helper()
	var err error
	if b.data, err = folder.Open(b.dir, "texts"); err != nil {
		b.Fatal(err)
	}
	kind := Kind[request, *typist]{
		Name: "text", Plural: "texts", Dir: "texts", Result: "result.txt", AtOnce: 1, Waiting: 3, Kept: 5,
		Work: func(j *Job[request, *typist]) *typist { return &typist{job: j, bench: b} },
	}
	if change != nil {
		change(&kind)
	}
	var ctx context.Context
	ctx, b.close = context.WithCancelCause(context.Background())
	b.order = nil
	if b.list, err = Open(ctx, b.data, program, kind); err != nil {
		b.Fatal(err)
	}
}

// stop closes the server.
func (b *bench) stop() {
	b.close(ErrClosing)
	b.list.Wait()
	if err := b.data.Close(); err != nil {
		b.Error(err)
	}
}

func openBench(t testing.TB, change func(*Kind[request, *typist])) *bench {
	b := &bench{TB: t, dir: t.TempDir(), keys: make(chan struct{}), panicAt: -1}
	b.start(build.Identity{Fingerprint: "m"}, change)
	t.Cleanup(func() { b.stop() })
	return b
}

// ask begins a job of some lines.
func (b *bench) ask(lines int) (*Job[request, *typist], bool, error) {
	n := Note[request]{ID: ID(lines), Kind: "text", Spec: request{lines}}
	n.Asked = lines
	return b.list.Ask(n, []byte("the case"), func(j *Job[request, *typist]) *typist { return &typist{job: j, bench: b} })
}

func (b *bench) begun(lines int) *Job[request, *typist] {
	b.Helper()
	j, begun, err := b.ask(lines)
	if err != nil || !begun {
		b.Fatal(begun, err)
	}
	return j
}

// type lets lines be written.
func (b *bench) typed(lines int) {
	for range lines {
		b.keys <- struct{}{}
	}
}

// when waits until something holds of a job.
func when(j *Job[request, *typist], holds func(Note[request]) bool) Note[request] {
	for {
		n, news := j.Status()
		if holds(n) {
			return n
		}
		<-news
	}
}

func over(j *Job[request, *typist]) Note[request] {
	return when(j, func(n Note[request]) bool { return n.Over() })
}

func reasonOf(err error) Reason {
	var r *Refusal
	if !errors.As(err, &r) {
		return -1
	}
	return r.Reason
}

// A job runs to its end and its result is what the work gave. The same request
// finds it, also after a restart.
func TestAJobIsDoneOnce(t *testing.T) {
	b := openBench(t, nil)
	j := b.begun(2)
	if _, err := j.Result(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before the end the result is %v", err)
	}
	b.typed(2)
	if n := over(j); n.State != Done || n.Done != 2 || n.Detail != "" || !n.SameModel {
		t.Fatalf("it ended as %+v", n)
	}
	for range 2 {
		again, begun, err := b.ask(2)
		if err != nil || begun {
			t.Fatalf("the same request begins another: %v, %v", begun, err)
		}
		if text, err := again.Result(); string(text) != "line 0\nline 1\n" || err != nil {
			t.Errorf("it gave %q, %v", text, err)
		}
		b.stop()
		b.start(build.Identity{Fingerprint: "m"}, nil)
	}
	if b.order != nil {
		t.Errorf("after a restart these ran: %v", b.order)
	}
}

// A server that is closed, or killed before it could note anything, leaves jobs to
// be taken up: each goes on where it stood, the first asked for first.
func TestARestartGoesOnInOrder(t *testing.T) {
	b := openBench(t, nil)
	jobs := []*Job[request, *typist]{b.begun(3), b.begun(4), b.begun(5)}
	var want []string
	for k, j := range jobs {
		n := j.Note()
		want = append(want, n.ID)
		n.Began = fmt.Sprintf("2026-01-01T00:00:0%dZ", k) // asked for a second apart
		j.note.Began = n.Began
		if err := j.turn(func(*Note[request]) {}); err != nil {
			t.Fatal(err)
		}
	}
	b.typed(2)
	when(jobs[0], func(n Note[request]) bool { return n.Done == 2 })
	b.stop()
	b.start(build.Identity{Fingerprint: "m"}, nil)
	b.typed(1 + 4 + 5)
	b.list.Wait()
	if !slices.Equal(b.order, want) {
		t.Errorf("they ran in the order %v, want %v", b.order, want)
	}
	for k, j := range jobs {
		again := proof.Must(b.list.Find(j.Note().ID))(t)
		text, err := again.Result()
		if n := again.Note(); n.State != Done || strings.Count(string(text), "\n") != 3+k || err != nil {
			t.Errorf("job %d ended as %+v with %q, %v", k, n, text, err)
		}
	}
}

// What is finished when a job is cancelled is kept; resuming makes the rest.
func TestACancelledJobKeepsWhatItHas(t *testing.T) {
	b := openBench(t, nil)
	j, waiting := b.begun(3), b.begun(4)
	b.typed(1)
	for _, id := range []string{j.Note().ID, waiting.Note().ID} {
		if _, err := b.list.Cancel(id); err != nil {
			t.Fatal(err)
		}
	}
	if n := over(j); n.State != Cancelled || n.Done != 1 {
		t.Errorf("it ended as %+v", n)
	}
	if text, err := j.Result(); string(text) != "line 0\n" || err != nil {
		t.Errorf("it has %q, %v", text, err)
	}
	if n := over(waiting); n.State != Cancelled || waiting.Work.bench.order[0] != j.Note().ID || len(b.order) != 1 {
		t.Errorf("the one that waited ended as %+v; these began: %v", n, b.order)
	}
	b.list.Wait()
	if !j.Work.ended || !waiting.Work.ended {
		t.Error("not all were told that they ended")
	}
	if _, err := b.list.Cancel(j.Note().ID); reasonOf(err) != Conflict {
		t.Errorf("cancelling twice: %v", err)
	}
	if _, begun, err := b.ask(3); begun || err != nil {
		t.Errorf("the same request begins it anew: %v", err)
	}
	if _, err := b.list.Resume(j.Note().ID); err != nil {
		t.Fatal(err)
	}
	if _, err := b.list.Resume(j.Note().ID); reasonOf(err) != Conflict {
		t.Errorf("resuming what runs: %v", err)
	}
	b.typed(2)
	if n := over(j); n.State != Done || n.Done != 3 {
		t.Errorf("resumed it ended as %+v", n)
	}
}

// Where the kind says so, the request of a job that did not end well begins it anew.
func TestAFailedJobCanBeBegunAnew(t *testing.T) {
	b := openBench(t, func(k *Kind[request, *typist]) { k.Anew = true })
	b.panicAt = 1
	j := b.begun(2)
	b.typed(1)
	if n := over(j); n.State != Failed || !strings.Contains(n.Detail, "the ribbon is empty") {
		t.Fatalf("it ended as %+v", n)
	}
	b.panicAt = -1
	j = b.begun(2)
	b.typed(2)
	if n := over(j); n.State != Done {
		t.Errorf("begun anew it ended as %+v", n)
	}
}

// A job whose work was over just as the server closed is over.
func TestAJobThatEndsAsTheServerClosesIsWhole(t *testing.T) {
	b := openBench(t, nil)
	j := b.begun(1)
	b.typed(1)
	over(j)
	b.list.Wait()
	ctx, closing := context.WithCancelCause(t.Context())
	closing(ErrClosing)
	if err := b.data.Remove(j.Name("result.txt")); err != nil {
		t.Fatal(err)
	}
	if err := j.do(ctx); err != nil {
		t.Fatal(err)
	}
	j.settle(ctx, Done, "")
	if text, err := j.Result(); string(text) != "line 0\n" || err != nil || j.Note().State != Done {
		t.Errorf("it has %q, %v and is %s", text, err, j.Note().State)
	}
}

// The queue is bounded, and so is the list; what is over can be deleted.
func TestThereAreLimits(t *testing.T) {
	b := openBench(t, nil)
	var last *Job[request, *typist]
	for k := range 4 { // one runs, three wait
		last = b.begun(k + 1)
	}
	if _, _, err := b.ask(9); reasonOf(err) != Full || !strings.Contains(err.Error(), "3 texts are waiting") {
		t.Errorf("one too many: %v", err)
	}
	if err := b.list.Delete(last.Note().ID); reasonOf(err) != Conflict {
		t.Errorf("what waits is deleted: %v", err)
	}
	b.typed(1 + 2 + 3 + 4)
	b.list.Wait()
	b.begun(5)
	if _, _, err := b.ask(9); reasonOf(err) != Full || !strings.Contains(err.Error(), "5 texts are kept") {
		t.Errorf("one more than are kept: %v", err)
	}
	if err := b.list.Delete(last.Note().ID); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(b.dir, "texts", last.Note().ID)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("its folder is still there: %v", err)
	}
	if _, err := b.list.Find(last.Note().ID); reasonOf(err) != NotFound {
		t.Errorf("it is still found: %v", err)
	}
	if all := b.list.All(); len(all) != 4 {
		t.Errorf("%d are listed", len(all))
	}
}

// A program with another model does not go on with a job, unless the kind says that
// it may.
func TestAnotherModelDoesNotGoOn(t *testing.T) {
	b := openBench(t, nil)
	id := b.begun(2).Note().ID
	b.stop()
	b.start(build.Identity{Fingerprint: "other"}, func(k *Kind[request, *typist]) {
		k.GoesOn = func(Note[request]) bool { return true }
	})
	b.typed(1)
	b.stop()
	b.start(build.Identity{Fingerprint: "other"}, nil)
	j := proof.Must(b.list.Find(id))(t)
	if n := j.Note(); n.State != Failed || n.SameModel || !strings.Contains(n.Detail, "another build of tumen began this text") {
		t.Errorf("it is %+v", n)
	}
	if _, err := b.list.Resume(id); reasonOf(err) != Conflict {
		t.Errorf("it can be resumed: %v", err)
	}
	if text, err := j.Read("lines"); string(text) != "line 0\n" || err != nil {
		t.Errorf("the program that might go on wrote %q, %v", text, err)
	}
}

// A note or a result that was changed is not shown; a folder without a note is what
// a killed server left, and one with a note that cannot be read stays.
func TestDamageIsNotShown(t *testing.T) {
	b := openBench(t, nil)
	j := b.begun(1)
	b.typed(1)
	id := over(j).ID
	b.list.Wait()
	change := func(file, from, to string) {
		t.Helper()
		name := filepath.Join(b.dir, "texts", id, file)
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), from) {
			t.Fatal(err, string(text))
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	change("result.txt", "0", "7")
	if _, err := j.Result(); err == nil || !strings.Contains(err.Error(), "result.txt was changed") {
		t.Errorf("a changed result is shown: %v", err)
	}
	change(NoteFile, `"state": "done"`, `"state": "failed"`)
	b.stop()
	b.start(build.Identity{Fingerprint: "m"}, nil)
	if all := b.list.All(); len(all) > 0 {
		t.Errorf("a changed note is shown: %+v", all[0].Note())
	}
	if _, _, err := b.ask(1); reasonOf(err) != Conflict {
		t.Errorf("its folder is taken: %v", err)
	}
	if err := os.Remove(filepath.Join(b.dir, "texts", id, NoteFile)); err != nil {
		t.Fatal(err)
	}
	j = b.begun(1)
	if text, err := j.Read("lines"); len(text) > 0 || err != nil {
		t.Errorf("in a half-laid folder it begins with %q, %v", text, err)
	}
	b.typed(1)
	over(j)
}

// Many callers at once begin a job once, and see its states in order.
func TestManyCallersOfOneJob(t *testing.T) {
	b := openBench(t, nil)
	var all sync.WaitGroup
	var count sync.Map
	for range 20 {
		all.Go(func() {
			j, begun, err := b.ask(3)
			if err != nil {
				t.Error(err)
				return
			}
			if begun {
				count.Store("begun", j)
				b.typed(3)
			}
			last := 0
			n := when(j, func(n Note[request]) bool {
				if n.Done < last {
					t.Errorf("after %d lines come %d", last, n.Done)
				}
				last = n.Done
				b.list.All()
				return n.Over()
			})
			if n.State != Done {
				t.Errorf("it ended as %+v", n)
			}
		})
	}
	all.Wait()
	if len(b.order) != 1 {
		t.Errorf("it was done %d times", len(b.order))
	}
}
