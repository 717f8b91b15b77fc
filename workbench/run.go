package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path"
	"strconv"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
	"tumen/stage"
)

// The states of a run and of a study.
const (
	waiting   = "waiting"
	running   = "running"
	done      = "done"
	failed    = "failed"
	cancelled = "cancelled"
)

// Why a job ends before its work is done.
var (
	errCancelled = errors.New("cancelled")
	errClosing   = errors.New("the server is closing")
)

// runSpec is what a run is made from. Together with the text of the case and the
// model of the program it decides every number of the run.
type runSpec struct {
	Case     string   `json:"case" doc:"as it was asked for: samjiyon, draft/mine; empty for a text that has no name"`
	Seed     uint64   `json:"seed"`
	Policies []string `json:"policies" nullable:"false"`
	Sets     []string `json:"sets" nullable:"false" doc:"PATH=VALUE; the days that were asked for are the last of them"`
}

// id names a run by what it is made from, so that the same run is not made twice.
func (s runSpec) id(program build.Identity, caseSHA256 string) string {
	return idOf(struct {
		Model, Case string
		Spec        runSpec
	}{program.Fingerprint, caseSHA256, runSpec{"", s.Seed, s.Policies, s.Sets}})
}

// idOf is the first 16 digits of a request's hash (idForm).
func idOf(request any) string { return stage.Hash(request)[:16] }

// RunNote is what is kept of a run beside its record, as run.json.
type RunNote struct {
	ID         string  `json:"id"`
	Version    string  `json:"version" doc:"of the program that made it"`
	Model      string  `json:"fingerprint" doc:"of that program's model; empty if it is not known"`
	SameModel  bool    `json:"same_model" doc:"whether the program that answers has that model; a run of another model can be read, and the same request gives a new run"`
	Title      string  `json:"title" doc:"of the case"`
	CaseName   string  `json:"case_name" doc:"as the case file calls itself"`
	CaseSHA256 string  `json:"case_sha256"`
	Start      string  `json:"start" doc:"first recorded day"`
	State      string  `json:"state" enum:"waiting,running,done,failed,cancelled"`
	Done       int     `json:"done" doc:"days finished"`
	Asked      int     `json:"asked" doc:"days asked for"`
	Began      string  `json:"began" doc:"when it was asked for (RFC 3339)"`
	Detail     string  `json:"detail" doc:"why it failed; empty otherwise"`
	Spec       runSpec `json:"spec"`
}

// run is one run of the workbench.
type run struct {
	data    *folder
	program build.Identity
	kept    *shelf

	lock   sync.Mutex
	note   RunNote
	sealed string // SHA-256 of sights.json; empty if there is none
	feed   *feed  // nil for one that is over and was not looked at lately
	cancel context.CancelCauseFunc
}

// The files of a run below runs/ID.
func (r *run) file(name string) string { return path.Join(runsDir, r.note.ID, name) }

const (
	noteFile   = "run.json"
	caseFile   = "case.yaml"
	sightsFile = "sights.json"
	recordDir  = "record"
)

// status is the run's note as it stands now.
func (r *run) status() RunNote {
	r.lock.Lock()
	defer r.lock.Unlock()
	n := r.note
	n.SameModel = r.program.HasModel(n.Model)
	if n.State == running && r.feed != nil {
		n.Done, _, _ = r.feed.now()
	}
	return n
}

// turn changes the note and keeps it.
func (r *run) turn(change func(*RunNote)) error {
	r.lock.Lock()
	defer r.lock.Unlock()
	change(&r.note)
	return r.data.writeJSON(r.file(noteFile), keptRun{RunNote: r.note, Sights: r.sealed})
}

// keptRun is run.json.
type keptRun struct {
	RunNote
	SameModel *bool  `json:"same_model,omitempty"` // depends on the program that answers
	Sights    string `json:"sights_sha256"`        // of sights.json; empty if there is none
}

// scenario is the case as it was when the run was asked for, with its overlays;
// and without its policies, if it has any.
func (r *run) scenario() (with, without *scenario.Scenario, err error) {
	text, err := r.data.read(r.file(caseFile))
	if err != nil {
		return nil, nil, err
	}
	c, err := scenario.Parse(r.note.CaseName+".yaml", text)
	if err != nil {
		return nil, nil, err
	}
	spec := r.note.Spec
	with, err = c.With(scenario.Options{Policies: spec.Policies, Sets: spec.Sets})
	if err == nil && len(spec.Policies) > 0 {
		without, err = c.With(scenario.Options{Sets: spec.Sets})
	}
	return with, without, err
}

// live makes the run. It ends early when ctx is cancelled: by whoever asked for
// it, and what was finished is kept; or because the server closes, and it is made
// again from its first day when the server is back.
func (r *run) live(ctx context.Context) {
	state, detail := done, ""
	defer func() {
		if wrong := recover(); wrong != nil {
			state, detail = failed, fmt.Sprintf("tumen has a fault of its own: %v; please report it with the case", wrong)
		}
		r.settle(ctx, state, detail)
	}()
	if ctx.Err() != nil {
		state = cancelled
		return
	}
	if err := r.make(ctx); err != nil {
		state, detail = failed, r.data.words(err)
		if errors.Is(err, context.Canceled) {
			state, detail = cancelled, ""
		}
	}
}

// make runs the world and saves the record, of a whole run or of one that was
// cancelled on the way.
func (r *run) make(ctx context.Context) error {
	if err := r.turn(func(n *RunNote) { n.State = running }); err != nil {
		return err
	}
	with, without, err := r.scenario()
	if err != nil {
		return err
	}
	spec := r.note.Spec
	o := record.Options{Scenario: with, Seed: spec.Seed, Program: r.program, Policies: spec.Policies, Sets: spec.Sets, Follow: r.feed.add}
	made, err := record.Make(ctx, o)
	if err != nil {
		return err
	}
	if without != nil && !made.Manifest.Partial {
		o.Scenario, o.Policies, o.Follow = without, nil, nil
		base, err := record.Make(ctx, o)
		if err != nil {
			return err
		}
		if !base.Manifest.Partial {
			made.Manifest.Without = record.BaselineOf(base)
		}
	}
	if context.Cause(ctx) == errClosing {
		return ctx.Err()
	}
	place := r.data.system(r.file(recordDir))
	if err := os.RemoveAll(place); err != nil { // the same run, saved by a server that was killed before it noted so
		return err
	}
	if err := made.Save(place, report.Page); err != nil {
		return err
	}
	seen, _ := r.feed.view()
	sights, err := json.Marshal(&seen)
	if err != nil {
		return err
	}
	if err := r.data.write(r.file(sightsFile), sights); err != nil {
		return err
	}
	r.lock.Lock()
	r.sealed = record.SumOfText(sights) // settle brings it to the disk
	r.lock.Unlock()
	return ctx.Err()
}

// settle notes how the run ended and tells its viewers. A run that the server's
// closing cut off stays as it is on disk, to be taken up again.
func (r *run) settle(ctx context.Context, state, detail string) {
	if state == cancelled && context.Cause(ctx) == errClosing {
		r.feed.end(waiting, "the server is closing; the run goes on when it is back")
		return
	}
	feed := r.feed // which may be let go of once the run is over
	days, _, _ := feed.now()
	err := r.turn(func(n *RunNote) { n.State, n.Detail, n.Done = state, detail, days })
	if err != nil {
		state, detail = failed, r.data.words(err)
		r.lock.Lock()
		r.note.State, r.note.Detail = state, detail
		r.lock.Unlock()
	}
	feed.end(state, detail)
	r.kept.put(r)
}

// manifest is that of the record, or nil where there is none.
func (r *run) manifest() (json.RawMessage, error) {
	if s := r.status().State; s != done && s != cancelled {
		return nil, nil
	}
	text, err := r.data.read(path.Join(r.file(recordDir), record.ManifestFile))
	if err != nil && r.status().State == cancelled {
		return nil, nil // cancelled before its first day was over
	}
	if err != nil {
		return nil, err
	}
	if err := record.CheckManifest(r.data.system(r.file(recordDir)), text); err != nil {
		return nil, newProblem(http.StatusInternalServerError, fmt.Sprintf("the record of the run %s cannot be shown: %v; delete the run and ask for it again", r.note.ID, err))
	}
	return text, nil
}

// watch is the feed of the run: the one that it fills, or that of its record.
func (r *run) watch() (*feed, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.feed != nil {
		r.kept.touch(r)
		return r.feed, nil
	}
	f := newFeed(nil)
	if r.note.State != failed && r.note.Done > 0 {
		seen, days, err := r.recall()
		if err != nil {
			return nil, err
		}
		f.seen, f.days = seen, days
	}
	f.over = &ending{r.note.State, r.note.Detail}
	r.feed = f
	r.kept.put(r)
	return f, nil
}

// recall reads what was seen of a run that is over.
func (r *run) recall() (s seen, days int, err error) {
	text, err := r.data.read(r.file(sightsFile))
	if err != nil {
		return s, 0, err
	}
	if record.SumOfText(text) != r.sealed {
		return s, 0, fmt.Errorf("%s was changed after it was written; delete the run and ask for it again", sightsFile)
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return s, 0, err
	}
	kept, err := record.Open(r.data.system(r.file(recordDir)))
	if err != nil {
		return s, 0, err
	}
	s.Columns = kept.Days.Columns
	for _, x := range kept.Flows {
		s.Flows = append(s.Flows, flow(x))
	}
	return s, kept.Manifest.Days, nil
}

// forget lets go of the feed of a run that is over.
func (r *run) forget() {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.feed = nil
}

// days is the setting that asks for so many days.
func days(n int) string { return "days=" + strconv.Itoa(n) }

// stamp is a time as it is kept.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
