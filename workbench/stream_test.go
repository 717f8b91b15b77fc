package workbench

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"tumen/workbench/data"
)

// A stream that has nothing to say says that it is alive, from its first moment
// on, and its headers do not wait for the first event.
func TestASilentStreamIsKeptAlive(t *testing.T) {
	limits := smallLimits
	limits.Runs = 1
	b := openBench(t, Options{Limits: limits, KeepAlive: 10 * time.Millisecond})
	id, step := b.stepped() // it lives no second day before it is let
	var waits data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &waits) // no place is free: it has no event
	var ensemble data.StudyNote
	b.ask("POST", "/api/studies", long(40), 201, &ensemble)
	for _, path := range []string{"/api/runs/" + id + "/events", "/api/runs/" + waits.ID + "/events"} {
		answer, err := http.Get(b.server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		head := answer.Header
		if head.Get("X-Accel-Buffering") != "no" || head.Get("Cache-Control") != "no-store" || head.Get("Content-Type") != "text/event-stream" || head.Get("Content-Encoding") != "" {
			t.Errorf("%s: headers %v", path, head)
		}
		lines := bufio.NewReader(answer.Body)
		alive, before := 0, ""
		for alive < 3 {
			line, err := lines.ReadString('\n')
			if err != nil {
				t.Fatalf("%s ends: %v", path, err)
			}
			if line == ": keep-alive\n" {
				if before != "" && before != "\n" {
					t.Errorf("%s: the comment stands after %q", path, before)
				}
				alive++
			}
			before = line
		}
		answer.Body.Close()
	}
	events, stop := b.stream("/api/studies/"+ensemble.ID+"/events", "")
	defer stop()
	last := ""
	for e := range events {
		if e.kind != "" {
			last = e.kind
		}
	}
	if last != "done" {
		t.Errorf("a study's stream ends with %q", last)
	}
	b.ask("POST", "/api/runs/"+id+"/cancel", nil, 200, nil)
	go func() {
		for range step {
		}
	}()
	b.settled(waits.ID)
}

// A comment stands between two events and never within one, whatever the moment.
func TestACommentIsNoPartOfAnEvent(t *testing.T) {
	to := httptest.NewRecorder()
	s := &stream{ResponseWriter: &deadlined{ResponseWriter: to}, whole: true}
	var all sync.WaitGroup
	stop := make(chan struct{})
	all.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				s.comment(time.Now().Add(time.Hour))
			}
		}
	})
	for range 2000 {
		for _, part := range []string{"id: 1\n", "event: days\n", "data: ", "{\"a\": 1}\n", "\n"} {
			if _, err := s.Write([]byte(part)); err != nil {
				t.Error(err)
			}
		}
		s.Flush()
	}
	for range 10 {
		time.Sleep(time.Millisecond) // let some comments in
	}
	close(stop)
	all.Wait()
	whole := "id: 1\nevent: days\ndata: {\"a\": 1}"
	events, comments := 0, 0
	for _, e := range strings.Split(strings.TrimSuffix(to.Body.String(), "\n\n"), "\n\n") {
		switch e {
		case whole:
			events++
		case ": keep-alive":
			comments++
		default:
			t.Fatalf("between two empty lines stands %q", e)
		}
	}
	if events != 2000 || comments == 0 {
		t.Errorf("%d events and %d comments", events, comments)
	}
}

// deadlined lets a recorder have a deadline.
type deadlined struct{ http.ResponseWriter }

func (deadlined) SetWriteDeadline(time.Time) error { return nil }
func (d deadlined) Unwrap() http.ResponseWriter    { return d.ResponseWriter }
