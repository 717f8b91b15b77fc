package unit

import (
	"regexp"
	"strings"
	"unicode"

	"tumen/internal/say"
)

// An operator joins two factors of a unit.
type operator int

const (
	none operator = iota
	times
	over
)

// operator steps over an operator if one comes next.
func (s *scanner) operator() operator {
	s.space()
	switch {
	case s.take("/"):
		return over
	case s.take("·"), s.take("⋅"), s.take("*"):
		return times
	}
	switch word := s.word(); word {
	case "per", "a", "an", "each", "every": // 300 yuan a month
		s.at += len(word)
		return over
	}
	return none
}

// unit reads a unit that reaches to the end of the text.
func (s *scanner) unit() (Unit, error) {
	var u Unit
	var divided bool
	s.space()
	start := s.at
	op := none
	if !s.perCent() {
		op = s.operator()
	}
	if op == times {
		return Unit{}, s.fault(start, s.at, say.Text("a unit cannot begin with a product"), say.Text("the unit alone, as in kg"))
	}
	for {
		f, err := s.factor()
		if err != nil {
			return Unit{}, err
		}
		if op == over {
			divided, f.power = true, -f.power
		}
		var ok bool
		if u, ok = u.times([]factor{f}, 1); !ok {
			return Unit{}, s.fault(start, s.at, tooManyFactors, say.Text("a simpler unit"))
		}
		s.space()
		if s.atEnd() {
			return u, nil
		}
		before := s.at
		op = s.operator()
		switch {
		case op == none:
			word := s.word()
			if rate := synonyms[word]; strings.HasPrefix(rate, "/") {
				return Unit{}, s.fault(before, before+len(word), say.Textf("%q follows a unit", word), u.String()+rate)
			}
			return Unit{}, s.fault(before, before+len(word), say.Textf("%q follows a unit without · or / between them", word),
				say.Text("a product as kg·day, a quotient as kg/day"))
		case op == times && divided:
			return Unit{}, s.fault(before, s.at, say.Text("a product after a division can be read in two ways"),
				say.Text("kg·day/run or kg/run/day, whichever is meant"))
		}
	}
}

// perCentForm is % in two words.
var perCentForm = regexp.MustCompile(`^per\s+cent\b`)

func (s *scanner) perCent() bool { return perCentForm.MatchString(s.rest()) }

// powerForm is a power from 1 to 9, or its negative.
var powerForm = regexp.MustCompile(`^-?[1-9]$`)

// factor reads one named unit and its power; the plain 1 has no power.
func (s *scanner) factor() (f factor, err error) {
	s.space()
	start := s.at
	if s.atEnd() {
		return f, s.fault(start, start, say.Text("a unit is missing"), say.Text("a unit, as in kg or kg/day"))
	}
	word := s.word()
	if s.perCent() {
		word = perCentForm.FindString(s.rest())
		s.at += len(word) - len("%")
		word = "%"
	}
	if word == "1" {
		s.at += len(word)
		return f, nil
	}
	named, known := s.system.named(word)
	if !known {
		return f, s.unknown(word)
	}
	s.at += len(word)
	f = factor{named, 1}
	if !s.take("^") {
		return f, nil
	}
	digits := s.word()
	s.at += len(digits)
	if !powerForm.MatchString(digits) {
		return f, s.fault(start, s.at, say.Text("a power is a whole number from 1 to 9, or its negative"), say.Text("it as in kg^2 or kg^-2"))
	}
	f.power = int(digits[len(digits)-1] - '0')
	if digits[0] == '-' {
		f.power = -f.power
	}
	return f, nil
}

// unknown explains a word that is no unit.
func (s *scanner) unknown(word string) *Error {
	end := s.at + len(word)
	switch {
	case strings.Trim(word, "0123456789.,_") == "":
		return s.fault(s.at, end, say.Textf("%q stands where a unit belongs", word), howToWriteNumbers)
	case word == "‰":
		return s.fault(s.at, end, say.Text("‰ is not read"), say.Text("a tenth of it in %, as in 4 % for 40 ‰"))
	case !strings.ContainsFunc(word, unicode.IsLetter):
		return s.fault(s.at, end, say.Textf("%q cannot stand in a unit", word), say.Text("units with ·, / and ^, as in kg/day"))
	}
	if what, write := s.system.foreign(word); what != "" {
		return s.fault(s.at, end, what, write)
	}
	what := say.Textf("%q is not a unit", word)
	if name := s.system.nearest(word); name != "" {
		return s.fault(s.at, end, what, name)
	}
	return s.fault(s.at, end, what, say.Textf("one of %s, the code of a currency in ISO 4217, or declare it under `units:`", s.system.known()))
}
