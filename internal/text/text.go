// Package text writes words and numbers as people read them: numbers with their
// thousands apart, lines broken at a width, and texts of a case made safe for a
// terminal and a drawing. A Korean or Chinese letter is as wide as two Latin ones;
// Width knows, and whatever sets columns or breaks lines asks it.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Width is how many columns of a terminal a text takes: two for a wide letter,
// none for a mark that stands on the letter before it.
func Width(text string) int {
	columns := 0
	for _, r := range text {
		columns += letterWidth(r)
	}
	return columns
}

func letterWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Plain is a text from a case that is safe to print on a terminal or in a
// drawing: what would move the cursor or turn the writing round is replaced.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
}

// Capital begins a sentence or a label with a capital letter.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Cut shortens a text to so many columns, the last of them an ellipsis.
func Cut(text string, most int) string {
	if Width(text) <= most {
		return text
	}
	at := 0
	for i, r := range text {
		if at += letterWidth(r); at >= most {
			text = text[:i]
			break
		}
	}
	return strings.TrimRight(text, " ") + "…"
}

// List joins words as a sentence does: a, b and c.
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Wrap breaks a text into lines of a width, the later ones indented. A word
// that is longer than a line stands alone. Breaks are at spaces only, so a
// number stays with its unit where an unbreakable space joins them.
func Wrap(text string, width, indent int) string {
	var out strings.Builder
	at := 0
	for i, word := range strings.Split(text, " ") {
		size := Width(word)
		switch {
		case i == 0:
		case at+1+size > width:
			out.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			out.WriteByte(' ')
			at++
		}
		out.WriteString(word)
		at += size
	}
	return out.String()
}
