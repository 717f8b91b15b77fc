package keys

import (
	"slices"
	"strings"
	"testing"
)

func TestKeysThatStandTwiceAreFound(t *testing.T) {
	for text, want := range map[string][]string{
		`{"seed": 1, "seed": 2}`:                         {"seed"},
		`{"seed": 1, "seed": 2, "seed": 3}`:              {"seed"},
		`{"seed": 1, "s\u0065ed": 2}`:                    {"seed"},
		`{"a": {"b": 1, "b": 2}, "c": 1, "c": 2}`:        {"a.b", "c"},
		`{"a": [1, {"b": 1}, {"b": 1, "b": [{}]}]}`:      {"a[2].b"},
		`[[{"x": "x", "x": "x"}]]`:                       {"[0][0].x"},
		`{"a": "a", "b": "a"}`:                           {},
		`{"a": {"a": {"a": 1}}, "b": {"a": [], "b": 1}}`: {},
		`{"a": 1, "a": 2, "b": `:                         {"a"},
		`[{"a": 1}, {"a": 1}]`:                           {},
		`"a"`:                                            {},
		``:                                               {},
		`}`:                                              {},
		`]]`:                                             {},
		strings.Repeat("[", 100_000):                     {},
		strings.Repeat(`{"a":1,"a":`, 100_000):           {"a", "a.a", "a.a.a"},
	} {
		got := Repeated([]byte(text))
		if len(got) == most {
			got = got[:3]
		}
		if !slices.Equal(got, want) {
			t.Errorf("%.60s: %v, want %v", text, got, want)
		}
	}
}

func TestATextWithoutRepeatedKeysPasses(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "b": 2}`:                  "",
		`{"a": 1, "a": 2}`:                  "the key a stands twice; keep one of them",
		`{"a": 1, "a": 2, "b": [], "b": 1}`: "these keys stand twice each, keep one of them: a, b",
	} {
		got := ""
		if err := Once([]byte(text)); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
