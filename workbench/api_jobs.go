package workbench

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/scenario"
	"tumen/view"
)

// api_jobs.go: what runs and studies have alike.

// JobID names a run or a study.
type JobID struct {
	ID string `path:"id" pattern:"^[0-9a-f]{16}$" doc:"of the run or the study"`
}

// CaseOrText is the case of a request: a name, or a text that is not kept.
type CaseOrText struct {
	Case string `json:"case,omitempty" minLength:"1" maxLength:"130" example:"samjiyon" doc:"the name of a case or draft; leave it out if yaml is given"`
	YAML string `json:"yaml,omitempty" minLength:"1" doc:"a case file, in the place of a name"`
}

// TransformSchema says that a request has the one or the other.
func (CaseOrText) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return eitherCaseOrText(s)
}

// check refuses a request that has both a name and a text, or neither.
func (in CaseOrText) check() error {
	if (in.Case == "") == (in.YAML == "") {
		return fault.New("case", "", say.Text("either {case} or {yaml} is needed"), say.Text("give a case by its name, or a text as {yaml}, and not both"))
	}
	return nil
}

// open reads the case that a request names or brings, and its text.
func (in CaseOrText) open(w *Workbench) (*scenario.Case, []byte, error) {
	if err := in.check(); err != nil {
		return nil, nil, err
	}
	if in.Case != "" {
		return w.data.Cases.Open(in.Case)
	}
	c, err := w.data.Cases.Parse("draft", []byte(in.YAML))
	return c, []byte(in.YAML), err
}

// drawable is work whose result can be drawn.
type drawable interface {
	jobs.Work
	View() (*view.Document, error)
}

// jobsAPI adds the routes that list the jobs of a kind, change their states and draw
// their figures. one and many are what the kind is called.
func jobsAPI[S any, W drawable](w *Workbench, api huma.API, list *jobs.List[S, W], one, many string) {
	at := "/api/" + many
	noted := func(change func(id string) (*jobs.Job[S, W], error)) func(context.Context, *JobID) (*answer[jobs.Note[S]], error) {
		return func(_ context.Context, in *JobID) (*answer[jobs.Note[S]], error) { return noteOf(change(in.ID)) }
	}
	route(w, api, w.operation(http.MethodGet, at, "list-"+many, say.Textf("all %s, the latest first", many)),
		func(context.Context, *struct{}) (*answer[[]jobs.Note[S]], error) {
			notes := []jobs.Note[S]{}
			for _, j := range list.All() {
				notes = append(notes, j.Note())
			}
			return ok(notes), nil
		})
	route(w, api, w.operation(http.MethodPost, at+"/{id}/cancel", "cancel-"+one, say.Textf("stop a %s; what is finished is kept", one), http.StatusNotFound, http.StatusConflict), noted(list.Cancel))
	route(w, api, w.operation(http.MethodPost, at+"/{id}/resume", "resume-"+one, say.Textf("go on with a %s that was cancelled or failed", one), http.StatusNotFound, http.StatusConflict, http.StatusTooManyRequests), noted(list.Resume))
	route(w, api, w.operation(http.MethodDelete, at+"/{id}", "delete-"+one, say.Textf("delete a %s that is over", one), http.StatusNotFound, http.StatusConflict),
		func(_ context.Context, in *JobID) (*struct{}, error) { return nil, list.Delete(in.ID) })
	route(w, api, w.operation(http.MethodGet, at+"/{id}/figures", "get-"+one+"-figures", say.Textf("the figures of a %s, as in its report", one), http.StatusNotFound, http.StatusConflict),
		func(_ context.Context, in *JobID) (*answer[figuresView], error) {
			j, err := list.Find(in.ID)
			if err != nil {
				return nil, err
			}
			return figuresOf(j.Work.View())
		})
}

// noteOf answers with the note of a job.
func noteOf[S any, W jobs.Work](j *jobs.Job[S, W], err error) (*answer[jobs.Note[S]], error) {
	if err != nil {
		return nil, err
	}
	return ok(j.Note()), nil
}

// begunOf answers with the note of a job: 201 if it was begun now, 200 if the same
// request had begun it before.
func begunOf[S any, W jobs.Work](j *jobs.Job[S, W], begun bool, err error) (*answer[jobs.Note[S]], error) {
	out, err := noteOf(j, err)
	if begun {
		out.Status = http.StatusCreated
	}
	return out, err
}

// watch adds the route of an event stream: a job while it lasts. No more than the
// limit are open, and none of what is not there: once a stream has begun there is no
// status left to say so.
func watch[I, S any, W jobs.Work](w *Workbench, api huma.API, list *jobs.List[S, W], op huma.Operation, kinds map[string]any, show func(context.Context, *I, sse.Sender)) {
	op.Middlewares = huma.Middlewares{func(ctx huma.Context, next func(huma.Context)) {
		if _, err := list.Find(ctx.Param("id")); err != nil {
			huma.WriteErr(api, ctx, http.StatusNotFound, err.Error())
			return
		}
		select {
		case w.viewers <- struct{}{}:
			defer func() { <-w.viewers }()
			ctx.SetHeader("Cache-Control", "no-store")
			ctx.SetHeader("X-Accel-Buffering", "no") // a proxy is not to collect events
			next(ctx)
		default:
			huma.WriteErr(api, ctx, http.StatusTooManyRequests, say.Textf("%d viewers are watching, which is the most; close a page", w.limit.Viewers))
		}
	}}
	sse.Register(api, op, kinds, show)
	anyEvent(api, op.Path, kinds)
}

// idle waits until there is news, or until soon, and then until a viewer may be sent
// more. It is false if the viewer has left or the server closes.
func (w *Workbench) idle(ctx context.Context, news <-chan struct{}, soon <-chan time.Time, pause func() time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-w.closing.Done():
		return false
	case <-soon:
		return true
	case <-news:
	}
	select { // a viewer is not sent each day or run by itself
	case <-ctx.Done():
		return false
	case <-time.After(pause()):
		return true
	}
}
