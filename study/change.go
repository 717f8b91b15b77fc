package study

import (
	"reflect"

	"tumen/economy"
)

// Change is a run's summary less another's, number by number, under the same
// keys: what a policy changed, if the two runs differ in nothing else. A route
// that only one of them has counts as nothing carried in the other; a number that
// only one of them has does not exist in the change.
func Change(with, without economy.Summary) economy.Summary {
	var change economy.Summary
	subtract(reflect.ValueOf(&change).Elem(), reflect.ValueOf(with), reflect.ValueOf(without))
	return change
}

// subtract sets every number under to to that under a less that under b.
func subtract(to, a, b reflect.Value) {
	if n, ok := to.Addr().Interface().(*economy.Number); ok {
		*n = a.Interface().(economy.Number).Less(b.Interface().(economy.Number))
		return
	}
	switch {
	case to.CanInt():
		to.SetInt(a.Int() - b.Int())
	case to.CanFloat():
		to.SetFloat(a.Float() - b.Float())
	case to.Kind() == reflect.String: // in what a number is
		to.Set(a)
	case to.Kind() == reflect.Struct:
		for i := range to.NumField() {
			subtract(to.Field(i), a.Field(i), b.Field(i))
		}
	case to.Kind() == reflect.Map && (!a.IsNil() || !b.IsNil()):
		to.Set(reflect.MakeMap(to.Type()))
		for _, names := range [][]reflect.Value{a.MapKeys(), b.MapKeys()} { // the order does not matter: each is set to the same
			for _, name := range names {
				element := reflect.New(to.Type().Elem()).Elem()
				subtract(element, under(a, name), under(b, name))
				to.SetMapIndex(name, element)
			}
		}
	}
}

// under is what a map holds under a name, or the zero of it.
func under(m, name reflect.Value) reflect.Value {
	if x := m.MapIndex(name); x.IsValid() {
		return x
	}
	return reflect.Zero(m.Type().Elem())
}
