package workbench

import (
	"cmp"
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tumen/internal/say"
	"tumen/report"
	"tumen/scenario"
	"tumen/testimony/reconcile"
)

// checkRequest asks what the testimony of a case, or of a text, comes to.
type checkRequest struct{ Body checkBody }

type checkBody struct{ CaseOrText }

// CheckView is what tumen check prints as JSON.
type CheckView struct {
	Case    string `json:"case" doc:"as the case file calls itself"`
	SHA256  string `json:"case_sha256"`
	Version string `json:"version"`
	*reconcile.Findings
	Evidence scenario.Evidence `json:"evidence" doc:"what the patterns are evidence of"`
	Choices  []scenario.Choice `json:"choices" doc:"rival explanations that the case allows"`
	Figure   *drawingView      `json:"figure" doc:"each claim as it was stated against what balancing makes of it; null if there is none"`
}

func (w *Workbench) checkAPI(api huma.API) {
	op := w.operation(http.MethodPost, "/api/check", "check-testimony",
		say.Text("is the testimony consistent, what would have to give, what follows: as tumen check says it in JSON"), http.StatusNotFound)
	op.DefaultStatus = http.StatusOK
	route(w, api, op, func(_ context.Context, in *checkRequest) (*answer[CheckView], error) {
		if err := in.Body.check(); err != nil {
			return nil, err
		}
		name, text := cmp.Or(in.Body.Case, "draft"), []byte(in.Body.YAML)
		if in.Body.Case != "" {
			var err error
			if text, err = w.data.Cases.Text(name); err != nil {
				return nil, err
			}
		}
		c, err := w.data.Cases.ParseDraft(name, text)
		if err != nil {
			return nil, err
		}
		v := CheckView{c.Name, c.SHA256, w.program.Version, c.Findings, c.Evidence(), c.Choices, nil}
		for _, f := range report.CheckView(c).Figures() {
			one := drawn(f, nil)
			v.Figure = &one
		}
		return ok(v), nil
	})
}
