package workbench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/record"
	"tumen/study"
)

// StudyNote is what is kept of a study beside its rows, as study.json.
type StudyNote struct {
	ID         string    `json:"id"`
	Kind       string    `json:"kind"`
	Version    string    `json:"version" doc:"of the program that began it"`
	Model      string    `json:"fingerprint" doc:"of that program's model; empty if it is not known"`
	SameModel  bool      `json:"same_model" doc:"whether the program that answers has that model; a study of another model can be read, and the same request gives a new study"`
	Title      string    `json:"title" doc:"of the case"`
	CaseName   string    `json:"case_name" doc:"as the case file calls itself"`
	CaseSHA256 string    `json:"case_sha256"`
	State      string    `json:"state" enum:"waiting,running,done,failed,cancelled"`
	Done       int       `json:"done" doc:"runs finished"`
	Asked      int       `json:"asked" doc:"runs asked for"`
	Failed     int       `json:"failed" doc:"of the finished runs, those that failed"`
	Rate       float64   `json:"rate" doc:"runs a second; 0 while that is not known"`
	Left       float64   `json:"left_s" doc:"seconds left at that rate"`
	Began      string    `json:"began" doc:"when it was asked for (RFC 3339)"`
	Detail     string    `json:"detail" doc:"why it failed; empty otherwise"`
	Spec       StudySpec `json:"spec"`
}

// goesOn says whether this program may go on with the study. Where there are rows,
// package study makes some of them again and decides.
func (n *StudyNote) goesOn() bool { return n.SameModel || kindsOfStudy[n.Kind].keepsRows() }

// inquiry is one study of the workbench.
type inquiry struct {
	data    *folder
	program build.Identity // that is running

	lock   sync.Mutex
	note   StudyNote
	sealed string        // SHA-256 of result.json; empty if there is none
	news   chan struct{} // closed when there is something new, then replaced
	cancel context.CancelCauseFunc
}

// The files of a study below studies/ID.
const (
	studyFile  = "study.json"
	resultFile = "result.json"
	studyDir   = "rows" // the folder of package study
)

func (q *inquiry) file(name string) string { return path.Join(studiesDir, q.note.ID, name) }

// id names a study by what it is made from.
func (s StudySpec) id(program build.Identity, caseSHA256 string) string {
	s.Case = ""
	return idOf(struct {
		Model, Case string
		Spec        StudySpec
	}{program.Fingerprint, caseSHA256, s})
}

// status is the note as it stands, and a channel that is closed when it changes.
func (q *inquiry) status() (StudyNote, <-chan struct{}) {
	q.lock.Lock()
	defer q.lock.Unlock()
	n := q.note
	n.SameModel = q.program.HasModel(n.Model)
	return n, q.news
}

// progress notes how far the study is. It is not brought to the disk: the rows
// are there.
func (q *inquiry) progress(done, asked, failed int, rate, left float64) {
	q.lock.Lock()
	defer q.lock.Unlock()
	n := &q.note
	n.Done, n.Asked, n.Failed, n.Rate, n.Left = done, asked, failed, rate, left
	q.tell()
}

// tell wakes whoever looks.
func (q *inquiry) tell() {
	close(q.news)
	q.news = make(chan struct{})
}

// turn changes the note and keeps it.
func (q *inquiry) turn(change func(*StudyNote)) error {
	q.lock.Lock()
	defer q.lock.Unlock()
	change(&q.note)
	defer q.tell()
	return q.data.writeJSON(q.file(studyFile), keptStudy{StudyNote: q.note, Result: q.sealed})
}

// keptStudy is study.json.
type keptStudy struct {
	StudyNote
	SameModel *bool  `json:"same_model,omitempty"` // depends on the program that answers
	Result    string `json:"result_sha256"`        // of result.json; empty if there is none
}

// says is result.json as it was written. There is none before the study is over.
func (q *inquiry) says() ([]byte, error) {
	q.lock.Lock()
	sealed := q.sealed
	q.lock.Unlock()
	if sealed == "" {
		return nil, fs.ErrNotExist
	}
	text, err := q.data.read(q.file(resultFile))
	if err == nil && record.SumOfText(text) != sealed {
		err = fmt.Errorf("%s was changed after it was written; tumen verify says more, and a study that is deleted can be made again", resultFile)
	}
	return text, err
}

// live makes the study. It ends early when ctx is cancelled: what is finished is
// kept, and it goes on when it is asked to, or when the server is back.
func (q *inquiry) live(ctx context.Context) {
	state, detail := done, ""
	defer func() {
		if wrong := recover(); wrong != nil {
			state, detail = failed, fmt.Sprintf("tumen has a fault of its own: %v; please report it with the case", wrong)
		}
		q.settle(ctx, state, detail)
	}()
	if ctx.Err() != nil {
		state = cancelled
		return
	}
	if err := q.make(ctx); err != nil {
		state, detail = failed, q.data.words(err)
		var other *study.OtherResults
		if errors.As(err, &other) {
			detail = fmt.Sprintf("the rows were made by %s, and this is %s, which gives other results: row %d, %s; start the study again, and it is made anew",
				other.By, other.This, other.Row, strings.Join(other.Words, "; "))
		}
		if errors.Is(err, context.Canceled) {
			state, detail = cancelled, ""
		}
	}
}

// make runs it and keeps what it says.
func (q *inquiry) make(ctx context.Context) error {
	if err := q.turn(func(n *StudyNote) { n.State, n.Detail = running, "" }); err != nil {
		return err
	}
	result, err := q.research(ctx)
	if result == nil || errors.Is(err, context.Canceled) && context.Cause(ctx) == errClosing {
		return err
	}
	result = append(result, '\n')
	wrong := q.data.write(q.file(resultFile), result)
	if wrong == nil {
		q.lock.Lock()
		q.sealed = record.SumOfText(result) // settle brings it to the disk
		q.lock.Unlock()
	}
	return errors.Join(err, wrong)
}

// settle notes how it ended. A study that the server's closing cut off stays as
// it is on disk, to be taken up again.
func (q *inquiry) settle(ctx context.Context, state, detail string) {
	if state == cancelled && context.Cause(ctx) == errClosing {
		return
	}
	err := q.turn(func(n *StudyNote) { n.State, n.Detail, n.Rate, n.Left = state, detail, 0, 0 })
	if err != nil {
		q.data.ownFault("keeping a study", err)
	}
}

// clock tells from the runs that are done how many there are a second, and how
// many seconds are left.
func (q *inquiry) clock() func(done, all int) (rate, left float64) {
	began := time.Now()
	return func(done, all int) (rate, left float64) {
		elapsed := time.Since(began).Seconds()
		if done == 0 || elapsed == 0 {
			return 0, 0
		}
		rate = float64(done) / elapsed
		return rate, float64(all-done) / rate
	}
}
