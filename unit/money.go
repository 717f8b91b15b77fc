package unit

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"golang.org/x/text/currency"

	"tumen/internal/say"
)

// Money is what a case counts its money in. The zero Money is not known; its
// least amount is a hundredth of it.
type Money struct {
	Unit   string `json:"unit" doc:"as it is printed: yuan, USD"`
	Code   string `json:"code" doc:"of ISO 4217, or the name of a money that has none"`
	Digits int    `json:"digits" doc:"digits after the point of the least amount that is paid"`
	Minor  string `json:"minor" doc:"what that amount is called: fen, cent, 0.01 USD"`
}

// mostDigits bounds how finely money is counted.
const mostDigits = 4

// Money is what the case counts its money in.
func (y *System) Money() Money {
	if y == nil || y.money.Unit == "" {
		return Money{Unit: anyMoney.one, Code: anyMoney.one, Digits: 2, Minor: "0.01 " + anyMoney.one}
	}
	return y.money
}

// isoDigits are the minor digits of a currency. Those of ISO 4217 are taken where
// it has thousandths and daily use, which the library follows, has none.
func isoDigits(c currency.Unit) int {
	if c.String() == "IQD" {
		return 3
	}
	digits, _ := currency.Standard.Rounding(c)
	return digits
}

// count makes the money of the case known.
func (r *resolver) count(m *DeclaredMoney) {
	n, known := r.named(m.Unit)
	code, isISO := iso(n.one)
	switch {
	case r.index(m.Unit) >= 0 && !known:
		return // a fault already
	case !known || m.Unit == anyMoney.one:
		write := say.Text("a code of ISO 4217, or, for a money of its own, one word of letters with `digits:` beside it")
		if _, ok := iso(strings.ToUpper(m.Unit)); ok {
			write = strings.ToUpper(m.Unit)
		}
		r.fault("money", "unit", m.Unit, say.Textf("%q is not the code of a currency", m.Unit), write)
		return
	case !n.of.money:
		r.fault("money", "unit", m.Unit, say.Textf("%q measures %s, which is not money", m.Unit, n.of.above), say.Text("the code of a currency, or a unit of money"))
		return
	case n == cny.unit():
		code, isISO = iso(cny.above)
	}
	digits := 0
	switch {
	case m.Digits != nil:
		digits = *m.Digits
	case isISO:
		digits = isoDigits(code)
	default:
		r.fault("money", "unit", m.Unit, say.Textf("the smallest unit of %s is unknown", m.Unit), say.Text("`digits: 0` beside it if only whole ones are paid, `digits: 2` if hundredths are"))
		return
	}
	if digits < 0 || digits > mostDigits {
		r.fault("money", "digits", fmt.Sprint(digits), say.Textf("money cannot have %d digits after the point", digits), say.Textf("a whole number from 0 to %d", mostDigits))
		return
	}
	if n.num > mostExact/math.Pow10(digits) || n.den > mostExact/math.Pow10(digits) {
		r.fault("money", "unit", m.Unit, say.Text("its least amount has too many digits to be kept exactly"), say.Text("fewer digits"))
		return
	}
	r.money = Money{Unit: n.one, Code: n.of.above, Digits: digits, Minor: m.Minor}
	r.counts = n
	if n != n.of.unit() {
		r.money.Code = n.one
	}
	r.add("money", "words", n, m.Words)
	switch {
	case digits == 0:
		r.money.Minor = n.one
	case m.Minor != "":
		r.add("money", "minor", named{m.Minor, m.Minor, n.of, n.num, n.den * math.Pow10(digits), n.rank + 1}, []string{m.Minor + "s"})
	case n == cny.unit() && digits == 2:
		r.money.Minor = "fen"
	default:
		r.money.Minor = fmt.Sprintf("%.*f %s", digits, math.Pow10(-digits), n.one)
	}
}

// Minors is how many of the least amount one of the money is.
func (m Money) Minors() float64 {
	if m.Unit == "" {
		return 100
	}
	return math.Pow10(m.Digits)
}

// Of is an amount that is counted in the least amounts, in the money.
func (m Money) Of(minors int64) float64 { return float64(minors) / m.Minors() }

var moneyWords = regexp.MustCompile(`\b(?:money|minor)\b`)

// Words writes a unit of the program, such as money/kg or minor/person, in the
// words of the money: yuan/kg, fen/person.
func (m Money) Words(unit string) string {
	if m.Unit == "" || !strings.Contains(unit, "money") && !strings.Contains(unit, "minor") {
		return unit
	}
	return moneyWords.ReplaceAllStringFunc(unit, func(word string) string {
		if word == "minor" {
			return m.Minor
		}
		return m.Unit
	})
}
