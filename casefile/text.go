package casefile

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tumen/internal/say"
)

// What a case file may hold at most. The largest honest case, with 5,000 posts,
// is half of each. The parser's time grows with the square of lines and of
// signs, so a hostile file within the size could keep it busy for hours.
const (
	MaxBytes = 8 << 20
	maxLines = 100_000
	maxSigns = 500_000 // of those that structure YAML
)

// File is a case file that is being read: its lines, to show faults with, and the
// faults found so far.
type File struct {
	Faults Faults
	name   string
	lines  []string
}

// Argument is a file of one line, for a value that an argument gives.
func Argument(text string) *File { return &File{lines: []string{text}} }

// Read is the tree of a case file; nil where there are faults. The name is for
// messages only.
func Read(name string, source []byte) (*File, *Node) {
	r := &File{name: name}
	text := r.readText(source)
	if len(r.Faults) > 0 {
		return r, nil
	}
	return r, r.parse(text)
}

// Whole adds a fault of the file as a whole.
func (r *File) Whole(what, write string) {
	r.Faults = append(r.Faults, Fault{File: r.name, What: what, Write: write})
}

// at adds a fault at a place; line and column count from 1.
func (r *File) at(line, column, width int, what, write string) {
	line = min(max(line, 1), len(r.lines))
	f := Fault{
		File: r.name, Line: line, Column: max(column, 1), Width: width,
		Source: r.lines[line-1], What: what, Write: write,
	}
	if line > 1 {
		f.Before = r.lines[line-2]
	}
	r.Faults = append(r.Faults, f)
}

// beginning is how a case file begins.
var beginning = say.Text("start with `case:`, `title:`, `sources:`, `claims:` and `economy:`, as the built-in cases do")

// readText refuses what is no text, or too much of it, before any parser sees
// it. Line ends of every system become newlines.
func (r *File) readText(source []byte) string {
	if len(source) > MaxBytes {
		r.Whole(say.Textf("the file has %d bytes; a case file has at most %d", len(source), MaxBytes), say.Text("split the file into several cases"))
		return ""
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff")) // the byte order mark of some editors
	s := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(source))
	if strings.TrimSpace(s) == "" {
		r.Whole(say.Text("the file is empty"), beginning)
		return ""
	}
	r.lines = strings.Split(s, "\n")
	s = blankLine.ReplaceAllString(s, "")
	for i, line := range r.lines {
		if j := strings.IndexFunc(line, isBinary); j >= 0 {
			column := utf8.RuneCountInString(line[:j]) + 1
			c, size := utf8.DecodeRuneInString(line[j:])
			if c == utf8.RuneError && size == 1 {
				r.at(i+1, column, 1, say.Textf("the byte %#02x is not UTF-8", line[j]), say.Text("save the file as UTF-8 text"))
			} else {
				r.at(i+1, column, 1, say.Textf("the character U+%04X does not belong in a text file", c), say.Text("take it out, or give a YAML file"))
			}
			return ""
		}
	}
	signs := 0
	for _, sign := range ":,[]{}-&*" {
		signs += strings.Count(s, string(sign))
	}
	if len(r.lines) > maxLines || signs > maxSigns {
		r.Whole(say.Textf("the file has %d lines and %d signs that structure YAML; a case file has at most %d and %d", len(r.lines), signs, maxLines, maxSigns),
			say.Text("split the file into several cases"))
	}
	return s
}

// blankLine is a line of nothing but spaces and tabs. YAML reads over it, its
// parser does not if there is a tab.
var blankLine = regexp.MustCompile(`(?m)^[ \t]+$`)

// isBinary finds characters that no text has, and bytes that are no character.
func isBinary(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\t' && r != '\n'
}
