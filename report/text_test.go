package report

import "testing"

func TestTextsAreMadeSafeAndFit(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"an escape sequence cannot reach the terminal", plain("a\x1b[2Jb"), "a\uFFFD[2Jb"},
		{"nor can writing be turned round", plain("a\u202eb"), "a\uFFFDb"},
		{"lines become one", plain("a\nb\tc"), "a b c"},
		{"bytes that are not UTF-8", plain("a\xffb"), "a\uFFFDb"},
		{"Korean stays", plain("삼지연"), "삼지연"},
		{"capital", capital("éclair"), "Éclair"},
		{"capital of nothing", capital(""), ""},
		{"cut", cut("a long name", 7), "a long…"},
		{"cut fits", cut("short", 7), "short"},
		{"one word", listed([]string{"a"}), "a"},
		{"three words", listed([]string{"a", "b", "c"}), "a, b and c"},
		{"wrapped", wrapped("one two three", 7, 2), "one two\n  three"},
		{"a word too long stands alone", wrapped("a incomprehensible b", 5, 0), "a\nincomprehensible\nb"},
		{"a number stays with its unit", wrapped("about 46\u00a0kg", 9, 0), "about\n46\u00a0kg"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
}
