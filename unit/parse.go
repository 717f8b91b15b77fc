package unit

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a quantity, such as "0.8 yuan/kg", "10,000 yuan", "50 %" or
// "1.5e3 kg". Thousands may be set apart by a comma, an underscore or a thin
// or unbreakable space. A number without a unit is a plain number. Faults are
// an *Error; NaN and infinities are refused.
func Parse(text string) (Quantity, error) {
	s := scanner{text: text}
	s.space()
	value, err := s.number()
	if err != nil {
		return Quantity{}, err
	}
	s.space()
	if s.atEnd() {
		return Quantity{Value: value}, nil
	}
	u, err := s.unit()
	if err != nil {
		return Quantity{}, err
	}
	return Quantity{value, u}, nil
}

// ParseUnit reads a unit, such as "yuan/kg", "runs per month" or "1/day".
// Faults are an *Error.
func ParseUnit(text string) (Unit, error) {
	s := scanner{text: text}
	return s.unit()
}

// scanner reads a text from left to right.
type scanner struct {
	text string
	at   int // byte offset of what is read next
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

// numberForm is a decimal number. Groups of thousands keep to one separator:
// comma, underscore, no-break space, thin space or narrow no-break space.
var numberForm = regexp.MustCompile(`^[+\-−]?(?:(?:` +
	`\d{1,3}(?:,\d{3})+|\d{1,3}(?:_\d{3})+|` +
	`\d{1,3}(?:\x{A0}\d{3})+|\d{1,3}(?:\x{2009}\d{3})+|\d{1,3}(?:\x{202F}\d{3})+|` +
	`\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`)

// ungroup takes out what separates thousands and makes the minus sign plain.
var ungroup = strings.NewReplacer(",", "", "_", "", "\u00A0", "", "\u2009", "", "\u202F", "", "−", "-")

const howToWriteNumbers = "thousands as in 10,000 and decimals as in 0.8"

func (s *scanner) number() (float64, error) {
	start := s.at
	if s.atEnd() {
		return 0, s.fault(start, start, "a number is missing", "a number and its unit, as in 0.8 yuan/kg")
	}
	form := numberForm.FindString(s.rest())
	if form == "" {
		end := start + len(s.word())
		return 0, s.fault(start, end, fmt.Sprintf("%q is not a number", s.text[start:end]), "a number first, as in 0.8 yuan/kg")
	}
	s.at += len(form)
	// "1,5", "1,0000" and "1.2.3" match only in part.
	tail := s.rest()
	if more := len(tail) - len(strings.TrimLeft(tail, "0123456789.,_")); more > 0 {
		end := s.at + more
		return 0, s.fault(start, end, fmt.Sprintf("%q is not a number", s.text[start:end]), howToWriteNumbers)
	}
	value, err := strconv.ParseFloat(ungroup.Replace(form), 64)
	if err != nil || math.IsInf(value, 0) { // the form is right, so only the size can be wrong
		return 0, s.fault(start, s.at, fmt.Sprintf("%s is too large a number", form), "a number below 1e308")
	}
	return value, nil
}
