package scenario

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a case file may hold at most. The largest honest case, with 5,000 posts,
// is half of each. The parser's time grows with the square of lines and of
// signs, so a hostile file within the size could keep it busy for hours.
const (
	maxBytes = 8 << 20
	maxLines = 100_000
	maxSigns = 500_000 // of those that structure YAML
)

// text is the source of a case file, cut into lines for showing faults.
type text struct {
	file  string
	lines []string
}

// whole is a fault of the file as a whole.
func (t text) whole(what, write string) Faults {
	return Faults{{File: t.file, What: what, Write: write}}
}

// at is a fault at a place; line and column count from 1.
func (t text) at(line, column, width int, what, write string) Fault {
	line = min(max(line, 1), len(t.lines))
	f := Fault{
		File: t.file, Line: line, Column: max(column, 1), Width: width,
		Source: t.lines[line-1], What: what, Write: write,
	}
	if line > 1 {
		f.Before = t.lines[line-2]
	}
	return f
}

// readText refuses what is no text, or too much of it, before any parser sees
// it. Line ends of every system become newlines.
func readText(file string, source []byte) (text, string, Faults) {
	t := text{file: file}
	if len(source) > maxBytes {
		return t, "", t.whole(fmt.Sprintf("the file has %d bytes; a case file has at most %d", len(source), maxBytes),
			"split what is not one case into cases of its own")
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff")) // the byte order mark of some editors
	s := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(source))
	if strings.TrimSpace(s) == "" {
		return t, "", t.whole("the file is empty", "start with `case:`, `title:`, `sources:`, `claims:` and `economy:`, as the built-in cases do")
	}
	t.lines = strings.Split(s, "\n")
	s = blankLine.ReplaceAllString(s, "")
	for i, line := range t.lines {
		if j := strings.IndexFunc(line, isBinary); j >= 0 {
			column := utf8.RuneCountInString(line[:j]) + 1
			r, size := utf8.DecodeRuneInString(line[j:])
			if r == utf8.RuneError && size == 1 {
				return t, "", Faults{t.at(i+1, column, 1, fmt.Sprintf("the byte %#02x is not UTF-8", line[j]), "save the file as UTF-8 text")}
			}
			return t, "", Faults{t.at(i+1, column, 1, fmt.Sprintf("the character U+%04X does not belong in a text file", r), "take it out, or give a YAML file")}
		}
	}
	signs := 0
	for _, sign := range ":,[]{}-&*" {
		signs += strings.Count(s, string(sign))
	}
	if len(t.lines) > maxLines || signs > maxSigns {
		return t, "", t.whole(
			fmt.Sprintf("the file has %d lines and %d signs that structure YAML; a case file has at most %d and %d", len(t.lines), signs, maxLines, maxSigns),
			"split what is not one case into cases of its own")
	}
	return t, s, nil
}

// blankLine is a line of nothing but spaces and tabs. YAML reads over it, its
// parser does not if there is a tab.
var blankLine = regexp.MustCompile(`(?m)^[ \t]+$`)

// isBinary finds characters that no text has, and bytes that are no character.
func isBinary(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\t' && r != '\n'
}
