package unit

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unique"

	"tumen/internal/say"
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
	of unique.Handle[[maxFactors]factor]
}

// factor is a power of a named unit.
type factor struct {
	named
	power int
}

// factors are the named units of which u is a product, in the order in which
// they are printed.
func (u Unit) factors() []factor {
	if u == (Unit{}) {
		return nil
	}
	return packed(u.of)
}

// gathered brings the powers of each named unit together.
func gathered(factors []factor) (made []factor) {
	for _, f := range factors {
		if i := slices.IndexFunc(made, func(g factor) bool { return g.named == f.named }); i >= 0 {
			made[i].power += f.power
		} else {
			made = append(made, f)
		}
	}
	return slices.DeleteFunc(made, func(f factor) bool { return f.power == 0 })
}

// product is the unit that is made of factors, at most maxFactors of them.
func product(factors []factor) Unit {
	factors = gathered(factors)
	if len(factors) == 0 {
		return Unit{}
	}
	slices.SortFunc(factors, func(a, b factor) int { return cmp.Or(a.rank-b.rank, strings.Compare(a.one, b.one)) })
	var all [maxFactors]factor
	copy(all[:], factors)
	return Unit{unique.Make(all)}
}

// Dimension is what the unit measures.
func (u Unit) Dimension() Dimension {
	var parts []measured
	for _, f := range u.factors() {
		if i := slices.IndexFunc(parts, func(m measured) bool { return m.base == f.of }); i >= 0 {
			parts[i].power += f.power
		} else {
			parts = append(parts, measured{f.of, f.power})
		}
	}
	return measuring(parts)
}

// String writes the unit as ParseUnit reads it, with names in the singular:
// "yuan/person/run", "kg^2", "1/day", "1".
func (u Unit) String() string { return u.text(false) }

// text writes the unit, with its one name above the line in the plural where
// that is asked for and makes sense.
func (u Unit) text(plural bool) string {
	var above, below []string
	for _, f := range u.factors() {
		switch {
		case f.power > 0:
			above = append(above, factorText(f.one, f.power))
			if plural && f.power == 1 {
				above[len(above)-1] = f.many
			}
		case f.power < 0:
			below = append(below, "/"+factorText(f.one, -f.power))
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

func factorText(name string, power int) string {
	if power == 1 {
		return name
	}
	return name + "^" + strconv.Itoa(power)
}

// Mul is the unit of a product: yuan/kg times kg is yuan. It fails only if the
// product has more than 12 factors.
func (u Unit) Mul(v Unit) (Unit, error) { return u.combine(v, 1, "·") }

// Div is the unit of a quotient: yuan divided by kg is yuan/kg. It fails only
// if the quotient has more than 12 factors.
func (u Unit) Div(v Unit) (Unit, error) { return u.combine(v, -1, "/") }

func (u Unit) combine(v Unit, sign int, operator string) (Unit, error) {
	made, ok := u.times(v.factors(), sign)
	if !ok {
		text := fmt.Sprintf("(%s)%s(%s)", u, operator, v)
		return Unit{}, &Error{Text: text, End: len(text), What: tooManyFactors, Write: say.Text("a simpler unit")}
	}
	return made, nil
}

// times multiplies u by factors, or divides it where sign is -1.
func (u Unit) times(factors []factor, sign int) (Unit, bool) {
	made := u.factors()
	for _, f := range factors {
		made = append(made, factor{f.named, sign * f.power})
	}
	made = gathered(made)
	n := 0
	for _, f := range made {
		n += max(f.power, -f.power)
	}
	if n > maxFactors {
		return Unit{}, false
	}
	return product(made), true
}

var tooManyFactors = say.Textf("a unit may have at most %d factors", maxFactors)

// Counts says whether the unit is one of things that are counted, people and
// runs among them, or of these in some time.
func (u Unit) Counts() bool {
	above := slices.DeleteFunc(u.factors(), func(f factor) bool { return f.power < 0 })
	if len(above) != 1 || above[0].power != 1 {
		return false
	}
	of := above[0].of
	return above[0].named == of.unit() && (of == people || of == runs || of.rank == someCount)
}

// size is how much one of the unit is in base units, as a ratio.
func (u Unit) size() (num, den float64) {
	num, den = 1, 1
	for _, f := range u.factors() {
		for power := f.power; power > 0; power-- {
			num, den = num*f.num, den*f.den
		}
		for power := f.power; power < 0; power++ {
			num, den = num*f.den, den*f.num
		}
	}
	return num, den
}

// Coherent is the unit of the same dimension that is made of base units only,
// so that the product of two numbers is in the product of their units.
func (u Unit) Coherent() Unit {
	return u.rebuilt(func(n named) named { return n.of.unit() })
}

// Plainer is the unit without shares, and with one unit for each dimension:
// yuan/kg/% is yuan/kg, kg·run/g is run.
func (u Unit) Plainer() Unit {
	seen := make(map[base]named)
	put := func(n named) named {
		if _, ok := seen[n.of]; !ok {
			seen[n.of] = n
		}
		return seen[n.of]
	}
	for _, f := range u.factors() { // those above the line first
		if f.power > 0 {
			put(f.named)
		}
	}
	return u.rebuilt(put)
}

// rebuilt puts another named unit in the place of each that u is made of, and
// leaves out those without dimension.
func (u Unit) rebuilt(put func(named) named) Unit {
	made := u.factors()
	for i := range made {
		made[i].named = put(made[i].named)
	}
	return product(slices.DeleteFunc(made, func(f factor) bool { return f.of == plain }))
}

// MarshalText writes the unit as String does, for JSON.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// UnmarshalText reads what ParseUnit reads. What a case declares is not read:
// ask its System.
func (u *Unit) UnmarshalText(text []byte) error {
	parsed, err := ParseUnit(string(text))
	if err != nil {
		return err
	}
	*u = parsed
	return nil
}
