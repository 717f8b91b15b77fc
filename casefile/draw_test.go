package casefile

import (
	"fmt"
	"strings"
	"testing"
)

func TestDrawnAsACompilerDoes(t *testing.T) {
	f := Fault{
		File: "samjiyon.yaml", Line: 41, Column: 11, Width: 13,
		Before: "  share.guards:", Source: "    is:   at most 150 %",
		What: "a share cannot be above 100 %", Write: "write a value from 0 % to 100 %",
	}
	want := `samjiyon.yaml:41:11: a share cannot be above 100 %
   40 |   share.guards:
   41 |     is:   at most 150 %
      |           ^^^^^^^^^^^^^
   write a value from 0 % to 100 %`
	if got := f.Draw(); got != want {
		t.Errorf("drawn as\n%s", got)
	}
}

func TestAHostileLineCannotPlayWithTheTerminal(t *testing.T) {
	f := Fault{
		File: "a\x1b[2J.yaml", Line: 1, Column: 4, Width: 3, Source: "a: \x1b[31m\u202ered",
		What: "\x07bell", Write: "\u2028line",
	}
	drawn := f.Draw()
	for _, r := range drawn {
		if r != '\n' && r != '^' && (r < ' ' || r > '~') {
			t.Errorf("U+%04X is drawn as it is in\n%s", r, drawn)
		}
	}
	if want := "    1 | a: \\u{1b}[31m\\u{202e}red\n      |    ^^^^^^^^"; !strings.Contains(drawn, want) {
		t.Errorf("the carets are not under the escaped text:\n%s", drawn)
	}
}

func TestALongLineIsCutAroundThePlace(t *testing.T) {
	line := strings.Repeat("a", 500) + "HERE" + strings.Repeat("b", 500)
	drawn := strings.Split(Fault{Line: 1, Column: 501, Width: 4, Source: line}.Draw(), "\n")
	shown, marks := []rune(drawn[1]), []rune(drawn[2])
	if len(shown) > drawnWidth+len("    1 | ……") {
		t.Errorf("the line is still %d wide", len(shown))
	}
	at := strings.IndexRune(string(marks), '^')
	if got := string(shown[at : at+4]); got != "HERE" {
		t.Errorf("the carets are under %q", got)
	}
}

func TestAPlaceOutsideTheLineIsStillDrawn(t *testing.T) {
	for _, f := range []Fault{
		{Line: 1, Column: 50, Width: 3, Source: "short"},
		{Line: 1, Column: -2, Width: 0, Source: "short"},
		{Line: 1, Column: 3, Width: 99, Source: ""},
	} {
		if drawn := f.Draw(); !strings.Contains(drawn, "^") {
			t.Errorf("no mark in\n%s", drawn)
		}
	}
}

func TestManyFaultsAreCountedNotDrawn(t *testing.T) {
	var faults Faults
	for i := range 70 {
		faults = append(faults, Fault{File: "f", Line: i + 1, Column: 1, Source: "x", What: fmt.Sprintf("fault %d", i+1)})
	}
	drawn := faults.Error()
	if !strings.Contains(drawn, "fault 50\n") || strings.Contains(drawn, "fault 51\n") || !strings.HasSuffix(drawn, "\n\nand 20 more") {
		t.Errorf("not the first 50 and a count:\n%s", drawn)
	}
}

// A Korean letter takes two columns, so the carets stand further to the right, and
// there are two to a letter.
func TestCaretsStandUnderWideLetters(t *testing.T) {
	f := Fault{File: "a.yaml", Line: 1, Column: 6, Width: 2, Source: "삼지연: 강물", What: "it is wrong", Write: "write another"}
	if want := "    1 | 삼지연: 강물\n      |         ^^^^\n"; !strings.Contains(f.Draw(), want) {
		t.Errorf("got\n%s\nwant\n%s", f.Draw(), want)
	}
}
