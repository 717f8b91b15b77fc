package reconcile_test

import (
	"testing"

	"tumen/testimony/reconcile"
)

// The founding contradiction moves the balanced pay by two tenths. Nothing that
// a model takes moves with it.
func TestAContradictionMovesNoResolvedValue(t *testing.T) {
	f := balanced(t, samjiyon(t))
	if w := f.Claim("pay.run"); w.Balanced < 45 { // else the test tests nothing
		t.Fatalf("balanced %v", w.Balanced)
	}
	for _, w := range f.Claims {
		if w.Resolved.As != reconcile.AsStated || w.Resolved.Value != w.Stated {
			if w.ID == "example.usd" || w.ID == "pay.run-usd" {
				continue // they agree, and balancing settles the rounding between them
			}
			t.Errorf("%s, stated %v, is taken as %+v", w.ID, w.Stated, w.Resolved)
		}
	}
	if w := f.Claim("example.usd"); w.Resolved.As != reconcile.AsBalanced {
		t.Errorf("example.usd is taken as %+v", w.Resolved)
	}
}

// A claim far from two that agree is left out of what they come to.
func TestWhatContradictsIsLeftOutOfTheOthers(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"a", "about 50 kg"}, {"b", "about 52 kg"}, {"far", "at most 20 kg"}, {"twin", "about 70 kg"}, {"other", "about 72 kg"}}, nil)
	c.Identities = equations("a = b", "twin = other", "far = a - 20 kg")
	f := balanced(t, c)
	if f.Claim("far").Verdict != reconcile.Contradicts {
		t.Fatalf("%+v", f.Conflicts)
	}
	for _, id := range []string{"a", "b", "far"} {
		if w := f.Claim(id); w.Verdict == reconcile.Contradicts && (w.Resolved.As != reconcile.AsStated || w.Resolved.Value != w.Stated) {
			t.Errorf("%s is taken as %+v", id, w.Resolved)
		}
	}
	// Between 70 and 72, nearer to the smaller, whose error is smaller.
	for _, id := range []string{"twin", "other"} {
		w := f.Claim(id)
		if w.Resolved.As != reconcile.AsBalanced || w.Resolved.Value <= 70 || w.Resolved.Value >= 71 {
			t.Errorf("%s is taken as %+v", id, w.Resolved)
		}
	}
}
