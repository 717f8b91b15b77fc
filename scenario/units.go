package scenario

import (
	"slices"

	"tumen/casefile"
	"tumen/internal/say"
	"tumen/unit"
)

// moneyKeys describe what a case counts its money in.
var moneyKeys = casefile.Table{
	{Name: "unit", Means: "the code of the currency in ISO 4217, a unit of money under `units`, or the name of a money of its own", Required: true},
	{Name: "digits", Form: casefile.Figure, Means: "digits after the point of the least amount that is paid; a code has those of ISO 4217"},
	{Name: "minor", Means: "what that amount is called, such as cent"},
	{Name: "symbol", Means: "a sign that is read in its place, such as $"},
	{Name: "words", Form: casefile.Texts, Means: "further words that are read in its place"},
}

// unitKeys describe a unit that a case declares.
var unitKeys = casefile.Table{
	{Name: "is", Means: "a size in another unit (30 litre); counted for a thing of its own; money for a currency without a code", Required: true},
	{Name: "many", Means: "the plural, if it is not the name and s"},
	{Name: "also", Form: casefile.Texts, Means: "further spellings that are read"},
}

// unitReader reads what a case declares of its money and units.
type unitReader struct {
	*casefile.File
	unit.Declaration
	places map[string]*casefile.Node // of keys, and of texts under them
}

// readUnits reads what the case counts its money in, which an economy needs, and
// the units that it declares. Without a money, which is a fault, other faults can
// still be found; ok is false where units have faults, and with them all numbers.
//
//	money: {unit: CODE, minor: cent}
//	units:
//	  keg: 30 litre
//	  litre: 0.74 kg  # what a litre of the good weighs
//	  carton: counted
//	  ox: {is: counted, many: oxen}
func readUnits(f *casefile.File, root *casefile.Keys) (y *unit.System, ok bool) {
	r := &unitReader{File: f, places: map[string]*casefile.Node{}}
	before := len(r.Faults)
	if k, ok := r.Open(root.Get("money"), "`money`", moneyKeys); ok {
		r.money(k)
	}
	for _, e := range r.Named(root.Get("units"), "`units`") {
		if e.Value != nil {
			r.Units = append(r.Units, r.unit(e))
		}
	}
	if root.Has("economy") && !root.Has("money") && !root.Misspelt("money") {
		r.Fault(root.Key("economy"), say.Text("nothing says what the case counts its money in"), say.Text("write `money: {unit: CODE}` above it, with the code of the currency in ISO 4217"))
	}
	if len(r.Faults) > before && len(r.Units) > 0 {
		return nil, false
	}
	y, faults := r.System()
	for _, fault := range faults {
		if len(r.Faults) > before && fault.Of == "money" {
			continue // a fault of the same
		}
		n := r.places[fault.Of+"."+fault.Key+" "+fault.Text]
		if n == nil {
			n = r.places[fault.Of+"."+fault.Key]
		}
		r.Fault(n.Part(fault.Start, fault.End), fault.What, say.Textf("write %s", fault.Write))
	}
	return y, !slices.ContainsFunc(faults, func(f unit.Fault) bool { return f.Of == "units" })
}

func (r *unitReader) money(k *casefile.Keys) {
	m := &unit.DeclaredMoney{Unit: k.Text("unit"), Minor: k.Text("minor"), Words: r.words(k, "words")}
	k.Require(k.Of, say.Text("write `unit:` and the code of the currency in ISO 4217"))
	if n := k.Get("digits"); n != nil {
		digits, err := unit.Whole(r.Text(n, "digits"), 99)
		if err != nil {
			fault := explained(err, n.Text)
			r.Fault(n, fault.What, say.Textf("write %s", fault.Write))
		}
		m.Digits = new(int(digits))
	}
	if symbol := k.Text("symbol"); symbol != "" {
		m.Words = append(m.Words, symbol)
	}
	for _, key := range []string{"unit", "digits", "minor", "words"} {
		r.places["money."+key] = k.Get(key)
	}
	if !k.Has("words") {
		r.places["money.words"] = k.Get("symbol")
	}
	r.Money = m
}

func (r *unitReader) unit(e casefile.Entry) unit.Declared {
	d := unit.Declared{Name: e.Key.Text}
	place := "units." + d.Name
	r.places[place] = e.Key
	if e.Value.Shape == casefile.Scalar {
		d.Is = r.Text(e.Value, d.Name)
		r.places[place+" "+d.Is] = e.Value
		return d
	}
	if k, ok := r.Open(e.Value, say.Textf("the unit `%s`", d.Name), unitKeys); ok {
		d.Is, d.Many, d.Also = k.Text("is"), k.Text("many"), r.words(k, "also")
		k.Require(e.Key, say.Text("write `is:` and a size in another unit, as in 30 litre, or `counted`"))
		r.places[place+" "+d.Is] = k.Get("is")
	}
	return d
}

// words reads a list of words, or a single one.
func (r *unitReader) words(k *casefile.Keys, key string) (all []string) {
	n := k.Get(key)
	if n == nil {
		return nil
	}
	for _, item := range n.List() {
		all = addNew(all, r.Text(item, key))
	}
	return all
}

// in is a unit of the program, such as money/kg, in the money of the case.
func (r *values) in(text string) unit.Unit {
	u, err := r.units.ParseUnit(text)
	if err != nil {
		panic(say.Textf("a unit of the program that is not read: %s", text)) // TestMeasuresHaveUnits
	}
	return u
}
