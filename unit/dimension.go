package unit

import (
	"fmt"
	"strings"
)

// Dimension is what a unit measures, such as money of one currency per mass.
// Dimensions can be compared with ==; the zero value is a plain number.
type Dimension struct {
	powers [bases]int8
}

// String names the dimension in words: "CNY per mass", "people", "a plain
// number".
func (d Dimension) String() string {
	var above, below []string
	for b, power := range d.powers {
		switch {
		case power > 0:
			above = append(above, toPower(baseWords[b].above, power))
		case power < 0:
			below = append(below, " per "+toPower(baseWords[b].below, -power))
		}
	}
	switch {
	case len(above) == 0 && len(below) == 0:
		return "a plain number"
	case len(above) == 0:
		above = []string{"a number"}
	}
	return strings.Join(above, " times ") + strings.Join(below, "")
}

// toPower says a power of what is measured in words.
func toPower(word string, power int8) string {
	switch power {
	case 1:
		return word
	case 2:
		return word + " squared"
	case 3:
		return word + " cubed"
	}
	return fmt.Sprintf("%s to the power %d", word, power)
}

// differsInMoneyOnly says whether an exchange rate would turn d into e.
func (d Dimension) differsInMoneyOnly(e Dimension) bool {
	hasMoney := func(d Dimension) bool {
		for _, c := range currencies {
			if d.powers[c] != 0 {
				return true
			}
		}
		return false
	}
	if d == e || !hasMoney(d) || !hasMoney(e) {
		return false
	}
	for _, c := range currencies {
		d.powers[c], e.powers[c] = 0, 0
	}
	return d == e
}
