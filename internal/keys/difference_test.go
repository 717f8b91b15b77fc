package keys

import (
	"fmt"
	"testing"
)

func TestTheFirstKeyThatDiffersIsNamedByItsPath(t *testing.T) {
	for _, c := range []struct{ recorded, again, want string }{
		{`{"a": 1}`, `{"a":1}`, "<nil>"},
		{`{"a": 1, "b": 2}`, `{"a": 1, "b": 3}`, "b: recorded 2, now 3"},
		{`{"a": {"b": [0, 1, 2]}}`, `{"a": {"b": [0, 1, 3]}}`, "a.b[2]: recorded 2, now 3"},
		{`{"p": [{"path": "x.y", "v": 1}]}`, `{"p": [{"path": "x.y", "v": null}]}`, "p[x.y].v: recorded 1, now null"},
		{`{"p": [{"id": "a"}]}`, `{"p": [{"id": "b"}]}`, `p[b].id: recorded "a", now "b"`},
		{`{"a": [1, 2]}`, `{"a": [1]}`, "a[1]: recorded 2, now nothing"},
		{`{"a": []}`, `{"a": [{}]}`, "a[0]: recorded nothing, now an object"},
		{`{"a": 1, "a": 2}`, `{"a": 2}`, "a: recorded 1, now 2"},
		{`{"a": 2, "a": 2}`, `{"a": 2}`, "a: recorded 2, now nothing"},
		{`{"b": 1, "a": 2}`, `{"a": 2, "b": 1}`, "a: recorded the key b in its place, now 2"},
		{`{"a": 1.0}`, `{"a": 1}`, "a: recorded 1.0, now 1"}, // a number is what it is written as
		{`{"a": 1e0}`, `{"a": 1}`, "a: recorded 1e0, now 1"},
		{`[]`, `{}`, "the whole: recorded a list of 0, now an object"},
	} {
		got, err := FirstKey([]byte(c.recorded), []byte(c.again))
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s and %s: %v (%v), want %s", c.recorded, c.again, got, err, c.want)
		}
	}
	for _, text := range []string{"", "{", `{"a"`, `{} {}`, `{"a": }`, "[1,]"} {
		if got, err := FirstKey([]byte(text), []byte("{}")); err == nil {
			t.Errorf("%q is read: %v", text, got)
		}
	}
}
