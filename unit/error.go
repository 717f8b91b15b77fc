package unit

import "tumen/internal/say"

// Error is a fault in a text that was to be a unit or a quantity. It is data,
// so that whoever knows the file can draw the line and a caret under the very
// word.
type Error struct {
	Text       string // the text that was parsed
	Start, End int    // the fault is Text[Start:End], in bytes; empty where something is missing
	What       string // what is wrong: `"yaun" is not a unit`
	Write      string // what to write instead, as it would follow the word "write"
}

// Error says the text, what is wrong with it and what to write.
func (e *Error) Error() string {
	return say.Textf("%q: %s; write %s", e.Text, e.What, e.Write)
}

// Within is the same fault in a larger text, of which the one parsed was the
// part that begins at the given byte.
func (e *Error) Within(text string, at int) *Error {
	return &Error{Text: text, Start: e.Start + at, End: e.End + at, What: e.What, Write: e.Write}
}
