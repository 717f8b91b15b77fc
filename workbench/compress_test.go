package workbench

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"tumen/workbench/data"
)

// asked makes a request as it stands: nothing is decompressed on the way.
func (b *bench) asked(method, path string, headers ...string) (*http.Response, []byte) {
	b.Helper()
	r, err := http.NewRequest(method, b.server.URL+path, nil)
	if err != nil {
		b.Fatal(err)
	}
	for k := 0; k < len(headers); k += 2 {
		r.Header.Set(headers[k], headers[k+1])
	}
	answer, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return answer, text
}

// Texts are compressed for callers who say that they can read it, and come out the
// same; event streams, Parquet, small answers and parts of a file are not.
func TestTextsAreCompressed(t *testing.T) {
	withPage(t)
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 30, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	run := "/api/runs/" + n.ID
	for _, c := range []struct {
		path    string
		squeeze bool
	}{
		{"/", true},
		{"/cases/samjiyon", true},
		{"/assets/a-1.js", true},
		{"/api/cases", true},
		{"/api/cases/samjiyon", true},
		{"/api/openapi.json", true},
		{"/api/method/odd", true},
		{run, true},
		{run + "/files/manifest.json", true},
		{run + "/files/days.csv", true},
		{run + "/files/report.html", true},
		{run + "/files/case.yaml", true},
		{run + "/files/days.parquet", false},
		{run + "/events", false},
		{"/api/none", false},
		{run + "/files/digest", false},
	} {
		_, plain := b.asked("GET", c.path)
		answer, text := b.asked("GET", c.path, "Accept-Encoding", "gzip, br")
		if got := answer.Header.Get("Content-Encoding") == "gzip"; got != c.squeeze {
			t.Errorf("%s: compressed is %v, %v", c.path, got, answer.Header)
			continue
		}
		if !strings.Contains(strings.Join(answer.Header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: Vary is %q", c.path, answer.Header.Values("Vary"))
		}
		if !c.squeeze {
			continue
		}
		if answer.Header.Get("Content-Length") != "" && len(text) >= len(plain) {
			t.Errorf("%s: %d bytes are %d when compressed", c.path, len(plain), len(text))
		}
		reader, err := gzip.NewReader(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", c.path, err)
		}
		if whole, err := io.ReadAll(reader); err != nil || !bytes.Equal(whole, plain) || len(text) >= len(plain) {
			t.Errorf("%s: %d bytes, %d when compressed, %v, the same %v", c.path, len(plain), len(text), err, bytes.Equal(whole, plain))
		}
	}
	if answer, text := b.asked("GET", "/assets/a-1.js", "Accept-Encoding", "gzip", "Range", "bytes=7-11"); answer.StatusCode != 206 || string(text) != "const" || answer.Header.Get("Content-Encoding") != "" {
		t.Errorf("a range: %s, %q, %v", answer.Status, text, answer.Header)
	}
	if answer, _ := b.asked("GET", "/api/cases", "Accept-Encoding", "gzip;q=0"); answer.Header.Get("Content-Encoding") != "" {
		t.Error("a caller who refuses gzip gets it")
	}
}
