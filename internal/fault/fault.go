// Package fault is what is wrong with something that was asked for: which field
// of the request, what is wrong with it, and what to write instead. It is data.
// Each door to the program draws it in the terms of that door: the command line
// names a field as a flag, the API as a JSON pointer, the page at its form field.
// Whatever is below a door names fields, and never flags.
package fault

import (
	"errors"
	"strings"

	"tumen/internal/list"
	"tumen/internal/text"
)

// Error is one thing that is wrong with what was asked for.
//
// In What and Write a field of the request stands in braces, as in "write
// {points} 128 or more"; each door puts its own name for the field there.
type Error struct {
	Field string // path of the field: points, sets.0, case; empty if it is no single one
	Given string // its value, as it was given; empty if there is none to show
	What  string // what is wrong
	Write string // what to write instead
}

// New is an error about a field.
func New(field, given, what, write string) *Error { return &Error{field, given, what, write} }

// Error is the error with fields by their own names.
func (e *Error) Error() string { return e.Text(func(field string) string { return field }) }

// Text is the error on one line: subject, what is wrong, what to write. name is
// what a door calls a field, of a list without the place in it; where it is
// empty, the value alone is the subject. Characters that do not print are written
// as escapes, since a value may hold anything.
func (e *Error) Text(name func(field string) string) string {
	head := strings.TrimSpace(name(root(e.Field)) + " " + e.Given)
	if head != "" {
		head += ": "
	}
	return text.Escape(head + Fill(e.What, name) + "; " + Fill(e.Write, name))
}

// Message is what is wrong and what to write, without the field.
func (e *Error) Message() string {
	own := func(field string) string { return field }
	return text.Escape(Fill(e.What, own) + "; " + Fill(e.Write, own))
}

// Pointer is the field as a JSON pointer (RFC 6901); empty, which is the request
// as a whole, if it is no single one.
func (e *Error) Pointer() string {
	if e.Field == "" {
		return ""
	}
	path := strings.NewReplacer("~", "~0", "/", "~1").Replace(e.Field)
	return "/" + strings.ReplaceAll(path, ".", "/")
}

// List is all that is wrong with a request, in the order of its fields.
type List []*Error

// Error is every error on a line of its own.
func (l List) Error() string {
	return strings.Join(list.Map(l, (*Error).Error), "\n")
}

// Add takes an error in.
func (l *List) Add(field, given, what, write string) { *l = append(*l, New(field, given, what, write)) }

// Err is the list as an error; nil if nothing is wrong.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// In is what an error says about a request; nothing if it is an error of another
// sort.
func In(err error) List {
	var list List
	var one *Error
	switch {
	case errors.As(err, &list):
		return list
	case errors.As(err, &one):
		return List{one}
	}
	return nil
}

// root is a path without the place in a list.
func root(field string) string {
	if at := strings.LastIndexByte(field, '.'); at >= 0 && strings.Trim(field[at+1:], "0123456789") == "" {
		return field[:at]
	}
	return field
}

// Fill puts names of fields in the place of their braces. Braces around
// anything else, as in a value that was given, stay.
func Fill(text string, name func(field string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		field, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		switch {
		case !found:
			return b.String()
		case closed && isField(field):
			b.WriteString(name(field))
			text = after
		default:
			b.WriteString("{")
			text = rest
		}
	}
}

func isField(word string) bool {
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz_") == ""
}
