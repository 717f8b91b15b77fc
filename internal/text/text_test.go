package text

import "testing"

func TestTextsAsPeopleReadThem(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"an escape sequence cannot reach the terminal", Plain("a\x1b[2Jb"), "a\uFFFD[2Jb"},
		{"nor can writing be turned round", Plain("a\u202eb"), "a\uFFFDb"},
		{"lines become one", Plain("a\nb\tc"), "a b c"},
		{"bytes that are not UTF-8", Plain("a\xffb"), "a\uFFFDb"},
		{"Korean stays", Plain("삼지연"), "삼지연"},
		{"and so does a family", Plain("👩‍👧"), "👩‍👧"},
		{"capital", Capital("éclair"), "Éclair"},
		{"capital of nothing", Capital(""), ""},
		{"cut", Cut("a long name", 7), "a long…"},
		{"cut fits", Cut("short", 7), "short"},
		{"cut between wide letters", Cut("삼지연군 장마당", 8), "삼지연…"},
		{"cut keeps a mark with its letter", Cut("e\u0301e\u0301e\u0301", 2), "e\u0301…"},
		{"one word", List([]string{"a"}), "a"},
		{"three words", List([]string{"a", "b", "c"}), "a, b and c"},
		{"quoted", List(Quoted([]string{"a", "b"})), "`a` and `b`"},
		{"wrapped", Wrap("one two three", 7, 2), "one two\n  three"},
		{"a word too long stands alone", Wrap("a incomprehensible b", 5, 0), "a\nincomprehensible\nb"},
		{"a number stays with its unit", Wrap("about 46\u00a0kg", 9, 0), "about\n46\u00a0kg"},
		{"wide letters fill a line sooner", Wrap("쌀 가격 표", 7, 0), "쌀 가격\n표"},
		{"Chinese breaks between letters", Wrap("图们江是中朝边界的河流", 8, 2), "图们江是\n  中朝边\n  界的河\n  流"},
		{"bytes", Bytes("ééé", 5), "é…"},
		{"bytes that fit", Bytes("é\xff", 8), "é\uFFFD"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestColumnsAreThoseOfATerminal(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "kg": 2, "–": 1, "α": 1, "삼지연": 6, "\u1109\u1161\u11b7": 2, "图们": 4, "é": 1, "e\u0301": 1,
		"👩‍👩‍👧": 2, "🇰🇷": 2, "三池渊 a": 8, "46\u00a0%": 4, "1️⃣": 2, "Ａ": 2, "ｱ": 1,
	} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
		if got := Width(Left(text, 9)); got != 9 {
			t.Errorf("%q at the left of 9 columns takes %d", text, got)
		}
		if got := Width(Right(text, 9)); got != 9 {
			t.Errorf("%q at the right of 9 columns takes %d", text, got)
		}
	}
}
