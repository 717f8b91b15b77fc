package workbench

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tumen/internal/say"
	"tumen/jobs"
	"tumen/study/method/influence"
)

// influenceRequest asks what a number moves.
type influenceRequest struct {
	Case string `query:"case" required:"true" minLength:"1" maxLength:"130" example:"samjiyon" doc:"a case or a draft"`
	Of   string `query:"of" required:"true" minLength:"1" maxLength:"300" example:"customs.levy" doc:"a parameter by its path, or a claim by its id"`
	Wait int    `query:"wait" default:"2" minimum:"0" maximum:"20" doc:"seconds to wait for the answer"`
}

// influenceAnswer is the answer, or how far it is.
type influenceAnswer struct {
	State  string               `json:"state" enum:"running,done" doc:"ask again while it is running"`
	Done   int                  `json:"done" doc:"runs finished"`
	All    int                  `json:"all"`
	Result *influence.Influence `json:"result,omitempty" doc:"the outcome that moves most first"`
}

func (w *Workbench) influenceAPI(api huma.API) {
	route(w, api, w.operation(http.MethodGet, "/api/influence", "find-influence",
		say.Text("which outcomes a number moves most when it alone goes from one end of its range to the other, in runs of at most 90 days; a study of the kind influence that is made once and kept"), http.StatusNotFound, http.StatusTooManyRequests), w.findInfluence)
}

func (w *Workbench) findInfluence(ctx context.Context, in *influenceRequest) (*answer[influenceAnswer], error) {
	c, text, err := CaseOrText{Case: in.Case}.open(w)
	if err != nil {
		return nil, err
	}
	j, err := w.data.FindInfluence(c, text, in.Of)
	if err != nil {
		return nil, err
	}
	patience := time.After(time.Duration(in.Wait) * time.Second)
	for {
		n, news := j.Status()
		v := influenceAnswer{State: jobs.Running, Done: n.Done, All: n.Asked}
		switch n.State {
		case jobs.Done:
			text, err := j.Result()
			if err == nil {
				v.State, v.Result = jobs.Done, &influence.Influence{}
				err = json.Unmarshal(text, v.Result)
			}
			return ok(v), err
		case jobs.Failed:
			return nil, newProblem(http.StatusUnprocessableEntity, n.Detail)
		case jobs.Cancelled:
			return nil, newProblem(http.StatusServiceUnavailable, say.Text("the server is closing; ask again when it is back"))
		}
		select {
		case <-news:
		case <-patience:
			return ok(v), nil
		case <-ctx.Done():
			return ok(v), nil
		case <-w.closing.Done():
			return nil, newProblem(http.StatusServiceUnavailable, say.Text("the server is closing; ask again when it is back"))
		}
	}
}
