package workbench

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/scenario"
)

// Options say where the workbench listens and what it may do.
type Options struct {
	Addr    string         // host:port; port 0 takes a free one
	Data    string         // the folder of data; it is made where there is none
	Token   string         // what a caller must show; empty asks for none on loopback, and makes one elsewhere
	Program build.Identity // which program this is
	Limits  Limits         // the zero value means the usual ones
}

// Workbench is a server over one folder of data.
type Workbench struct {
	program build.Identity
	token   string
	limit   Limits
	data    *folder
	cases   *library
	runs    *runs
	moves   *moves
	studies *studies
	viewers chan struct{} // one for each open event stream
	parsers chan struct{} // one for each case file that is being read
	handler http.Handler

	closing context.Context
	close   context.CancelCauseFunc
}

// New opens the folder of data and takes up what was unfinished in it. The
// workbench is to be closed.
func New(o Options) (*Workbench, error) {
	if o.Limits == (Limits{}) {
		o.Limits = usualLimits
	}
	data, err := openFolder(o.Data)
	if err != nil {
		return nil, fmt.Errorf("cannot use %s as the folder of data: %w", o.Data, err)
	}
	w := &Workbench{
		program: o.Program, token: o.Token, limit: o.Limits, data: data,
		viewers: make(chan struct{}, o.Limits.Viewers), parsers: make(chan struct{}, 4),
	}
	w.closing, w.close = context.WithCancelCause(context.Background())
	w.cases = &library{data: data, limit: o.Limits, parsed: map[string]*scenario.Case{}}
	if w.runs, err = openRuns(w.closing, data, o.Program, o.Limits); err != nil {
		w.close(errClosing)
		return nil, errors.Join(fmt.Errorf("cannot read the runs in %s: %w", o.Data, err), data.close())
	}
	if w.studies, err = openStudies(w.closing, data, o.Program, o.Limits); err != nil {
		w.close(errClosing)
		return nil, errors.Join(fmt.Errorf("cannot read the studies in %s: %w", o.Data, err), data.close())
	}
	w.moves = &moves{data: data, program: o.Program, lane: newLane(1, o.Limits.Waiting), ctx: w.closing, working: map[string]*search{}}
	w.handler = w.guard(w.routes())
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

// Serve runs a workbench until ctx is cancelled. Where it listens, and with which
// token, it says on words when it does.
func Serve(ctx context.Context, o Options, words io.Writer) (err error) {
	local, err := loopback(o.Addr)
	if err != nil {
		return err
	}
	made := o.Token == "" && !local
	if made {
		o.Token = rand.Text()
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another address with --addr", o.Addr, err)
	}
	w, err := New(o)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	server := &http.Server{
		Handler: w, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16,
		BaseContext: func(net.Listener) context.Context { return w.closing },
	}
	greet(words, listener.Addr(), o, made)
	var ended sync.WaitGroup
	ended.Go(func() {
		<-ctx.Done()
		w.close(errClosing) // ends the event streams, which would otherwise be waited for
		last, stop := context.WithTimeout(context.Background(), 5*time.Second)
		defer stop()
		if server.Shutdown(last) != nil {
			server.Close()
		}
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	ended.Wait()
	return nil
}

// greet says where to look.
func greet(words io.Writer, at net.Addr, o Options, made bool) {
	where := "http://" + at.String() + "/"
	if o.Token != "" {
		where += "?token=" + o.Token
	}
	fmt.Fprintf(words, "the workbench is at %s\n", where)
	if made {
		fmt.Fprintln(words, "others can reach this address, so it asks for the token above; --token gives one of your own")
	}
	if !hasPage() {
		fmt.Fprintln(words, noPage)
	}
}

// loopback says whether nobody but this machine can reach an address.
func loopback(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, &scenario.UsageError{Argument: "--addr " + addr, What: "this is not an address", Write: "write HOST:PORT, such as 127.0.0.1:7433"}
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}
