package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy"
)

// riceFor200 is a measure that a summary does not hold as such: what the sum
// that a witness thinks in, 200 yuan, buys of rice.
const riceFor200 = "staple_for_200"

// patternTable lists the outcomes that a pattern can be about beside those that
// a claim can be about (measureTable).
var patternTable = []measure{
	{"declared_share", []string{"share"}},
	{"own_trade", []string{"yuan"}},
	{"mass.gathered", []string{"kg"}},
	{"mass.sold", []string{"kg"}},
	{"mass.seized", []string{"kg"}},
	{"mass.lost", []string{"kg"}},
	{"mass.stock", []string{"kg"}},
	{"harm.detained", []string{"person"}},
	{"harm.hurt", []string{"person"}},
	{"harm.dead", []string{"person"}},
	{riceFor200, []string{"kg"}},
}

// routeTable lists those of each route, under routes.NAME.
var routeTable = []measure{
	{"mass", []string{"kg"}},
	{"profit", []string{"yuan"}},
	{"crossings", []string{"run", "1"}},
}

// patternMeasures are all that a pattern of a case with these parameters can be
// about.
func patternMeasures(p *economy.Parameters) []measure {
	all := slices.Concat(measureTable, patternTable)
	for i := range p.Routes {
		for _, m := range routeTable {
			all = append(all, measure{"routes." + p.Routes[i].Name + "." + m.name, m.units})
		}
	}
	return all
}

// Outcome is one number of a run's summary, by its keys: shares.guards,
// routes.river.crossings. It is in the unit of the summary. It is false if the
// summary has no such number, or if the number is of nothing (economy.Number).
func Outcome(measure string, s *economy.Summary) (float64, bool) {
	if measure == riceFor200 {
		month := s.PorterMonth
		return 200 * month.Staple.Value / month.Money.Value, month.Staple.Known() && month.Money.Value != 0
	}
	at := reflect.ValueOf(s).Elem()
	for key := range strings.SplitSeq(measure, ".") {
		switch at.Kind() {
		case reflect.Struct:
			at = underKey(at, key)
		case reflect.Map: // of names
			at = at.MapIndex(reflect.ValueOf(key))
		default:
			return 0, false
		}
		if !at.IsValid() {
			return 0, false
		}
	}
	if n, ok := at.Interface().(economy.Number); ok {
		return n.Value, n.Known()
	}
	switch {
	case at.CanFloat():
		return at.Float(), true
	case at.CanInt():
		return float64(at.Int()), true
	}
	return 0, false
}

// underKey is the field of a struct that JSON knows by a key.
func underKey(v reflect.Value, key string) reflect.Value {
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("json") == key {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// patternMeasure finds the measure that a pattern names. That there is none is
// a fault, unless the routes could not be read.
func (r *values) patternMeasure(n *casefile.Node, p *economy.Parameters) (m measure, found bool) {
	name := r.Text(n, "measure")
	if name == "" {
		return m, false
	}
	all := patternMeasures(p)
	var names []string
	for _, m := range all {
		if m.name == name {
			return m, true
		}
		names = append(names, m.name)
	}
	if strings.HasPrefix(name, "routes.") && len(p.Routes) == 0 && len(r.Faults) > 0 {
		return m, false // that there are no routes is a fault already
	}
	r.Fault(n, fmt.Sprintf("%q is not an outcome of a run", name),
		casefile.Suggest(name, names, "write a number of a run's summary by its keys, such as `shares.guards` or `routes.NAME.crossings`"))
	return m, false
}
