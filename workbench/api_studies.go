package workbench

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/study"
	"tumen/study/method"
	"tumen/workbench/data"
)

// studyRequest asks for a study of a case that is there, or of a text.
type studyRequest struct{ Body studyBody }

type studyBody struct {
	study.Request
	YAML string `json:"yaml,omitempty" minLength:"1" doc:"a case file, in the place of a name"`
}

// TransformSchema says what a body must have.
func (studyBody) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return eitherCaseOrText(s)
}

// studyView is a study as it stands.
type studyView struct {
	data.StudyNote
	Result *studyResult `json:"result,omitempty" doc:"what the command of that kind prints as JSON; absent until there is one"`
}

func (w *Workbench) studiesAPI(api huma.API) {
	begin := w.operation(http.MethodPost, "/api/studies", "start-study",
		say.Text("start a study; the same case and words give the same study, which is not made twice (200)"), http.StatusNotFound, http.StatusTooManyRequests)
	begin.DefaultStatus = http.StatusCreated
	route(w, api, begin, w.startStudy)
	madeOrFound(api.OpenAPI().Paths[begin.Path].Post)
	jobsAPI(w, api, w.data.Studies, "study", "studies")
	route(w, api, w.operation(http.MethodGet, "/api/studies/{id}", "get-study", say.Text("one study, with its result when there is one"), http.StatusNotFound),
		func(_ context.Context, in *JobID) (*answer[studyView], error) { return w.viewStudy(in.ID) })
	route(w, api, w.operation(http.MethodGet, "/api/studies/kinds", "list-study-kinds", say.Text("the kinds of study: what each asks, and which fields of a request it takes")),
		func(context.Context, *struct{}) (*answer[[]studyKind], error) { return ok(studyKinds()), nil })
	w.studyEventsAPI(api)
	w.studyFilesAPI(api)
}

// studyKind describes a kind of study to the maker of a form of it.
type studyKind struct {
	Name     string          `json:"name" doc:"the value of kind in a request"`
	Title    string          `json:"title" doc:"the question on one line"`
	Help     string          `json:"help" doc:"what it does"`
	Fields   []study.Field   `json:"fields" doc:"of a request that the kind takes, in the order of a form"`
	Examples []study.Request `json:"examples"`
}

func studyKinds() []studyKind {
	all := make([]studyKind, len(method.Kinds))
	for i, k := range method.Kinds {
		all[i] = studyKind{k.Name, k.Title, fault.Fill(k.Help, fieldName), k.Fields(), nil}
		for n := range all[i].Fields {
			all[i].Fields[n].Doc = fault.Fill(all[i].Fields[n].Doc, fieldName)
		}
		for _, r := range k.Examples {
			r.Kind = k.Name
			all[i].Examples = append(all[i].Examples, r)
		}
	}
	return all
}

// fieldName is what the API calls a field of a request.
func fieldName(field string) string { return "`" + field + "`" }

func (w *Workbench) startStudy(_ context.Context, in *studyRequest) (*answer[data.StudyNote], error) {
	c, text, err := CaseOrText{in.Body.Case, in.Body.YAML}.open(w)
	if err != nil {
		return nil, err
	}
	return begunOf(w.data.StartStudy(c, text, in.Body.Request))
}

func (w *Workbench) viewStudy(id string) (*answer[studyView], error) {
	j, err := w.data.Studies.Find(id)
	if err != nil {
		return nil, err
	}
	v := studyView{StudyNote: j.Note()}
	result, err := j.Work.Result()
	if err != nil || result == nil {
		return ok(v), err
	}
	v.Result = &studyResult{result}
	return ok(v), nil
}

// studyResult is the result of a study: its kind says of which type.
type studyResult struct{ study.Result }

// MarshalJSON is the result itself.
func (r studyResult) MarshalJSON() ([]byte, error) { return json.Marshal(r.Result) }

// Schema is one of the types of results.
func (studyResult) Schema(r huma.Registry) *huma.Schema {
	s := &huma.Schema{Discriminator: &huma.Discriminator{PropertyName: "kind", Mapping: map[string]string{}}}
	for _, kind := range method.Kinds {
		one := r.Schema(reflect.TypeOf(kind.Empty()), true, "")
		r.SchemaFromRef(one.Ref).Properties["kind"].Enum = []any{kind.Name}
		s.OneOf = append(s.OneOf, one)
		s.Discriminator.Mapping[kind.Name] = one.Ref
	}
	return s
}

// progressEvent says how far a study is.
type progressEvent struct {
	State string `json:"state"`
	jobs.Progress
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
	op := w.operation(http.MethodGet, "/api/studies/{id}/events", "watch-study", say.Text("a study while it lasts, as server-sent events; there is nothing to be resumed, for each event tells all"),
		http.StatusNotFound, http.StatusTooManyRequests)
	watch(w, api, w.data.Studies, op, map[string]any{"progress": progressEvent{}, "done": studyDone{}, "failed": studyFailed{}, "cancelled": studyCancelled{}}, w.showStudy)
}

// showStudy sends how far a study is, at most five times a second.
func (w *Workbench) showStudy(ctx context.Context, in *JobID, send sse.Sender) {
	j, err := w.data.Studies.Find(in.ID)
	if err != nil {
		return // deleted a moment ago
	}
	defer beginStream(ctx, w.keepAlive)()
	for {
		n, news := j.Status()
		switch n.State {
		case jobs.Done:
			send.Data(studyDone{})
			return
		case jobs.Failed:
			send.Data(studyFailed{n.Detail})
			return
		case jobs.Cancelled:
			send.Data(studyCancelled{n.Done})
			return
		}
		if send.Data(progressEvent{n.State, n.Progress}) != nil {
			return
		}
		if !w.idle(ctx, news, nil, func() time.Duration { return data.ShowEvery }) {
			return
		}
	}
}

// studyFileRequest asks for a file of a study.
type studyFileRequest struct {
	JobID
	File     string `path:"file" pattern:"^[a-z][a-z0-9.-]{0,59}$" example:"result.json" doc:"result.json (of the runs that are there, also while it lasts), rows.csv, rows.parquet, report.html, case.yaml, and every file of the study's own folder, such as study.json"`
	Download bool   `query:"download" doc:"to be saved rather than shown"`
	Partial  bool   `query:"partial" doc:"give the rows that are there also while others are missing; without it rows.csv and rows.parquet are refused until the study is complete"`
}

func (w *Workbench) studyFilesAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/studies/{id}/files/{file}", "get-study-file", say.Text("what a study says, as JSON and as a report, and its rows as CSV or Parquet"), http.StatusNotFound, http.StatusConflict)
	op.Responses = fileResponses(".json", ".csv", ".parquet", ".html", ".yaml")
	route(w, api, op, func(_ context.Context, in *studyFileRequest) (*huma.StreamResponse, error) {
		j, err := w.data.Studies.Find(in.ID)
		if err != nil {
			return nil, err
		}
		content, err := j.Work.File(in.File, in.Partial)
		if err != nil {
			return nil, err
		}
		n, name := j.Note(), ""
		if in.Download {
			name = saveName(n.CaseName, n.Kind, in.File)
		}
		return fileResponse(in.File, name, content), nil
	})
}
