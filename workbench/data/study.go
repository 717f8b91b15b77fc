package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tumen/internal/build"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/jobs"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/method"
	"tumen/view"
)

// The studies of a data folder.
type (
	StudyJob  = jobs.Job[study.Request, *Study]
	Studies   = jobs.List[study.Request, *Study]
	StudyNote = jobs.Note[study.Request]
)

const (
	resultFile = "result.json"
	rowsDir    = "rows" // the folder of package study
)

// studies is the kind of job that makes a study. One is made at a time, on every core.
func (d *Data) studies() jobs.Kind[study.Request, *Study] {
	return jobs.Kind[study.Request, *Study]{
		Name: "study", Plural: "studies", Dir: StudiesDir, Result: resultFile,
		AtOnce: 1, Waiting: d.limits.Waiting, Kept: d.limits.Kept,
		Work:   func(j *StudyJob) *Study { return &Study{job: j, program: d.program} },
		GoesOn: func(StudyNote) bool { return true }, // package study makes some rows again and decides
	}
}

// studyID names a study by what it is made from.
func studyID(r study.Request, program build.Identity, caseSHA256 string) string {
	r.Case = ""
	return jobs.ID(struct {
		Model, Case string
		Request     study.Request
	}{program.Fingerprint, caseSHA256, r})
}

// Study makes a study, and reads it again.
type Study struct {
	job     *StudyJob
	program build.Identity
	plan    *study.Spec // of a new study; nil if it is on disk already
}

// StartStudy begins a study of a case, or finds the one that the same request began.
func (d *Data) StartStudy(c *scenario.Case, text []byte, r study.Request) (j *StudyJob, begun bool, err error) {
	return d.start(d.Studies, c, text, r)
}

func (d *Data) start(list *Studies, c *scenario.Case, text []byte, r study.Request) (j *StudyJob, begun bool, err error) {
	plan, err := d.plan(c, r)
	if err != nil {
		return nil, false, err
	}
	n := StudyNote{ID: studyID(plan.Request, d.program, c.SHA256), Kind: r.Kind, Title: c.Title, CaseName: c.Name, CaseSHA256: c.SHA256, Spec: plan.Request}
	n.Asked = plan.Rows()
	return list.Ask(n, text, func(j *StudyJob) *Study { return &Study{job: j, program: d.program, plan: plan} })
}

// plan is the study that a request asks for, if it is within the limits.
func (d *Data) plan(c *scenario.Case, r study.Request) (*study.Spec, error) {
	kind, err := method.Kinds.Find(r.Kind)
	if err != nil {
		return nil, err
	}
	plan, err := kind.Spec(r, study.Source{Program: d.program, Case: c, File: c.Name})
	if err != nil {
		return nil, err
	}
	for _, arm := range plan.Arms {
		laid, err := c.With(scenario.Options{Policies: arm.Policies, Sets: slices.Concat(plan.Sets, arm.Sets)})
		if err != nil {
			return nil, err
		}
		for _, world := range laid.Alternatives() {
			if err := d.limits.Check(world); err != nil {
				return nil, err
			}
		}
	}
	if n := plan.Rows(); n > d.limits.Seeds {
		err = fault.New("", "", say.Textf("%s runs are more than the %s that a study of the workbench may have", text.Grouped(n), text.Grouped(d.limits.Seeds)), say.Text("ask for fewer {points}, {seeds} or {runs}, or use the command line"))
	}
	return plan, err
}

// Lay makes the folder of the rows.
func (q *Study) Lay() error {
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
		err = say.Errorf("the rows were made by %s, and this is %s, which gives other results: row %d, %s; start the study again, and it is made anew",
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
	st, err := study.Continue(q.job.Path(rowsDir), q.program)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	kind, err := method.Kinds.Find(st.Spec.Kind)
	if err != nil {
		return nil, err
	}
	value, stopped := kind.Make(ctx, st, study.RunOptions{Progress: func(p study.Progress) {
		q.job.Report(jobs.Progress{Done: p.Done, Asked: p.Asked, Failed: p.Failed, Rate: p.Rate, Left: p.Left.Seconds()})
	}})
	if errors.Is(stopped, context.Canceled) {
		if value, err = kind.Analyse(st); err != nil {
			return nil, stopped // too few runs for a result
		}
	} else if stopped != nil {
		return nil, stopped
	}
	result, err = json.Marshal(value)
	return result, errors.Join(err, stopped)
}

// analysed is what the rows that are there say.
func (q *Study) analysed() ([]byte, error) {
	st, err := study.Open(q.job.Path(rowsDir))
	if err != nil {
		return nil, err
	}
	kind, err := method.Kinds.Find(st.Spec.Kind)
	if err != nil {
		return nil, err
	}
	value, err := kind.Analyse(st)
	if err != nil {
		return nil, jobs.Refuse(jobs.Conflict, "there are no results yet: %v", err)
	}
	return json.Marshal(value)
}

// Result is the result of a study that is over; nil where there is none.
func (q *Study) Result() (study.Result, error) {
	text, err := q.job.Result()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	kind, err := method.Kinds.Find(q.job.Request().Kind)
	if err != nil {
		return nil, err
	}
	result := kind.Empty()
	return result, json.Unmarshal(text, result)
}

// soFar is what the rows that are there say, also while the study runs.
func (q *Study) soFar() ([]byte, error) {
	if text, err := q.job.Result(); !errors.Is(err, fs.ErrNotExist) {
		return text, err
	}
	return q.analysed()
}

// View is what the rows that are there say, also while the study runs.
func (q *Study) View() (*view.Document, error) {
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
