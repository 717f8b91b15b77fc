package casefile

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml/lexer"
)

// firstFault reads a source that must be refused.
func firstFault(t *testing.T, source string) Fault {
	t.Helper()
	f, _ := Read("ferry.yaml", []byte(source))
	if len(f.Faults) == 0 {
		t.Fatal("no faults")
	}
	return f.Faults[0]
}

func TestWhatIsNoTextIsRefusedBeforeParsing(t *testing.T) {
	for name, c := range map[string]struct {
		source       string
		line, column int
		what         string
	}{
		"too large":     {strings.Repeat("#", MaxBytes+1), 0, 0, "the file has 8388609 bytes; a case file has at most 8388608"},
		"empty":         {" \n\n ", 0, 0, "the file is empty"},
		"binary":        {"case: a\n\x7fELF\x02\x01", 2, 1, "the character U+007F does not belong in a text file"},
		"not UTF-8":     {"case: caf\xe9", 1, 10, "the byte 0xe9 is not UTF-8"},
		"UTF-16":        {"\xff\xfec\x00a\x00", 1, 1, "the byte 0xff is not UTF-8"},
		"too many line": {strings.Repeat("\n", maxLines) + "a: b", 0, 0, "100001 lines"},
		"too many sign": {strings.Repeat("[", maxSigns+1), 0, 0, "500001 signs"},
	} {
		t.Run(name, func(t *testing.T) {
			f := firstFault(t, c.source)
			if f.Line != c.line || f.Column != c.column || !strings.Contains(f.What, c.what) {
				t.Errorf("%d:%d: %s", f.Line, f.Column, f.What)
			}
			if f.Write == "" {
				t.Error("it does not say what to write")
			}
		})
	}
}

// The parser alone would take minutes over some of these. It never sees them: the
// fault is the one that is found among the tokens, before it is called.
func TestWhatIsNestedOrRepeatedWithoutEndNeverReachesTheParser(t *testing.T) {
	deeper := ""
	for i := range 200 {
		deeper += strings.Repeat(" ", i) + "a:\n"
	}
	for name, source := range map[string]string{
		"brackets":    strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000),
		"braces":      strings.Repeat("{a: ", 100_000),
		"indentation": deeper,
		"dashes":      strings.Repeat("- ", 100_000) + "a",
		"keys":        strings.Repeat("key: 1\n", 50_000),
		"documents":   strings.Repeat("---\na\n", 30_000),
		"items":       strings.Repeat("- 1\n", 50_000),
	} {
		t.Run(name, func(t *testing.T) {
			if _, what := excess(lexer.Tokenize(source)); what == "" {
				t.Fatal("nothing is too much among its tokens")
			} else if f := firstFault(t, source); f.What != what {
				t.Errorf("%d:%d: %s, and not %s", f.Line, f.Column, f.What, what)
			}
		})
	}
}
