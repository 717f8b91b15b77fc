package workbench

import (
	"crypto/subtle"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"tumen/internal/say"
)

// guard.go: who may ask, and what a browser may do with the answer.
//
// Every request must show the token: as a cookie, which the page sets once from
// ?token=, or as `Authorization: Bearer`. Other users of this machine can reach
// the address, but cannot read the token. Without a token the host that a request
// names must be this machine's own, so that a name which was made to point here
// (DNS rebinding) does not pass. With a token or without, a request that a browser
// makes for another site is refused.

// pagePolicy lets the page load what stands on this server and nothing else. A
// report is a page of its own, without scripts (report.Page).
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guard refuses what must not reach a handler.
func (w *Workbench) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		h := to.Header()
		h.Set("Content-Security-Policy", pagePolicy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		switch {
		case w.token == "" && !ownHost(r.Host):
			refuse(to, http.StatusMisdirectedRequest, say.Text("this server answers to 127.0.0.1, [::1] and localhost alone; open it by one of these names"))
			return
		case foreign(r):
			refuse(to, http.StatusForbidden, say.Text("this request comes from another site"))
			return
		case w.takesToken(to, r):
			return
		case !w.showsToken(r):
			askForToken(to, r)
			return
		}
		if isAPI(r) {
			h.Set("Cache-Control", "no-store")
		}
		next.ServeHTTP(to, r)
	})
}

// limited bounds the body of a request. The handlers get a copy of the request.
// The server looks at the body of its own one to see whether all of it was read;
// what was not, it would take for the next request on the connection if another
// body stood there.
func (w *Workbench) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		limited := r.WithContext(r.Context())
		limited.Body = http.MaxBytesReader(to, r.Body, w.limit.Bytes+1)
		next.ServeHTTP(to, limited)
	})
}

// ownHost says whether a Host header names this machine, on whatever port: the
// port may be that of a tunnel.
func ownHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

// foreign says whether a request was made by a page of another site. A browser
// says so itself (Sec-Fetch-Site); an older one at least names the origin. A link
// on another site may be followed to the page, but not into the API.
func foreign(r *http.Request) bool {
	follows := r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" &&
		r.Header.Get("Sec-Fetch-Dest") == "document" && !strings.HasPrefix(r.URL.Path, "/api/")
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		return !follows
	}
	origin := r.Header.Get("Origin")
	return origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host
}

// showsToken says whether a request has the token, or none is needed.
func (w *Workbench) showsToken(r *http.Request) bool {
	if w.token == "" {
		return true
	}
	for _, cookie := range r.CookiesNamed(tokenCookie(r)) {
		if w.isToken(cookie.Value) {
			return true
		}
	}
	bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && w.isToken(bearer)
}

func (w *Workbench) isToken(s string) bool {
	return subtle.ConstantTimeCompare([]byte(s), []byte(w.token)) == 1
}

// tokenCookie is the name of the cookie that holds the token. A browser sends a
// cookie to every port of a machine, so the name has the port that the browser
// asked for: two servers, or two tunnels, do not overwrite each other's. An
// address without a port has that of the server.
func tokenCookie(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil || strings.Trim(port, "0123456789") != "" {
		if local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
			_, port, _ = net.SplitHostPort(local.String())
		}
	}
	return "tumen-token-" + port
}

// cookieAge is how long a browser keeps the token, so that bookmarks go on.
const cookieAge = 365 * 24 * time.Hour

// takesToken turns ?token= of the address that was printed into a cookie, and
// sends the browser to the same place without it, so that it stays out of the
// history. False if there is none, or nothing that lets the browser in.
func (w *Workbench) takesToken(to http.ResponseWriter, r *http.Request) bool {
	query := r.URL.Query()
	if w.token == "" || !query.Has("token") || isAPI(r) || r.Method != http.MethodGet {
		return false
	}
	switch {
	case w.isToken(query.Get("token")):
		http.SetCookie(to, &http.Cookie{
			Name: tokenCookie(r), Value: w.token, Path: w.base, MaxAge: int(cookieAge.Seconds()),
			HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
		})
	case !w.showsToken(r): // an old one in a bookmark does no harm where the cookie is right
		return false
	}
	query.Del("token")
	segments := strings.Split(r.URL.EscapedPath(), "/")
	moved(to, "./"+segments[len(segments)-1], query)
	return true
}

func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// whereTheTokenIs is the answer to a caller without the token.
var whereTheTokenIs = say.Text("this server asks for its token: open the whole address that `tumen serve` printed where it was started, or send the token as `Authorization: Bearer TOKEN`; it is in the file `token` of the server's data folder")

// askForToken answers a request without the token: a browser with a page, a
// program with a problem.
func askForToken(to http.ResponseWriter, r *http.Request) {
	to.Header().Set("WWW-Authenticate", `Bearer realm="tumen"`)
	to.Header().Set("Cache-Control", "no-store")
	if isAPI(r) || !strings.Contains(r.Header.Get("Accept"), "text/html") {
		refuse(to, http.StatusUnauthorized, whereTheTokenIs)
		return
	}
	to.Header().Set("Content-Type", say.Text("text/html; charset=utf-8"))
	to.WriteHeader(http.StatusUnauthorized)
	io.WriteString(to, `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>tumen: token needed</title>
<h1>This page needs its token</h1>
<p>Open the whole address, with <code>?token=</code>, that <code>tumen serve</code> printed where it was started.
The browser then remembers the token, and bookmarks work.</p>
<p>The token is also in the file <code>token</code> of the server's data folder, which only its owner can read.
Add it to this address as <code>?token=TOKEN</code>.</p>
</html>
`)
}

// refuse answers with a problem, before any route is looked at.
func refuse(to http.ResponseWriter, status int, detail string) {
	text, err := json.Marshal(newProblem(status, detail))
	if err != nil {
		panic(err) // texts and numbers always have a form in JSON
	}
	to.Header().Set("Content-Type", "application/problem+json")
	to.WriteHeader(status)
	to.Write(text)
}
