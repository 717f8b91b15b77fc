package workbench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/workbench/data"
)

// Serve runs a workbench until ctx is cancelled. Where it listens, and with which
// token, it says on words when it does.
func Serve(ctx context.Context, o Options, words io.Writer) (err error) {
	local, err := loopback(o.Addr)
	if err == nil {
		err = o.checkToken(local)
	}
	if err == nil {
		_, err = basePath(o.Base)
	}
	if err != nil {
		return err
	}
	held, err := data.Hold(o.Data) // before anything else: another server may have it
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return errors.Join(say.Errorf("cannot listen on %s: %w; choose another address", o.Addr, err), held.Close())
	}
	w, err := open(held, o)
	if err != nil {
		return errors.Join(err, listener.Close(), held.Close())
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	where := "http://" + listener.Addr().String() + w.base
	if err := held.Announce(where); err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{
		Handler: w, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16,
		BaseContext: func(net.Listener) context.Context { return w.closing },
	}
	w.greet(words, where, o)
	var ended sync.WaitGroup
	ended.Go(func() {
		<-ctx.Done()
		w.close(jobs.ErrClosing) // ends the event streams, which would otherwise be waited for
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

// greet says where the workbench is, and who else can reach it.
func (w *Workbench) greet(words io.Writer, where string, o Options) {
	if w.token == "" {
		say.Fprintf(words, "the workbench is at %s\n", where)
		say.Fprintf(words, "no token is asked for: every user and every program on this machine can read, change and delete what is in %s\n", o.Data)
	} else {
		say.Fprintf(words, "the workbench is at %s?token=%s\n", where, w.token)
		if o.Token == "" {
			say.Fprintf(words, "anybody who has this address can use the server; its token is kept in %s and stays the same\n", filepath.Join(o.Data, tokenFile))
		}
		if w.renewed != "" {
			say.Fprintf(words, "%s: open the address above once, and older bookmarks work again\n", w.renewed)
		}
	}
	if !hasPage() {
		fmt.Fprintln(words, noPage)
	}
}

// loopback says whether nobody but this machine can reach an address.
func loopback(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, &fault.Error{Field: "addr", Given: addr, What: say.Text("this is not an address"), Write: say.Text("write HOST:PORT, such as 127.0.0.1:7433")}
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}
