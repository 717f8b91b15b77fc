package workbench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"syscall"
	"time"

	"tumen/internal/build"
	"tumen/scenario"
)

// Options say where the workbench listens and what it may do.
type Options struct {
	Addr      string         // host:port; port 0 takes a free one
	Data      string         // the folder of data; it is made where there is none
	Base      string         // path below which a proxy has the page, such as /tumen/; empty for none
	Token     string         // what a caller must show; empty means that of the folder, which is made at the first start
	NoToken   bool           // ask for no token; on loopback alone
	Program   build.Identity // which program this is
	Limits    Limits         // the zero value means the usual ones
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
	limit     Limits
	data      *folder
	cases     *library
	runs      *runs
	moves     *moves
	studies   *studies
	viewers   chan struct{} // one for each open event stream
	parsers   chan struct{} // one for each case file that is being read
	handler   http.Handler

	closing context.Context
	close   context.CancelCauseFunc
}

// New opens the folder of data and takes up what was unfinished in it. The
// workbench is to be closed. It fails if another server has the folder.
func New(o Options) (*Workbench, error) {
	data, err := openData(o.Data)
	if err != nil {
		return nil, err
	}
	w, err := open(data, o)
	if err != nil {
		return nil, errors.Join(err, data.close())
	}
	return w, nil
}

// openData opens the folder of data, and says which it is if that fails.
func openData(dir string) (*folder, error) {
	data, err := openFolder(dir)
	if errors.Is(err, syscall.ENOTDIR) || errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("cannot use the data folder %s: it is a file, or lies below one; give another folder with --data", dir)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot use the data folder %s: %w", dir, err)
	}
	return data, nil
}

// open is the workbench over a folder that this process has.
func open(data *folder, o Options) (*Workbench, error) {
	if o.Limits == (Limits{}) {
		o.Limits = usualLimits
	}
	if o.KeepAlive == 0 {
		o.KeepAlive = usualKeepAlive
	}
	w := &Workbench{
		program: o.Program, token: o.Token, keepAlive: o.KeepAlive, limit: o.Limits, data: data,
		viewers: make(chan struct{}, o.Limits.Viewers), parsers: make(chan struct{}, 4),
	}
	var err error
	if w.base, err = basePath(o.Base); err != nil {
		return nil, err
	}
	if o.Token == "" && !o.NoToken {
		if w.token, w.renewed, err = data.keptToken(); err != nil {
			return nil, fmt.Errorf("cannot keep a token in %s: %w", o.Data, err)
		}
	}
	w.closing, w.close = context.WithCancelCause(context.Background())
	w.cases = &library{data: data, limit: o.Limits, parsed: map[string]*scenario.Case{}}
	if w.runs, err = openRuns(w.closing, data, o.Program, o.Limits); err != nil {
		w.close(errClosing)
		return nil, fmt.Errorf("cannot read the runs in %s: %w", o.Data, err)
	}
	if w.studies, err = openStudies(w.closing, data, o.Program, o.Limits); err != nil {
		w.close(errClosing)
		w.runs.close()
		return nil, fmt.Errorf("cannot read the studies in %s: %w", o.Data, err)
	}
	w.moves = &moves{data: data, program: o.Program, lane: newLane(1, o.Limits.Waiting), ctx: w.closing, working: map[string]*search{}}
	w.handler = w.limited(compressed(w.below(w.guard(streams(w.routes())))))
	return w, nil
}

// ServeHTTP answers one request.
func (w *Workbench) ServeHTTP(to http.ResponseWriter, r *http.Request) { w.handler.ServeHTTP(to, r) }

// Close stops what is under way, so that it can be taken up again, and waits for
// it.
func (w *Workbench) Close() error {
	w.close(errClosing)
	w.runs.close()
	w.moves.close()
	w.studies.close()
	return w.data.close()
}
