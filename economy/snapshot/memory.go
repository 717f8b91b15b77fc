package snapshot

import "reflect"

// memory.go: one state after another in the same memory.

// Empty makes a value the zero one of its type, but for the memory of its slices:
// they have no length, and all that lies behind it is empty too. Resized hands that
// memory out again; whoever makes a slice anew leaves it to the collector.
func Empty(v reflect.Value) {
	if Flat(v.Type()) {
		v.SetZero()
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			Empty(Settable(v.Field(i)))
		}
	case reflect.Array:
		for i := range v.Len() {
			Empty(v.Index(i))
		}
	case reflect.Slice:
		v.SetLen(v.Cap())
		if Flat(v.Type().Elem()) {
			v.Clear()
		} else {
			for i := range v.Len() {
				Empty(v.Index(i))
			}
		}
		v.SetLen(0)
	default:
		v.SetZero()
	}
}

// Resized is n empty elements: those of s, which has been emptied, as far as they
// go.
func Resized[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	grown := make([]T, n)
	copy(grown, s[:cap(s)]) // for the memory that they have
	return grown
}

// ResizedTable is Resized rows of n elements each.
func ResizedTable[T any](t [][]T, rows, n int) [][]T {
	t = Resized(t, rows)
	for r := range t {
		t[r] = Resized(t[r], n)
	}
	return t
}
