package text

import "testing"

func TestTextsAreMadeSafeAndFit(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"an escape sequence cannot reach the terminal", Plain("a\x1b[2Jb"), "a\uFFFD[2Jb"},
		{"nor can writing be turned round", Plain("a\u202eb"), "a\uFFFDb"},
		{"lines become one", Plain("a\nb\tc"), "a b c"},
		{"bytes that are not UTF-8", Plain("a\xffb"), "a\uFFFDb"},
		{"Korean stays", Plain("삼지연"), "삼지연"},
		{"capital", Capital("éclair"), "Éclair"},
		{"capital of nothing", Capital(""), ""},
		{"cut", Cut("a long name", 7), "a long…"},
		{"cut fits", Cut("short", 7), "short"},
		{"cut counts wide letters twice", Cut("삼지연군", 6), "삼지…"},
		{"one word", List([]string{"a"}), "a"},
		{"three words", List([]string{"a", "b", "c"}), "a, b and c"},
		{"wrapped", Wrap("one two three", 7, 2), "one two\n  three"},
		{"a word too long stands alone", Wrap("a incomprehensible b", 5, 0), "a\nincomprehensible\nb"},
		{"a number stays with its unit", Wrap("about 46\u00a0kg", 9, 0), "about\n46\u00a0kg"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestWideLettersTakeTwoColumns(t *testing.T) {
	for of, want := range map[string]int{"": 0, "kg": 2, "삼지연": 6, "三池渊 a": 8, "e\u0301": 1, "46\u00a0%": 4, "ｱ": 1, "Ａ": 2, "…": 1} {
		if got := Width(of); got != want {
			t.Errorf("%q takes %d columns, want %d", of, got, want)
		}
	}
}
