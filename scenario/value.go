package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/unit"
)

// values reads the values of parameters, and notes the names that they refer to.
type values struct {
	*casefile.File
	refs  []reference
	bare  bool         // a number without a unit is in the field's own unit, as in an argument
	units *unit.System // of the case
	rates []rate       // what joins its moneys
	by    string       // the rates, in words, by which the last number came into the money of the case
}

// stating is a field's value as a file states it.
type stating struct {
	value  any               // of the field's own type
	figure *testimony.Figure // of a single number, in the field's unit
	by     string            // the exchange rates by which it came into the money of the case, in words
}

// value reads what stands for a field: a number with its unit, twelve of them,
// a date, yes or no, a word, or a list of words. Series stated by date are read
// by series.
func (r *values) value(n *casefile.Node, f parameter.Field, start parameter.Date) (stating, bool) {
	if n == nil {
		return stating{}, false
	}
	switch f.Value.Interface().(type) {
	case float64, int, parameter.Series:
		figure, ok := r.number(n, f)
		s := single(figure, f, start)
		s.by = r.by
		return s, ok
	case [12]float64:
		return r.months(n, f)
	case []string:
		return r.names(n, f)
	case bool:
		faults := len(r.Faults)
		yes := r.Yes(n, f.Key)
		return stating{value: yes}, len(r.Faults) == faults
	case parameter.Date:
		date, ok := r.date(n)
		return stating{value: date}, ok
	default:
		return r.word(n, f, r.Text(n, f.Key))
	}
}

// single is a figure as the value of a field for one number.
func single(figure testimony.Figure, f parameter.Field, start parameter.Date) stating {
	s := stating{figure: &figure}
	switch f.Value.Interface().(type) {
	case int:
		s.value = int(math.Round(figure.Best)) // whole already, unless it was balanced
	case parameter.Series:
		s.value = parameter.Series{{On: start, Value: figure.Best}}
	default:
		s.value = figure.Best
	}
	return s
}

// months reads twelve numbers, January first, or one for all of them.
func (r *values) months(n *casefile.Node, f parameter.Field) (stating, bool) {
	items := n.List()
	if len(items) != 1 && len(items) != 12 {
		r.Fault(n, say.Textf("these are %d numbers, but a year has 12 months", len(items)), say.Text("write 12 numbers, January first, or one for every month"))
		return stating{}, false
	}
	var year [12]float64
	for m := range year {
		if m >= len(items) {
			year[m] = year[0]
			continue
		}
		figure, ok := r.number(items[m], f)
		if !ok {
			return stating{}, false
		}
		year[m] = figure.Best
	}
	return stating{value: year}, true
}

// names reads a list of names, or a single one.
func (r *values) names(n *casefile.Node, f parameter.Field) (stating, bool) {
	items := n.List()
	names := []string{}
	for _, item := range items {
		name := r.Text(item, f.Key)
		if name == "" {
			r.Fault(item, say.Text("an empty name"), say.Textf("write the name of one of the %s", f.Refers))
			return stating{}, false
		}
		names = append(names, name)
		r.refs = append(r.refs, reference{item, f.Refers})
	}
	return stating{value: names}, true
}

// word reads one of the words that a field allows, or a name that it refers to.
func (r *values) word(n *casefile.Node, f parameter.Field, text string) (stating, bool) {
	if len(f.One) > 0 && !slices.Contains(f.One, text) {
		r.Fault(n, say.Textf("`%s` cannot be %q", f.Key, text), casefile.Suggest(text, f.One, ""))
		return stating{}, false
	}
	if f.Refers != "" {
		r.refs = append(r.refs, reference{n, f.Refers})
	}
	v := reflect.New(f.Value.Type()).Elem()
	v.SetString(text)
	return stating{value: v.Interface()}, true
}

// date reads a day.
func (r *values) date(n *casefile.Node) (parameter.Date, bool) {
	text := r.Text(n, "date")
	date, err := parameter.ParseDate(text)
	if err != nil {
		r.Fault(n, say.Textf("%q is not a date", text), say.Text("write it as 2017-12-22"))
		return 0, false
	}
	return date, true
}

// printed writes a field's value for people, with its unit.
func printed(f parameter.Field) string {
	switch v := f.Value.Interface().(type) {
	case float64:
		return shown(v, f.In)
	case int:
		return shown(float64(v), f.In)
	case [12]float64:
		return strings.Join(list.Map(v[:], func(x float64) string { return shown(x, f.In) }), ", ")
	case parameter.Series:
		return strings.Join(list.Map(v, func(p parameter.Point) string {
			if len(v) == 1 {
				return shown(p.Value, f.In)
			}
			return say.Textf("%s from %s", shown(p.Value, f.In), p.On)
		}), ", ")
	case []string:
		if len(v) == 0 {
			return "none"
		}
		return strings.Join(v, ", ")
	case bool:
		if v {
			return "yes"
		}
		return "no"
	default:
		return fmt.Sprint(v)
	}
}

// reference is a name that must be found in a list of the parameters.
type reference struct {
	at *casefile.Node
	to string // the list: counties
}

// checkReferences makes every name that refers to nothing a fault. It comes
// last, since a name may stand before what it names.
func (r *values) checkReferences(p *parameter.Parameters) {
	for _, ref := range r.refs {
		names, _ := namesUnder(ref.to, p)
		if slices.Contains(names, ref.at.Text) || len(names) == 0 && len(r.Faults) > 0 {
			continue // what the list lacks is a fault already
		}
		r.Fault(ref.at, say.Textf("there is nothing named `%s` under `%s`", ref.at.Text, ref.to),
			casefile.Suggest(ref.at.Text, names, say.Textf("describe it under `%s`", ref.to)))
	}
	r.refs = nil
}

// namesUnder are the names in one of the lists at the top of the parameters; false
// if there is no such list.
func namesUnder(key string, p *parameter.Parameters) (names []string, is bool) {
	for _, part := range p.Tree().Parts() {
		if part.Key == key && part.Shape == parameter.List {
			return list.Map(part.Parts(), func(e parameter.Part) string { return e.Key }), true
		}
	}
	return nil, false
}
