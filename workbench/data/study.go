package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"tumen/internal/build"
	"tumen/jobs"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
	"tumen/study"
	"tumen/view"
)

// The studies of a data folder.
type (
	StudyJob  = jobs.Job[StudySpec, *Study]
	Studies   = jobs.List[StudySpec, *Study]
	StudyNote = jobs.Note[StudySpec]
)

const (
	resultFile = "result.json"
	rowsDir    = "rows" // the folder of package study
)

// studies is the kind of job that makes a study. One is made at a time, on every core.
func (d *Data) studies() jobs.Kind[StudySpec, *Study] {
	return jobs.Kind[StudySpec, *Study]{
		Name: "study", Plural: "studies", Dir: StudiesDir, Result: resultFile,
		AtOnce: 1, Waiting: d.limits.Waiting, Kept: d.limits.Kept,
		Work:   func(j *StudyJob) *Study { return &Study{job: j, program: d.program} },
		GoesOn: func(n StudyNote) bool { return kindsOfStudy[n.Kind].keepsRows() }, // package study makes some rows again and decides
	}
}

// id names a study by what it is made from.
func (s StudySpec) id(program build.Identity, caseSHA256 string) string {
	s.Case = ""
	return jobs.ID(struct {
		Model, Case string
		Spec        StudySpec
	}{program.Fingerprint, caseSHA256, s})
}

// Study makes a study, and reads it again.
type Study struct {
	job     *StudyJob
	program build.Identity
	plan    *study.Spec // of a new study; nil if it keeps no rows, or is on disk already
}

// StartStudy begins a study of a case, or finds the one that the same request began.
func (d *Data) StartStudy(c *scenario.Case, text []byte, spec StudySpec) (j *StudyJob, begun bool, err error) {
	plan, asked, err := spec.plan(c, d.program, d.limits)
	if err != nil {
		return nil, false, err
	}
	n := StudyNote{ID: spec.id(d.program, c.SHA256), Kind: spec.Kind, Title: c.Title, CaseName: c.Name, CaseSHA256: c.SHA256, Spec: spec}
	n.Asked = asked
	return d.Studies.Ask(n, text, func(j *StudyJob) *Study { return &Study{job: j, program: d.program, plan: plan} })
}

// Lay makes the folder of the rows.
func (q *Study) Lay() error {
	if q.plan == nil {
		return nil
	}
	begun, err := study.Begin(q.job.Path(rowsDir), q.plan)
	if err != nil {
		return err
	}
	q.plan = nil
	return begun.Close()
}

// Do makes the rows that are missing and gives what they say, also of those that
// are there when ctx is cancelled.
func (q *Study) Do(ctx context.Context) ([]byte, error) {
	result, err := q.research(ctx)
	var other *study.OtherResults
	if errors.As(err, &other) {
		err = fmt.Errorf("the rows were made by %s, and this is %s, which gives other results: row %d, %s; start the study again, and it is made anew",
			other.By, other.This, other.Row, strings.Join(other.Words, "; "))
	}
	if result != nil {
		result = append(result, '\n')
	}
	return result, err
}

// Ended is nothing: all that a study leaves is on the disk.
func (q *Study) Ended() {}

func (q *Study) research(ctx context.Context) (result []byte, err error) {
	spec := q.job.Request()
	kind := kindsOfStudy[spec.Kind]
	if !kind.keepsRows() {
		return q.patterns(ctx)
	}
	st, err := study.Continue(q.job.Path(rowsDir), q.program)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	stopped := kind.run(ctx, st, study.RunOptions{Progress: func(p study.Progress) {
		q.job.Report(jobs.Progress{Done: p.Done, Asked: p.Asked, Failed: p.Failed, Rate: p.Rate, Left: p.Left.Seconds()})
	}})
	if stopped != nil && !errors.Is(stopped, context.Canceled) {
		return nil, stopped
	}
	value, err := kind.result(st, spec)
	if err != nil {
		if stopped != nil {
			return nil, stopped // too few runs for a result
		}
		return nil, err
	}
	result, err = json.Marshal(value)
	return result, errors.Join(err, stopped)
}

// patterns is the kind without rows.
func (q *Study) patterns(ctx context.Context) ([]byte, error) {
	note := q.job.Note()
	text, err := q.job.Read(jobs.CaseFile)
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(note.CaseName+".yaml", text)
	if err != nil {
		return nil, err
	}
	s, err := c.With(scenario.Options{Policies: note.Spec.Policies, Sets: note.Spec.sets()})
	if err != nil {
		return nil, err
	}
	began := time.Now()
	table, err := study.Patterns(ctx, s, study.Options{Seeds: note.Asked, First: note.Spec.First, Progress: func(done, all int) {
		p := jobs.Progress{Done: done, Asked: all}
		if elapsed := time.Since(began).Seconds(); done > 0 && elapsed > 0 {
			p.Rate = float64(done) / elapsed
			p.Left = float64(all-done) / p.Rate
		}
		q.job.Report(p)
	}})
	if err != nil && (!errors.Is(err, context.Canceled) || table.Seeds == 0) {
		return nil, err
	}
	result, wrong := json.Marshal(PatternResult{kindPatterns, table, table.Seeds < table.Asked, list(note.Spec.Policies), note.Spec.sets(), note.Version})
	return result, errors.Join(err, wrong)
}

// PatternResult is the result of a study of patterns.
type PatternResult struct {
	Kind string `json:"kind"`
	study.PatternTable
	Partial  bool     `json:"partial"`
	Policies []string `json:"policies"`
	Sets     []string `json:"sets"`
	Version  string   `json:"version"`
}

// State is how much of the table is there, in words.
func (p *PatternResult) State() string { return study.State{Rows: p.Seeds, Asked: p.Asked}.String() }

// Result is the result of a study that is over; nil where there is none.
func (q *Study) Result() (Result, error) {
	text, err := q.job.Result()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	result := kindsOfStudy[q.job.Request().Kind].empty()
	return result, json.Unmarshal(text, result)
}

// soFar is what the rows that are there say, also while the study runs.
func (q *Study) soFar() ([]byte, error) {
	if text, err := q.job.Result(); !errors.Is(err, fs.ErrNotExist) {
		return text, err
	}
	spec := q.job.Request()
	kind := kindsOfStudy[spec.Kind]
	if !kind.keepsRows() {
		return nil, jobs.Refuse(jobs.Conflict, "this kind of study has no results before it is done")
	}
	st, err := study.Open(q.job.Path(rowsDir))
	if err != nil {
		return nil, err
	}
	value, err := kind.result(st, spec)
	if err != nil {
		return nil, jobs.Refuse(jobs.Conflict, "there are no results yet: %v", err)
	}
	return json.Marshal(value)
}

// View is what the rows that are there say, also while the study runs.
func (q *Study) View() (*view.Document, error) {
	spec := q.job.Request()
	if !kindsOfStudy[spec.Kind].keepsRows() {
		result, err := q.Result()
		if err != nil {
			return nil, err
		}
		if table, ok := result.(*PatternResult); ok {
			return report.PatternsView(table.PatternTable, spec.Policies), nil
		}
		return nil, jobs.Refuse(jobs.Conflict, "this kind of study has no figures before it is done")
	}
	st, err := study.Open(q.job.Path(rowsDir))
	if err != nil {
		return nil, err
	}
	d, err := report.StudyView(st)
	if err != nil {
		return nil, jobs.Refuse(jobs.Conflict, "there are no figures yet: %v", err)
	}
	return d, nil
}

// File is a file of the study: its case, its result, its report, its rows in
// another form, or one of its own folder. partial allows a table of the rows that
// are there while others are missing.
func (q *Study) File(file string, partial bool) ([]byte, error) {
	switch file {
	case jobs.CaseFile:
		return q.job.Read(jobs.CaseFile)
	case resultFile:
		return q.soFar()
	}
	if kind := q.job.Request().Kind; !kindsOfStudy[kind].keepsRows() {
		return nil, jobs.Refuse(jobs.Conflict, "a study of the kind %s keeps no rows", kind)
	}
	switch file {
	case record.ReportFile, rowsCSV, rowsParquet:
		return q.drawn(file, partial)
	}
	return q.kept(file)
}

// The rows in other forms, which are written when they are asked for.
const (
	rowsCSV     = "rows.csv"
	rowsParquet = "rows.parquet"
)

// drawn is a file that is made from the rows.
func (q *Study) drawn(file string, partial bool) ([]byte, error) {
	st, err := study.Open(q.job.Path(rowsDir))
	if err != nil {
		return nil, err
	}
	if file == record.ReportFile {
		page, err := report.StudyPage(st)
		if err != nil {
			return nil, jobs.Refuse(jobs.Conflict, "there is no report: %v", err)
		}
		return page, nil
	}
	state, err := st.State()
	if err != nil {
		return nil, err
	}
	if !state.Complete() && !partial {
		return nil, jobs.Refuse(jobs.Conflict, "the study is %s; ask for the rows that are there with ?partial=true", state)
	}
	var text bytes.Buffer
	err = st.Export(&text, strings.TrimPrefix(path.Ext(file), "."))
	return text.Bytes(), err
}

// kept is a file of the study's own folder, so that a copy of it is whole.
func (q *Study) kept(file string) ([]byte, error) {
	names, err := q.job.Names(rowsDir)
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == study.LockFile })
	if !slices.Contains(names, file) {
		names = append(names, jobs.CaseFile, resultFile, record.ReportFile, rowsCSV, rowsParquet)
		slices.Sort(names)
		return nil, jobs.Refuse(jobs.NotFound, "the study %s has no file %q; it has %s", q.job.Note().ID, file, strings.Join(slices.Compact(names), ", "))
	}
	return q.job.Read(path.Join(rowsDir, file))
}
