package unit

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
)

// This file is the one reader of numbers. Case files, command lines and the
// workbench all come here, so that one text is one number wherever it stands.

// Number reads a number that has no unit, such as "0.8", "10,000" or "1.5e3".
// It reads what Parse reads before a unit. Faults are an *Error.
func Number(text string) (float64, error) {
	plain, restore := Fold(text)
	s := scanner{text: plain, bare: true}
	s.space()
	value, err := s.number()
	if err != nil {
		return 0, restore(err)
	}
	s.space()
	if !s.atEnd() {
		return 0, restore(s.fault(s.at, len(s.text), say.Textf("%q follows the number", s.rest()), say.Text("the number alone")))
	}
	return value, nil
}

// Whole reads a whole number from 0 to most, such as a seed or a number of
// runs. It is decimal: "010" is ten. Faults are an *Error.
func Whole(text string, most uint64) (uint64, error) {
	value, err := Number(text)
	if err != nil {
		return 0, err
	}
	wrong := func(what, write string) (uint64, error) {
		return 0, &Error{Text: text, End: len(text), What: what, Write: write}
	}
	limit := say.Textf("a whole number from 0 to %s", strconv.FormatUint(most, 10))
	if most == math.MaxInt {
		limit = say.Text("a whole number")
	}
	switch {
	case value != math.Trunc(value):
		return wrong(say.Textf("%s is not a whole number", strings.TrimSpace(text)), limit)
	case value < 0:
		return wrong(say.Textf("%s is below 0", strings.TrimSpace(text)), limit)
	case value > float64(most):
		return wrong(say.Textf("%s is too large", strings.TrimSpace(text)), limit)
	}
	// A float64 does not hold every whole number above 2^53, so the digits are
	// read again.
	plain, _ := Fold(text)
	digits := strings.TrimPrefix(ungroup.Replace(strings.TrimSpace(plain)), "+")
	n, err := strconv.ParseUint(digits, 10, 64)
	var bad *strconv.NumError
	switch {
	case err == nil && n <= most:
		return n, nil
	case errors.As(err, &bad) && bad.Err == strconv.ErrSyntax && value < 1<<53: // 1e3, 10.0, -0
		return uint64(value), nil
	case errors.As(err, &bad) && bad.Err == strconv.ErrSyntax:
		return wrong(say.Text("so large a number needs all its digits"), say.Text("them without a decimal point or a power of ten"))
	}
	return wrong(say.Textf("%s is too large", strings.TrimSpace(text)), limit)
}

// numberForm is a decimal number. Groups of thousands keep to one separator:
// comma, underscore, no-break space, thin space or narrow no-break space.
var numberForm = regexp.MustCompile(`^[+\-−]?(?:(?:` +
	`\d{1,3}(?:,\d{3})+|\d{1,3}(?:_\d{3})+|` +
	`\d{1,3}(?:\x{A0}\d{3})+|\d{1,3}(?:\x{2009}\d{3})+|\d{1,3}(?:\x{202F}\d{3})+|` +
	`\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`)

// ungroup takes out what separates thousands and makes the minus sign plain.
var ungroup = strings.NewReplacer(",", "", "_", "", "\u00A0", "", "\u2009", "", "\u202F", "", "−", "-")

// example ends a remedy with a number as it could stand here.
func (s *scanner) example(what string) string {
	if s.bare {
		return say.Text("a number, such as 30")
	}
	return say.Textf("%s, as in 50 kg", what)
}

var howToWriteNumbers = say.Text("thousands as in 10,000 and decimals as in 0.8")

func (s *scanner) number() (float64, error) {
	start := s.at
	if s.atEnd() {
		return 0, s.fault(start, start, say.Text("a number is missing"), s.example(say.Text("a number and its unit")))
	}
	form := numberForm.FindString(s.rest())
	if form == "" {
		return 0, s.noNumber()
	}
	s.at += len(form)
	// "1,5", "1,0000" and "1.2.3" match only in part.
	tail := s.rest()
	if more := len(tail) - len(strings.TrimLeft(tail, "0123456789.,_")); more > 0 {
		end := s.at + more
		word := s.text[start:end]
		return 0, s.fault(start, end, say.Textf("%q is not a number", word), rewritten(word))
	}
	if base := prefixed(form, tail); base != "" {
		s.at = start
		end := start + len(s.word())
		return 0, s.fault(start, end, say.Textf("%q is %s; numbers are decimal here", s.text[start:end], base), say.Text("it in decimal digits, as in 16"))
	}
	if ambiguous.MatchString(form) {
		whole, decimals, _ := strings.Cut(form, ".")
		return 0, s.fault(start, s.at, say.Textf("%s can be read in two ways: the point may mark decimals or thousands", form),
			say.Textf("%s,%s or %s%s", whole, decimals, whole, shorter(decimals)))
	}
	value, err := strconv.ParseFloat(ungroup.Replace(form), 64)
	if err != nil || math.IsInf(value, 0) { // the form is right, so only the size can be wrong
		return 0, s.fault(start, s.at, say.Textf("%s is too large", form), say.Text("a number below 1e308"))
	}
	if mantissa, _, _ := strings.Cut(strings.ToLower(form), "e"); value == 0 && strings.ContainsAny(mantissa, "123456789") {
		return 0, s.fault(start, s.at, say.Textf("%s is too small: it would become 0", form), say.Text("a number above 1e-307, or 0"))
	}
	return value, nil
}

// ambiguous are numbers such as 10.000 and 1.500, which half of the world
// writes for thousands. A writer who means decimals does not need the last zero.
var ambiguous = regexp.MustCompile(`^[+\-−]?[1-9]\d{0,2}\.\d\d0$`)

// shorter is decimals without the zeros at their end, with their point.
func shorter(decimals string) string {
	if decimals = strings.TrimRight(decimals, "0"); decimals == "" {
		return ""
	}
	return "." + decimals
}

// prefixed names the base of a number such as 0x10; "" if it is decimal.
func prefixed(form, tail string) string {
	if strings.TrimLeft(form, "+-−") != "0" || len(tail) < 2 || !strings.ContainsRune("0123456789abcdefABCDEF", rune(tail[1])) {
		return ""
	}
	switch tail[0] {
	case 'x', 'X':
		return "hexadecimal"
	case 'o', 'O':
		return "octal"
	case 'b', 'B':
		return "binary"
	}
	return ""
}

var (
	commaDecimals = regexp.MustCompile(`^\d+,\d{1,2}$`)
	pointGroups   = regexp.MustCompile(`^\d{1,3}(\.\d{3}){2,}(,\d+)?$`)
	indianGroups  = regexp.MustCompile(`^\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$`)
)

// rewritten says how to write a number of another country's form.
func rewritten(word string) string {
	switch {
	case commaDecimals.MatchString(word):
		return strings.Replace(word, ",", ".", 1)
	case pointGroups.MatchString(word):
		whole, decimals, _ := strings.Cut(word, ",")
		return numberForms(strings.ReplaceAll(whole, ".", ""), decimals)
	case indianGroups.MatchString(word):
		whole, decimals, _ := strings.Cut(word, ".")
		return numberForms(strings.ReplaceAll(whole, ",", ""), decimals)
	}
	return howToWriteNumbers
}

// numberForms joins digits and decimals as this program writes them.
func numberForms(whole, decimals string) string {
	whole = text.Thousands(whole)
	if decimals != "" {
		whole += "." + decimals
	}
	return whole
}
