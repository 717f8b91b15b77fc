// Package text writes words and numbers as people read them: numbers with their
// thousands apart, lines broken at a width, and texts of a case made safe for a
// terminal and a drawing.
//
// Widths are columns of a terminal. Korean and Chinese letters and emoji take
// two, a combining mark none. Letters that some locales show wide, such as Greek
// ones, count as narrow everywhere: the same run prints the same bytes anywhere.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tumen/internal/list"
	"tumen/internal/say"
)

// Plain is a text from a case that is safe to print on a terminal or in a
// drawing: what would move the cursor or turn the writing round is replaced.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != joiner:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}

// joiner makes one emoji of several.
const joiner = '\u200d'

// Capital begins a sentence or a label with a capital letter.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// List joins words as a sentence does: a, b and c.
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return say.Textf("%s and %s", strings.Join(words[:last], ", "), words[last])
}

// Quoted marks names as they are written in a file: `a`, `b`.
func Quoted(names []string) []string {
	return list.Map(names, func(name string) string { return "`" + name + "`" })
}

// Bytes shortens a text to n bytes, the last of them an ellipsis. What it
// returns is UTF-8, whatever it was given.
func Bytes(s string, most int) string {
	s = strings.ToValidUTF8(s, string(unicode.ReplacementChar))
	if len(s) <= most {
		return s
	}
	const more = "…"
	at := max(0, most-len(more))
	for !utf8.RuneStart(s[at]) {
		at--
	}
	return s[:at] + more
}

// Escape writes characters that do not print, or that reorder the writing around
// them, as their numbers: \u{1b}.
func Escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\u{%x}", r)
		}
	}
	return b.String()
}
