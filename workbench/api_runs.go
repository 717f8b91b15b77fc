package workbench

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"tumen/internal/say"
	"tumen/jobs"
	"tumen/record"
	"tumen/workbench/data"
)

// runRequest asks for a run of a case that is there, or of a text.
type runRequest struct{ Body runBody }

type runBody struct {
	CaseOrText
	Seed     uint64   `json:"seed,omitempty" default:"1" minimum:"1" maximum:"9007199254740991" doc:"everything is drawn from it"`
	Days     int      `json:"days,omitempty" minimum:"1" maximum:"36525" doc:"recorded days; as the case says if it is left out"`
	Policies []string `json:"policies,omitempty" maxItems:"50" doc:"policies of the case, applied in this order"`
	Sets     []string `json:"sets,omitempty" maxItems:"200" doc:"parameters to set, PATH=VALUE"`
}

// runView is a run as it stands.
type runView struct {
	data.RunNote
	Manifest *record.Manifest `json:"manifest" doc:"manifest.json of its record; null until it is done"`
}

func (w *Workbench) runsAPI(api huma.API) {
	begin := w.operation(http.MethodPost, "/api/runs", "start-run",
		say.Text("start a run; the same case, seed and overlays give the same run, which is not made twice (200)"), http.StatusNotFound, http.StatusTooManyRequests)
	begin.DefaultStatus = http.StatusCreated
	route(w, api, begin, w.startRun)
	madeOrFound(api.OpenAPI().Paths[begin.Path].Post)
	jobsAPI(w, api, w.data.Runs, "run", "runs")
	route(w, api, w.operation(http.MethodGet, "/api/runs/{id}", "get-run", say.Text("one run, with what came of it"), http.StatusNotFound),
		func(_ context.Context, in *JobID) (*answer[runView], error) {
			j, err := w.data.Runs.Find(in.ID)
			if err != nil {
				return nil, err
			}
			manifest, err := j.Work.Manifest()
			return ok(runView{j.Note(), manifest}), err
		})
}

// startRun starts a run, or finds the one that is the same.
func (w *Workbench) startRun(_ context.Context, in *runRequest) (*answer[data.RunNote], error) {
	c, text, err := in.Body.open(w)
	if err != nil {
		return nil, err
	}
	spec := data.RunSpec{Case: in.Body.Case, Seed: in.Body.Seed, Policies: in.Body.Policies, Sets: in.Body.Sets}
	if in.Body.Days > 0 {
		spec.Sets = append(spec.Sets, data.Days(in.Body.Days))
	}
	return begunOf(w.data.StartRun(c, text, spec))
}

// A run as a stream of events: a viewer gets the past in pieces,
// then what is new, at most five times a second. Each event's id is the number of
// days that a viewer has after it, so a browser that reconnects with
// Last-Event-ID goes on where it was.

// beginEvent comes first.
type beginEvent struct {
	ID      string       `json:"id" doc:"of the run"`
	Start   string       `json:"start" doc:"date of day 0"`
	Asked   int          `json:"asked" doc:"days that the run will have"`
	Columns []columnView `json:"columns" doc:"of the days"`
	Routes  []data.Route `json:"routes"`
	After   int          `json:"after" doc:"the days that the viewer has already"`
}

// columnView says what a column means.
type columnView struct {
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Means string `json:"means"`
}

// daysEvent is a batch, written once for all who look at the same time.
type daysEvent struct{ text json.RawMessage }

// MarshalJSON is the batch.
func (e daysEvent) MarshalJSON() ([]byte, error) { return e.text, nil }

// Schema is that of a batch.
func (daysEvent) Schema(r huma.Registry) *huma.Schema {
	return r.Schema(reflect.TypeFor[data.Batch](), true, "")
}

// doneEvent, failedEvent and cancelledEvent come last. A run that was cut off by
// the server's closing has none: it goes on, and so does a viewer who reconnects.
type doneEvent struct {
	Manifest *record.Manifest `json:"manifest" doc:"manifest.json of the record (docs/format.md)"`
}

type failedEvent struct {
	Detail string `json:"detail"`
}

type cancelledEvent struct {
	Manifest *record.Manifest `json:"manifest" doc:"of the days that were finished; null if there were none"`
}

// eventsRequest says where a viewer was.
type eventsRequest struct {
	JobID
	Last  int `header:"Last-Event-ID" minimum:"0" doc:"the days that the viewer has; a browser sends it by itself"`
	After int `query:"after" minimum:"0" doc:"the same, for a viewer who comes for the first time"`
}

func (w *Workbench) eventsAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/runs/{id}/events", "watch-run", say.Text("a run while it lasts, or again, as server-sent events"),
		http.StatusNotFound, http.StatusTooManyRequests)
	watch(w, api, w.data.Runs, op, map[string]any{"begin": beginEvent{}, "days": daysEvent{}, "done": doneEvent{}, "failed": failedEvent{}, "cancelled": cancelledEvent{}}, w.showRun)
}

// showRun sends a run to one viewer until it is over, the viewer leaves or the
// server closes.
func (w *Workbench) showRun(ctx context.Context, in *eventsRequest, send sse.Sender) {
	j, err := w.data.Runs.Find(in.ID)
	if err != nil {
		return // deleted a moment ago
	}
	log, err := j.Work.Log()
	if err != nil {
		send.Data(failedEvent{w.problemOf("watch-run", err).Detail})
		return
	}
	defer beginStream(ctx, w.keepAlive)()
	has := max(in.Last, in.After)
	begun := false
	for {
		n, news := j.Status()
		over, days := n.Over(), log.Days()
		if !begun && (days > 0 || over) {
			begun, has = true, min(has, days)
			if send.Data(withoutNil(beginning(&n, log, has))) != nil {
				return
			}
		}
		end := log.Mark(over)
		for begun && has < end {
			to := min(end, has+data.MostDays)
			text, err := log.Piece(has, to)
			if err != nil || send(sse.Message{ID: to, Data: daysEvent{text}}) != nil {
				return
			}
			has = to
		}
		if over && has == days {
			w.farewell(j, &n, send)
			return
		}
		var soon <-chan time.Time
		if has < days {
			soon = time.After(log.Wait())
		}
		pause := func() time.Duration {
			if n := j.Note(); n.Over() {
				return 0
			}
			return log.Wait()
		}
		if !w.idle(ctx, news, soon, pause) {
			return
		}
	}
}

// beginning is the first event.
func beginning(n *data.RunNote, log *data.Log, after int) beginEvent {
	start, columns, routes := log.About()
	e := beginEvent{ID: n.ID, Start: start, Asked: n.Asked, Routes: routes, After: after}
	for k := range columns {
		e.Columns = append(e.Columns, columnView{columns[k].Name, columns[k].Unit, columns[k].Means})
	}
	return e
}

// farewell is the last event.
func (w *Workbench) farewell(j *data.RunJob, n *data.RunNote, send sse.Sender) {
	manifest, err := j.Work.Manifest()
	switch {
	case err != nil:
		send.Data(failedEvent{w.problemOf("watch-run", err).Detail})
	case n.State == jobs.Failed:
		send.Data(failedEvent{n.Detail})
	case n.State == jobs.Done:
		send.Data(doneEvent{withoutNil(manifest)})
	case n.State == jobs.Cancelled:
		send.Data(cancelledEvent{withoutNil(manifest)})
	}
}
