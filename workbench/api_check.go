package workbench

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tumen/report"
	"tumen/testimony/reconcile"
)

// checkRequest asks what the testimony of a case, or of a text, comes to.
type checkRequest struct{ Body checkBody }

type checkBody struct {
	Case string `json:"case,omitempty" minLength:"1" maxLength:"130" example:"samjiyon" doc:"the name of a case or draft; leave it out if yaml is given"`
	YAML string `json:"yaml,omitempty" minLength:"1" doc:"a case file; it need not have an economy yet, and is not kept"`
}

// TransformSchema says what a body must have.
func (checkBody) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return eitherCaseOrText(s)
}

// CheckView is what tumen check prints as JSON.
type CheckView struct {
	Case    string `json:"case" doc:"as the case file calls itself"`
	SHA256  string `json:"case_sha256"`
	Version string `json:"version"`
	*reconcile.Findings
	Figure *drawingView `json:"figure" doc:"each claim as it was stated against what balancing makes of it; null if there is none"`
}

func (w *Workbench) checkAPI(api huma.API) {
	op := w.operation(http.MethodPost, "/api/check", "check-testimony",
		"is the testimony consistent, what would have to give, what follows: as tumen check says it in JSON", http.StatusNotFound)
	op.DefaultStatus = http.StatusOK
	route(w, api, op, func(_ context.Context, in *checkRequest) (*answer[CheckView], error) {
		text := []byte(in.Body.YAML)
		name := "draft"
		if err := eitherCase(in.Body.Case, in.Body.YAML); err != nil {
			return nil, err
		}
		if in.Body.Case != "" {
			name = in.Body.Case
			var err error
			if text, err = w.data.Cases.Text(name); err != nil {
				return nil, err
			}
		}
		c, err := w.data.Cases.ParseDraft(name, text)
		if err != nil {
			return nil, err
		}
		v := CheckView{c.Name, c.SHA256, w.program.Version, c.Findings, nil}
		for _, f := range report.CheckView(c).Figures() {
			one := drawn(f, nil)
			v.Figure = &one
		}
		return ok(v), nil
	})
}
