package workbench

import (
	"strings"
	"testing"
)

func TestEveryCaseIsListedAndCanBeRead(t *testing.T) {
	b := openBench(t, Options{})
	b.ask("PUT", "/api/drafts/mine", object{"yaml": b.edited("title:", "title: My")}, 200, nil)
	var lines []caseLine
	b.ask("GET", "/api/cases", nil, 200, &lines)
	groups := map[string]int{}
	for _, line := range lines {
		groups[line.Group]++
		var c caseView
		b.ask("GET", "/api/cases/"+strings.ReplaceAll(line.Name, "/", "%2F"), nil, 200, &c)
		if c.Name != line.Name || c.Title != line.Title || len(c.Policies) != line.Policies || c.YAML == "" || len(c.Parameters) == 0 {
			t.Errorf("%s is listed as %+v and is %q with %d policies", line.Name, line, c.Title, len(c.Policies))
		}
	}
	if groups["case"] == 0 || groups["theory"] == 0 || groups["draft"] != 1 {
		t.Errorf("the list has %v", groups)
	}
	b.ask("GET", "/api/cases/samjiyn", nil, 404, nil)
	b.ask("GET", "/api/cases/draft%2Fyours", nil, 404, nil)
}

// A name is never a path, even of a case file that is there.
func TestACaseIsNeverAPath(t *testing.T) {
	b := openBench(t, Options{})
	b.ask("PUT", "/api/drafts/mine", object{"yaml": b.edited("title:", "title: My")}, 200, nil)
	for _, name := range []string{b.dir + "/drafts/mine.yaml", "../drafts/mine", "draft/../mine", "draft/mine.yaml", "/etc/passwd", "builtin.go", "draft/"} {
		escaped := strings.NewReplacer("/", "%2F", ".", "%2E").Replace(name)
		b.ask("GET", "/api/cases/"+escaped, nil, 404, nil)
		b.ask("POST", "/api/runs", object{"case": name}, 404, nil)
	}
}

func TestADraftIsKeptWithItsFaults(t *testing.T) {
	b := openBench(t, Options{})
	wrong := b.edited("case: samjiyon", "case: samjiyon\nkase: samjiyon\nsample: 1")
	var d draftView
	b.ask("PUT", "/api/drafts/wrong", object{"yaml": wrong}, 200, &d)
	if len(d.Faults) != 2 || d.Faults[0].What == "" || d.Faults[0].Write == "" || d.Faults[0].Line >= d.Faults[1].Line {
		t.Fatalf("faults are %+v", d.Faults)
	}
	b.ask("GET", "/api/drafts/wrong", nil, 200, &d)
	if d.YAML != wrong || d.Case != "draft/wrong" {
		t.Errorf("the draft came back as %q", d.Case)
	}
	var p Problem
	b.ask("POST", "/api/runs", object{"case": d.Case}, 422, &p)
	if len(p.Faults) != 2 || p.Faults[1].Line != d.Faults[1].Line {
		t.Errorf("a run of it is refused with %+v", p)
	}
	b.ask("DELETE", "/api/drafts/wrong", nil, 204, nil)
	b.ask("GET", "/api/drafts/wrong", nil, 404, nil)
	b.ask("DELETE", "/api/drafts/wrong", nil, 404, nil)
}

func TestDraftsHaveALimit(t *testing.T) {
	b := openBench(t, Options{})
	for _, name := range []string{"a", "b", "c", "d", "e"} { // smallLimits.Drafts
		b.ask("PUT", "/api/drafts/"+name, object{"yaml": "x"}, 200, nil)
	}
	b.ask("PUT", "/api/drafts/f", object{"yaml": "x"}, 429, nil)
	b.ask("PUT", "/api/drafts/a", object{"yaml": "y"}, 200, nil)
	b.ask("PUT", "/api/drafts/a", object{"yaml": strings.Repeat("x", int(smallLimits.Bytes))}, 413, nil)
}

// A draft is a file, and must be one on every system.
func TestADraftHasANameThatWindowsCanStore(t *testing.T) {
	b := openBench(t, Options{})
	text := b.edited("title:", "title: My")
	for _, name := range []string{"con", "nul", "com1"} {
		var p Problem
		b.ask("PUT", "/api/drafts/"+name, object{"yaml": text}, 422, &p)
		if len(p.Errors) != 1 || p.Errors[0].Location != "path.name" || !strings.Contains(p.Detail, "choose another name, such as "+name+"-1") {
			t.Errorf("the draft %s is refused with %+v", name, p)
		}
		b.ask("GET", "/api/drafts/"+name, nil, 404, nil)
	}
	b.ask("PUT", "/api/drafts/console", object{"yaml": text}, 200, nil)
}
