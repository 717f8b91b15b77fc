package workbench

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What the witness of samjiyon says of a month's pay cannot all be true; a draft
// that corrects it agrees, and is weighed without being kept.
func TestADraftThatCorrectsTheTestimonyAgrees(t *testing.T) {
	b := openBench(t, Options{})
	var named, said, corrected CheckView
	b.ask("POST", "/api/check", object{"case": "samjiyon"}, 200, &named)
	if named.Consistent || len(named.Conflicts) == 0 || !slices.Contains(named.Conflicts[0].Claims, "pay.month") || len(named.Conflicts[0].Corrections) == 0 {
		t.Fatalf("samjiyon has the conflicts %v", named.Conflicts)
	}
	as := b.edited("is: 200 yuan", "is: 200 yuan")
	if b.ask("POST", "/api/check", object{"yaml": as}, 200, &said); said.SHA256 != named.SHA256 || len(said.Conflicts) != len(named.Conflicts) {
		t.Errorf("by its text it has the conflicts %v", said.Conflicts)
	}
	if b.ask("POST", "/api/check", object{"yaml": strings.Replace(as, "is: 200 yuan", "is: 160 yuan", 1)}, 200, &corrected); len(corrected.Conflicts) >= len(named.Conflicts) {
		t.Errorf("with 160 yuan a month there are still the conflicts %v", corrected.Conflicts)
	}
	var drafts []caseLine
	b.ask("GET", "/api/cases", nil, 200, &drafts)
	for _, d := range drafts {
		if d.Group == "draft" {
			t.Errorf("the draft %s was kept", d.Name)
		}
	}
}

func TestATestimonyIsWeighedWithoutAnEconomy(t *testing.T) {
	b := openBench(t, Options{})
	text := "case: two\ntitle: Two witnesses\nsources:\n  s: {title: A, grade: C3, status: read}\nclaims:\n  load: {kind: value, is: 50 kg, from: s, says: what one carries}\n"
	var v CheckView
	if b.ask("POST", "/api/check", object{"yaml": text}, 200, &v); v.Case != "two" || len(v.Claims) != 1 {
		t.Errorf("it says %+v", v)
	}
	var p Problem
	b.ask("POST", "/api/check", object{"yaml": strings.Replace(text, "50 kg", "50 kgs", 1)}, 422, &p)
	if len(p.Faults) != 1 || p.Faults[0].Line != 6 {
		t.Errorf("its faults are %+v", p.Faults)
	}
	b.ask("POST", "/api/check", object{"case": "draft/none"}, 404, nil)
	b.ask("POST", "/api/check", object{}, 422, nil)
}

// A file that is one long line has many faults in it, and the line is not told
// again with each: 400 faults in half a megabyte would be an answer of 200 MB.
func TestManyFaultsInOneLongLineAreAShortAnswer(t *testing.T) {
	limits := smallLimits
	limits.Bytes = 1 << 20
	b := openBench(t, Options{Limits: limits})
	var line strings.Builder
	line.WriteString("{name: x, ")
	for i := range 400 {
		fmt.Fprintf(&line, "key%d: 1, ", i)
	}
	line.WriteString("title: " + strings.Repeat("é", 250_000) + "}\n")
	status, data := b.send("POST", "/api/check", object{"yaml": line.String()})
	var p Problem
	if err := json.Unmarshal(data, &p); err != nil || status != 422 || len(p.Faults) < 400 {
		t.Fatalf("%d %v, %d faults; want 422 and 400 or more", status, err, len(p.Faults))
	}
	if len(data) > 1<<20 {
		t.Errorf("the answer has %d bytes", len(data))
	}
	if f := p.Faults[0]; !strings.HasPrefix(line.String(), strings.TrimSuffix(f.Source, " …")) || f.Column == 0 {
		t.Errorf("the first fault is told as %+v", f)
	}
}
