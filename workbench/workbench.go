package workbench

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/workbench/data"
)

// Options say where the workbench listens and what it may do.
type Options struct {
	Addr      string         // host:port; port 0 takes a free one
	Data      string         // the folder of data; it is made where there is none
	Base      string         // path below which a proxy has the page, such as /tumen/; empty for none
	Token     string         // what a caller must show; empty means that of the folder, which is made at the first start
	NoToken   bool           // ask for no token; on loopback alone
	Program   build.Identity // which program this is
	Limits    data.Limits    // the zero value means the usual ones
	KeepAlive time.Duration  // how long an event stream is silent before it says that it is alive; 0 means 15 s
}

// usualKeepAlive is below the minute after which proxies give a silent
// connection up.
const usualKeepAlive = 15 * time.Second

// Workbench is a server over one folder of data.
type Workbench struct {
	program   build.Identity
	token     string // empty if none is asked for
	renewed   string // why the folder's token is another than before; usually empty
	base      string // with a slash at both ends
	keepAlive time.Duration
	limit     data.Limits
	data      *data.Data
	viewers   chan struct{} // one for each open event stream
	handler   http.Handler
	types     huma.Registry // of the API, as its document has them

	closing context.Context
	close   context.CancelCauseFunc
}

// open is the workbench over a folder that this process has, and takes up what was
// unfinished in it. It is to be closed.
func open(held *folder.Folder, o Options) (*Workbench, error) {
	if o.Limits == (data.Limits{}) {
		o.Limits = data.UsualLimits
	}
	if o.KeepAlive == 0 {
		o.KeepAlive = usualKeepAlive
	}
	w := &Workbench{program: o.Program, token: o.Token, keepAlive: o.KeepAlive, limit: o.Limits, viewers: make(chan struct{}, o.Limits.Viewers)}
	var err error
	if w.base, err = basePath(o.Base); err != nil {
		return nil, err
	}
	if o.Token == "" && !o.NoToken {
		if w.token, w.renewed, err = keptToken(held); err != nil {
			return nil, say.Errorf("cannot keep a token in %s: %w", o.Data, err)
		}
	}
	w.closing, w.close = context.WithCancelCause(context.Background())
	if w.data, err = data.Open(w.closing, held, o.Program, o.Limits); err != nil {
		w.close(jobs.ErrClosing)
		return nil, err
	}
	w.handler = w.limited(compressed(w.below(w.guard(streams(w.routes())))))
	return w, nil
}

// ServeHTTP answers one request.
func (w *Workbench) ServeHTTP(to http.ResponseWriter, r *http.Request) { w.handler.ServeHTTP(to, r) }

// Close stops what is under way, so that it can be taken up again, and waits for
// it.
func (w *Workbench) Close() error {
	w.close(jobs.ErrClosing)
	return w.data.Close()
}
