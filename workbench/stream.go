package workbench

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"sync"
	"time"
)

// stream.go: an event stream that nothing on the way holds back or gives up. A
// proxy is asked not to collect it, the headers leave at once, and when there is
// nothing to say for a while a comment goes out, which every reader of events
// passes over.

// keepAliveComment is a whole comment of an event stream.
const keepAliveComment = ": keep-alive\n\n"

// stream is the answer to a request for events.
type stream struct {
	http.ResponseWriter

	lock   sync.Mutex
	whole  bool // the last event is complete, so that a comment may follow
	silent bool // nothing was written since the last look
}

// Write writes a piece of an event.
func (s *stream) Write(text []byte) (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	// An event ends with an empty line, which is a write of its own.
	s.silent, s.whole = false, bytes.Equal(text, []byte("\n")) || bytes.HasSuffix(text, []byte("\n\n"))
	return s.ResponseWriter.Write(text)
}

// Flush sends what was written.
func (s *stream) Flush() {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.flush()
}

func (s *stream) flush() { http.NewResponseController(s.ResponseWriter).Flush() }

// Unwrap is the answer itself, for http.ResponseController.
func (s *stream) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// comment says that the stream is alive, if nothing else did since the last time.
func (s *stream) comment(deadline time.Time) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.silent && s.whole {
		to := http.NewResponseController(s.ResponseWriter)
		if to.SetWriteDeadline(deadline) == nil {
			if _, err := s.ResponseWriter.Write([]byte(keepAliveComment)); err == nil {
				s.flush()
			}
		}
	}
	s.silent = true
}

type streamKey struct{}

// streams gives each request for events an answer that can be kept alive.
func streams(next http.Handler) http.Handler {
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		if !isAPI(r) || !strings.HasSuffix(r.URL.Path, "/events") {
			next.ServeHTTP(to, r)
			return
		}
		s := &stream{ResponseWriter: to, whole: true}
		next.ServeHTTP(s, r.WithContext(context.WithValue(r.Context(), streamKey{}, s)))
	})
}

// beginStream sends the headers of the stream that is answered under ctx, and
// keeps it alive until it is ended.
func beginStream(ctx context.Context, every time.Duration) (end func()) {
	s, ok := ctx.Value(streamKey{}).(*stream)
	if !ok {
		return func() {}
	}
	s.Flush()
	ctx, stop := context.WithCancel(ctx)
	var ticking sync.WaitGroup
	ticking.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case now := <-tick.C:
				s.comment(now.Add(writePatience))
			}
		}
	})
	return func() {
		stop()
		ticking.Wait() // nothing may be written once the handler has returned
	}
}

// writePatience is how long a write to a viewer may take.
const writePatience = 5 * time.Second
