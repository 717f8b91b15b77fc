package casefile

import (
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/token"

	"tumen/internal/say"
)

// misread finds texts that YAML takes for something other than what was meant,
// and that it would read without a warning: a text cut at a #, and
// lines that are indented under a value and so become a part of it. lost
// says that what the rest means cannot be known.
func (r *File) misread(tokens token.Tokens) (lost bool) {
	before := len(r.Faults)
	for _, t := range tokens {
		if t.Type == token.CommentType {
			r.cutText(t)
		}
	}
	if len(r.Faults) > before { // a # that takes a } away misleads about all that follows
		return false
	}
	for _, t := range tokens {
		if t.Type == token.StringType && (t.Prev == nil || t.Prev.Type != token.LiteralType && t.Prev.Type != token.FoldedType) {
			r.swallowed(t)
		}
	}
	return len(r.Faults) > before
}

// cutText is a fault where a comment begins right after an unquoted text and
// without a space, as in "house #4": a comment has a space after its #.
func (r *File) cutText(t *token.Token) {
	before := t.Prev
	if before == nil || before.Position.Line != t.Position.Line || t.Value == "" || strings.ContainsAny(t.Value[:1], " \t#!") {
		return
	}
	switch before.Type {
	case token.StringType, token.IntegerType, token.FloatType:
		place := &Node{Line: t.Position.Line, Column: t.Position.Column, Width: 1 + utf8.RuneCountInString(strings.TrimRight(t.Value, "\n"))}
		r.Fault(place, say.Text("the text ends before the #: a # after a space begins a comment"),
			say.Text("quote the text if the # belongs to it, or write a space after the # if a comment is meant"))
	}
}

// swallowed is a fault where the continuation of an unquoted text looks like a
// key or a list item of its own.
func (r *File) swallowed(t *token.Token) {
	if !strings.Contains(strings.TrimSpace(t.Origin), "\n") {
		return
	}
	lines := strings.Split(strings.TrimRight(t.Origin, " \t\n"), "\n")
	key := t.Next != nil && t.Next.Type == token.MappingValueType // the last line is a key
	line := t.Position.Line - 1
	begun := false
	for i, written := range lines {
		text := strings.TrimSpace(written)
		if key && i == len(lines)-1 {
			text += ":"
		}
		if !begun {
			begun = text != ""
			if begun {
				line++
			}
			continue
		}
		if line++; text == "" || !strings.HasPrefix(text, "- ") && !strings.Contains(text, ": ") && !strings.HasSuffix(text, ":") {
			continue
		}
		column := 1 + len(written) - len(strings.TrimLeft(written, " \t"))
		r.Fault(&Node{Line: line, Column: column, Width: utf8.RuneCountInString(text)}, say.Textf("%q is indented under a value", text),
			say.Text("give it the indentation of the keys that it stands beside, or quote the whole text if it is one"))
		return
	}
}
