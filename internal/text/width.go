package text

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Width is how many columns of a terminal a text takes.
func Width(s string) int { return displaywidth.String(s) }

// Left sets a text at the left of n columns.
func Left(s string, columns int) string { return s + blanks(columns-Width(s)) }

// Right sets a text at the right of n columns.
func Right(s string, columns int) string { return blanks(columns-Width(s)) + s }

func blanks(columns int) string { return strings.Repeat(" ", max(0, columns)) }

// Cut shortens a text to n columns, the last of them an ellipsis.
func Cut(s string, columns int) string {
	if Width(s) <= columns {
		return s
	}
	return strings.TrimRight(s[:end(s, columns-1)], " ") + "…"
}

// end is where in s the letters end that fit into n columns.
func end(s string, columns int) int {
	at := 0
	letters := displaywidth.StringGraphemes(s)
	for letters.Next() {
		if columns -= letters.Width(); columns < 0 {
			break
		}
		at += len(letters.Value())
	}
	return at
}

// Wrap breaks a text into lines of a width in columns, the later ones indented.
// It breaks at spaces, so a number stays with its unit where an unbreakable
// space joins them. A word longer than a line stands alone, or is broken
// between wide letters: Chinese has no spaces.
func Wrap(s string, width, indent int) string {
	var out strings.Builder
	at := 0
	fresh := func() {
		out.WriteString("\n" + blanks(indent))
		at = indent
	}
	for i, word := range strings.Split(s, " ") {
		size := Width(word)
		switch {
		case i == 0:
		case at+1+size > width:
			fresh()
		default:
			out.WriteByte(' ')
			at++
		}
		for at+size > width && breakable(word) {
			cut := end(word, width-at)
			if cut == 0 {
				break
			}
			out.WriteString(word[:cut])
			word = word[cut:]
			size = Width(word)
			fresh()
		}
		out.WriteString(word)
		at += size
	}
	return out.String()
}

// breakable says whether a word is of wide letters alone, so that a line may
// end between any two of them.
func breakable(word string) bool {
	letters := displaywidth.StringGraphemes(word)
	for letters.Next() {
		if letters.Width() < 2 {
			return false
		}
	}
	return word != ""
}
