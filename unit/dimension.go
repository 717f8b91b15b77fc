package unit

import (
	"cmp"
	"slices"
	"strings"
	"unique"

	"tumen/internal/say"
)

// Dimension is what a unit measures, such as money of one currency per mass.
// Dimensions can be compared with ==; the zero value is a plain number.
type Dimension struct {
	of unique.Handle[[maxFactors]measured]
}

// measured is a power of what is measured.
type measured struct {
	base
	power int
}

// parts are what the dimension is made of, in the order of the base units.
func (d Dimension) parts() []measured {
	if d == (Dimension{}) {
		return nil
	}
	return packed(d.of)
}

// packed is what an array holds before its empty end.
func packed[T comparable](of unique.Handle[[maxFactors]T]) []T {
	var empty T
	all := of.Value()
	end := slices.Index(all[:], empty)
	if end < 0 {
		end = len(all)
	}
	return all[:end]
}

// measuring is the dimension of a product of powers, none of them named twice.
func measuring(parts []measured) Dimension {
	parts = slices.DeleteFunc(parts, func(m measured) bool { return m.power == 0 || m.base == plain })
	if len(parts) == 0 {
		return Dimension{}
	}
	slices.SortFunc(parts, func(a, b measured) int { return cmp.Or(a.rank-b.rank, strings.Compare(a.one, b.one)) })
	var all [maxFactors]measured
	copy(all[:], parts)
	return Dimension{unique.Make(all)}
}

// String names the dimension in words: "CNY per mass", "people", "a plain
// number".
func (d Dimension) String() string {
	var above, below []string
	for _, m := range d.parts() {
		switch {
		case m.power > 0:
			above = append(above, toPower(m.above, m.power))
		case m.power < 0:
			below = append(below, toPower(m.below, -m.power))
		}
	}
	switch {
	case len(above) == 0 && len(below) == 0:
		return say.Text("a plain number")
	case len(above) == 0:
		above = []string{say.Text("a number")}
	}
	name := above[0]
	for _, one := range above[1:] {
		name = say.Textf("%s times %s", name, one)
	}
	for _, one := range below {
		name = say.Textf("%s per %s", name, one)
	}
	return name
}

// toPower says a power of what is measured in words.
func toPower(word string, power int) string {
	switch power {
	case 1:
		return word
	case 2:
		return say.Textf("%s squared", word)
	case 3:
		return say.Textf("%s cubed", word)
	}
	return say.Textf("%s to the power %d", word, power)
}

// Exchange says which exchange rate would turn d into e, if one alone would: one
// of the currency from is so many of the currency to, in d as many times as in
// e, above the line (power 1, 2 ...) or below it.
func (d Dimension) Exchange(e Dimension) (from, to Unit, power int, ok bool) {
	var other [2][]measured
	var money [2][]measured
	for i, x := range []Dimension{d, e} {
		for _, m := range x.parts() {
			if m.money {
				money[i] = append(money[i], m)
			} else {
				other[i] = append(other[i], m)
			}
		}
	}
	if d == e || len(money[0]) != 1 || len(money[1]) != 1 || money[0][0].power != money[1][0].power || !slices.Equal(other[0], other[1]) {
		return Unit{}, Unit{}, 0, false
	}
	return money[0][0].base.unit().unit(), money[1][0].base.unit().unit(), money[0][0].power, true
}

// Rate says whether the dimension is that of an exchange rate: one currency per
// another one.
func (d Dimension) Rate() (above, below Unit, ok bool) {
	m := d.parts()
	if len(m) != 2 || !m[0].money || !m[1].money || m[0].power*m[1].power != -1 {
		return Unit{}, Unit{}, false
	}
	if m[0].power < 0 {
		m[0], m[1] = m[1], m[0]
	}
	return m[0].base.unit().unit(), m[1].base.unit().unit(), true
}

// Money is the power of the money in the dimension, 0 if there is none or more
// than one currency.
func (d Dimension) Money() (power int) {
	for _, m := range d.parts() {
		if m.money && power != 0 {
			return 0
		}
		if m.money {
			power = m.power
		}
	}
	return power
}
