package workbench

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/casefile"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/record"
	"tumen/workbench/data"
)

// draftView is a draft and what is wrong with it.
type draftView struct {
	Name   string           `json:"name"`
	Case   string           `json:"case" doc:"its name where a case is wanted: draft/NAME"`
	SHA256 string           `json:"sha256" doc:"of the text; in quotation marks it is the ETag"`
	YAML   string           `json:"yaml"`
	Faults []casefile.Fault `json:"faults" doc:"what keeps it from being run, in the order of the file"`
}

type DraftName struct {
	Name string `path:"name" pattern:"^[a-z0-9][a-z0-9-]{0,39}$" doc:"small letters, digits and hyphens, at most 40"`
}

// DraftCondition says which text a change replaces, so that two who edit one draft
// cannot overwrite each other (RFC 9110, section 13.1). Without it a change is
// made whatever the text is now.
type DraftCondition struct {
	IfMatch     string `header:"If-Match" minLength:"1" maxLength:"200" doc:"the ETag of the text that is to be replaced; if the draft has another text by now, nothing is changed and the answer is 412"`
	IfNoneMatch string `header:"If-None-Match" enum:"*" doc:"* to make a new draft; if there is one of that name, nothing is changed and the answer is 412"`
}

type draftText struct {
	DraftName
	DraftCondition
	Body struct {
		YAML string `json:"yaml" doc:"the case file as it is, with faults or without"`
	}
}

// draftAnswer is a draft with the ETag of its text.
type draftAnswer struct {
	ETag string `header:"ETag" doc:"of the text, for If-Match"`
	Body draftView
}

// draftToDelete names a draft, and perhaps the text that it should still have.
type draftToDelete struct {
	DraftName
	IfMatch string `header:"If-Match" minLength:"1" maxLength:"200" doc:"the ETag of the text that is to be deleted; if the draft has another text by now, it stays and the answer is 412"`
}

func (w *Workbench) draftsAPI(api huma.API) {
	route(w, api, w.operation(http.MethodGet, "/api/drafts/{name}", "get-draft", say.Text("a draft and its faults"), http.StatusNotFound),
		func(_ context.Context, in *DraftName) (*draftAnswer, error) {
			text, err := w.data.Cases.Draft(in.Name)
			if err != nil {
				return nil, err
			}
			return w.viewDraft(in.Name, text)
		})
	route(w, api, w.operation(http.MethodPut, "/api/drafts/{name}", "put-draft", say.Text("keep a draft; its faults are part of the answer"), http.StatusPreconditionFailed, http.StatusTooManyRequests),
		func(_ context.Context, in *draftText) (*draftAnswer, error) {
			if casefile.ReservedName(in.Name) {
				what, write := casefile.ReservedFault(in.Name)
				return nil, newProblem(http.StatusUnprocessableEntity, what+"; "+write, &huma.ErrorDetail{Location: "path.name", Message: what + "; " + write})
			}
			if err := w.data.Cases.Keep(in.Name, []byte(in.Body.YAML), in.condition(in.Name)); err != nil {
				return nil, err
			}
			return w.viewDraft(in.Name, []byte(in.Body.YAML))
		})
	route(w, api, w.operation(http.MethodDelete, "/api/drafts/{name}", "delete-draft", say.Text("delete a draft; runs made from it stay"), http.StatusNotFound, http.StatusPreconditionFailed),
		func(_ context.Context, in *draftToDelete) (*struct{}, error) {
			return nil, w.data.Cases.Delete(in.Name, DraftCondition{IfMatch: in.IfMatch}.condition(in.Name))
		})
}

// viewDraft reads a draft for its faults.
func (w *Workbench) viewDraft(name string, text []byte) (*draftAnswer, error) {
	v := draftView{Name: name, Case: data.DraftPrefix + name, SHA256: record.SumOfText(text), YAML: string(text)}
	_, err := w.data.Cases.Parse(v.Case, text)
	var faults casefile.Faults
	if errors.As(err, &faults) {
		v.Faults, err = withinReason(faults), nil
	}
	return &draftAnswer{entityTag(v.SHA256), v}, err
}

// condition holds the draft as it is now against the headers.
func (on DraftCondition) condition(name string) data.Condition {
	return func(now []byte) error {
		switch {
		case on.IfNoneMatch != "" && on.IfNoneMatch != "*":
			return newProblem(http.StatusUnprocessableEntity, say.Text("If-None-Match takes * alone; give an ETag as If-Match"))
		case on.IfNoneMatch == "*" && now != nil:
			return jobs.Refuse(jobs.Changed, "there is a draft %q already; nothing was changed; choose another name, or replace its text with If-Match", name)
		case on.IfMatch != "" && now == nil:
			return jobs.Refuse(jobs.Changed, "the draft %q has been deleted since you read it; nothing was changed; keep your text under another name", name)
		case on.IfMatch != "" && !namesTag(on.IfMatch, entityTag(record.SumOfText(now))):
			return jobs.Refuse(jobs.Changed, "the draft %q has been changed since you read it; nothing was changed; read it again, or keep your text under another name", name)
		}
		return nil
	}
}

// entityTag is the ETag of a text with this SHA-256.
func entityTag(sha256 string) string { return `"` + sha256 + `"` }

// namesTag says whether an If-Match header names a tag: a list of them, or * for
// any. A proxy that compresses answers marks tags as weak (W/), which changes
// nothing here, as a tag stands for the text and not for its bytes on the way.
func namesTag(header, tag string) bool {
	for one := range strings.SplitSeq(header, ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == "*" || one == tag {
			return true
		}
	}
	return false
}
