package unit

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
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
		return u, s.fault(start, s.at, "a unit cannot begin with a product", "the unit alone, as in kg")
	}
	for {
		index, power, err := s.factor()
		if err != nil {
			return Unit{}, err
		}
		if op == over {
			divided, power = true, -power
		}
		if index != unity {
			u.powers[index] += power
		}
		if u.factors() > maxFactors {
			return Unit{}, s.fault(start, s.at, tooManyFactors, "a simpler unit")
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
				return Unit{}, s.fault(before, before+len(word), fmt.Sprintf("%q follows a unit", word), u.String()+rate)
			}
			return Unit{}, s.fault(before, before+len(word), fmt.Sprintf("%q follows a unit without · or / between them", word),
				"a product as yuan·kg, a quotient as yuan/kg")
		case op == times && divided:
			return Unit{}, s.fault(before, s.at, "a product after a division can be read in two ways",
				"yuan·day/kg or yuan/kg/day, whichever is meant")
		}
	}
}

// perCentForm is % in two words.
var perCentForm = regexp.MustCompile(`^per\s+cent\b`)

func (s *scanner) perCent() bool { return perCentForm.MatchString(s.rest()) }

// unity is the index of the factor 1, which is not in the catalogue.
const unity = -1

// powerForm is a power from 1 to 9, or its negative.
var powerForm = regexp.MustCompile(`^-?[1-9]$`)

// factor reads one named unit and its power: its index in the catalogue, or
// unity for the plain 1.
func (s *scanner) factor() (index int, power int8, err error) {
	s.space()
	start := s.at
	if s.atEnd() {
		return unity, 0, s.fault(start, start, "a unit is missing", "a unit, as in kg or yuan/kg")
	}
	word := s.word()
	if s.perCent() {
		word = perCentForm.FindString(s.rest())
		s.at += len(word) - len("%")
		word = "%"
	}
	if word == "1" {
		s.at += len(word)
		return unity, 1, nil
	}
	index, known := spelt[word]
	if !known {
		return unity, 0, s.unknown(word)
	}
	s.at += len(word)
	if !s.take("^") {
		return index, 1, nil
	}
	digits := s.word()
	s.at += len(digits)
	if !powerForm.MatchString(digits) {
		return unity, 0, s.fault(start, s.at, "a power is a whole number from 1 to 9, or its negative", "it as in kg^2 or kg^-2")
	}
	power = int8(digits[len(digits)-1] - '0')
	if digits[0] == '-' {
		power = -power
	}
	return index, power, nil
}

// unknown explains a word that is no unit.
func (s *scanner) unknown(word string) *Error {
	end := s.at + len(word)
	switch {
	case strings.Trim(word, "0123456789.,_") == "":
		return s.fault(s.at, end, fmt.Sprintf("%q stands where a unit belongs", word), howToWriteNumbers)
	case word == "‰":
		return s.fault(s.at, end, "‰ is not read", "a tenth of it in %, as in 4 % for 40 ‰")
	case !strings.ContainsFunc(word, unicode.IsLetter):
		return s.fault(s.at, end, fmt.Sprintf("%q cannot stand in a unit", word), "units with ·, / and ^, as in yuan/kg")
	}
	if what, write := foreign(word); what != "" {
		return s.fault(s.at, end, what, write)
	}
	what := fmt.Sprintf("%q is not a unit", word)
	if name := nearest(word); name != "" {
		return s.fault(s.at, end, what, name)
	}
	return s.fault(s.at, end, what, "one of "+knownUnits())
}
