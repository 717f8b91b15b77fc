package workbench

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"tumen/workbench/data"
)

// builtPage stands for what `make page` builds.
var builtPage = fstest.MapFS{
	"index.html":    {Data: []byte(`<!doctype html><meta name="root" content="./"><link rel="icon" href="./mark.svg"><script type="module" src="./assets/a-1.js"></script>` + strings.Repeat("<!-- page -->", 100))},
	"mark.svg":      {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)},
	"assets/a-1.js": {Data: []byte("export const a = 1;\n" + strings.Repeat("// much the same line\n", 500))},
}

// withPage serves that page for the time of a test.
func withPage(t *testing.T) {
	was := pageFiles
	pageFiles = builtPage
	t.Cleanup(func() { pageFiles = was })
}

// proxied is a proxy in front of the server that has it below /deep/tumen/, and
// takes that prefix off or leaves it on.
func (b *bench) proxied(strip bool) (root string, client *http.Client) {
	b.Helper()
	target, err := url.Parse(b.server.URL)
	if err != nil {
		b.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	var handler http.Handler = proxy
	if strip {
		handler = http.StripPrefix("/deep/tumen", proxy)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(to http.ResponseWriter, r *http.Request) {
		b.Errorf("%s leads out of the prefix", r.URL)
		http.NotFound(to, r)
	})
	mux.Handle("/deep/tumen/", handler)
	front := httptest.NewServer(mux)
	b.Cleanup(front.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	return front.URL + "/deep/tumen/", &http.Client{Jar: jar}
}

var addresses = regexp.MustCompile(`(?:src|href|content)="([^"]*)"`)

// The page, its links, redirects, the cookie, the API's document and the event
// streams work below a path that a proxy has them at, whether it takes the path off
// or leaves it on.
func TestThePageWorksBelowAPath(t *testing.T) {
	withPage(t)
	for _, c := range []struct {
		name  string
		strip bool
		base  string
		path  string // of the cookie
	}{
		{"taken off", true, "", "/"},
		{"taken off, and named", true, "/deep/tumen", "/deep/tumen/"},
		{"left on", false, "/deep/tumen/", "/deep/tumen/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := openGuarded(t, Options{Token: "s3cret", Base: c.base})
			root, client := b.proxied(c.strip)
			get := func(at string) (*http.Response, string) {
				t.Helper()
				answer, err := client.Get(at)
				if err != nil {
					t.Fatal(err)
				}
				defer answer.Body.Close()
				text, err := io.ReadAll(answer.Body)
				if err != nil || answer.StatusCode != 200 {
					t.Fatalf("%s: %s, %v, %.200s", at, answer.Status, err, text)
				}
				return answer, string(text)
			}
			entered, _ := get(root + "run/samjiyon?seed=2&token=s3cret")
			if got := entered.Request.URL.String(); got != root+"run/samjiyon?seed=2" {
				t.Errorf("the address with the token leads to %s", got)
			}
			for _, at := range []string{"", "cases", "cases/samjiyon", "run/theory/chain", "run/a%2Fb/c?x=/y"} {
				page, text := get(root + at)
				found := addresses.FindAllStringSubmatch(text, -1)
				if len(found) != 3 {
					t.Fatalf("%s: the page has the addresses %v", at, found)
				}
				for _, f := range found {
					to, err := page.Request.URL.Parse(f[1])
					if err != nil || !strings.HasPrefix(to.String(), root) {
						t.Fatalf("%s: %q leads to %v, %v", at, f[1], to, err)
					}
					get(to.String())
					if strings.Contains(f[0], "src") && to.String() != root+"assets/a-1.js" {
						t.Errorf("%s: the script is at %s", at, to)
					}
				}
			}
			described, text := get(root + "api/openapi.json")
			var doc struct {
				Servers []struct{ URL string }
			}
			if err := json.Unmarshal([]byte(text), &doc); err != nil || len(doc.Servers) != 1 {
				t.Fatalf("the document names the servers %v, %v", doc.Servers, err)
			}
			server, err := described.Request.URL.Parse(doc.Servers[0].URL)
			if err != nil {
				t.Fatal(err)
			}
			get(strings.TrimSuffix(server.String(), "/") + "/api/cases")
			answer, err := client.Post(root+"api/runs", "application/json", strings.NewReader(`{"case": "samjiyon", "days": 3, "sets": ["burn_in=0"]}`))
			if err != nil || answer.StatusCode != 201 {
				t.Fatalf("a run: %v, %v", answer, err)
			}
			var n data.RunNote
			if err := json.NewDecoder(answer.Body).Decode(&n); err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if _, text := get(root + "api/runs/" + n.ID + "/events"); !strings.Contains(text, "event: done") {
				t.Errorf("its events: %.200s", text)
			}
			_, report := get(root + "api/runs/" + n.ID + "/files/report.html")
			if strings.Contains(report, `href="/`) || strings.Contains(report, `src="/`) {
				t.Error("the report has an address that leads out of the prefix")
			}
		})
	}
}

// The path of the cookie is that of the page, so that another page on the same
// host is not sent it.
func TestTheCookieBelongsToTheBase(t *testing.T) {
	b := openGuarded(t, Options{Token: "s3cret", Base: "/deep/tumen"})
	for _, at := range []string{"/deep/tumen/?token=s3cret", "/?token=s3cret"} {
		if cookie, to := b.cookieOf(at); cookie.Path != "/deep/tumen/" || to != "./" {
			t.Errorf("%s: the cookie's path is %s, and it leads to %s", at, cookie.Path, to)
		}
	}
	if got, head := b.header("GET", "/deep/tumen?token=s3cret"); got != 303 || head.Get("Location") != "./tumen/?token=s3cret" {
		t.Errorf("without the slash: %d to %q", got, head.Get("Location"))
	}
	if _, head := b.header("GET", "/deep/tumenother/api/cases", "Authorization", "Bearer s3cret"); strings.Contains(head.Get("Content-Type"), "json") {
		t.Error("another path that begins alike is taken for the base")
	}
	for _, at := range []string{"/api/cases", "/deep/tumen/api/cases"} {
		if got, _ := b.header("GET", at, "Authorization", "Bearer s3cret"); got != 200 {
			t.Errorf("%s: %d", at, got)
		}
	}
}

// No header of a request moves the page: anybody can send one.
func TestAHeaderDoesNotMoveThePage(t *testing.T) {
	withPage(t)
	b := openBench(t, Options{})
	for _, header := range []string{"X-Forwarded-Prefix", "X-Script-Name", "X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL"} {
		r, err := http.NewRequest("GET", b.server.URL+"/cases/samjiyon", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(header, "/evil")
		if status, text := b.do(r); status != 200 || strings.Contains(string(text), "evil") || !strings.Contains(string(text), `src="../assets/a-1.js"`) {
			t.Errorf("%s: %d, %s", header, status, text)
		}
	}
}

// What the page's build leaves must have addresses that this package can lead to
// the beginning.
func TestTheBuiltPageHasRelativeAddresses(t *testing.T) {
	if !hasPage() {
		t.Skip("the program is built without the page here; the journeys go through the built one")
	}
	text, err := embedded.ReadFile("page/index.html")
	if err != nil {
		t.Fatal(err)
	}
	relative := 0
	for _, f := range addresses.FindAllStringSubmatch(string(text), -1) {
		if strings.HasPrefix(f[1], "/") {
			t.Errorf("the page has the address %q", f[1])
		}
		if strings.HasPrefix(f[1], "./") {
			relative++
		}
	}
	if relative < 4 {
		t.Errorf("the page has %d addresses that begin with ./; its script, style, mark and root are four: %s", relative, text)
	}
}
