package workbench

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"tumen/record"
)

// letters is a testimony without an economy: it can be checked, not run.
const letters = `case: letters
title: Kolbars, December 2018
sources:
  report:
    title: A report
    grade: B3
    status: read
claims:
  load: {kind: range, is: 25 to 120 kg, from: report, says: what one porter carries}
`

// put sends a draft under a condition, which is a header and its value.
func (b *bench) put(name, text, header, value string) (int, string, []byte) {
	b.Helper()
	body, err := json.Marshal(object{"yaml": text})
	if err != nil {
		b.Fatal(err)
	}
	return b.conditional("PUT", name, header, value, body)
}

func (b *bench) conditional(method, name, header, value string, body []byte) (int, string, []byte) {
	b.Helper()
	r, err := http.NewRequest(method, b.server.URL+"/api/drafts/"+name, bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if header != "" {
		r.Header.Set(header, value)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	var text bytes.Buffer
	if _, err := text.ReadFrom(answer.Body); err != nil {
		b.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("ETag"), text.Bytes()
}

func TestTwoWhoEditOneDraftCannotOverwriteEachOther(t *testing.T) {
	b := openBench(t, Options{})
	status, first, _ := b.put("mine", "one", "If-None-Match", "*")
	if status != 200 || first != `"`+record.SumOfText([]byte("one"))+`"` {
		t.Fatalf("a new draft: %d, ETag %s", status, first)
	}
	if status, _, text := b.put("mine", "other", "If-None-Match", "*"); status != 412 || !strings.Contains(string(text), "already") {
		t.Errorf("a second draft of that name: %d %s", status, text)
	}
	status, second, _ := b.put("mine", "two", "If-Match", first)
	if status != 200 || second == first {
		t.Fatalf("a change of what was read: %d, ETag %s", status, second)
	}
	status, _, text := b.put("mine", "three", "If-Match", first)
	var p Problem
	if err := json.Unmarshal(text, &p); err != nil || status != 412 || !strings.Contains(p.Detail, "changed since you read it") || !strings.Contains(p.Detail, "another name") {
		t.Errorf("a change of an old text: %d %s", status, text)
	}
	if status, _, text := b.conditional("DELETE", "mine", "If-Match", first, nil); status != 412 {
		t.Errorf("an old text is deleted: %d %s", status, text)
	}
	var d draftView
	b.ask("GET", "/api/drafts/mine", nil, 200, &d)
	if d.YAML != "two" {
		t.Errorf("the draft is %q after a change that was refused", d.YAML)
	}
	for _, tag := range []string{`W/` + second, `"x", ` + second, "*"} { // as a proxy may send it on, and as the RFC allows
		if status, _, text := b.put("mine", "two", "If-Match", tag); status != 200 {
			t.Errorf("If-Match: %s: %d %s", tag, status, text)
		}
	}
	if status, _, text := b.conditional("DELETE", "mine", "If-Match", second, nil); status != 204 {
		t.Errorf("the text that is there is not deleted: %d %s", status, text)
	}
	if status, _, text := b.put("mine", "four", "If-Match", second); status != 412 || !strings.Contains(string(text), "deleted") {
		t.Errorf("a change of a draft that is gone: %d %s", status, text)
	}
}

// Of many who change the same text at the same moment, one succeeds.
func TestOneOfManyChangesAtOnceIsMade(t *testing.T) {
	b := openBench(t, Options{})
	_, tag, _ := b.put("mine", "begin", "", "")
	var made atomic.Int64
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			status, _, _ := b.put("mine", strings.Repeat("x", i+1), "If-Match", tag)
			if status == 200 {
				made.Add(1)
			} else if status != 412 {
				t.Errorf("status %d", status)
			}
		})
	}
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("%d of 16 changes of one text were made, want 1", made.Load())
	}
}

func TestATestimonyWithoutAnEconomyCanBeRead(t *testing.T) {
	b := openBench(t, Options{})
	b.ask("PUT", "/api/drafts/letters", object{"yaml": letters}, 200, nil)
	var c caseView
	b.ask("GET", "/api/cases/draft%2Fletters", nil, 200, &c)
	if c.Title != "Kolbars, December 2018" || c.YAML != letters || len(c.Lacks) != 1 || !strings.Contains(c.Lacks[0].What, "economy") {
		t.Errorf("the case is %q and lacks %+v", c.Title, c.Lacks)
	}
	var lines []caseLine
	b.ask("GET", "/api/cases", nil, 200, &lines)
	last := lines[len(lines)-1]
	if last.Name != "draft/letters" || last.Title != c.Title || last.Claims != 1 || last.Faults != 1 {
		t.Errorf("it is listed as %+v", last)
	}
	b.ask("POST", "/api/check", object{"case": "draft/letters"}, 200, nil)
	var p Problem
	b.ask("POST", "/api/runs", object{"case": "draft/letters"}, 422, &p)
	if len(p.Faults) != 1 {
		t.Errorf("a run of it is refused with %+v", p)
	}
	b.ask("GET", "/api/cases/samjiyon", nil, 200, &c)
	if len(c.Lacks) != 0 {
		t.Errorf("samjiyon lacks %+v", c.Lacks)
	}
}
