package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tumen/economy/observe"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
	"tumen/view"
)

// RunSpec is what a run is made from. Together with the text of the case and the
// model of the program it decides every number of the run.
type RunSpec struct {
	Case     string   `json:"case" doc:"as it was asked for: samjiyon, draft/mine; empty for a text without a name"`
	Seed     uint64   `json:"seed"`
	Policies []string `json:"policies"`
	Sets     []string `json:"sets" doc:"PATH=VALUE; the days that were asked for are the last of them"`
}

// id names a run by what it is made from.
func (s RunSpec) id(program build.Identity, caseSHA256 string) string {
	return jobs.ID(struct {
		Model, Case string
		Spec        RunSpec
	}{program.Fingerprint, caseSHA256, RunSpec{"", s.Seed, s.Policies, s.Sets}})
}

// The runs of a data folder.
type (
	RunJob  = jobs.Job[RunSpec, *Run]
	Runs    = jobs.List[RunSpec, *Run]
	RunNote = jobs.Note[RunSpec]
)

const (
	snapshotsFile = "snapshots.json"
	recordDir     = "record"
	keptLogs      = 8 // logs of finished runs that stay in memory
)

// runs is the kind of job that makes a run.
func (d *Data) runs() jobs.Kind[RunSpec, *Run] {
	return jobs.Kind[RunSpec, *Run]{
		Name: "run", Plural: "runs", Dir: RunsDir, Result: snapshotsFile, Anew: true,
		AtOnce: d.limits.Runs, Waiting: d.limits.Waiting, Kept: d.limits.Kept,
		Work: func(j *RunJob) *Run { return d.run(j, nil) },
	}
}

// Run makes a run, and reads it again.
type Run struct {
	job     *RunJob
	program build.Identity
	logs    *jobs.LRU[string, *Log]

	eachDay func(context.Context)

	lock  sync.Mutex
	ready *overlaid // the request as it was parsed; nil if that is to be read from the disk
	live  *Log      // until the run is over; nil before anybody wants it
}

func (d *Data) run(j *RunJob, ready *overlaid) *Run {
	return &Run{job: j, program: d.program, logs: &d.logs, eachDay: d.EachDay, ready: ready}
}

// overlaid is a case under the overlays of a request.
type overlaid struct {
	with    *scenario.Scenario
	without *scenario.Scenario // its policies; nil if it has none
}

func overlay(c *scenario.Case, spec RunSpec) (_ *overlaid, err error) {
	o := &overlaid{}
	if o.with, err = c.With(scenario.Options{Policies: spec.Policies, Sets: spec.Sets}); err != nil {
		return nil, err
	}
	if len(spec.Policies) > 0 {
		if o.without, err = c.With(scenario.Options{Sets: spec.Sets}); err != nil {
			return nil, say.Errorf("without the policies: %w", err)
		}
	}
	return o, nil
}

// StartRun begins a run of a case, or finds the one that the same request began.
func (d *Data) StartRun(c *scenario.Case, text []byte, spec RunSpec) (j *RunJob, begun bool, err error) {
	spec.Policies, spec.Sets = list(spec.Policies), list(spec.Sets)
	ready, err := overlay(c, spec)
	if err != nil {
		return nil, false, err
	}
	if err := d.limits.Check(ready.with); err != nil {
		return nil, false, err
	}
	n := RunNote{ID: spec.id(d.program, c.SHA256), Kind: "run", Title: c.Title, CaseName: c.Name, CaseSHA256: c.SHA256, Spec: spec}
	n.Asked = ready.with.Parameters.Days
	return d.Runs.Ask(n, text, func(j *RunJob) *Run { return d.run(j, ready) })
}

// Lay is nothing: a run needs only its case.
func (r *Run) Lay() error { return nil }

// overlaid is the case as it was when the run was asked for.
func (r *Run) overlaid() (*overlaid, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.ready != nil {
		return r.ready, nil
	}
	text, err := r.job.Read(jobs.CaseFile)
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(r.job.Note().CaseName+".yaml", text)
	if err != nil {
		return nil, err
	}
	return overlay(c, r.job.Request())
}

// Do makes the run from its first day, and saves the record: of the whole run, or of
// one that was cancelled on the way.
func (r *Run) Do(ctx context.Context) ([]byte, error) {
	both, err := r.overlaid()
	if err != nil {
		return nil, err
	}
	spec, log := r.job.Request(), r.liveLog()
	log.begin(&both.with.Parameters, policyNotes(both.with))
	progress := r.job.Note().Progress
	o := record.Options{Scenario: both.with, Seed: spec.Seed, Program: r.program, Policies: spec.Policies, Sets: spec.Sets, Follow: func(day observe.Sight) {
		log.add(day)
		progress.Done = int(day.Day) + 1
		r.job.Report(progress)
		if r.eachDay != nil {
			r.eachDay(ctx)
		}
	}}
	made, err := record.Make(ctx, o)
	if err != nil {
		return nil, err
	}
	if both.without != nil && !made.Manifest.Partial {
		o.Scenario, o.Policies, o.Follow = both.without, nil, nil
		base, err := record.Make(ctx, o)
		if err != nil {
			return nil, err
		}
		if !base.Manifest.Partial {
			made.Manifest.Without = record.BaselineOf(base)
		}
	}
	if jobs.Closing(ctx) {
		return nil, ctx.Err()
	}
	place := r.job.Path(recordDir)
	if err := os.RemoveAll(place); err != nil { // the same run, saved by a server that was killed before it noted so
		return nil, err
	}
	if err := made.Save(place, report.Page); err != nil {
		return nil, err
	}
	snapshots, err := log.save()
	return snapshots, errors.Join(err, ctx.Err())
}

// Ended keeps the log among those that were last watched.
func (r *Run) Ended() {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.live != nil {
		r.logs.Put(r.job.Note().ID, r.live)
	}
	r.live, r.ready = nil, nil
}

// Log is the days of the run: the log that the run fills, or that of its record.
func (r *Run) Log() (*Log, error) {
	if live := r.liveLog(); live != nil {
		return live, nil
	}
	return r.logs.Get(r.job.Note().ID, r.recall)
}

// liveLog is the log that the run fills; nil of one that is over.
func (r *Run) liveLog() *Log {
	r.lock.Lock()
	defer r.lock.Unlock()
	if n := r.job.Note(); r.live == nil && !n.Over() {
		r.live = &Log{}
	}
	return r.live
}

// recall reads the log of a run that is over.
func (r *Run) recall() (*Log, error) {
	n := r.job.Note()
	log := &Log{}
	if both, err := r.overlaid(); err == nil { // a program of another model may read the case otherwise
		log.begin(&both.with.Parameters, nil)
	}
	if n.State == jobs.Failed || n.Done == 0 {
		return log, nil
	}
	text, err := r.job.Result()
	if err != nil {
		return nil, err
	}
	kept, err := record.Open(r.job.Path(recordDir))
	if err != nil {
		return nil, err
	}
	return log, log.load(text, kept)
}

// Manifest is that of the record, or nil where there is none.
func (r *Run) Manifest() (*record.Manifest, error) {
	n := r.job.Note()
	if n.State != jobs.Done && n.State != jobs.Cancelled {
		return nil, nil
	}
	text, err := r.job.Read(path.Join(recordDir, record.ManifestFile))
	if err != nil {
		if n.State == jobs.Cancelled {
			return nil, nil // cancelled before its first day was over
		}
		return nil, err
	}
	m := &record.Manifest{}
	if err = record.CheckManifest(r.job.Path(recordDir), text); err == nil {
		err = json.Unmarshal(text, m)
	}
	if err != nil {
		return nil, say.Errorf("the record of the run %s cannot be shown: %w; delete the run and ask for it again", n.ID, err)
	}
	return m, nil
}

// View is what the run says, once it is over.
func (r *Run) View() (*view.Document, error) {
	n := r.job.Note()
	if manifest, err := r.Manifest(); err != nil {
		return nil, err
	} else if manifest == nil {
		return nil, jobs.Refuse(jobs.Conflict, "the run %s is %s, so there are no figures of it", n.ID, n.State)
	}
	kept, err := record.Open(r.job.Path(recordDir))
	if err != nil {
		return nil, err
	}
	return report.RunView(kept)
}

// The tables as text, which are written when they are asked for.
const (
	DaysCSV  = "days.csv"
	FlowsCSV = "flows.csv"
)

// File is a file of the run: one of its record, so that a copy can be audited and
// verified, its case, or a table as CSV.
func (r *Run) File(file string) ([]byte, error) {
	if file == jobs.CaseFile {
		return r.job.Read(jobs.CaseFile)
	}
	n := r.job.Note()
	manifest, err := r.Manifest()
	if err != nil {
		return nil, err
	}
	if manifest == nil {
		return nil, jobs.Refuse(jobs.Conflict, "the run %s is %s, so there is no %s", n.ID, n.State, file)
	}
	if files := filesOf(manifest); !slices.Contains(files, file) {
		return nil, jobs.Refuse(jobs.NotFound, "the run %s has no file %q; it has %s", n.ID, file, strings.Join(files, ", "))
	}
	if file != DaysCSV && file != FlowsCSV {
		data, err := r.job.Read(path.Join(recordDir, file))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, jobs.Refuse(jobs.NotFound, "the run %s has no file %q; it is missing from the data folder", n.ID, file)
		}
		return data, err
	}
	kept, err := record.Open(r.job.Path(recordDir))
	if err != nil {
		return nil, err
	}
	write := kept.DaysCSV
	if file == FlowsCSV {
		write = kept.FlowsCSV
	}
	var text bytes.Buffer
	err = write(&text)
	return text.Bytes(), err
}

// filesOf are the files of a run that can be asked for.
func filesOf(m *record.Manifest) []string {
	files := []string{record.ManifestFile, record.MadeFile, record.DigestFile, record.ReportFile, jobs.CaseFile, DaysCSV, FlowsCSV}
	for _, f := range m.Files {
		if !slices.Contains(files, f.Name) && path.Base(f.Name) == f.Name {
			files = append(files, f.Name)
		}
	}
	slices.Sort(files)
	return files
}

// Days is the setting that asks for a number of days.
func Days(n int) string { return "days=" + strconv.Itoa(n) }
