package jobs

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs/folder"
	"tumen/stage"
)

// Kind is what the jobs of a list have in common.
type Kind[S any, W Work] struct {
	Name    string // in sentences: run
	Plural  string // runs
	Dir     string // the folder below the data folder that has one for each job
	Result  string // the file that keeps what a job gives
	AtOnce  int    // jobs that run at the same time
	Waiting int    // that may wait
	Kept    int    // that are in the list
	Anew    bool   // the request of a job that failed or was cancelled begins it anew

	// Work is what a job that was read from the disk does.
	Work func(*Job[S, W]) W
	// GoesOn says whether this program may go on with a job that another model
	// began; nil means that it may not.
	GoesOn func(Note[S]) bool
}

// List is all jobs of one kind.
type List[S any, W Work] struct {
	kind    Kind[S, W]
	data    *folder.Folder
	program build.Identity
	queue   *Queue
	ctx     context.Context // cancelled, by ErrClosing, when the server closes

	lock sync.Mutex
	all  map[string]*Job[S, W]
}

// idForm is the form of an id. No other text becomes part of a path.
var idForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

// ID names a job by a hash of everything that decides its result.
func ID(request any) string { return stage.Hash(request)[:16] }

// Open reads the jobs of a kind from the data folder, and takes up those that were
// not over, in the order in which they were asked for. They end when ctx does.
func Open[S any, W Work](ctx context.Context, data *folder.Folder, program build.Identity, kind Kind[S, W]) (*List[S, W], error) {
	l := &List[S, W]{
		kind: kind, data: data, program: program, ctx: ctx,
		queue: NewQueue(kind.AtOnce, kind.Waiting), all: map[string]*Job[S, W]{},
	}
	ids, err := data.Names(kind.Dir)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if kept, ok := l.read(id); ok {
			l.all[id] = l.kind.At(data, program, kept)
		}
	}
	for _, j := range slices.Backward(l.All()) {
		n := j.Note()
		switch {
		case n.Over():
		case l.goesOn(n):
			l.begin(j)
		default:
			if err := j.turn(func(n *Note[S]) { n.State, n.Done, n.Detail = Failed, 0, otherModel(kind.Name, n.Version, n.Model) }); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

// read is the note of a job, and whether there is one that can be trusted. One that
// was changed is named in the terminal and left alone: what it says would be shown
// as if it were true.
func (l *List[S, W]) read(id string) (kept Kept[S], ok bool) {
	if !idForm.MatchString(id) {
		return kept, false
	}
	name := path.Join(l.kind.Dir, id, NoteFile)
	err := l.data.ReadSealed(name, &kept)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.data.Warn(name, say.Errorf("%w; the %s is not shown; verify the data folder to learn more", err, l.kind.Name))
	}
	return kept, err == nil && kept.ID == id
}

// At is a job as its note on disk says that it is. It is in no list.
func (k *Kind[S, W]) At(data *folder.Folder, program build.Identity, kept Kept[S]) *Job[S, W] {
	j := k.job(data, program, kept.Note)
	j.result, j.Work = kept.Result, k.Work(j)
	return j
}

func (k *Kind[S, W]) job(data *folder.Folder, program build.Identity, n Note[S]) *Job[S, W] {
	return &Job[S, W]{kind: k, data: data, program: program, note: n, news: make(chan struct{})}
}

func (l *List[S, W]) goesOn(n Note[S]) bool {
	return n.SameModel || l.kind.GoesOn != nil && l.kind.GoesOn(n)
}

// otherModel says why a job of another program does not go on: its second half
// would follow other rules than its first.
func otherModel(kind, version, model string) string {
	if version == "" {
		version = "unknown"
	}
	if model = build.Short(model); model == "" {
		model = "unknown"
	}
	return say.Textf("another build of tumen began this %s (version %s, model %s), and this one cannot go on with it; start it again to make it anew", kind, version, model)
}

// All is all jobs, the one last asked for first.
func (l *List[S, W]) All() []*Job[S, W] {
	l.lock.Lock()
	defer l.lock.Unlock()
	all := make([]*Job[S, W], 0, len(l.all))
	for _, j := range l.all {
		all = append(all, j)
	}
	slices.SortFunc(all, func(a, b *Job[S, W]) int { // when and id never change
		return -strings.Compare(a.note.Began+a.note.ID, b.note.Began+b.note.ID)
	})
	return all
}

// Find is a job by its id.
func (l *List[S, W]) Find(id string) (*Job[S, W], error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	if j := l.all[id]; j != nil {
		return j, nil
	}
	return nil, Refuse(NotFound, "there is no %s %q", l.kind.Name, id)
}

// Ask begins a job, or finds the one that the same request began; begun says which.
// The note has what the caller knows: id, kind, case, days or runs asked for, and
// the request itself. work is what the job does, from the request as it was parsed.
func (l *List[S, W]) Ask(n Note[S], text []byte, work func(*Job[S, W]) W) (_ *Job[S, W], begun bool, err error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	was := l.all[n.ID]
	if was != nil {
		if state := was.Note().State; !l.kind.Anew || state != Failed && state != Cancelled {
			return was, false, nil
		}
	}
	if err := l.room(); err != nil {
		return nil, false, err
	}
	n.Version, n.Model, n.State, n.Began = l.program.Version, l.program.Fingerprint, Waiting, stamp(time.Now())
	j := l.kind.job(l.data, l.program, n)
	j.Work = work(j)
	if was == nil {
		if len(l.all) >= l.kind.Kept {
			return nil, false, Refuse(Full, "no more than %d %s are kept; delete some first", l.kind.Kept, l.kind.Plural)
		}
		if err := l.clear(j); err != nil {
			return nil, false, err
		}
	}
	if err := j.lay(text); err != nil {
		if was == nil { // what was there before stays
			err = errors.Join(err, l.data.Remove(j.Name("")))
		}
		return nil, false, err
	}
	l.begin(j)
	l.all[n.ID] = j
	return j, true, nil
}

// room refuses a job more than may wait.
func (l *List[S, W]) room() error {
	if l.queue.Full() {
		return Refuse(Full, "%d %s are waiting, which is the most; ask again when one is done, or cancel one", l.kind.Waiting, l.kind.Plural)
	}
	return nil
}

// clear empties the folder of a new job. One without a note is what a killed server
// left. One with a note is not touched: if it could be read it would be known.
func (l *List[S, W]) clear(j *Job[S, W]) error {
	_, err := j.Read(NoteFile)
	switch {
	case err == nil:
		return Refuse(Conflict, "%s in the data folder cannot be read; move its folder elsewhere and ask again", j.Name(NoteFile))
	case errors.Is(err, fs.ErrNotExist):
		return l.data.Remove(j.Name(""))
	}
	return err
}

// lay puts a new job on the disk: its note last, so that what has one is whole.
func (j *Job[S, W]) lay(text []byte) error {
	if err := j.data.Write(j.Name(CaseFile), text); err != nil {
		return err
	}
	if err := j.Work.Lay(); err != nil {
		return err
	}
	return j.turn(func(*Note[S]) {})
}

// begin puts a job into the queue.
func (l *List[S, W]) begin(j *Job[S, W]) {
	ctx, cancel := context.WithCancelCause(l.ctx)
	j.lock.Lock()
	j.cancel = cancel
	j.lock.Unlock()
	l.queue.Do(ctx, func() {
		defer cancel(nil)
		j.live(ctx)
	})
}

// Cancel stops a job that waits or runs. Its end comes a moment later.
func (l *List[S, W]) Cancel(id string) (*Job[S, W], error) {
	j, err := l.Find(id)
	if err != nil {
		return nil, err
	}
	if n := j.Note(); n.Over() {
		return nil, Refuse(Conflict, "the %s %s is already %s", l.kind.Name, id, n.State)
	}
	j.lock.Lock()
	defer j.lock.Unlock()
	j.cancel(errCancelled)
	return j, nil
}

// Resume goes on with a job that was cancelled or failed.
func (l *List[S, W]) Resume(id string) (*Job[S, W], error) {
	j, err := l.Find(id)
	if err != nil {
		return nil, err
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	n := j.Note()
	if n.State != Cancelled && n.State != Failed {
		return nil, Refuse(Conflict, "the %s %s is %s; only a cancelled or failed one can be resumed", l.kind.Name, id, n.State)
	}
	if !l.goesOn(n) {
		return nil, Refuse(Conflict, "%s", otherModel(l.kind.Name, n.Version, n.Model))
	}
	if err := l.room(); err != nil {
		return nil, err
	}
	if err := l.data.Remove(j.Name(l.kind.Result)); err != nil {
		return nil, err
	}
	if err := j.turn(func(n *Note[S]) { n.State, n.Detail, j.result = Waiting, "", "" }); err != nil {
		return nil, err
	}
	l.begin(j)
	return j, nil
}

// Delete removes a job that is over, and all that it made.
func (l *List[S, W]) Delete(id string) error {
	j, err := l.Find(id)
	if err != nil {
		return err
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if n := j.Note(); !n.Over() {
		return Refuse(Conflict, "the %s %s is %s; cancel it first", l.kind.Name, id, n.State)
	}
	delete(l.all, id)
	return l.data.Remove(j.Name(""))
}

// Wait returns when every job that was begun is over or cut off.
func (l *List[S, W]) Wait() { l.queue.Wait() }
