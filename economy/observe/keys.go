package observe

import (
	"iter"
	"reflect"
	"slices"
	"strings"

	"tumen/economy/parameter"
)

// keys.go: the numbers of a summary by their paths, as their tags describe them.

// Key is where a number of a summary stands.
type Key struct {
	Path    string            // routes.river.mass
	Pattern string            // routes.*.mass: the same whatever things are named
	List    string            // routes; empty for a number that the run has once
	Name    string            // river; empty likewise
	Tag     reflect.StructTag // of the field (Summary)
}

// All are the numbers of a summary, each a [Number], a float64 or a whole number
// that can be set, in the order of the fields and then of the names.
func (s *Summary) All() iter.Seq2[Key, reflect.Value] {
	return func(yield func(Key, reflect.Value) bool) { eachKey(reflect.ValueOf(s).Elem(), Key{}, yield) }
}

func eachKey(v reflect.Value, at Key, yield func(Key, reflect.Value) bool) bool {
	if _, is := v.Interface().(Number); is || v.Kind() != reflect.Struct {
		return yield(at, v)
	}
	for i := range v.NumField() {
		field, key := v.Field(i), v.Type().Field(i).Tag.Get("json")
		below := at
		below.Path, below.Pattern, below.Tag = parameter.Join(at.Path, key), parameter.Join(at.Pattern, key), v.Type().Field(i).Tag
		switch {
		case field.Kind() != reflect.Map:
			if !eachKey(field, below, yield) {
				return false
			}
		case field.Type().Elem().Kind() == reflect.Struct:
			names := field.MapKeys()
			slices.SortFunc(names, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
			for _, name := range names {
				element := reflect.New(field.Type().Elem()).Elem()
				was := field.MapIndex(name)
				element.Set(was)
				one := below
				one.List, one.Name = key, name.String()
				one.Path, one.Pattern = parameter.Join(below.Path, one.Name), parameter.Join(below.Pattern, "*")
				goOn := eachKey(element, one, yield)
				if !element.Equal(was) { // who only reads may do so beside others
					field.SetMapIndex(name, element)
				}
				if !goOn {
					return false
				}
			}
		}
	}
	return true
}

// Blank is a summary without a number that has the given names under each of its
// keys for many, such as routes: where outcomes are looked up before there is a
// run.
func Blank(names func(list string) []string) *Summary {
	s := &Summary{}
	s.fill(names)
	return s
}

// fill makes each map that is nil, with the given names.
func (s *Summary) fill(names func(list string) []string) {
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Map || !f.IsNil() {
			continue
		}
		f.Set(reflect.MakeMap(f.Type()))
		if f.Type().Elem().Kind() == reflect.Struct {
			for _, name := range names(v.Type().Field(i).Tag.Get("json")) {
				f.SetMapIndex(reflect.ValueOf(name), reflect.Zero(f.Type().Elem()))
			}
		}
	}
}

// At is a number of a summary by its path, in the unit of its tag. It is false if
// the summary has no such number, or if it is of nothing.
func (s *Summary) At(path string) (x float64, known bool) {
	v := reflect.ValueOf(s).Elem()
	for key := range strings.SplitSeq(path, ".") {
		switch v.Kind() {
		case reflect.Struct:
			v = underKey(v, key)
		case reflect.Map: // of names
			v = v.MapIndex(reflect.ValueOf(key))
		default:
			return 0, false
		}
		if !v.IsValid() {
			return 0, false
		}
	}
	switch n, is := v.Interface().(Number); {
	case is:
		return n.Value, n.Known()
	case v.CanFloat():
		return v.Float(), true
	case v.CanInt():
		return float64(v.Int()), true
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

// Units are what each number of a summary is in, by its pattern.
func Units(p *parameter.Parameters) map[string]string {
	units := map[string]string{}
	for at := range Blank(func(string) []string { return []string{"*"} }).All() {
		units[at.Path] = p.InMoney(at.Tag.Get("unit"))
	}
	return units
}
