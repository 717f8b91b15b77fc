package workbench

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tumen/jobs"
	"tumen/workbench/data"
)

// bench is a workbench over a folder of its own, and a server in front of it.
type bench struct {
	testing.TB
	dir    string
	w      *Workbench
	server *httptest.Server
}

// smallLimits keep tests small.
var smallLimits = data.Limits{
	Runs: 2, Waiting: 50, Kept: 60, Drafts: 5, People: 20_000, Days: 1000, PeopleDays: 4_000_000,
	Seeds: 50, Bytes: 1 << 18, Viewers: 60,
}

// openBench opens a workbench that asks for no token, if the options have none.
func openBench(t testing.TB, o Options) *bench {
	t.Helper()
	o.NoToken = o.Token == ""
	return openGuarded(t, o)
}

// openGuarded opens a workbench as the options have it: with the token of its
// folder, if they do not say otherwise.
func openGuarded(t testing.TB, o Options) *bench {
	t.Helper()
	if o.Data == "" {
		o.Data = t.TempDir()
	}
	if o.Limits == (data.Limits{}) {
		o.Limits = smallLimits
	}
	o.Program.Version = "test"
	w, err := hold(o)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t, o.Data, w, httptest.NewServer(w)}
	t.Cleanup(b.stop)
	return b
}

// stop closes the server; a second time it does nothing.
func (b *bench) stop() {
	if b.server == nil {
		return
	}
	b.w.close(jobs.ErrClosing)
	b.server.Close()
	b.server = nil
	if err := b.w.Close(); err != nil {
		b.Error(err)
	}
}

// send makes a request, with a body in JSON unless that is nil.
func (b *bench) send(method, path string, body any) (int, []byte) {
	b.Helper()
	var text io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			b.Fatal(err)
		}
		text = bytes.NewReader(data)
	}
	r, err := http.NewRequest(method, b.server.URL+path, text)
	if err != nil {
		b.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return b.do(r)
}

func (b *bench) do(r *http.Request) (int, []byte) {
	b.Helper()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return answer.StatusCode, data
}

// ask makes a request, demands a status and reads the answer.
func (b *bench) ask(method, path string, body any, status int, into any) {
	b.Helper()
	got, data := b.send(method, path, body)
	if got != status {
		b.Fatalf("%s %s: %d %s, want %d", method, path, got, data, status)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(data, into); err != nil {
		b.Fatalf("%s %s: %v in %s", method, path, err, data)
	}
}

// until waits for something, and gives up only when the machine must be stuck.
func (b *bench) until(what string, is func() bool) {
	b.Helper()
	for deadline := time.Now().Add(5 * time.Minute); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.Fatalf("waited five minutes in vain until %s", what)
		}
	}
}

// settled waits until a run is over.
func (b *bench) settled(id string) (n data.RunNote) {
	b.Helper()
	b.until("the run "+id+" is over", func() bool {
		n = data.RunNote{}
		b.ask("GET", "/api/runs/"+id, nil, 200, &n)
		return n.State != jobs.Waiting && n.State != jobs.Running
	})
	return n
}

// edited is the case samjiyon with one text in the place of another.
func (b *bench) edited(from, to string) string {
	b.Helper()
	var c caseView
	b.ask("GET", "/api/cases/samjiyon", nil, 200, &c)
	if !strings.Contains(c.YAML, from) {
		b.Fatalf("samjiyon does not say %q", from)
	}
	return strings.Replace(c.YAML, from, to, 1)
}

// object is any answer.
type object map[string]any

// hold opens the folder of data and takes up what was unfinished in it. The
// workbench is to be closed. It fails if another server has the folder.
func hold(o Options) (*Workbench, error) {
	held, err := data.Hold(o.Data)
	if err != nil {
		return nil, err
	}
	w, err := open(held, o)
	if err != nil {
		return nil, errors.Join(err, held.Close())
	}
	return w, nil
}
