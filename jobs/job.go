package jobs

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs/folder"
	"tumen/record"
)

// The states of a job.
const (
	Waiting   = "waiting"
	Running   = "running"
	Done      = "done"
	Failed    = "failed"
	Cancelled = "cancelled"
)

// Why a job ends before its work is done.
var (
	errCancelled = errors.New("cancelled")
	ErrClosing   = say.Error("the server is closing") // the cause of the context of New, when it is cancelled
)

// Closing says whether a job is cut off because the server stops, so that it goes
// on when the server is back.
func Closing(ctx context.Context) bool { return context.Cause(ctx) == ErrClosing }

// Progress is how far a job is.
type Progress struct {
	Done   int     `json:"done" doc:"days finished of a run, runs finished of a study"`
	Asked  int     `json:"asked" doc:"days or runs that were asked for"`
	Failed int     `json:"failed" doc:"of the finished runs of a study, those that failed"`
	Rate   float64 `json:"rate" doc:"runs a second of a study; 0 while it is not known"`
	Left   float64 `json:"left_s" doc:"seconds left at that rate"`
}

// Note is what is kept of a job. S is its request.
type Note[S any] struct {
	ID         string `json:"id"`
	Kind       string `json:"kind" doc:"run, or the kind of the study"`
	Version    string `json:"version" doc:"of the program that began it"`
	Model      string `json:"fingerprint" doc:"of that program's model; empty if it is not known"`
	SameModel  bool   `json:"same_model" doc:"whether the program that answers has that model; results of another model can be read, and the same request makes a new job"`
	Title      string `json:"title" doc:"of the case"`
	CaseName   string `json:"case_name" doc:"as the case file calls itself"`
	CaseSHA256 string `json:"case_sha256"`
	State      string `json:"state" enum:"waiting,running,done,failed,cancelled"`
	Progress
	Began  string `json:"began" doc:"when it was asked for (RFC 3339)"`
	Detail string `json:"detail" doc:"why it failed; empty otherwise"`
	Spec   S      `json:"spec"`
}

// Over says whether the job has ended.
func (n *Note[S]) Over() bool { return n.State != Waiting && n.State != Running }

// Kept is a note on disk.
type Kept[S any] struct {
	Note[S]
	SameModel *bool  `json:"same_model,omitempty"` // depends on the program that answers
	Result    string `json:"result_sha256"`        // of the file with the result; empty if there is none
}

// Work is what a job does. Its methods are called by one goroutine at a time.
type Work interface {
	// Lay puts on disk what the job needs besides the case.
	Lay() error
	// Do goes on from what is on disk. When ctx is cancelled, it returns what the
	// finished part gives, nil if that is nothing, and an error that wraps ctx's.
	Do(ctx context.Context) (result []byte, err error)
	// Ended is called when Do has returned and the note says how.
	Ended()
}

// The files of a job's folder that every kind has.
const (
	NoteFile = "job.json"
	CaseFile = "case.yaml"
)

// Job is one job. W does its work.
type Job[S any, W Work] struct {
	Work W

	kind    *Kind[S, W]
	data    *folder.Folder
	program build.Identity // that is running

	lock   sync.Mutex
	note   Note[S]
	result string        // SHA-256 of the file with the result; empty if there is none
	news   chan struct{} // closed when there is something new, then replaced
	cancel context.CancelCauseFunc
}

// Request is what was asked for. It never changes.
func (j *Job[S, W]) Request() S { return j.note.Spec }

// Name is the name of one of the job's files, below the data folder.
func (j *Job[S, W]) Name(file string) string { return path.Join(j.kind.Dir, j.note.ID, file) }

// Path is a file of the job as other packages need it.
func (j *Job[S, W]) Path(file string) string { return j.data.Path(j.Name(file)) }

// Read is the content of a file of the job.
func (j *Job[S, W]) Read(file string) ([]byte, error) { return j.data.Read(j.Name(file)) }

// Names are the entries of a folder of the job; empty for its own.
func (j *Job[S, W]) Names(dir string) ([]string, error) { return j.data.Names(j.Name(dir)) }

// Status is the note as it stands, and a channel that is closed when it changes.
func (j *Job[S, W]) Status() (Note[S], <-chan struct{}) {
	j.lock.Lock()
	defer j.lock.Unlock()
	n := j.note
	n.SameModel = j.program.HasModel(n.Model)
	return n, j.news
}

// Note is the note as it stands.
func (j *Job[S, W]) Note() Note[S] {
	n, _ := j.Status()
	return n
}

// Report says how far the job is. That is not brought to the disk.
func (j *Job[S, W]) Report(p Progress) {
	j.lock.Lock()
	defer j.lock.Unlock()
	j.note.Progress = p
	j.tell()
}

// tell wakes all who watch.
func (j *Job[S, W]) tell() {
	close(j.news)
	j.news = make(chan struct{})
}

// turn changes the note and keeps it.
func (j *Job[S, W]) turn(change func(*Note[S])) error {
	j.lock.Lock()
	defer j.lock.Unlock()
	change(&j.note)
	defer j.tell()
	return j.data.WriteSealed(j.Name(NoteFile), Kept[S]{Note: j.note, Result: j.result})
}

// Result is what the job gave, as it was written. Before there is a result the
// error is fs.ErrNotExist.
func (j *Job[S, W]) Result() ([]byte, error) {
	j.lock.Lock()
	sum := j.result
	j.lock.Unlock()
	if sum == "" {
		return nil, fs.ErrNotExist
	}
	text, err := j.Read(j.kind.Result)
	if err == nil && record.SumOfText(text) != sum {
		return nil, say.Errorf("%s was changed after it was written; delete the %s and ask for it again", j.kind.Result, j.kind.Name)
	}
	return text, err
}

// live does the job, in its turn.
func (j *Job[S, W]) live(ctx context.Context) {
	state, detail := Done, ""
	defer func() {
		if wrong := recover(); wrong != nil {
			state, detail = Failed, say.Textf("tumen has a fault of its own: %v; please report it with the case", wrong)
		}
		j.settle(ctx, state, detail)
	}()
	if ctx.Err() != nil {
		state = Cancelled
		return
	}
	switch err := j.do(ctx); {
	case errors.Is(err, context.Canceled):
		state = Cancelled
	case err != nil:
		state, detail = Failed, j.data.Words(err)
	}
}

// do does the work and keeps what it gives.
func (j *Job[S, W]) do(ctx context.Context) error {
	if err := j.turn(func(n *Note[S]) { n.State, n.Detail = Running, "" }); err != nil {
		return err
	}
	result, err := j.Work.Do(ctx)
	if result == nil || errors.Is(err, context.Canceled) && Closing(ctx) {
		return err
	}
	if wrong := j.data.Write(j.Name(j.kind.Result), result); wrong != nil {
		return errors.Join(err, wrong)
	}
	j.lock.Lock()
	j.result = record.SumOfText(result) // settle brings it to the disk
	j.lock.Unlock()
	return err
}

// settle notes how the job ended. One that was cut off by the closing of the server
// stays as it is on disk, to be taken up again.
func (j *Job[S, W]) settle(ctx context.Context, state, detail string) {
	if state == Cancelled && Closing(ctx) {
		return
	}
	err := j.turn(func(n *Note[S]) { n.State, n.Detail, n.Rate, n.Left = state, detail, 0, 0 })
	if err != nil {
		j.data.Warn(say.Textf("keeping a %s", j.kind.Name), err)
		j.lock.Lock()
		j.note.State, j.note.Detail = Failed, j.data.Words(err)
		j.tell()
		j.lock.Unlock()
	}
	j.Work.Ended()
}

// stamp is a time as it is kept.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
