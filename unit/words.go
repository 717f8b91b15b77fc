package unit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"tumen/internal/say"
	"tumen/internal/stat"
)

// quantity reads a number, in digits or in words, and its unit, to the end of
// the text.
func (s *scanner) quantity() (Quantity, error) {
	s.space()
	value, err := s.amount()
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

// Words that are numbers. Each has one meaning, which docs/testimony.md gives.
var (
	// half a day, a third, a quarter of an hour, two thirds
	fractionForm = regexp.MustCompile(`^(?i:((?:an?\s+|one\s+)?half|(?:an?|one)\s+(?:third|quarter|fifth|tenth)|two\s+thirds|three\s+quarters)(\s+of)?(\s+an?)?)(?:\s|$)`)
	fractions    = map[string]struct{ above, below float64 }{
		"half": {1, 2}, "third": {1, 3}, "quarter": {1, 4}, "fifth": {1, 5}, "tenth": {1, 10}, "thirds": {2, 3}, "quarters": {3, 4},
	}
	// once a month, twice a week; what follows must be a time
	oftenForm = regexp.MustCompile(`^(?i:(once|twice|thrice))(?:\s|/|$)`)
	often     = map[string]float64{"once": 1, "twice": 2, "thrice": 3}
	timesForm = regexp.MustCompile(`^\s+times(?:\s+(?:an?|per|each|every)\s|\s*/)`)
	// a thousand, 5 thousand, 2 dozen
	scaleForm  = regexp.MustCompile(`^(?i:\s*(hundred|thousand|million|billion|dozen))(?:\s|/|$)`)
	oneOfForm  = regexp.MustCompile(`^(?i:an?|one)\s+(?i:hundred|thousand|million|billion|dozen)(?:\s|/|$)`)
	powers     = map[string]int{"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
	slashForm  = regexp.MustCompile(`^(\d+)\s*/\s*(\d+)`)
	vulgarForm = regexp.MustCompile(`^(\d*)\s?([½⅓⅔¼¾])`)
	vulgar     = map[string]float64{"½": 1. / 2, "⅓": 1. / 3, "⅔": 2. / 3, "¼": 1. / 4, "¾": 3. / 4}
)

// amount reads a number in digits or in words.
func (s *scanner) amount() (float64, error) {
	start, rest := s.at, s.rest()
	if m := fractionForm.FindStringSubmatch(rest); m != nil {
		return s.fraction(m)
	}
	if m := oftenForm.FindStringSubmatch(rest); m != nil {
		s.at += len(m[1])
		if s.space(); s.atEnd() {
			return 0, s.fault(start, s.at, say.Textf("%q does not say in what period", m[1]), say.Textf("%s a week, %s a month, or a number", m[1], m[1]))
		}
		return often[strings.ToLower(m[1])], nil
	}
	if m := vulgarForm.FindStringSubmatch(rest); m != nil {
		s.at += len(m[0])
		whole, err := strconv.ParseFloat("0"+m[1], 64)
		if err != nil || math.IsInf(whole, 0) {
			return 0, s.fault(start, s.at, say.Textf("%s is too large", m[0]), say.Text("a number below 1e308"))
		}
		value := whole + vulgar[m[2]]
		if scaleForm.MatchString(s.rest()) {
			return s.scaled(strconv.FormatFloat(value, 'f', -1, 64), start)
		}
		return value, nil
	}
	if oneOfForm.MatchString(rest) {
		s.at += len(s.word())
		return s.scaled("1", start)
	}
	if m := slashForm.FindStringSubmatch(rest); m != nil {
		above, err1 := strconv.ParseFloat(m[1], 64)
		below, err2 := strconv.ParseFloat(m[2], 64)
		write := say.Text("it as a decimal number, as in 0.5")
		if err1 == nil && err2 == nil && below != 0 {
			write = numberText(fewDigits(above / below))
		}
		return 0, s.fault(start, start+len(m[0]), say.Textf("%s is a fraction", m[0]), write)
	}
	value, err := s.number()
	if err != nil {
		return 0, err
	}
	if m := timesForm.FindString(s.rest()); m != "" {
		s.at += strings.Index(m, "times") + len("times")
		return value, nil
	}
	if !scaleForm.MatchString(s.rest()) {
		return value, nil
	}
	return s.scaled(ungroup.Replace(s.text[start:s.at]), start)
}

// fraction is the value of a matched fractionForm.
func (s *scanner) fraction(m []string) (float64, error) {
	start := s.at
	words := strings.Fields(strings.ToLower(m[1]))
	name := words[len(words)-1]
	of := m[2] != ""
	s.at += len(m[1]) + len(m[2]) + len(m[3])
	if m[3] != "" && !of && name != "half" { // "a third a day" is a rate, "half a day" is none
		s.at -= len(m[3])
	}
	f := fractions[name]
	if of && m[3] == "" {
		return 0, s.fault(start, len(s.text), say.Text("the whole of which this is a part cannot be read"), numberText(fewDigits(100*f.above/f.below))+" %")
	}
	if s.space(); s.atEnd() && m[3] != "" {
		return 0, s.fault(s.at, s.at, say.Text("a unit is missing"), say.Text("a unit, as in half a day"))
	}
	return f.above / f.below, nil
}

// scaled reads the hundred, thousand or dozen that comes next and multiplies
// the number before it, given in plain digits.
func (s *scanner) scaled(digits string, start int) (float64, error) {
	m := scaleForm.FindStringSubmatch(s.rest())
	word := strings.ToLower(m[1])
	s.at += strings.Index(s.rest(), m[1]) + len(m[1])
	text := digits
	if power, decimal := powers[word]; decimal && !strings.ContainsAny(digits, "eE") {
		text += fmt.Sprintf("e%d", power) // 2.3 million is 2,300,000 and not its neighbour
	}
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case text != digits:
	case word == "dozen":
		value *= 12
	default:
		value *= math.Pow10(powers[word])
	}
	if err != nil && !errors.Is(err, strconv.ErrRange) || math.IsInf(value, 0) {
		return 0, s.fault(start, s.at, say.Textf("%s is too large", s.text[start:s.at]), say.Text("a number below 1e308"))
	}
	return value, nil
}

// fewDigits rounds to four digits, for what a message proposes.
func fewDigits(x float64) float64 { return stat.Rounded(x, 4) }

// spelled are numbers in words, which are refused with their digits: they read
// as well in digits, and a list of them would never be whole.
var spelled = map[string]string{
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
	"nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
	"hundred": "100", "thousand": "1,000", "million": "1,000,000", "third": say.Text("a third"), "quarter": say.Text("a quarter"),
}

// noNumber explains what stands where a number belongs.
func (s *scanner) noNumber() *Error {
	word := s.word()
	end := s.at + len(word)
	if digits, ok := spelled[strings.ToLower(word)]; ok {
		return s.fault(s.at, end, say.Textf("%q is a number in words", word), say.Textf("it in digits, as in %s", digits))
	}
	return s.fault(s.at, end, say.Textf("%q is not a number", word), s.example(say.Text("a number first")))
}
