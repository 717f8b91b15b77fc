package workbench

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tumen/record"
	"tumen/scenario"
	"tumen/workbench/data"
)

// runRequest asks for a run of a case that is there, or of a text.
type runRequest struct{ Body runBody }

type runBody struct {
	Case     string   `json:"case,omitempty" minLength:"1" maxLength:"130" example:"samjiyon" doc:"the name of a case or draft; leave it out if yaml is given"`
	YAML     string   `json:"yaml,omitempty" minLength:"1" doc:"a case file, in the place of a name"`
	Seed     uint64   `json:"seed,omitempty" default:"1" minimum:"1" maximum:"9007199254740991" doc:"everything is drawn from it"`
	Days     int      `json:"days,omitempty" minimum:"1" maximum:"36525" doc:"recorded days; as the case says if it is left out"`
	Policies []string `json:"policies,omitempty" maxItems:"50" doc:"policies of the case, applied in this order"`
	Sets     []string `json:"sets,omitempty" maxItems:"200" doc:"parameters to set, PATH=VALUE"`
}

// TransformSchema says what a body must have.
func (runBody) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return eitherCaseOrText(s)
}

// runView is a run as it stands.
type runView struct {
	data.RunNote
	Manifest *record.Manifest `json:"manifest" doc:"manifest.json of its record; null until it is done"`
}

type RunID struct {
	ID string `path:"id" pattern:"^[0-9a-f]{16}$" doc:"of a run"`
}

func (w *Workbench) runsAPI(api huma.API) {
	begin := w.operation(http.MethodPost, "/api/runs", "start-run",
		"start a run; the same case, seed and overlays give the same run, which is not made twice (200)", http.StatusNotFound, http.StatusTooManyRequests)
	begin.DefaultStatus = http.StatusCreated
	route(w, api, begin, w.startRun)
	madeOrFound(api.OpenAPI().Paths[begin.Path].Post)
	route(w, api, w.operation(http.MethodGet, "/api/runs", "list-runs", "all runs, the latest first"),
		func(context.Context, *struct{}) (*answer[[]data.RunNote], error) {
			notes := []data.RunNote{}
			for _, j := range w.data.Runs.All() {
				notes = append(notes, j.Note())
			}
			return ok(notes), nil
		})
	route(w, api, w.operation(http.MethodGet, "/api/runs/{id}", "get-run", "one run, with what came of it", http.StatusNotFound),
		func(_ context.Context, in *RunID) (*answer[runView], error) { return w.viewRun(in.ID) })
	route(w, api, w.operation(http.MethodPost, "/api/runs/{id}/cancel", "cancel-run", "stop a run; the days that are finished are kept", http.StatusNotFound, http.StatusConflict),
		func(_ context.Context, in *RunID) (*answer[data.RunNote], error) {
			j, err := w.data.Runs.Cancel(in.ID)
			if err != nil {
				return nil, err
			}
			return ok(j.Note()), nil
		})
	route(w, api, w.operation(http.MethodDelete, "/api/runs/{id}", "delete-run", "delete a run that is over", http.StatusNotFound, http.StatusConflict),
		func(_ context.Context, in *RunID) (*struct{}, error) { return nil, w.data.Runs.Delete(in.ID) })
}

// startRun starts a run, or finds the one that is the same.
func (w *Workbench) startRun(_ context.Context, in *runRequest) (*answer[data.RunNote], error) {
	c, text, err := w.caseOf(in.Body.Case, in.Body.YAML)
	if err != nil {
		return nil, err
	}
	spec := data.RunSpec{Case: in.Body.Case, Seed: in.Body.Seed, Policies: list(in.Body.Policies), Sets: list(in.Body.Sets)}
	if in.Body.Days > 0 {
		spec.Sets = append(spec.Sets, data.Days(in.Body.Days))
	}
	j, started, err := w.data.StartRun(c, text, spec)
	if err != nil {
		return nil, err
	}
	out := ok(j.Note())
	if started {
		out.Status = http.StatusCreated
	}
	return out, nil
}

// eitherCase refuses a request that has both a name and a text, or neither.
func eitherCase(name, text string) error {
	if (name == "") != (text == "") {
		return nil
	}
	return newProblem(http.StatusUnprocessableEntity, "give a case by its name, or a text as yaml, and not both",
		&huma.ErrorDetail{Location: "body.case", Message: "either case or yaml is needed"})
}

// caseOf is the case that a request names, or the text that it brings.
func (w *Workbench) caseOf(name, text string) (*scenario.Case, []byte, error) {
	if err := eitherCase(name, text); err != nil {
		return nil, nil, err
	}
	if name != "" {
		return w.data.Cases.Open(name)
	}
	c, err := w.data.Cases.Parse("draft", []byte(text))
	return c, []byte(text), err
}

func (w *Workbench) viewRun(id string) (*answer[runView], error) {
	j, err := w.data.Runs.Find(id)
	if err != nil {
		return nil, err
	}
	manifest, err := j.Work.Manifest()
	return ok(runView{j.Note(), manifest}), err
}
