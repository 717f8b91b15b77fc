package workbench

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"tumen/internal/text"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"
)

// api_events.go: a run as a stream of events. A viewer gets the past in pieces,
// then what is new, at most five times a second. Each event's id is the number of
// days that a viewer has after it, so a browser that reconnects with
// Last-Event-ID goes on where it was.

// beginEvent comes first.
type beginEvent struct {
	ID      string       `json:"id" doc:"of the run"`
	Start   string       `json:"start" doc:"date of day 0"`
	Asked   int          `json:"asked" doc:"days that the run will have"`
	Columns []columnView `json:"columns" doc:"of the days"`
	Routes  []routeView  `json:"routes"`
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
func (daysEvent) Schema(r huma.Registry) *huma.Schema { return r.Schema(batchType, true, "") }

// doneEvent, failedEvent and cancelledEvent come last. A run that was cut off by
// the server's closing has none: it goes on, and so does a viewer who reconnects.
type doneEvent struct {
	Manifest told `json:"manifest" doc:"manifest.json of the record (docs/format.md)"`
}

type failedEvent struct {
	Detail string `json:"detail"`
}

type cancelledEvent struct {
	Manifest told `json:"manifest" doc:"of the days that were finished; null if there were none"`
}

// eventsRequest says where a viewer was.
type eventsRequest struct {
	RunID
	Last  int `header:"Last-Event-ID" minimum:"0" doc:"the days that the viewer has; a browser sends it by itself"`
	After int `query:"after" minimum:"0" doc:"the same, for a viewer who comes for the first time"`
}

func (w *Workbench) eventsAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/runs/{id}/events", "watch-run", "a run while it lasts, or again, as server-sent events",
		http.StatusNotFound, http.StatusTooManyRequests)
	op.Middlewares = huma.Middlewares{w.viewer(api, func(id string) error { _, err := w.runs.find(id); return err })}
	kinds := map[string]any{"begin": beginEvent{}, "days": daysEvent{}, "done": doneEvent{}, "failed": failedEvent{}, "cancelled": cancelledEvent{}}
	sse.Register(api, op, kinds, w.showRun)
	anyEvent(api, op.Path, kinds)
}

// viewer lets so many event streams be open, and none of what is not there: once
// a stream has begun there is no status left to say so.
func (w *Workbench) viewer(api huma.API, find func(id string) error) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if err := find(ctx.Param("id")); err != nil {
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
			huma.WriteErr(api, ctx, http.StatusTooManyRequests, text.Counted(w.limit.Viewers, "viewer", "viewers")+" look already, which is the most; close a page")
		}
	}
}

// showRun sends a run to one viewer until it is over, the viewer leaves or the
// server closes.
func (w *Workbench) showRun(ctx context.Context, in *eventsRequest, send sse.Sender) {
	r, err := w.runs.find(in.ID)
	if err != nil {
		return // deleted a moment ago
	}
	f, err := r.watch()
	if err != nil {
		send.Data(failedEvent{w.data.ownFault("watch-run", err).Error()})
		return
	}
	defer beginStream(ctx, w.keepAlive)()
	has := max(in.Last, in.After)
	begun := false
	for {
		days, over, news := f.now()
		if !begun && (days > 0 || over != nil) {
			begun, has = true, min(has, days)
			if send.Data(w.beginning(r, f, has)) != nil {
				return
			}
		}
		end := f.mark()
		for begun && has < end {
			to := min(end, has+batchDays)
			text, err := f.text(has, to)
			if err != nil || send(sse.Message{ID: to, Data: daysEvent{text}}) != nil {
				return
			}
			has = to
		}
		if over != nil && has == days {
			r.farewell(over, send)
			return
		}
		var soon <-chan time.Time
		if has < days {
			soon = time.After(f.wait())
		}
		select {
		case <-ctx.Done():
			return
		case <-w.closing.Done():
			return
		case <-soon:
		case <-news:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(f.wait()): // a viewer is not sent each day by itself
		}
	}
}

// beginning is the first event.
func (w *Workbench) beginning(r *run, f *feed, after int) beginEvent {
	n := r.status()
	s, _ := f.view()
	e := beginEvent{ID: n.ID, Start: n.Start, Asked: n.Asked, Columns: []columnView{}, Routes: []routeView{}, After: after}
	for k := range s.Columns {
		e.Columns = append(e.Columns, columnView{s.Columns[k].Name, s.Columns[k].Unit, s.Columns[k].Means})
	}
	if with, _, err := r.scenario(); err == nil {
		e.Routes = viewRoutes(&with.Parameters)
	}
	return e
}

// farewell is the last event.
func (r *run) farewell(over *ending, send sse.Sender) {
	manifest, err := r.manifest()
	kept := told{}
	if manifest != nil {
		kept.value = manifest
	}
	switch {
	case over.state == failed || err != nil:
		send.Data(failedEvent{over.detail})
	case over.state == done:
		send.Data(doneEvent{kept})
	case over.state == cancelled:
		send.Data(cancelledEvent{kept})
	}
}
