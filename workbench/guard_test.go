package workbench

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"tumen/workbench/data"
)

// header makes a request with some headers; Host is one of them.
func (b *bench) header(method, path string, headers ...string) (int, http.Header) {
	b.Helper()
	r, err := http.NewRequest(method, b.server.URL+path, nil)
	if err != nil {
		b.Fatal(err)
	}
	for k := 0; k < len(headers); k += 2 {
		if r.Header.Set(headers[k], headers[k+1]); headers[k] == "Host" {
			r.Host = headers[k+1]
		}
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	answer.Body.Close()
	return answer.StatusCode, answer.Header
}

func TestOnlyThisMachineAndItsOwnPageMayAsk(t *testing.T) {
	b := openBench(t, Options{})
	own := strings.TrimPrefix(b.server.URL, "http://")
	for _, c := range []struct {
		why     string
		method  string
		path    string
		headers []string
		status  int
	}{
		{"a program", "GET", "/api/cases", nil, 200},
		{"the page", "GET", "/api/cases", []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://" + own}, 200},
		{"an address that was typed", "GET", "/api/cases", []string{"Sec-Fetch-Site", "none"}, 200},
		{"by name", "GET", "/api/cases", []string{"Host", "localhost:7433"}, 200},
		{"through a tunnel", "GET", "/api/cases", []string{"Host", "[::1]:9000"}, 200},
		{"a name that was made to point here", "GET", "/api/cases", []string{"Host", "evil.example"}, 421},
		{"the same, with the port", "GET", "/api/cases", []string{"Host", "evil.example:7433"}, 421},
		{"one that only looks like this machine", "GET", "/api/cases", []string{"Host", "127.0.0.1.evil.example"}, 421},
		{"a script elsewhere", "GET", "/api/cases", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"another port of this machine", "GET", "/api/cases", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"an older browser elsewhere", "POST", "/api/runs", []string{"Origin", "http://evil.example"}, 403},
		{"a page without an origin", "POST", "/api/runs", []string{"Origin", "null"}, 403},
		{"a link into the API", "GET", "/api/cases", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"a form elsewhere", "POST", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"a frame elsewhere", "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
	} {
		if got, _ := b.header(c.method, c.path, c.headers...); got != c.status {
			t.Errorf("%s: %d, want %d", c.why, got, c.status)
		}
	}
	if got, _ := b.header("GET", "/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"); got == 403 {
		t.Error("a link elsewhere leads to the page, and is refused")
	}
}

func TestThePageMayLoadNothingFromElsewhere(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 2, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	for _, path := range []string{"/", "/cases/samjiyon", "/api/cases", "/api/none", "/api/runs/" + n.ID + "/files/report.html"} {
		_, head := b.header("GET", path)
		policy := head.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "http") || strings.Contains(policy, "*") {
			t.Errorf("%s: the policy is %q", path, policy)
		}
		if head.Get("X-Content-Type-Options") != "nosniff" || head.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", path, head)
		}
	}
	if _, head := b.header("GET", "/api/runs/"+n.ID+"/files/report.html"); strings.Contains(head.Get("Content-Security-Policy"), "script") {
		t.Error("a report may run scripts")
	}
}

// What is left of a body that is too large is no further request, whatever stands
// in it, and whether or not its length is told.
func TestTheRestOfABodyIsNoRequest(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	host := strings.TrimPrefix(b.server.URL, "http://")
	hidden := "DELETE /api/runs/" + n.ID + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"
	for _, size := range []int{1000, int(b.w.limit.Bytes) + 1000, 1 << 20} {
		body := strings.Repeat(strings.Repeat("x", 1000-len(hidden))+hidden, size/1000)
		for _, framing := range []string{
			fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body),
			fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(body), body),
		} {
			to, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			go io.WriteString(to, "POST /api/runs HTTP/1.1\r\nHost: "+host+"\r\nContent-Type: application/json\r\n"+framing+
				"GET /api/cases HTTP/1.1\r\nHost: "+host+"\r\n\r\n")
			from := bufio.NewReader(to)
			var answers []int
			for len(answers) < 2 {
				answer, err := http.ReadResponse(from, nil)
				if err != nil {
					break // closed
				}
				io.Copy(io.Discard, answer.Body)
				answers = append(answers, answer.StatusCode)
			}
			to.Close()
			small := size <= int(b.w.limit.Bytes)
			if small && len(answers) != 2 || !small && len(answers) > 0 && answers[0] != 413 || len(answers) == 2 && answers[1] != 200 {
				t.Errorf("%d bytes, %.20q: the answers are %v", len(body), framing, answers)
			}
		}
	}
	b.ask("GET", "/api/runs/"+n.ID, nil, 200, nil)
}
