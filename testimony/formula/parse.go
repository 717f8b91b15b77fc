package formula

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tumen/internal/say"
	"tumen/unit"
)

// longest is how many bytes a formula may have. It bounds how deep brackets
// can nest; the longest of the built-in cases has fewer than a hundred.
const longest = 2000

// The grammar. A hyphen or dot inside a name has no blanks around it, so that
// pay.run-cash is a name and pay.run - cash a difference.
//
//	sum     = product { ("+" | "-") product }
//	product = signed { ("*" | "·" | "/") signed }
//	signed  = [ "-" ] raised
//	raised  = primary [ "^" signed ]
//	primary = number [ unit ] | name | "(" sum ")"
//
// A unit follows its number, with "/" and "·" inside it unspaced: 4 runs/month
// is one number, 100 % / share.porters is a division.
var (
	numberForm = regexp.MustCompile(`^(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`)
	nameForm   = regexp.MustCompile(`^\pL[\pL\pN_]*(?:[.-][\pL\pN_]+)*`)
	factorForm = regexp.MustCompile(`^(?:%|\pL+)(?:\^-?[1-9])?`)
)

// parser reads a text of two sides with a relation between them.
type parser struct {
	text  string
	at    int // byte offset of what is read next
	units *unit.System
}

// parse reads "left relation right" with one of the relations.
func parse(text string, units *unit.System, relations ...string) (left, right *expression, relation string, fault *unit.Error) {
	f := &parser{text: text, units: units}
	form := say.Text("both sides, as in pay.month = pay.run * runs.month")
	if relations[0] != "=" {
		form = say.Text("both sides, as in share.guards <= 50 %")
	}
	if len(text) > longest {
		return nil, nil, "", f.fault(longest, len(text), say.Textf("a formula may have at most %d bytes", longest), say.Text("several shorter ones"))
	}
	if !utf8.ValidString(text) {
		return nil, nil, "", f.fault(0, len(text), say.Text("this is not text in UTF-8"), form)
	}
	if left, fault = f.sum(); fault != nil {
		return nil, nil, "", fault
	}
	start := f.at
	relation = f.take(relations...)
	if relation == "" {
		return nil, nil, "", f.unexpected(start, say.Textf("an operator, or %s and the other side", strings.Join(relations, " or ")))
	}
	if right, fault = f.sum(); fault != nil {
		return nil, nil, "", fault
	}
	if start = f.at; start < len(text) {
		return nil, nil, "", f.unexpected(start, say.Text("an operator, or nothing more"))
	}
	return left, right, relation, nil
}

func (f *parser) rest() string { return f.text[f.at:] }

func (f *parser) space() {
	f.at = len(f.text) - len(strings.TrimLeftFunc(f.rest(), unicode.IsSpace))
}

// take steps over one of the signs if it comes next, and over space on both
// sides of it.
func (f *parser) take(signs ...string) string {
	f.space()
	for _, sign := range signs {
		if strings.HasPrefix(f.rest(), sign) {
			f.at += len(sign)
			f.space()
			return sign
		}
	}
	return ""
}

func (f *parser) fault(start, end int, what, write string) *unit.Error {
	return &unit.Error{Text: f.text, Start: start, End: end, What: what, Write: write}
}

// unexpected is the fault of something that cannot stand where it does.
func (f *parser) unexpected(at int, write string) *unit.Error {
	if at >= len(f.text) {
		return f.fault(len(f.text), len(f.text), say.Text("the formula ends too early"), write)
	}
	word := nameForm.FindString(f.text[at:])
	if word == "" {
		word = numberForm.FindString(f.text[at:])
	}
	if word == "" {
		_, width := utf8.DecodeRuneInString(f.text[at:])
		word = f.text[at : at+width]
	}
	return f.fault(at, at+len(word), say.Textf("%q cannot stand here", word), write)
}

func (f *parser) sum() (*expression, *unit.Error) {
	return f.chain(f.product, map[string]operator{"+": plus, "-": minus, "−": minus}, "+", "-", "−")
}

func (f *parser) product() (*expression, *unit.Error) {
	return f.chain(f.signed, map[string]operator{"*": times, "·": times, "/": over}, "*", "·", "/")
}

// chain reads parts joined by operators that bind from the left.
func (f *parser) chain(part func() (*expression, *unit.Error), operators map[string]operator, signs ...string) (*expression, *unit.Error) {
	left, fault := part()
	if fault != nil {
		return nil, fault
	}
	for {
		sign := f.take(signs...)
		if sign == "" {
			return left, nil
		}
		right, fault := part()
		if fault != nil {
			return nil, fault
		}
		if zero, is := right.constant(); is && zero == 0 && operators[sign] == over {
			return nil, f.fault(right.start, right.end, say.Text("this is a division by zero"), say.Text("another divisor"))
		}
		left = &expression{op: operators[sign], left: left, right: right, start: left.start, end: right.end}
		if fault := f.finite(left); fault != nil {
			return nil, fault
		}
	}
}

// finite refuses a constant that no float64 holds, such as 10^400.
func (f *parser) finite(e *expression) *unit.Error {
	if c, is := e.constant(); is && (math.IsNaN(c) || math.IsInf(c, 0)) {
		return f.fault(e.start, e.end, say.Text("this has no value that can be computed"), say.Text("numbers nearer to 1"))
	}
	return nil
}

func (f *parser) signed() (*expression, *unit.Error) {
	f.space()
	start := f.at
	if f.take("-", "−") == "" {
		return f.raised()
	}
	of, fault := f.signed()
	if fault != nil {
		return nil, fault
	}
	return &expression{op: negative, left: of, start: start, end: of.end}, nil
}

func (f *parser) raised() (*expression, *unit.Error) {
	base, fault := f.primary()
	if fault != nil || f.take("^") == "" {
		return base, fault
	}
	exponent, fault := f.signed()
	if fault != nil {
		return nil, fault
	}
	if _, is := exponent.constant(); !is {
		return nil, f.fault(exponent.start, exponent.end, say.Text("an exponent must be a number"), say.Text("a number such as 2"))
	}
	raised := &expression{op: power, left: base, right: exponent, start: base.start, end: exponent.end}
	return raised, f.finite(raised)
}

func (f *parser) primary() (*expression, *unit.Error) {
	f.space()
	start := f.at
	if word := nameForm.FindString(f.rest()); word != "" {
		f.at += len(word)
		return &expression{op: name, name: word, start: start, end: f.at}, nil
	}
	if numberForm.MatchString(f.rest()) {
		return f.number()
	}
	if f.take("(") == "" {
		return nil, f.unexpected(start, say.Text("a name, a number or a bracket"))
	}
	inside, fault := f.sum()
	if fault != nil {
		return nil, fault
	}
	if f.take(")") == "" {
		return nil, f.unexpected(f.at, say.Text("a closing bracket"))
	}
	return inside, nil
}

// number reads a number and the unit that belongs to it.
func (f *parser) number() (*expression, *unit.Error) {
	start := f.at
	f.at += len(numberForm.FindString(f.rest()))
	digits := f.at
	f.unit()
	q, err := f.units.Parse(f.text[start:f.at])
	var fault *unit.Error
	if errors.As(err, &fault) {
		return nil, fault.Within(f.text, start)
	}
	in, err := q.In(q.Unit.Coherent())
	if err != nil {
		return nil, f.fault(start, f.at, say.Text("the number is too large or too small to compute with"), say.Text("a value nearer to 1"))
	}
	if f.at == digits {
		if fault := f.misplaced(digits); fault != nil {
			return nil, fault
		}
	}
	return &expression{op: number, number: q, coherent: in.Value, start: start, end: f.at}, nil
}

// unit steps over a unit if one follows the number.
func (f *parser) unit() {
	after := len(f.text) - len(strings.TrimLeftFunc(f.rest(), unicode.IsSpace))
	at := after + f.factor(after)
	if at == after && strings.HasPrefix(f.rest(), "/") && f.factor(f.at+1) > 0 { // 5/day
		at = f.at + 1 + f.factor(f.at+1)
	}
	if at == after {
		return
	}
	f.at = at
	for {
		next := f.rest()
		sign := slices.IndexFunc([]string{"/", "·"}, func(s string) bool { return strings.HasPrefix(next, s) })
		if sign < 0 {
			return
		}
		inside := f.at + len([]string{"/", "·"}[sign])
		width := f.factor(inside)
		if width == 0 {
			return
		}
		f.at = inside + width
	}
}

// factor is how many bytes of a known unit stand at a place. The first word of
// a name such as share.guards is none.
func (f *parser) factor(at int) int {
	word := factorForm.FindString(f.text[at:])
	bare, _, _ := strings.Cut(word, "^")
	if word == "" || len(nameForm.FindString(f.text[at:])) > len(bare) {
		return 0
	}
	if _, err := f.units.ParseUnit(word); err != nil {
		return 0
	}
	return len(word)
}

// misplaced is the fault of a word after a number that is no unit.
func (f *parser) misplaced(digits int) *unit.Error {
	at := len(f.text) - len(strings.TrimLeftFunc(f.text[digits:], unicode.IsSpace))
	word := nameForm.FindString(f.text[at:])
	if word == "" {
		return nil
	}
	if strings.ContainsAny(word, ".-_") {
		return f.fault(at, at+len(word), say.Textf("%q follows a number without an operator", word), say.Text("* or another operator between them"))
	}
	_, err := f.units.ParseUnit(word)
	var fault *unit.Error
	if errors.As(err, &fault) {
		return fault.Within(f.text, at)
	}
	return nil
}
