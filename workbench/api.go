package workbench

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// routes are all that the server answers: the API under /api/, the page below
// everything else.
func (w *Workbench) routes() http.Handler {
	mux := http.NewServeMux()
	api := w.api(mux)
	w.casesAPI(api)
	w.draftsAPI(api)
	w.checkAPI(api)
	w.runsAPI(api)
	w.eventsAPI(api)
	w.filesAPI(api)
	w.movesAPI(api)
	w.studiesAPI(api)
	w.methodAPI(api)
	mux.HandleFunc("/api/", func(to http.ResponseWriter, r *http.Request) {
		refuse(to, http.StatusNotFound, fmt.Sprintf("the API has no %s %s; /api/openapi.json describes what it has", r.Method, r.URL.Path))
	})
	mux.HandleFunc("/", servePage)
	return mux
}

// settleLibrary sets what the library keeps in variables of its own: an error
// has one form, and no list is ever null.
var settleLibrary = sync.OnceFunc(func() {
	shareProblem()
	huma.DefaultArrayNullable = false
})

// api begins the API. The library's page of documentation is left out: it loads
// scripts from elsewhere.
func (w *Workbench) api(mux *http.ServeMux) huma.API {
	settleLibrary()
	config := huma.DefaultConfig("tumen workbench", "1")
	config.Info.Description = "Cases, drafts, runs and studies of tumen on this machine. docs/workbench.md tells the rules."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.CreateHooks = nil // no $schema in every answer
	config.RejectUnknownQueryParameters = true
	return humago.New(mux, config)
}

// operation describes a route; every one has the same limits.
func (w *Workbench) operation(method, path, id, summary string, errs ...int) huma.Operation {
	return huma.Operation{
		Method: method, Path: path, OperationID: id, Summary: summary,
		Errors: append(errs, http.StatusUnprocessableEntity), MaxBodyBytes: w.limit.Bytes,
	}
}

// handler is a handler whose errors are problems.
type handler[I, O any] func(ctx context.Context, in *I) (*O, error)

// route adds a route. An error that is no problem is the server's own: it is
// told where the server was started, and the caller learns no more than that.
func route[I, O any](api huma.API, op huma.Operation, h handler[I, O]) {
	huma.Register(api, op, func(ctx context.Context, in *I) (out *O, err error) {
		defer func() {
			if wrong := recover(); wrong != nil {
				err = ownFault(op.OperationID, fmt.Errorf("%v", wrong))
			}
		}()
		out, err = h(ctx, in)
		var problem *Problem
		if err != nil && !errors.As(err, &problem) {
			err = ownFault(op.OperationID, err)
		}
		return out, err
	})
}

// ownFault tells of a fault that is not the caller's.
func ownFault(what string, err error) error {
	fmt.Fprintf(os.Stderr, "tumen: %s: %v\n", what, err)
	return newProblem(http.StatusInternalServerError, "the server could not do this; the terminal in which it runs says why")
}

// answer is a body and its status.
type answer[T any] struct {
	Status int
	Body   T
}

func ok[T any](body T) *answer[T] { return &answer[T]{http.StatusOK, body} }
