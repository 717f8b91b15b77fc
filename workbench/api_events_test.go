package workbench

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tumen/internal/proof"
	"tumen/jobs"
	"tumen/record"
	"tumen/workbench/data"
)

// event is one server-sent event.
type event struct {
	id, kind, data string
}

// stream opens an event stream and gives its events one by one; it ends with the
// stream, or with stop.
func (b *bench) stream(path, last string) (events <-chan event, stop func()) {
	b.Helper()
	ctx, stop := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, "GET", b.server.URL+path, nil)
	if err != nil {
		b.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	if answer.StatusCode != 200 || answer.Header.Get("Content-Type") != "text/event-stream" {
		b.Fatalf("%s: %s, %s", path, answer.Status, answer.Header.Get("Content-Type"))
	}
	out := make(chan event)
	go func() {
		defer close(out)
		defer answer.Body.Close()
		lines := bufio.NewReader(answer.Body)
		var e event
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			switch key {
			case "id":
				e.id = value
			case "event":
				e.kind = value
			case "data":
				e.data = value
			case "":
				select {
				case out <- e:
				case <-ctx.Done():
					return
				}
				e = event{}
			}
		}
	}()
	return out, stop
}

// viewed is what a viewer has at the end of a stream.
type viewed struct {
	days   int
	column []json.Number
	flows  []data.Flow
	last   string // kind of the last event
}

// look takes all events and holds them to be without a gap.
func look(t *testing.T, events <-chan event, from int) viewed {
	v := viewed{days: from}
	first := true
	for e := range events {
		if first != (e.kind == "begin") {
			t.Errorf("the event %q comes at %d days, first: %v", e.kind, v.days, first)
		}
		first = false
		if v.last = e.kind; e.kind != "days" {
			continue
		}
		var b struct {
			From, To int
			Columns  map[string][]json.Number
			Flows    []data.Flow
		}
		if err := json.Unmarshal([]byte(e.data), &b); err != nil {
			t.Error(err)
		}
		if b.From != v.days || e.id != fmt.Sprint(b.To+1) || len(b.Columns["crews"]) != b.To+1-b.From {
			t.Errorf("days %d to %d follow %d days, with the id %q and %d numbers", b.From, b.To, v.days, e.id, len(b.Columns["crews"]))
		}
		v.days = b.To + 1
		v.column = append(v.column, b.Columns["guards"]...)
		v.flows = append(v.flows, b.Flows...)
	}
	return v
}

// few are some of the porters of samjiyon, who begin without a burn-in: enough for
// what holds of any run.
var few = []string{"burn_in=0", "scale=0.3"}

// What is shown is what the record says, day by day, whether it is seen while the
// run lasts, afterwards, or by a server that was started again.
func TestTheStreamIsTheRecord(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 100, "sets": few}, 201, &n)
	path := "/api/runs/" + n.ID + "/events"
	during, _ := b.stream(path, "")
	seen := look(t, during, 0)
	run, err := record.Open(filepath.Join(b.dir, data.RunsDir, n.ID, "record"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(when string, v viewed, from int) {
		t.Helper()
		if v.last != "done" || v.days != 100 {
			t.Fatalf("%s: it ended with %q after %d days", when, v.last, v.days)
		}
		for d, x := range v.column {
			if want := fmt.Sprint(run.Days.Column("guards").Ints[from+d]); string(x) != want {
				t.Fatalf("%s: guards got %s fen on day %d, and the record says %s", when, x, from+d, want)
			}
		}
		want := run.Flows
		for len(want) > 0 && int(want[0].Day) < from {
			want = want[1:]
		}
		if len(v.flows) != len(want) || v.flows[len(want)-1] != data.Flow(want[len(want)-1]) {
			t.Errorf("%s: %d flows, and the record has %d", when, len(v.flows), len(want))
		}
	}
	check("during the run", seen, 0)
	after, _ := b.stream(path, "")
	check("after the run", look(t, after, 0), 0)
	b.stop()
	again := openBench(t, Options{Data: b.dir})
	later, _ := again.stream(path, "")
	check("after a restart", look(t, later, 0), 0)
	rest, _ := again.stream(path, "40")
	check("from day 40 on", look(t, rest, 40), 40)
	asked, _ := again.stream(path+"?after=99", "")
	check("the last day", look(t, asked, 99), 99)
	beyond, _ := again.stream(path, "4000")
	if v := look(t, beyond, 100); v.last != "done" || v.days != 100 {
		t.Errorf("a viewer who claims to have more days than there are gets %+v", v)
	}
}

// Nobody who looks holds a run up: fifty viewers, of whom some never read, and the
// run ends as it would alone.
func TestFiftyViewersOfOneRun(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 120, "seed": 3, "sets": few}, 201, &n)
	path := "/api/runs/" + n.ID + "/events"
	var all sync.WaitGroup
	for k := range 50 {
		events, stop := b.stream(path, "")
		defer stop()
		if k%10 == 0 {
			continue // it never reads
		}
		all.Go(func() {
			v := look(t, events, 0)
			if v.last != "done" || v.days != 120 {
				t.Errorf("viewer %d saw %d days and %q", k, v.days, v.last)
			}
		})
	}
	all.Wait()
	if n = b.settled(n.ID); n.State != jobs.Done {
		t.Errorf("the run ended as %+v", n)
	}
}

// stepped is a run that lives its next day when one is taken from step, and that
// lasts until it is cancelled or has lived a hundred.
func (b *bench) stepped() (id string, step <-chan struct{}) {
	b.Helper()
	steps := make(chan struct{})
	b.w.data.EachDay = func(ctx context.Context) {
		select {
		case steps <- struct{}{}:
		case <-ctx.Done():
		}
	}
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 100, "sets": []string{"burn_in=0"}}, 201, &n)
	return n.ID, steps
}

// next is the next event; it gives up only when the machine must be stuck.
func (b *bench) next(events <-chan event) event {
	b.Helper()
	select {
	case e, ok := <-events:
		if !ok {
			b.Fatal("the stream has ended")
		}
		return e
	case <-time.After(5 * time.Minute):
		b.Fatal("waited five minutes in vain for an event")
	}
	return event{}
}

// A run is shown as it goes: here it lives a day only when a viewer has seen the
// one before, so a server that kept days back would stop it for ever.
func TestARunIsShownAsItGoes(t *testing.T) {
	b := openBench(t, Options{})
	id, step := b.stepped()
	events, stop := b.stream("/api/runs/"+id+"/events", "")
	defer stop()
	if e := b.next(events); e.kind != "begin" {
		t.Fatalf("it begins with %q", e.kind)
	}
	for day := range 5 {
		var piece struct{ From, To int }
		e := b.next(events)
		if err := json.Unmarshal([]byte(e.data), &piece); err != nil || e.kind != "days" || piece.From != day || piece.To != day {
			t.Fatalf("when day %d has been, %q comes with the days %d to %d: %v", day, e.kind, piece.From, piece.To, err)
		}
		<-step
	}
	b.ask("POST", "/api/runs/"+id+"/cancel", nil, 200, nil)
	last := ""
	for e := range events {
		last = e.kind
	}
	if last != "cancelled" {
		t.Errorf("a cancelled run ends with %q", last)
	}
}

func TestViewersHaveALimitAndARunMustBeThere(t *testing.T) {
	limits := smallLimits
	limits.Viewers = 1
	b := openBench(t, Options{Limits: limits})
	id, _ := b.stepped()
	path := "/api/runs/" + id + "/events"
	events, stop := b.stream(path, "")
	b.next(events) // a day has been, so there is something to keep
	b.ask("GET", path, nil, 429, nil)
	stop()
	b.ask("POST", "/api/runs/"+id+"/cancel", nil, 200, nil)
	b.settled(id)
	b.until("the server learns that the viewer left", func() bool { return len(b.w.viewers) == 0 })
	events, stop = b.stream(path, "")
	defer stop()
	if v := look(t, events, 0); v.last != "cancelled" {
		t.Errorf("a cancelled run ends with %q", v.last)
	}
	b.ask("GET", "/api/runs/fedcba9876543210/events", nil, 404, nil)
}

// An event stays small however many people cross: a night of 100,000 porters has
// thousands of crossings, and a day takes no more bytes than forty of them and the
// columns need.
func TestADayOfAHundredThousandPortersIsASmallEvent(t *testing.T) {
	limits := smallLimits
	limits.People, limits.PeopleDays = 1_000_000, 1_000_000_000
	b := openBench(t, Options{Limits: limits})
	var n data.RunNote
	last := proof.Count(20, 60, 60)
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": last, "sets": []string{"scale=50", "burn_in=0"}}, 201, &n)
	events, stop := b.stream("/api/runs/"+n.ID+"/events", "")
	defer stop()
	days, largest := 0, 0
	for e := range events {
		if e.kind != "days" {
			continue
		}
		var piece struct{ From, To int }
		if err := json.Unmarshal([]byte(e.data), &piece); err != nil {
			t.Fatal(err)
		}
		days, largest = piece.To+1, max(largest, len(e.data)/(piece.To+1-piece.From))
	}
	if days != last {
		t.Errorf("it ends with %d days", days)
	}
	if largest > 20_000 {
		t.Errorf("a day takes %d bytes", largest)
	}
}
