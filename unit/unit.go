package unit

import (
	"fmt"
	"strconv"
	"strings"
)

// maxFactors bounds how many named units one unit may multiply and divide,
// counting kg^2 as two. No figure of a border trade comes near it; it keeps
// the size of a unit far inside what a float64 holds.
const maxFactors = 12

// Unit is a product of powers of named units, such as yuan/kg or run/month.
// Units can be compared with ==: the spelling does not matter (people and
// porter are one unit), the size does (g and kg are two). The zero value is 1,
// the unit of plain numbers.
type Unit struct {
	powers [kinds]int8
}

// Dimension is what the unit measures.
func (u Unit) Dimension() Dimension {
	var d Dimension
	for i, power := range u.powers {
		if of := catalogue[i].of; of != plain {
			d.powers[of] += power
		}
	}
	return d
}

// String writes the unit as ParseUnit reads it, with names in the singular:
// "yuan/person/run", "kg^2", "1/day", "1".
func (u Unit) String() string { return u.text(false) }

// text writes the unit, with its one name above the line in the plural where
// that is asked for and makes sense.
func (u Unit) text(plural bool) string {
	var above, below []string
	for i, power := range u.powers {
		switch {
		case power > 0:
			above = append(above, factorText(catalogue[i].one, power))
			if plural && power == 1 {
				above[len(above)-1] = catalogue[i].many
			}
		case power < 0:
			below = append(below, "/"+factorText(catalogue[i].one, -power))
		}
	}
	if plural && len(above) > 1 {
		return u.text(false) // "3 yuan·people" would read as a list
	}
	if len(above) == 0 {
		above = []string{"1"}
	}
	return strings.Join(above, "·") + strings.Join(below, "")
}

func factorText(name string, power int8) string {
	if power == 1 {
		return name
	}
	return name + "^" + strconv.Itoa(int(power))
}

// Mul is the unit of a product: yuan/kg times kg is yuan. It fails only if the
// product has more than 12 factors.
func (u Unit) Mul(v Unit) (Unit, error) { return u.combine(v, 1, "·") }

// Div is the unit of a quotient: yuan divided by kg is yuan/kg. It fails only
// if the quotient has more than 12 factors.
func (u Unit) Div(v Unit) (Unit, error) { return u.combine(v, -1, "/") }

func (u Unit) combine(v Unit, sign int8, operator string) (Unit, error) {
	product := u
	for i, power := range v.powers {
		product.powers[i] += sign * power
	}
	if product.factors() > maxFactors {
		text := fmt.Sprintf("(%s)%s(%s)", u, operator, v)
		return Unit{}, &Error{Text: text, End: len(text), What: tooManyFactors, Write: "a simpler unit"}
	}
	return product, nil
}

var tooManyFactors = fmt.Sprintf("a unit may have at most %d factors", maxFactors)

// factors counts the named units that u multiplies and divides.
func (u Unit) factors() int {
	n := 0
	for _, power := range u.powers {
		n += max(int(power), -int(power))
	}
	return n
}

// size is how much one of the unit is in base units, as a ratio.
func (u Unit) size() (num, den float64) {
	num, den = 1, 1
	for i, power := range u.powers {
		n := catalogue[i]
		for ; power > 0; power-- {
			num, den = num*n.num, den*n.den
		}
		for ; power < 0; power++ {
			num, den = num*n.den, den*n.num
		}
	}
	return num, den
}

// MarshalText writes the unit as String does, for JSON.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// UnmarshalText reads what ParseUnit reads.
func (u *Unit) UnmarshalText(text []byte) error {
	parsed, err := ParseUnit(string(text))
	if err != nil {
		return err
	}
	*u = parsed
	return nil
}
