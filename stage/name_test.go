package stage

import (
	"strings"
	"testing"
)

func TestNamesSayWhatWasAskedFor(t *testing.T) {
	hash := Hash(struct{ Days int }{30})
	for _, c := range []struct {
		hash  string
		words []string
		want  string
	}{
		{"", []string{"samjiyon", "1"}, "samjiyon-1"},
		{"3f9a21c4d0", []string{"samjiyon", "1", "levy-10"}, "samjiyon-1-levy-10-3f9a21c4"},
		{"3f9a21c4d0", []string{"samjiyon", "compare", "", "levy-10"}, "samjiyon-compare-levy-10-3f9a21c4"},
		{"", []string{"theory/bargained", "7"}, "theory-bargained-7"},
		{"", []string{"a b:c*?", "é"}, "a-b-c---é"},
		{"", []string{"한글", "1"}, "한글-1"},
		{"3f9a21c4d0", []string{"ملف", "compare", "levy-10", "levy-10+customary"}, "ملف-compare-levy-10-levy-10+customary-3f9a21c4"},
		{"", []string{"a\xff\x00\u200f\nb"}, "a----b"},
		{"", []string{strings.Repeat("한", 40)}, strings.Repeat("한", mostName/3)}, // cut between letters
		{hash, []string{strings.Repeat("x", 200)}, strings.Repeat("x", mostName) + "-" + hash[:8]},
	} {
		if got := Name(c.hash, c.words...); got != c.want {
			t.Errorf("Name(%q, %q) = %q, want %q", c.hash, c.words, got, c.want)
		}
	}
}

func TestARequestHasOneHash(t *testing.T) {
	type request struct {
		Sets []string
		Days int
	}
	one := Hash(request{[]string{"a=1"}, 30})
	if len(one) != 64 || one != Hash(request{[]string{"a=1"}, 30}) {
		t.Errorf("the same request has the hashes %s and %s", one, Hash(request{[]string{"a=1"}, 30}))
	}
	for _, other := range []request{{[]string{"a=2"}, 30}, {[]string{"a=1"}, 31}, {nil, 30}} {
		if Hash(other) == one {
			t.Errorf("%v has the hash of another request", other)
		}
	}
}
