package workbench

import (
	"crypto/subtle"
	"encoding/json"
	"net"
	"net/http"
	"strings"
)

// guard.go: who may ask, and what a browser may do with the answer.
//
// Without a token only this machine can reach the server, and a page from
// elsewhere that runs in a browser on this machine must not: the host that a
// request names must be this machine's own, so that a name which was made to
// point here (DNS rebinding) does not pass; and a request must not come from
// another site. With a token, every request must show it: as a cookie, which the
// page sets once from ?token=, or as `Authorization: Bearer`.

// tokenCookie holds the token. It is never sent with a request from another site.
const tokenCookie = "tumen"

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
			refuse(to, http.StatusMisdirectedRequest, "this server answers to 127.0.0.1, [::1] and localhost alone; open it by one of these names")
			return
		case foreign(r):
			refuse(to, http.StatusForbidden, "this request comes from another site")
			return
		case w.token != "" && !w.showsToken(r):
			if w.takesToken(to, r) {
				return
			}
			h.Set("WWW-Authenticate", `Bearer realm="tumen"`)
			refuse(to, http.StatusUnauthorized, "this server asks for a token: open the address that tumen serve printed, or send it as `Authorization: Bearer TOKEN`")
			return
		}
		if strings.HasPrefix(r.URL.Path, "/api/") {
			h.Set("Cache-Control", "no-store")
		}
		// The handlers get a copy of the request. The server looks at the body of its
		// own one to see whether all of it was read; what was not, it would take for the
		// next request on the connection if another body stood there.
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

// showsToken says whether a request has the token.
func (w *Workbench) showsToken(r *http.Request) bool {
	if cookie, err := r.Cookie(tokenCookie); err == nil && w.isToken(cookie.Value) {
		return true
	}
	bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && w.isToken(bearer)
}

func (w *Workbench) isToken(s string) bool {
	return subtle.ConstantTimeCompare([]byte(s), []byte(w.token)) == 1
}

// takesToken turns ?token= of the address that was printed into a cookie, and
// sends the browser to the same place without it, so that it stays out of the
// history. False if it is not the token.
func (w *Workbench) takesToken(to http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodGet || strings.HasPrefix(r.URL.Path, "/api/") || !w.isToken(r.URL.Query().Get("token")) {
		return false
	}
	http.SetCookie(to, &http.Cookie{
		Name: tokenCookie, Value: w.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
	})
	to.Header().Set("Cache-Control", "no-store")
	to.Header().Set("Location", "/")
	to.WriteHeader(http.StatusSeeOther)
	return true
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
