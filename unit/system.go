package unit

import (
	"cmp"
	"encoding/json"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/currency"

	"tumen/internal/say"
)

// System is the units that a case can use: those of the catalogue, every currency
// of ISO 4217, and what the case declares. A nil System declares nothing. It can
// be used from several goroutines.
type System struct {
	Declaration
	money  Money
	counts named            // the unit of the money
	own    []named          // what the case declares, in its order
	spelt  map[string]named // the spellings of own; they go before the catalogue's
}

// Declaration is what a case says of its money and its units.
type Declaration struct {
	Money *DeclaredMoney `json:"money,omitempty"`
	Units []Declared     `json:"units,omitempty"`
}

// DeclaredMoney is what a case counts its money in.
type DeclaredMoney struct {
	Unit   string   `json:"unit" doc:"a code of ISO 4217, a unit of money below, or the name of a money of its own"`
	Digits *int     `json:"digits,omitempty"` // digits after the point of the least amount that is paid; those of ISO 4217 if nil
	Minor  string   `json:"minor,omitempty" doc:"the name of that amount: cent"`
	Words  []string `json:"words,omitempty" doc:"further spellings that are read, such as a symbol"`
}

// Declared is a unit that a case declares.
type Declared struct {
	Name string   `json:"name"`
	Is   string   `json:"is" doc:"a size in another unit (30 litre), or Counted or OfMoney"`
	Many string   `json:"many,omitempty" doc:"the plural; the name and s if it is empty"`
	Also []string `json:"also,omitempty" doc:"further spellings that are read"`
}

// What a declared unit can be that is not a size in another one.
const (
	Counted = "counted" // a thing that is counted, and measures nothing but itself
	OfMoney = "money"   // a currency without a code, of its own dimension
)

// Fault is what is wrong with a declaration. Key is the unit's name, and within
// money its key.
type Fault struct {
	Of  string // units or money
	Key string
	*Error
}

// name is what a unit may be called: one word, so that formulas can hold it.
var nameForm = regexp.MustCompile(`^\pL{1,24}$`)

// symbolForm is a further spelling, which may also be a sign such as $.
var symbolForm = regexp.MustCompile(`^(?:\pL{1,24}|[\pL\p{Sc}]{1,4})$`)

// taken are words that mean something else where a unit can stand.
var taken = strings.Fields("per a an each every times money counted hundred thousand million billion dozen to and at about half once twice thrice")

// System makes the declaration's units known. The faults are all that are found.
func (d Declaration) System() (*System, []Fault) {
	y := &System{Declaration: d, spelt: make(map[string]named)}
	r := resolver{System: y, state: make(map[string]int)}
	if m := d.Money; m != nil && m.Digits != nil && r.index(m.Unit) < 0 && !y.has(m.Unit) && nameForm.MatchString(m.Unit) {
		r.add("money", m.Unit, currencyOf(m.Unit, m.Unit, someMoney).unit(), nil)
	}
	for _, u := range d.Units {
		r.resolve(u.Name)
	}
	if d.Money != nil {
		r.count(d.Money)
	}
	return y, r.faults
}

// has says whether a word is a unit.
func (y *System) has(word string) bool {
	_, ok := y.named(word)
	return ok
}

// named finds a unit by one of its spellings.
func (y *System) named(word string) (named, bool) {
	if y != nil {
		if n, ok := y.spelt[word]; ok {
			return n, true
		}
	}
	if n, ok := spelt[word]; ok {
		return n, true
	}
	if word == anyMoney.one {
		if y != nil && y.counts != (named{}) {
			return y.counts, true
		}
		return anyMoney.unit(), true
	}
	if _, ok := iso(word); ok {
		return currencyOf(word, word, someMoney).unit(), true
	}
	return named{}, false
}

// iso finds a currency by its code. XXX and XTS are codes of none.
func iso(code string) (currency.Unit, bool) {
	if len(code) != 3 || code != strings.ToUpper(code) || code == "XXX" || code == "XTS" {
		return currency.Unit{}, false
	}
	c, err := currency.ParseISO(code)
	return c, err == nil
}

// resolver makes declared units known, each after those that it is made of.
type resolver struct {
	*System
	state  map[string]int // by name: being resolved, or done
	path   []string       // the names that are being resolved
	faults []Fault
}

const (
	resolving = iota + 1
	resolved
)

func (r *resolver) fault(of, key, text, what, write string) {
	r.faults = append(r.faults, Fault{of, key, &Error{Text: text, End: len(text), What: what, Write: write}})
}

func (r *resolver) index(name string) int {
	return slices.IndexFunc(r.Units, func(d Declared) bool { return d.Name == name })
}

// resolve makes a declared unit known, and whatever it is made of before it.
func (r *resolver) resolve(name string) {
	switch r.state[name] {
	case resolved:
		return
	case resolving:
		circle := append(r.path[slices.Index(r.path, name):], name)
		r.fault("units", name, name, say.Textf("these units are made of one another: %s", strings.Join(circle, ", ")), say.Text("one of them in a unit that needs no declaration"))
		return
	}
	r.state[name] = resolving
	r.path = append(r.path, name)
	defer func() { r.state[name], r.path = resolved, r.path[:len(r.path)-1] }()
	d := r.Units[r.index(name)]
	before := len(r.faults)
	for _, word := range strings.FieldsFunc(d.Is, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if n, ok := (*System)(nil).named(word); ok {
			word = n.one
		}
		for _, other := range r.Units {
			if word == other.Name || word == other.many() || slices.Contains(other.Also, word) {
				r.resolve(other.Name)
			}
		}
	}
	if len(r.faults) > before {
		return
	}
	if !nameForm.MatchString(name) || slices.Contains(taken, name) {
		r.fault("units", name, name, say.Textf("%q cannot be the name of a unit", name), say.Text("one word of letters that is neither a number nor a preposition"))
		return
	}
	n := named{one: name, many: d.many()}
	switch d.Is {
	case Counted:
		n = base{n.many, n.one, n.one, n.many, someCount, false}.unit()
	case OfMoney:
		n = currencyOf(name, name, someMoney).unit()
	default:
		if !r.size(&n, d) {
			return
		}
	}
	r.add("units", name, n, append(slices.Clone(d.Also), d.many()))
}

// many is the plural of a declared unit.
func (d Declared) many() string { return cmp.Or(d.Many, d.Name+"s") }

// size gives a unit its size: a size in another unit.
func (r *resolver) size(n *named, d Declared) bool {
	wrong := func(what, write string) bool {
		r.fault("units", d.Name, d.Is, what, write)
		return false
	}
	const example = "one number and one unit, as in 30 litre; or `counted` for a thing of its own"
	q, err := r.Parse(d.Is)
	if fault, ok := err.(*Error); ok {
		r.faults = append(r.faults, Fault{"units", d.Name, fault})
		return false
	}
	f := q.Unit.factors()
	if len(f) != 1 || f[0].power != 1 || f[0].of == plain {
		return wrong(say.Textf("%q is not the size of a unit", d.Is), example)
	}
	if q.Value <= 0 {
		return wrong(say.Textf("one %s cannot be %s", d.Name, q), say.Text("a number above 0"))
	}
	size, ok := new(big.Rat).SetString(Quantity{Value: q.Value}.plain())
	size.Mul(size, new(big.Rat).SetFrac64(int64(f[0].num), int64(f[0].den)))
	if !ok || !size.Num().IsInt64() || !size.Denom().IsInt64() || max(size.Num().Int64(), size.Denom().Int64()) > mostExact {
		return wrong(say.Text("this size has too many digits to be kept exactly"), say.Text("fewer digits"))
	}
	n.of, n.num, n.den = f[0].of, float64(size.Num().Int64()), float64(size.Denom().Int64())
	n.rank = n.of.rank + 5
	if n.of.money { // a money has one word for any number
		n.many = n.one
	}
	return true
}

// mostExact bounds both parts of a size: the product of twelve of them is still
// far inside a float64, and each is exact.
const mostExact = 1e15

// add makes a unit known by its spellings.
func (r *resolver) add(of, key string, n named, also []string) {
	was, known := (*System)(nil).named(n.one)
	if known {
		switch {
		case was.of == n.of && was.num*n.den == n.num*was.den: // as it is anyway
			n = was
		case was == volume.unit() && n.of == mass: // what a litre of the good weighs
			n.one, n.many, also = was.one, was.many, append(also, "liter", "liters")
		default:
			r.fault(of, key, n.one, say.Textf("%q is a unit already: 1 %s is %s", n.one, was.one, was.inBase()), say.Text("another name for the unit of this case"))
			return
		}
	}
	for _, spelling := range n.spellings(also) {
		other, ok := r.spelt[spelling]
		if !ok && spelling != n.one {
			other, ok = (*System)(nil).named(spelling)
			ok = ok && other.of != volume
		}
		switch {
		case ok && other != n:
			r.fault(of, key, spelling, say.Textf("%q is a spelling of %s already", spelling, other.one), say.Text("another word, or leave it out"))
			return
		case !symbolForm.MatchString(spelling) || slices.Contains(taken, spelling):
			r.fault(of, key, spelling, say.Textf("%q cannot be a spelling of a unit", spelling), say.Text("one word of letters, or a sign such as $"))
			return
		}
		r.spelt[spelling] = n
	}
	if n != was {
		r.own = append(r.own, n)
	}
}

// inBase says what one of a unit is in the base unit of its dimension.
func (n named) inBase() string {
	if n == n.of.unit() {
		return say.Textf("a measure of %s", n.of.above)
	}
	return Quantity{n.num / n.den, n.of.unit().unit()}.String()
}

// UnmarshalJSON makes what was declared known again.
func (y *System) UnmarshalJSON(data []byte) error {
	var d Declaration
	if err := json.Unmarshal(data, &d); err != nil {
		return err
	}
	made, faults := d.System()
	if len(faults) > 0 {
		return faults[0].Error
	}
	*y = *made
	return nil
}
