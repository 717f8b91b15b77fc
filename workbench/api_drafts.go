package workbench

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tumen/scenario"
)

// draftView is a draft and what is wrong with it.
type draftView struct {
	Name   string           `json:"name"`
	Case   string           `json:"case" doc:"its name where a case is wanted: draft/NAME"`
	SHA256 string           `json:"sha256" doc:"of the text"`
	YAML   string           `json:"yaml"`
	Faults []scenario.Fault `json:"faults" doc:"what keeps it from being run, in the order of the file"`
}

type DraftName struct {
	Name string `path:"name" pattern:"^[a-z0-9][a-z0-9-]{0,39}$" doc:"small letters, digits and hyphens, at most 40"`
}

type draftText struct {
	DraftName
	Body struct {
		YAML string `json:"yaml" doc:"the case file as it is, with faults or without"`
	}
}

func (w *Workbench) draftsAPI(api huma.API) {
	route(api, w.operation(http.MethodGet, "/api/drafts/{name}", "get-draft", "a draft and its faults", http.StatusNotFound),
		func(_ context.Context, in *DraftName) (*answer[draftView], error) {
			text, err := w.cases.draft(in.Name)
			if err != nil {
				return nil, err
			}
			return w.viewDraft(in.Name, text)
		})
	route(api, w.operation(http.MethodPut, "/api/drafts/{name}", "put-draft", "keep a draft; its faults are part of the answer", http.StatusTooManyRequests),
		func(_ context.Context, in *draftText) (*answer[draftView], error) {
			if err := w.cases.keep(in.Name, []byte(in.Body.YAML)); err != nil {
				return nil, err
			}
			return w.viewDraft(in.Name, []byte(in.Body.YAML))
		})
	route(api, w.operation(http.MethodDelete, "/api/drafts/{name}", "delete-draft", "delete a draft; runs made from it stay", http.StatusNotFound),
		func(_ context.Context, in *DraftName) (*struct{}, error) {
			return nil, w.cases.drop(in.Name)
		})
}

// viewDraft reads a draft for its faults.
func (w *Workbench) viewDraft(name string, text []byte) (*answer[draftView], error) {
	v := draftView{Name: name, Case: draftPrefix + name, SHA256: sum(text), YAML: string(text), Faults: []scenario.Fault{}}
	_, err := w.parse(v.Case, text)
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		v.Faults = problem.Faults
	case err != nil:
		return nil, err
	}
	return ok(v), nil
}
