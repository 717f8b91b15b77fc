package workbench

import (
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
)

// base.go: the page below a path of another server's. A proxy in front may take
// its prefix off (`/tumen/cases` arrives as `/cases`) or leave it on. The server
// need not know: every address that it writes is relative to the one that was
// asked for. Only where the prefix is left on must the option base say what to take off;
// it also is the path of the cookie. No header of a request is trusted for this.

// baseForm is what the option base may be.
var baseForm = regexp.MustCompile(`^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)

// basePath is the prefix with a slash at both ends; / for none.
func basePath(asked string) (string, error) {
	base := asked
	if !strings.HasSuffix(base, "/") {
		base += "/"
	}
	if asked != "" && !strings.HasPrefix(asked, "/") || !baseForm.MatchString(base) {
		return "", &fault.Error{Field: "base", Given: asked, What: say.Text("this is not a path"), Write: say.Text("write the path at which the proxy has the page, such as /tumen/")}
	}
	return base, nil
}

// below takes the prefix off, so that the handlers see the same addresses with
// and without it.
func (w *Workbench) below(next http.Handler) http.Handler {
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		if w.base != "/" {
			if r.URL.Path+"/" == w.base {
				moved(to, "./"+path.Base(w.base)+"/", r.URL.Query())
				return
			}
			r = unprefixed(r, w.base)
		}
		// What the router would send on to another address, by one that is not relative.
		if at := r.URL.EscapedPath(); !strings.HasPrefix(at, "/") || path.Clean(at) != strings.TrimSuffix(at, "/") && at != "/" {
			refuse(to, http.StatusNotFound, say.Textf("there is nothing at %q; an address has no empty parts and no dots for parts", r.URL.Path))
			return
		}
		next.ServeHTTP(to, r)
	})
}

// unprefixed is the request without the prefix, or as it is if it has none: the
// proxy has taken it off.
func unprefixed(r *http.Request, base string) *http.Request {
	rest, ok := strings.CutPrefix(r.URL.Path, base)
	raw, also := strings.CutPrefix(r.URL.RawPath, base)
	if !ok || r.URL.RawPath != "" && !also {
		return r
	}
	cut := r.Clone(r.Context())
	cut.URL.Path, cut.URL.RawPath = "/"+rest, ""
	if also {
		cut.URL.RawPath = "/" + raw
	}
	return cut
}

// upwards leads from an address back to the one at which the page begins:
// ./ from /cases, ../ from /cases/samjiyon.
func upwards(at *url.URL) string {
	depth := strings.Count(at.EscapedPath(), "/") - 1
	if depth < 1 {
		return "./"
	}
	return strings.Repeat("../", depth)
}

// moved sends the browser to a place that is named from where it is.
func moved(to http.ResponseWriter, where string, query url.Values) {
	if len(query) > 0 {
		where += "?" + query.Encode()
	}
	to.Header().Set("Cache-Control", "no-store")
	to.Header().Set("Location", where)
	to.WriteHeader(http.StatusSeeOther)
}
