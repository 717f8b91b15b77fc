package main

import (
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	tests := []struct {
		name     string
		events   string
		shown    string
		count    string
		failures string
	}{
		{
			name: "a passing package is one line, without what its tests printed",
			events: `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"chatter\n"}
{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}
{"Action":"skip","Package":"p","Test":"TestB"}
{"Action":"pass","Package":"p","Elapsed":0.25}
`,
			shown: "pass  p                            0.25s   1 passed, 0 failed, 1 skipped\n",
			count: "1 passed, 0 failed, 1 skipped",
		},
		{
			name: "a failed test shows what it printed",
			events: `{"Action":"output","Package":"p","Test":"TestA","Output":"a_test.go:7: got 2, want 3\n"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p","Elapsed":1}
`,
			shown: "a_test.go:7: got 2, want 3\n" +
				"fail  p                            1.00s   0 passed, 1 failed\n",
			count:    "0 passed, 1 failed",
			failures: "p TestA",
		},
		{
			name: "a package that does not build is a failure, with the compiler's words",
			events: `{"Action":"build-output","ImportPath":"p","Output":"a.go:1: undefined: x\n"}
{"Action":"build-fail","ImportPath":"p"}
{"Action":"output","Package":"p","Output":"FAIL p [build failed]\n"}
{"Action":"fail","Package":"p","FailedBuild":"p"}
`,
			shown: "a.go:1: undefined: x\nFAIL p [build failed]\n" +
				"fail  p                            0.00s   0 passed, 1 failed\n",
			count:    "0 passed, 1 failed",
			failures: "p",
		},
		{
			name:   "a line that is no event is shown as it is",
			events: "go: no such tool\n",
			shown:  "go: no such tool\n",
			count:  "0 passed, 0 failed",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var shown strings.Builder
			count, err := read(strings.NewReader(test.events), &shown)
			if err != nil {
				t.Fatal(err)
			}
			if shown.String() != test.shown {
				t.Errorf("shown:\n%s\nwant:\n%s", shown.String(), test.shown)
			}
			if strings.Join(count.failures, ", ") != test.failures {
				t.Errorf("failures %q, want %q", count.failures, test.failures)
			}
			if count.String() != test.count {
				t.Errorf("count %q, want %q", count, test.count)
			}
		})
	}
}
