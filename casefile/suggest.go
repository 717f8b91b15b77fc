package casefile

import (
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
)

// Suggest writes what to try instead of a name that nothing has: the nearest
// of those that exist, or all of them if they are few.
func Suggest(name string, known []string, otherwise string) string {
	if near, ok := text.Nearest(name, known); ok {
		return say.Textf("did you mean `%s`?", near)
	}
	switch n := len(known); {
	case n == 1:
		return say.Textf("there is only %s", Quoted(known))
	case n > 0 && n <= 16:
		return say.Textf("write one of %s", Quoted(known))
	}
	return otherwise
}

// Quoted lists names for a sentence.
func Quoted(names []string) string { return strings.Join(text.Quoted(names), ", ") }
