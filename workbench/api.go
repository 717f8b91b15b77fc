package workbench

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"tumen/internal/say"
)

// routes are all that the server answers: the API under /api/, the page below
// everything else.
func (w *Workbench) routes() http.Handler {
	mux := http.NewServeMux()
	api := w.api(mux)
	w.casesAPI(api)
	w.vocabularyAPI(api)
	w.draftsAPI(api)
	w.checkAPI(api)
	w.runsAPI(api)
	w.eventsAPI(api)
	w.filesAPI(api)
	w.influenceAPI(api)
	w.studiesAPI(api)
	w.methodAPI(api)
	w.types = api.OpenAPI().Components.Schemas
	allowNulls(w.types)
	paths := api.OpenAPI().Paths
	other := func(to http.ResponseWriter, r *http.Request) {
		if methods := methodsOf(mux, paths, r); len(methods) > 0 {
			to.Header().Set("Allow", strings.Join(methods, ", "))
			refuse(to, http.StatusMethodNotAllowed, say.Textf("%s is not for %s; it takes %s", r.Method, r.URL.Path, strings.Join(methods, ", ")))
			return
		}
		refuse(to, http.StatusNotFound, say.Textf("the API has no %s; api/openapi.json describes what it has", r.URL.Path))
	}
	mux.HandleFunc("/api/", other)
	mux.HandleFunc("/", servePage)
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodDelete && staysForGood(paths, r) {
			other(to, r)
			return
		}
		mux.ServeHTTP(to, r)
	})
}

// staysForGood says whether the document has an address as it is, and not for DELETE.
// The router would take the last word of /api/studies/kinds for the id of a study.
func staysForGood(paths map[string]*huma.PathItem, r *http.Request) bool {
	path := paths[r.URL.Path]
	return path != nil && path.Delete == nil
}

// methodsOf are the methods that the API has for the address of a request.
func methodsOf(mux *http.ServeMux, paths map[string]*huma.PathItem, r *http.Request) (methods []string) {
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPut, http.MethodPost, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := mux.Handler(other); pattern != "/api/" && (method != http.MethodDelete || !staysForGood(paths, r)) {
			methods = append(methods, method)
		}
	}
	return methods
}

// settleLibrary sets what the library keeps in variables of its own: an error
// has one form, no list is ever null, and "Seed" is not "seed".
var settleLibrary = sync.OnceFunc(func() {
	shareProblem()
	huma.DefaultArrayNullable = false
	huma.ValidateStrictCasing = true
})

// api begins the API. The library's page of documentation is left out: it loads
// scripts from elsewhere.
func (w *Workbench) api(mux *http.ServeMux) huma.API {
	settleLibrary()
	config := huma.DefaultConfig(say.Text("tumen workbench"), "1")
	config.Info.Description = say.Text("Cases, drafts, runs and studies of tumen on this machine. docs/workbench.md tells the rules.")
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.Components.Schemas = newRegistry()
	config.Formats = map[string]huma.Format{config.DefaultFormat: whole, "json": whole}
	config.CreateHooks = nil // no $schema in every answer
	config.RejectUnknownQueryParameters = true
	config.Servers = []*huma.Server{{URL: "..", Description: say.Text("this server, whatever the path below which a proxy has it")}}
	api := humago.New(mux, config)
	api.UseMiddleware(clearWords(api))
	return api
}

// operation describes a route; every one has the same limits, and may refuse a
// caller without the token.
func (w *Workbench) operation(method, path, id, summary string, errs ...int) huma.Operation {
	errs = append(errs, http.StatusUnauthorized, http.StatusForbidden, http.StatusMisdirectedRequest, http.StatusUnprocessableEntity)
	op := huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary, MaxBodyBytes: w.limit.Bytes}
	switch method {
	case http.MethodPost, http.MethodPut, http.MethodDelete: // what may have to write
		errs = append(errs, http.StatusInsufficientStorage)
	}
	op.Errors = errs
	return op
}

// route adds a route. Its errors become problems.
func route[I, O any](w *Workbench, api huma.API, op huma.Operation, h func(context.Context, *I) (*O, error)) {
	if _, body := reflect.TypeFor[I]().FieldByName("Body"); body {
		op.Errors = append(op.Errors, http.StatusBadRequest, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
		op.Middlewares = append(op.Middlewares, w.clearBody(api))
	}
	huma.Register(api, op, func(ctx context.Context, in *I) (out *O, err error) {
		defer func() {
			if wrong := recover(); wrong != nil {
				err = fmt.Errorf("%v", wrong)
			}
			if err != nil {
				err = w.problemOf(op.OperationID, err)
			}
		}()
		return h(ctx, in)
	})
}

// answer is a body and its status.
type answer[T any] struct {
	Status int
	Body   T
}

func ok[T any](body T) *answer[T] { return &answer[T]{http.StatusOK, body} }
