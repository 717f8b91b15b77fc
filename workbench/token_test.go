package workbench

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tumen/internal/fault"
)

// cookieOf opens an address and gives the cookie that it sets, and where it leads.
func (b *bench) cookieOf(path string, headers ...string) (cookie *http.Cookie, to string) {
	b.Helper()
	status, head := b.header("GET", path, headers...)
	set := (&http.Response{Header: head}).Cookies()
	if status != 303 || len(set) != 1 {
		b.Fatalf("%s: %d and the cookies %v", path, status, set)
	}
	return set[0], head.Get("Location")
}

func TestATokenIsAskedForAndTaken(t *testing.T) {
	b := openBench(t, Options{Token: "s3cret"})
	for _, c := range []struct {
		path    string
		headers []string
		status  int
	}{
		{"/", nil, 401},
		{"/assets/none.js", nil, 401},
		{"/api/cases", nil, 401},
		{"/api/openapi.json", nil, 401},
		{"/api/cases?token=s3cret", nil, 401}, // it would be kept in logs
		{"/?token=other", nil, 401},
		{"/?token=", nil, 401},
		{"/api/cases", []string{"Authorization", "Bearer other"}, 401},
		{"/api/cases", []string{"Authorization", "Bearer "}, 401},
		{"/api/cases", []string{"Cookie", "tumen-token-1=s3cret"}, 401},
		{"/api/cases", []string{"Authorization", "Bearer s3cret"}, 200},
	} {
		status, head := b.header("GET", c.path, c.headers...)
		if status != c.status || (status == 401) != (head.Get("WWW-Authenticate") != "") {
			t.Errorf("%s %v: %d, %q; want %d", c.path, c.headers, status, head.Get("WWW-Authenticate"), c.status)
		}
	}
	cookie, to := b.cookieOf("/?token=s3cret")
	port := b.server.URL[strings.LastIndex(b.server.URL, ":")+1:]
	if to != "./" || cookie.Name != "tumen-token-"+port || !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/" || cookie.MaxAge < 86400 {
		t.Fatalf("the address that was printed leads to %q with the cookie %v", to, cookie)
	}
	shown := cookie.Name + "=" + cookie.Value
	if got, _ := b.header("GET", "/api/cases", "Cookie", "tumen-token-1=x; "+shown); got != 200 {
		t.Errorf("with the cookie: %d", got)
	}
	if got, _ := b.header("GET", "/api/cases", "Cookie", cookie.Name+"=old; "+shown); got != 200 {
		t.Errorf("with an older cookie of the same name before it: %d", got)
	}
	if got, head := b.header("GET", "/run/samjiyon?seed=2&token=old", "Cookie", shown); got != 303 || head.Get("Location") != "./samjiyon?seed=2" {
		t.Errorf("an old token in a bookmark, and the right cookie: %d to %q", got, head.Get("Location"))
	}
	if _, to := b.cookieOf("/run/a%2Fb?token=s3cret&seed=2"); to != "./a%2Fb?seed=2" {
		t.Errorf("an address of the page with the token leads to %q", to)
	}
	if got, head := b.header("GET", "//evil.example?token=s3cret"); got != 404 || head.Get("Location") != "" {
		t.Errorf("an address that looks like another site: %d to %q", got, head.Get("Location"))
	}
	if cookie, _ := b.cookieOf("/?token=s3cret", "Host", "localhost:9000"); cookie.Name != "tumen-token-9000" {
		t.Errorf("through a tunnel from port 9000 the cookie is %s", cookie.Name)
	}
}

// A person without the token reads where it is; a program gets a problem.
func TestWhoeverHasNoTokenLearnsWhereItIs(t *testing.T) {
	b := openBench(t, Options{Token: "s3cret"})
	for accept, kind := range map[string]string{"text/html,*/*": "text/html; charset=utf-8", "*/*": "application/problem+json"} {
		r, err := http.NewRequest("GET", b.server.URL+"/cases/samjiyon", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept", accept)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		_, text := b.do(r)
		if answer.StatusCode != 401 || answer.Header.Get("Content-Type") != kind || !strings.Contains(string(text), "tumen serve") || strings.Contains(string(text), "s3cret") {
			t.Errorf("%s: %d, %s, %s", accept, answer.StatusCode, answer.Header.Get("Content-Type"), text)
		}
	}
}

// The token is made once, kept for its owner alone, and made anew if others may
// have read it.
func TestTheTokenIsKeptInTheFolder(t *testing.T) {
	b := openGuarded(t, Options{})
	kept := filepath.Join(b.dir, "token")
	token := b.w.token
	text, err := os.ReadFile(kept)
	if err != nil || strings.TrimSpace(string(text)) != token || len(token) < 20 {
		t.Fatalf("the token is %q, and the file has %q, %v", token, text, err)
	}
	info, err := os.Stat(kept)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v, %v", info.Mode(), err)
	}
	if got, _ := b.header("GET", "/api/cases"); got != 401 {
		t.Errorf("without the token: %d", got)
	}
	again := func() *bench {
		b.stop()
		b = openGuarded(t, Options{Data: b.dir})
		return b
	}
	if again().w.token != token || b.w.renewed != "" {
		t.Errorf("after a restart the token is another one (%s)", b.w.renewed)
	}
	if runtime.GOOS != "windows" {
		if err := os.Chmod(kept, 0o644); err != nil {
			t.Fatal(err)
		}
		if again().w.token == token || !strings.Contains(b.w.renewed, "other users could read") {
			t.Errorf("a token that others could read is kept: %q", b.w.renewed)
		}
		if info, err := os.Stat(kept); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("the new one has the mode %v, %v", info.Mode(), err)
		}
	}
	for _, wrong := range []string{"", "\n", "two words", "a;b"} {
		if err := os.WriteFile(kept, []byte(wrong), 0o600); err != nil {
			t.Fatal(err)
		}
		if again(); !tokenForm.MatchString(b.w.token) || b.w.renewed == "" {
			t.Errorf("from %q the token %q is made: %q", wrong, b.w.token, b.w.renewed)
		}
	}
	b.stop()
	if own := openGuarded(t, Options{Data: b.dir, Token: "mine"}); own.w.token != "mine" {
		t.Errorf("a token that was given is replaced by %q", own.w.token)
	}
}

func TestOptionsThatLetTooManyInAreRefused(t *testing.T) {
	for _, o := range []Options{
		{Addr: "0.0.0.0:0", NoToken: true},
		{Addr: ":0", NoToken: true},
		{Addr: "127.0.0.1:0", NoToken: true, Token: "x"},
		{Addr: "127.0.0.1:0", Token: "two words"},
		{Addr: "127.0.0.1:0", Token: "a;b"},
		{Addr: "127.0.0.1:0", Base: "tumen"},
		{Addr: "127.0.0.1:0", Base: "/a/../b/"},
		{Addr: "127.0.0.1:0", Base: "//a/"},
		{Addr: "127.0.0.1:0", Base: "/a?b/"},
	} {
		o.Data = filepath.Join(t.TempDir(), "data")
		err := Serve(t.Context(), o, os.Stderr)
		var usage *fault.Error
		if !errors.As(err, &usage) {
			t.Errorf("%+v: %v", o, err)
		}
		if _, err := os.Stat(o.Data); err == nil {
			t.Errorf("%+v: the data folder was made all the same", o)
		}
	}
}
