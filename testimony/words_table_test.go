package testimony

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var code = regexp.MustCompile("`([^`]+)`")

// The documented meaning of each word is the one that the program gives it.
func TestTheTableOfWordsIsTrue(t *testing.T) {
	page, err := os.ReadFile("../docs/testimony.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(page), "| written | read as | |\n|---|---|---|\n")
	table, rest, ended := strings.Cut(table, "\n\n")
	if !found || !ended {
		t.Fatal("docs/testimony.md has no table of words")
	}
	tried := 0
	for _, row := range strings.Split(table, "\n") {
		cells := strings.Split(row, "|")
		written, read := code.FindAllStringSubmatch(cells[1], -1), code.FindAllStringSubmatch(cells[2], -1)
		if len(read) != 1 && len(read) != len(written) {
			t.Errorf("%d texts have %d meanings in %s", len(written), len(read), row)
			continue
		}
		for i, text := range written {
			want := read[min(i, len(read)-1)][1]
			if got, err := ParseFigure(text[1], nil); err != nil || got.String() != want {
				t.Errorf("%q is read as %s, %v; documented is %s", text[1], got, err, want)
			}
			tried++
		}
	}
	if tried < 30 {
		t.Errorf("only %d texts were found in the table", tried)
	}
	refused, _, _ := strings.Cut(rest, "\n\n")
	if texts := code.FindAllStringSubmatch(refused, -1); len(texts) < 9 {
		t.Errorf("only %d texts are said to be refused", len(texts))
	} else {
		for _, text := range texts {
			if got, err := ParseFigure(text[1], nil); err == nil {
				t.Errorf("%q is said to be refused, and read as %s", text[1], got)
			}
		}
	}
}
