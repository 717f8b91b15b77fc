package workbench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"tumen/workbench/data"
)

// apiRoute is a route as openapi.json describes it.
type apiRoute struct {
	method, path string
	parameters   []apiParameter
	body         *apiSchema // nil for a route without one
}

type apiParameter struct {
	Name   string
	In     string
	Schema *apiSchema
}

type apiSchema struct {
	Ref        string `json:"$ref"`
	Type       any    // a text, or a list of them
	Enum       []any
	Properties map[string]*apiSchema
	Items      *apiSchema
}

// describedRoutes reads openapi.json, so that a route that is added is tried too.
func describedRoutes(t testing.TB) (routes []apiRoute) {
	t.Helper()
	text, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters  []apiParameter
			RequestBody struct {
				Content map[string]struct{ Schema *apiSchema }
			}
		}
		Components struct{ Schemas map[string]*apiSchema }
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(doc.Paths[path])) {
			op := doc.Paths[path][method]
			r := apiRoute{method: strings.ToUpper(method), path: path, parameters: op.Parameters}
			if s := op.RequestBody.Content["application/json"].Schema; s != nil {
				r.body = s
				if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
					r.body = doc.Components.Schemas[name]
				}
			}
			routes = append(routes, r)
		}
	}
	return routes
}

// plausible is what an honest caller would send under a name, so that requests
// get past the first checks and are wrong further in.
func plausible(name, run, study string, path string) any {
	switch name {
	case "case":
		return "samjiyon"
	case "days":
		return 5
	case "seeds":
		return 2
	case "fixed":
		return true
	case "sets":
		return []string{"burn_in=0"}
	case "policies":
		return []string{"levy-10"}
	case "of":
		return "customs.levy"
	case "name":
		return "a"
	case "id":
		if strings.HasPrefix(path, "/api/studies") {
			return study
		}
		return run
	}
	return nil
}

// dice takes choices from bytes, so that a fuzzer can steer them; when there are
// none left, it is always the first choice.
type dice struct {
	bytes      []byte
	run, study string // ids that are there
}

func (d *dice) below(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	x := int(d.bytes[0])
	d.bytes = d.bytes[1:]
	return x % n
}

// nasty are texts that have broken other servers.
var nasty = []string{
	"", ".", "..", "../..", "..\\..\\windows", "/etc/passwd", "....//....//etc/passwd", "%2e%2e%2f", "drafts/../../x", "C:\\x", "CON", "~", "-",
	"\x00", "a\x00b", "\r\nX-Evil: 1", "\xff\xfe", "\u202e\u0000", "😀", "ﬀ", "ＡＢＣ", "'; DROP TABLE runs; --", "<script>alert(1)</script>",
	"{{.}}", "$(reboot)", "%s%n%d", "NaN", "-1", "1e999", "18446744073709551616", "0x10", "null", "true", "[]", "{}",
	"samjiyon", "theory/bargained", "draft/a", "draft/../a", "a", "0123456789abcdef", "0123456789ABCDEF", "zzzzzzzzzzzzzzzz",
	"days=99999999", "days=5", "scale=1e9", "scale=0", "routes.river.capacity=NaN", "=", "labour.rest=3 to 8 days", "levy-10", "levy-10+levy-10",
	"case: x\ntitle: y\neconomy: {}", "&a [*a, *a]", "a: &x [1]\nb: *x", "- - - - - - - -", "!!binary aGk=", "? {a: b}\n: c", "%YAML 9.9\n---\n",
	strings.Repeat("[", 5000), strings.Repeat("a: \n ", 500), strings.Repeat("x", 70_000), strings.Repeat("é", 9000),
}

func (d *dice) text() string { return nasty[d.below(len(nasty))] }

// value is something for a schema, often of another type.
func (d *dice) value(s *apiSchema, depth int) any {
	kind := ""
	if s != nil && d.below(4) > 0 {
		kind, _ = s.Type.(string)
	}
	if kind == "" {
		kind = []string{"string", "integer", "number", "boolean", "array", "object", "null"}[d.below(7)]
	}
	switch kind {
	case "string":
		if s != nil && len(s.Enum) > 0 && d.below(3) > 0 {
			return s.Enum[d.below(len(s.Enum))]
		}
		return d.text()
	case "integer":
		return []any{1, 5, 0, -1, 64, 1 << 53, uint64(1) << 63, 1.5, json.Number("1e400")}[d.below(9)]
	case "number":
		return []any{0.5, -1e308, json.Number("1e400"), 0}[d.below(4)]
	case "boolean":
		return d.below(2) == 0
	case "array":
		list := []any{}
		for range d.below(4) * d.below(60) {
			var items *apiSchema
			if s != nil {
				items = s.Items
			}
			if depth > 3 {
				break
			}
			list = append(list, d.value(items, depth+1))
		}
		return list
	case "object":
		return d.object(s, depth+1)
	}
	return nil
}

// object has some of the properties of a schema, and perhaps one of none.
func (d *dice) object(s *apiSchema, depth int) map[string]any {
	o := map[string]any{}
	if s == nil || depth > 3 {
		return o
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		if d.below(2) == 0 {
			o[name] = d.value(s.Properties[name], depth)
			if v := plausible(name, d.run, d.study, ""); v != nil && d.below(4) > 0 {
				o[name] = v
			}
		}
	}
	if d.below(8) == 7 {
		o[d.text()] = d.value(nil, depth)
	}
	return o
}

// request makes up a request to one of the routes.
func (d *dice) request(ctx context.Context, base string, routes []apiRoute) (*http.Request, error) {
	route := routes[d.below(len(routes))]
	path, query, header := route.path, url.Values{}, http.Header{}
	for _, p := range route.parameters {
		text := d.text()
		if v := d.value(p.Schema, 9); d.below(2) == 0 {
			text = fmt.Sprint(v)
		}
		if v := plausible(p.Name, d.run, d.study, path); v != nil && (route.method == "DELETE") == (d.below(8) == 7) {
			text = fmt.Sprint(v) // seldom to be deleted, else there is soon nothing left
		}
		switch p.In {
		case "path":
			escaped := url.PathEscape(text)
			if d.below(6) == 5 {
				escaped = strings.ReplaceAll(text, "\n", "") // as it is, slashes and all
			}
			path = strings.Replace(path, "{"+p.Name+"}", escaped, 1)
		case "query":
			if d.below(3) > 0 {
				query.Set(p.Name, text)
			}
		case "header":
			if !strings.ContainsAny(text, "\r\n\x00") {
				header.Set(p.Name, text)
			}
		}
	}
	if query.Has("wait") {
		query.Set("wait", "0") // or each of these takes a while
	}
	var body io.Reader
	if route.body != nil {
		text, err := json.Marshal(d.object(route.body, 0))
		if err != nil {
			text = []byte("{")
		}
		switch d.below(8) {
		case 6:
			text = []byte(d.text())
		case 7:
			text = text[:len(text)/2]
		}
		body = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(ctx, route.method, base+"/", body)
	if err != nil {
		return nil, err
	}
	if r.URL, err = url.Parse(base + path); err != nil {
		return nil, err
	}
	r.URL.RawQuery = query.Encode()
	if d.below(8) == 7 {
		r.URL.RawQuery = strings.Map(func(c rune) rune { // net/http sends no address with a blank or a control character
			if c == ' ' || unicode.IsControl(c) {
				return '+'
			}
			return c
		}, d.text())
	}
	r.Header = header
	r.Header.Set("Content-Type", []string{"application/json", "application/json", "application/json", "text/plain", "application/cbor", ""}[d.below(6)])
	return r, nil
}

// tree lists what is below a folder, with the content of each file's length and
// time, but for one folder.
func tree(t testing.TB, dir, without string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == without {
			return fs.SkipDir
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if !d.IsDir() {
			path += fmt.Sprint(" ", info.Size(), " ", info.ModTime())
		}
		found = append(found, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Whatever is sent to whatever route, it is answered, and never by a fault of the
// server; and no file is touched that does not lie in the folder of data.
func FuzzHostileRequests(f *testing.F) {
	routes := describedRoutes(f)
	if len(routes) < 20 {
		f.Fatalf("openapi.json describes %d routes", len(routes))
	}
	outside := f.TempDir()
	kept, temporary := filepath.Join(outside, "data"), filepath.Join(outside, "tmp")
	for _, dir := range []string{temporary, filepath.Join(outside, "drafts")} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			f.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(outside, "drafts", "a.yaml"), []byte("not to be read"), 0o600); err != nil {
		f.Fatal(err)
	}
	f.Setenv("TMPDIR", temporary)
	b := openBench(f, Options{Data: kept, Limits: data.Limits{
		Runs: 1, Waiting: 2, Kept: 4, Drafts: 4, People: 5000, Days: 200, PeopleDays: 1_000_000, Seeds: 8, Bytes: 1 << 16, Viewers: 4,
	}})
	var run data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &run)
	study := b.begun(object{"kind": "ensemble", "case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}, "fixed": true, "seeds": 2})
	b.settled(run.ID)
	b.studied(study.ID)
	here, around := tree(f, ".", "testdata"), tree(f, outside, kept)
	f.Cleanup(func() {
		if now := tree(f, outside, kept); !slices.Equal(now, around) {
			f.Errorf("outside the folder of data there is now %v", now)
		}
		if now := tree(f, ".", "testdata"); !slices.Equal(now, here) {
			f.Error("the folder in which the server was started has changed")
		}
	})
	const tries = 600
	for seed := range uint64(tries) {
		source := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
		choices := make([]byte, 64)
		source.Read(choices)
		choices[0] = byte(seed) // every route gets its share
		f.Add(choices)
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute) // what takes longer is never answered
		defer stop()
		r, err := (&dice{choices, run.ID, study.ID}).request(ctx, b.server.URL, routes)
		if err != nil {
			return // no client could send it
		}
		if strings.HasSuffix(r.URL.Path, "/events") {
			time.AfterFunc(50*time.Millisecond, stop) // a stream has no end of its own
		}
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			if ctx.Err() != context.Canceled && !strings.Contains(err.Error(), "net/http: ") && !strings.Contains(err.Error(), "invalid") {
				t.Errorf("%s %s: %v", r.Method, r.URL, err)
			}
			return
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil && ctx.Err() != context.Canceled {
			t.Errorf("%s %s: %s, and then %v", r.Method, r.URL, answer.Status, err)
		}
		if answer.StatusCode >= 500 || answer.StatusCode == 200 && strings.Contains(string(text), "not to be read") {
			t.Errorf("%s %s: %s %.300s", r.Method, r.URL, answer.Status, text)
		}
		if answer.StatusCode >= 400 && r.Method != "HEAD" && err == nil {
			var p Problem
			if err := json.Unmarshal(text, &p); err != nil || p.Detail == "" {
				t.Errorf("%s %s: %s is no problem that says something: %.300s", r.Method, r.URL, answer.Status, text)
			}
		}
	})
}
