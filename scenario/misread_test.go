package scenario

import (
	"strings"
	"testing"

	"tumen/internal/proof"
)

// A blank line may hold tabs and spaces.
func TestABlankLineMayHoldATab(t *testing.T) {
	want := proof.Must(Parse("ferry.yaml", []byte(sound(t))))(t)
	for _, blank := range []string{"\t", " \t ", "   "} {
		got, err := Parse("ferry.yaml", []byte(strings.Replace(sound(t), "\nsources:", "\n"+blank+"\nsources:", 1)))
		if err != nil {
			t.Errorf("with %q: %v", blank, err)
		} else if got.Title != want.Title || len(got.Resolved) != len(want.Resolved) {
			t.Errorf("with %q another case is read", blank)
		}
	}
}

// Comments with a space after their # stay comments, wherever they stand.
func TestCommentsAreRead(t *testing.T) {
	for _, comment := range []string{" # a comment", "  ## a heading", " #", " #! a tool's"} {
		source := strings.Replace(sound(t), "  regime: customary\n", "  regime: customary"+comment+"\n", 1)
		if source == sound(t) {
			t.Fatal("the sound case has no regime")
		}
		if _, err := Parse("ferry.yaml", []byte(source)); err != nil {
			t.Errorf("with %q: %v", comment, err)
		}
	}
	quoted := strings.Replace(sound(t), "says: they come back}", `says: "they come back to house #4"}`, 1)
	c, err := Parse("ferry.yaml", []byte(quoted))
	if err != nil || c.Testimony.Claim("return").Says != "they come back to house #4" {
		t.Errorf("a quoted # is lost: %v", err)
	}
	folded := strings.Replace(sound(t), "\nsources:", "\nabout: >\n  house #4: a text\n  - with a list\nsources:", 1)
	if c, err := Parse("ferry.yaml", []byte(folded)); err != nil || !strings.Contains(c.About, "house #4: a text") {
		t.Errorf("a folded text: %v", err)
	}
	long := strings.Replace(sound(t), "  return: {kind: fact, from: letter, says: they come back}", "  return:\n    kind: fact\n    from: letter\n    says: they come back\n      on the next day", 1)
	if c, err := Parse("ferry.yaml", []byte(long)); err != nil || c.Testimony.Claim("return").Says != "they come back on the next day" {
		t.Errorf("a text of two lines: %v", err)
	}
}

func TestDatesExist(t *testing.T) {
	for text, want := range map[string]bool{
		"2017": true, "2017-09": true, "2017-09-30": true, "2016-02-29": true,
		"2017-13": false, "2017-00": false, "2017-13-45": false, "2017-02-29": false, "2017-9": false, "autumn 2017": false, "17": false, "2017-09-": false,
	} {
		if isDate(text) != want {
			t.Errorf("%q is a date: %v", text, !want)
		}
	}
}
