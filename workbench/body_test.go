package workbench

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"tumen/workbench/data"
)

// What a caller wrote twice, or under another name, is never read in silence.
func TestEachKeyOfABodyStandsOnce(t *testing.T) {
	b := openBench(t, Options{})
	for _, c := range []struct{ method, path, body, at string }{
		{"POST", "/api/runs", `{"case": "samjiyon", "seed": 1, "seed": 2}`, "/seed"},
		{"POST", "/api/runs", `{"case": "samjiyon", "seed": 1, "s\u0065ed": 1}`, "/seed"},
		{"POST", "/api/runs", `{"case": "samjiyon", "seed": 1, "Seed": 2}`, "/Seed"},
		{"POST", "/api/runs", `{"case": "samjiyon", "DAYS": 2}`, "/DAYS"},
		{"POST", "/api/studies", `{"kind": "ensemble", "kind": "compare", "case": "samjiyon"}`, "/kind"},
		{"POST", "/api/studies", `{"Kind": "ensemble", "case": "samjiyon"}`, "/Kind"},
		{"POST", "/api/check", `{"case": "samjiyon", "case": "samjiyon"}`, "/case"},
		{"PUT", "/api/drafts/a", `{"yaml": "a", "yaml": "b"}`, "/yaml"},
		{"PUT", "/api/drafts/a", `{"yaml": null}`, "/yaml"},
		{"POST", "/api/check", `{"case": "samjiyon", "yaml": null}`, "/yaml"},
		{"POST", "/api/runs", `{"case": "samjiyon", "seed": null}`, "/seed"},
		{"POST", "/api/runs", `{"case": "samjiyon", "sets": [null]}`, "/sets/0"},
		{"POST", "/api/runs", `{"case": "samjiyon", "days": 2.5}`, "/days"},
	} {
		r, err := http.NewRequest(c.method, b.server.URL+c.path, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		status, text := b.do(r)
		var p Problem
		if err := json.Unmarshal(text, &p); err != nil || status != 422 {
			t.Errorf("%s: %d %s, want 422", c.body, status, text)
		}
		found := ""
		for _, e := range p.Errors {
			found += e.Location + " " + e.Message + "\n"
		}
		if !strings.Contains(found, c.at+" ") && !strings.Contains(found, c.at[strings.LastIndex(c.at, "/")+1:]) {
			t.Errorf("%s: it says %q, and %s is wrong", c.body, found, c.at)
		}
	}
	var runs []data.RunNote
	if b.ask("GET", "/api/runs", nil, 200, &runs); len(runs) != 0 {
		t.Errorf("runs were begun: %v", runs)
	}
}

// A whole number may be written as JSON allows.
func TestAWholeNumberIsOneHoweverItIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 5.0, "b": [1e3, 5.5, -2.0e0], "c": "5.0"}`:   `{"a": 5, "b": [1000, 5.5, -2], "c": "5.0"}`,
		`{"a": 1e400, "b": 1e300, "c": 9007199254740993.0}`: `{"a": 1e400, "b": 1e300, "c": 9007199254740993.0}`,
		`{"a": 5.0, `: `{"a": 5, `,
		`5.0`:         `5`,
		``:            ``,
	} {
		if got := string(wholeNumbers([]byte(text))); got != want {
			t.Errorf("%s is read as %s, want %s", text, got, want)
		}
	}
	b := openBench(t, Options{})
	var one, same data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "seed": 2}, 201, &one)
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": json.Number("5.0"), "sets": []string{"burn_in=0"}, "seed": json.Number("2e0")}, 200, &same)
	if one.ID != same.ID {
		t.Errorf("it is another run: %s and %s", one.ID, same.ID)
	}
	b.settled(one.ID)
}

// A parameter without a value, or with two, is never taken for one that is not there.
func TestEachParameterStandsOnce(t *testing.T) {
	b := openBench(t, Options{})
	b.ask("PUT", "/api/drafts/a", object{"yaml": "case: a"}, 200, nil)
	for _, at := range []string{"/api/influence?case=samjiyon&case=kolbars&of=customs.levy", "/api/influence?case=samjiyon&of=customs.levy&wait=", "/api/influence?case=samjiyon&of=customs.levy&wait=1&wait=1"} {
		b.ask("GET", at, nil, 422, nil)
	}
	for _, name := range []string{"If-Match", "If-None-Match"} {
		if status, _ := b.header("DELETE", "/api/drafts/a", name, ""); status != 422 {
			t.Errorf("an empty %s: %d", name, status)
		}
	}
	b.ask("GET", "/api/drafts/a", nil, 200, nil)
}

// A method that an address does not have is refused with those that it has.
func TestAMethodThatIsNotThere(t *testing.T) {
	b := openBench(t, Options{})
	for _, c := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{"PATCH", "/api/runs", 405, "GET, HEAD, POST"},
		{"PUT", "/api/runs/0123456789abcdef", 405, "GET, HEAD, DELETE"},
		{"DELETE", "/api/check", 405, "POST"},
		{"OPTIONS", "/api/cases", 405, "GET, HEAD"},
		{"DELETE", "/api/studies/kinds", 405, "GET, HEAD"},
		{"OPTIONS", "/api/studies/kinds", 405, "GET, HEAD"},
		{"TRACE", "/api/openapi.json", 405, "GET, HEAD"},
		{"GET", "/api/none", 404, ""},
		{"POST", "/api/", 404, ""},
		{"POST", "/cases", 405, "GET, HEAD"},
	} {
		if status, head := b.header(c.method, c.path); status != c.status || head.Get("Allow") != c.allow {
			t.Errorf("%s %s: %d, Allow %q; want %d, %q", c.method, c.path, status, head.Get("Allow"), c.status, c.allow)
		}
	}
}
