package workbench

import (
	"slices"
	"strings"
	"testing"
)

// What the witness of samjiyon says of a month's pay cannot all be true; a draft
// that mends it agrees, and is weighed without being kept.
func TestADraftThatMendsTheTestimonyAgrees(t *testing.T) {
	b := openBench(t, Options{})
	var named, said, mended CheckView
	b.ask("POST", "/api/check", object{"case": "samjiyon"}, 200, &named)
	if named.Consistent || len(named.Conflicts) == 0 || !slices.Contains(named.Conflicts[0], "pay.month") || len(named.Mends[0]) == 0 {
		t.Fatalf("samjiyon has the conflicts %v", named.Conflicts)
	}
	as := b.edited("is: 200 yuan", "is: 200 yuan")
	if b.ask("POST", "/api/check", object{"yaml": as}, 200, &said); said.SHA256 != named.SHA256 || len(said.Conflicts) != len(named.Conflicts) {
		t.Errorf("by its text it has the conflicts %v", said.Conflicts)
	}
	if b.ask("POST", "/api/check", object{"yaml": strings.Replace(as, "is: 200 yuan", "is: 160 yuan", 1)}, 200, &mended); len(mended.Conflicts) >= len(named.Conflicts) {
		t.Errorf("with 160 yuan a month there are still the conflicts %v", mended.Conflicts)
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
