package unit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a quantity, such as "0.8 yuan/kg", "10,000 yuan", "50 %" or
// "1.5e3 kg". Thousands may be set apart by a comma, an underscore or a thin
// or unbreakable space; digits may be Persian, Arabic-Indic or full-width; and
// some words are numbers too ("5 thousand yuan", "half a day", "twice a week",
// see words.go). A number without a unit is a plain number. Faults are an
// *Error; NaN and infinities are refused, and so is a number that is not 0 but
// would be taken for it, or that can be read in two ways, such as 10.000.
func (y *System) Parse(text string) (Quantity, error) {
	plain, restore := Fold(text)
	s := scanner{text: plain, system: y}
	q, err := s.quantity()
	return q, restore(err)
}

// ParseUnit reads a unit, such as "yuan/kg", "runs per month" or "1/day".
// Faults are an *Error.
func (y *System) ParseUnit(text string) (Unit, error) {
	s := scanner{text: text, system: y}
	return s.unit()
}

// Parse is Parse of a case that declares nothing.
func Parse(text string) (Quantity, error) { return (*System)(nil).Parse(text) }

// ParseUnit is ParseUnit of a case that declares nothing.
func ParseUnit(text string) (Unit, error) { return (*System)(nil).ParseUnit(text) }

// scanner reads a text from left to right.
type scanner struct {
	text   string
	at     int  // byte offset of what is read next
	bare   bool // the number has no unit, for remedies
	system *System
}

func (s *scanner) rest() string { return s.text[s.at:] }
func (s *scanner) atEnd() bool  { return s.at == len(s.text) }

func (s *scanner) space() {
	s.at = len(s.text) - len(strings.TrimLeftFunc(s.rest(), unicode.IsSpace))
}

// take steps over the given text if it comes next.
func (s *scanner) take(text string) bool {
	if !strings.HasPrefix(s.rest(), text) {
		return false
	}
	s.at += len(text)
	return true
}

func (s *scanner) fault(start, end int, what, write string) *Error {
	return &Error{Text: s.text, Start: start, End: end, What: what, Write: write}
}

// word is what comes next, up to a space or an operator; at least one
// character unless the text is at its end.
func (s *scanner) word() string {
	rest := s.rest()
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/·*⋅^", r) })
	switch end {
	case -1:
		return rest
	case 0:
		_, width := utf8.DecodeRuneInString(rest)
		return rest[:width]
	}
	return rest[:end]
}
