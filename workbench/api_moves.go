package workbench

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tumen/jobs"
	"tumen/study"
)

// movesRequest asks what a number moves.
type movesRequest struct {
	Case string `query:"case" required:"true" minLength:"1" maxLength:"130" example:"samjiyon" doc:"a case or a draft"`
	Of   string `query:"of" required:"true" minLength:"1" maxLength:"300" example:"load.usual" doc:"a parameter by its path, or a claim by its id"`
	Wait int    `query:"wait" default:"2" minimum:"0" maximum:"20" doc:"seconds to wait for the answer"`
}

// movesView is the answer, or how far it is.
type movesView struct {
	State  string           `json:"state" enum:"running,done" doc:"ask again while it is running"`
	Done   int              `json:"done" doc:"runs finished"`
	All    int              `json:"all"`
	Result *study.Influence `json:"result,omitempty" doc:"the outcome that moves most first"`
}

func (w *Workbench) movesAPI(api huma.API) {
	route(w, api, w.operation(http.MethodGet, "/api/moves", "find-moves",
		"which outcomes a number moves most when it alone goes from one end of its range to the other; the runs are made once and kept", http.StatusNotFound, http.StatusTooManyRequests), w.findMoves)
}

func (w *Workbench) findMoves(ctx context.Context, in *movesRequest) (*answer[movesView], error) {
	c, _, err := w.data.Cases.Open(in.Case)
	if err != nil {
		return nil, err
	}
	result, x, err := w.data.Influence.Find(c, in.Of)
	if err != nil {
		return nil, err
	}
	if result != nil {
		n := 3 * result.Seeds
		return ok(movesView{jobs.Done, n, n, result}), nil
	}
	x.Wait(ctx, time.Duration(in.Wait)*time.Second)
	v := movesView{State: jobs.Running}
	v.Done, v.All, v.Result, err = x.State()
	switch {
	case errors.Is(err, context.Canceled):
		return nil, newProblem(http.StatusServiceUnavailable, "the server is closing; ask again when it is back")
	case err != nil:
		return nil, err
	case v.Result != nil:
		v.State = jobs.Done
	}
	return ok(v), nil
}
