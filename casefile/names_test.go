package casefile

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNamesThatWindowsCannotStoreAreRefused(t *testing.T) {
	for _, name := range []string{"con", "CON", "Prn", "aux", "nul", "com1", "COM9", "lpt1", "nul.txt", "con.tar.gz", "ferry.", "ferry ", "aux .yaml"} {
		if !ReservedName(name) {
			t.Errorf("%q is allowed", name)
		}
	}
	for _, name := range []string{"console", "com", "com10", "lpt", "auxiliary", "null", "ferry", "ferry.con", "a-con"} {
		if ReservedName(name) {
			t.Errorf("%q is refused", name)
		}
	}
}

// A remedy for a reserved name is not reserved itself.
func TestTheRemedyForAReservedNameIsAName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"con", "PRN", "aux", "Nul", "com3", "LPT9"}).Draw(t, "name")
		_, write := ReservedFault(name)
		proposed := write[strings.LastIndexByte(write, ' ')+1:]
		if ReservedName(proposed) || !NameForm.Fits(proposed) {
			t.Fatalf("for %q the remedy is %q", name, proposed)
		}
	})
}

// The two ways of saying what a name is agree.
func TestANameIsWhatTheSchemaSays(t *testing.T) {
	forms := map[Naming]*regexp.Regexp{}
	for _, f := range []Naming{NameForm, ClaimForm, CaseForm} {
		forms[f] = regexp.MustCompile(f.Pattern())
	}
	same := func(t interface{ Errorf(string, ...any) }, text string) {
		for f, form := range forms {
			if utf8.ValidString(text) && f.Fits(text) != form.MatchString(text) {
				t.Errorf("%q fits %v: %v, and by the schema %v", text, f, f.Fits(text), form.MatchString(text))
			}
		}
	}
	for _, text := range []string{"", "a", "-a", "a-", "a/b", "a/b/c", "/", "a/", "삼지연", "m\u00e9", "m\u0065\u0301", "a.b", ".a", "½", "a b", "\ufffd", strings.Repeat("x", 64), strings.Repeat("x", 65), strings.Repeat("가", 64)} {
		same(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { same(t, rapid.StringMatching(`[a-zA-Z0-9가./_ -]{0,70}`).Draw(t, "text")) })
}
