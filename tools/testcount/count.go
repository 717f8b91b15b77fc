package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// event is one line of go test -json; see `go doc test2json`.
type event struct {
	Action     string
	Package    string
	ImportPath string // in place of Package where a build fails
	Test       string
	Elapsed    float64 // seconds
	Output     string
}

// tally counts tests, subtests among them, and names those that failed. A package that fails outside any
// test (it does not build, it exits, it runs out of time) counts as one failure.
type tally struct {
	passed, failed, skipped int

	failures []string // the package and the name of each test that failed
}

func (t tally) String() string {
	s := fmt.Sprintf("%d passed, %d failed", t.passed, t.failed)
	if t.skipped > 0 {
		s += fmt.Sprintf(", %d skipped", t.skipped)
	}
	return s
}

// read follows a stream of events, writes what a person wants to see of it to
// w, and returns the count. A line that is not an event is written as it is.
func read(r io.Reader, w io.Writer) (tally, error) {
	var all tally
	packages := map[string]*tally{}       // of those still running
	said := map[string]*strings.Builder{} // by package and test: what it printed so far

	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF && line == "" {
			return all, nil
		}
		if err != nil && err != io.EOF {
			return all, err
		}
		var e event
		if json.Unmarshal([]byte(line), &e) != nil {
			fmt.Fprint(w, line)
			continue
		}

		own := packages[e.Package]
		if own == nil {
			own = &tally{}
			packages[e.Package] = own
		}
		key := e.Package + " " + e.Test
		switch {
		case e.Action == "build-output":
			fmt.Fprint(w, e.Output)
		case e.Action == "output":
			if said[key] == nil {
				said[key] = &strings.Builder{}
			}
			said[key].WriteString(e.Output)
		case e.Test != "":
			own.end(e, said[key], w)
			if e.Action == "pass" || e.Action == "skip" {
				delete(said, key)
			}
		case e.Action == "pass" || e.Action == "fail" || e.Action == "skip":
			if e.Action == "fail" && own.failed == 0 {
				own.end(e, said[key], w)
			}
			fmt.Fprintf(w, "%-4s  %-24s %8.2fs   %s\n", e.Action, e.Package, e.Elapsed, own)
			all.passed += own.passed
			all.failed += own.failed
			all.skipped += own.skipped
			all.failures = append(all.failures, own.failures...)
			delete(packages, e.Package)
			delete(said, key)
		}
	}
}

// end counts the end of a test, and shows what it printed if it failed.
func (t *tally) end(e event, said *strings.Builder, w io.Writer) {
	switch e.Action {
	case "pass":
		t.passed++
	case "skip":
		t.skipped++
	case "fail":
		t.failed++
		t.failures = append(t.failures, strings.TrimSpace(e.Package+" "+e.Test))
		if said != nil {
			fmt.Fprint(w, said)
		}
	}
}
