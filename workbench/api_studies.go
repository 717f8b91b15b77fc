package workbench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"tumen/record"
	"tumen/report"
	"tumen/study"
)

// studyRequest asks for a study of a case that is there, or of a text.
type studyRequest struct{ Body studyBody }

type studyBody struct {
	StudySpec
	YAML string `json:"yaml,omitempty" minLength:"1" doc:"a case file, in the place of a name"`
}

// TransformSchema says what a body must have.
func (studyBody) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return eitherCaseOrText(s)
}

// studyView is a study as it stands.
type studyView struct {
	StudyNote
	Result told `json:"result" doc:"what the command of that kind prints with --json (docs/workbench.md); null until it is over"`
}

type StudyID struct {
	ID string `path:"id" pattern:"^[0-9a-f]{16}$" doc:"of a study"`
}

func (w *Workbench) studiesAPI(api huma.API) {
	begin := w.operation(http.MethodPost, "/api/studies", "start-study",
		"start a study; the same case and words give the same study, which is not made twice (200)", http.StatusNotFound, http.StatusTooManyRequests)
	begin.DefaultStatus = http.StatusCreated
	route(w, api, begin, w.startStudy)
	madeOrFound(api.OpenAPI().Paths[begin.Path].Post)
	route(w, api, w.operation(http.MethodGet, "/api/studies", "list-studies", "all studies, the latest first"),
		func(context.Context, *struct{}) (*answer[[]StudyNote], error) {
			notes := []StudyNote{}
			for _, q := range w.studies.list() {
				n, _ := q.status()
				notes = append(notes, n)
			}
			return ok(notes), nil
		})
	route(w, api, w.operation(http.MethodGet, "/api/studies/{id}", "get-study", "one study, with what it says when it is over", http.StatusNotFound),
		func(_ context.Context, in *StudyID) (*answer[studyView], error) { return w.viewStudy(in.ID) })
	route(w, api, w.operation(http.MethodPost, "/api/studies/{id}/cancel", "cancel-study", "stop a study; the runs that are finished are kept", http.StatusNotFound, http.StatusConflict),
		func(_ context.Context, in *StudyID) (*answer[StudyNote], error) { return noted(w.studies.stop(in.ID)) })
	route(w, api, w.operation(http.MethodPost, "/api/studies/{id}/resume", "resume-study", "go on with a study that was cancelled or failed", http.StatusNotFound, http.StatusConflict, http.StatusTooManyRequests),
		func(_ context.Context, in *StudyID) (*answer[StudyNote], error) {
			return noted(w.studies.resume(in.ID))
		})
	route(w, api, w.operation(http.MethodDelete, "/api/studies/{id}", "delete-study", "delete a study that is over", http.StatusNotFound, http.StatusConflict),
		func(_ context.Context, in *StudyID) (*struct{}, error) { return nil, w.studies.drop(in.ID) })
	w.studyEventsAPI(api)
	w.studyFilesAPI(api)
}

// noted answers with a study's note.
func noted(q *inquiry, err error) (*answer[StudyNote], error) {
	if err != nil {
		return nil, err
	}
	n, _ := q.status()
	return ok(n), nil
}

func (w *Workbench) startStudy(_ context.Context, in *studyRequest) (*answer[StudyNote], error) {
	c, text, err := w.caseOf(in.Body.Case, in.Body.YAML)
	if err != nil {
		return nil, err
	}
	q, started, err := w.studies.ask(c, text, in.Body.StudySpec)
	if err != nil {
		return nil, err
	}
	n, _ := q.status()
	out := ok(n)
	if started {
		out.Status = http.StatusCreated
	}
	return out, nil
}

func (w *Workbench) viewStudy(id string) (*answer[studyView], error) {
	q, err := w.studies.find(id)
	if err != nil {
		return nil, err
	}
	n, _ := q.status()
	v := studyView{StudyNote: n}
	if n.State == done || n.State == cancelled {
		switch text, err := q.says(); {
		case err == nil:
			v.Result = told{json.RawMessage(text)}
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	return ok(v), nil
}

// progressEvent says how far a study is.
type progressEvent struct {
	State  string  `json:"state"`
	Done   int     `json:"done"`
	Asked  int     `json:"asked"`
	Failed int     `json:"failed"`
	Rate   float64 `json:"rate"`
	Left   float64 `json:"left_s"`
}

// One of these comes last; get-study then has the result.
type (
	studyDone      struct{}
	studyFailed    failedEvent
	studyCancelled struct {
		Done int `json:"done" doc:"runs that were finished, and are kept"`
	}
)

func (w *Workbench) studyEventsAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/studies/{id}/events", "watch-study", "a study while it lasts, as server-sent events; there is nothing to be resumed, for each event tells all",
		http.StatusNotFound, http.StatusTooManyRequests)
	op.Middlewares = huma.Middlewares{w.viewer(api, func(id string) error { _, err := w.studies.find(id); return err })}
	kinds := map[string]any{"progress": progressEvent{}, "done": studyDone{}, "failed": studyFailed{}, "cancelled": studyCancelled{}}
	sse.Register(api, op, kinds, w.showStudy)
	anyEvent(api, op.Path, kinds)
}

// showStudy sends how far a study is, at most five times a second.
func (w *Workbench) showStudy(ctx context.Context, in *StudyID, send sse.Sender) {
	q, err := w.studies.find(in.ID)
	if err != nil {
		return // deleted a moment ago
	}
	defer beginStream(ctx, w.keepAlive)()
	for {
		n, news := q.status()
		switch n.State {
		case done:
			send.Data(studyDone{})
			return
		case failed:
			send.Data(studyFailed{n.Detail})
			return
		case cancelled:
			send.Data(studyCancelled{n.Done})
			return
		}
		if send.Data(progressEvent{n.State, n.Done, n.Asked, n.Failed, n.Rate, n.Left}) != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-w.closing.Done():
			return
		case <-news:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(showEvery):
		}
	}
}

// studyFileRequest asks for a file of a study.
type studyFileRequest struct {
	StudyID
	File     string `path:"file" pattern:"^[a-z][a-z0-9.-]{0,59}$" example:"result.json" doc:"result.json (of the runs that are there, also while it lasts), rows.csv, rows.parquet, report.html, case.yaml, and every file of the study's own folder, such as study.json"`
	Download bool   `query:"download" doc:"to be saved rather than shown"`
	Partial  bool   `query:"partial" doc:"give the rows that are there also while others are missing; without it rows.csv and rows.parquet are refused until the study is complete"`
}

func (w *Workbench) studyFilesAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/studies/{id}/files/{file}", "get-study-file", "what a study says, as JSON and as a report, and its rows as CSV or Parquet", http.StatusNotFound, http.StatusConflict)
	op.Responses = fileResponses(".json", ".csv", ".parquet", ".html", ".yaml")
	route(w, api, op, func(_ context.Context, in *studyFileRequest) (*huma.StreamResponse, error) {
		q, err := w.studies.find(in.ID)
		if err != nil {
			return nil, err
		}
		data, err := q.content(in.File, in.Partial)
		if err != nil {
			return nil, err
		}
		name := ""
		if in.Download {
			name = saveName(q.note.CaseName, q.note.Kind, in.File)
		}
		return fileResponse(in.File, name, data), nil
	})
}

// content is what a file of the study holds.
func (q *inquiry) content(file string, partial bool) ([]byte, error) {
	switch file {
	case caseFile:
		return q.data.read(q.file(caseFile))
	case resultFile:
		return q.soFar()
	}
	if !kindsOfStudy[q.note.Spec.Kind].keepsRows() {
		return nil, clash("a study of the kind %s keeps no rows", q.note.Spec.Kind)
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

// drawn is a file that is made from the rows; partial allows a table of those that
// are there while others are missing.
func (q *inquiry) drawn(file string, partial bool) ([]byte, error) {
	st, err := study.Open(q.data.system(q.file(studyDir)))
	if err != nil {
		return nil, err
	}
	if file == record.ReportFile {
		page, err := report.StudyPage(st)
		if err != nil {
			return nil, clash("there is no report: %v", err)
		}
		return page, nil
	}
	state, err := st.State()
	if err != nil {
		return nil, err
	}
	if !state.Complete() && !partial {
		return nil, clash("the study is %s; ask for the rows that are there with ?partial=true", state)
	}
	var text bytes.Buffer
	err = st.Export(&text, strings.TrimPrefix(path.Ext(file), "."))
	return text.Bytes(), err
}

// kept is a file of the study's own folder, so that a copy of it is whole.
func (q *inquiry) kept(file string) ([]byte, error) {
	names, err := q.data.names(q.file(studyDir))
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == study.LockFile })
	if !slices.Contains(names, file) {
		names = append(names, caseFile, resultFile, record.ReportFile, rowsCSV, rowsParquet)
		slices.Sort(names)
		return nil, notThere("the study %s has no file %q; it has %s", q.note.ID, file, strings.Join(slices.Compact(names), ", "))
	}
	return q.data.read(q.file(studyDir) + "/" + file)
}
