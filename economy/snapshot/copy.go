package snapshot

import (
	"reflect"
	"sync"
	"unsafe"

	"tumen/unit"
)

// Duplicate makes to a copy of from that shares no slice with it, in the memory
// that to has as far as it goes. Functions and pointers are left out: who looks
// at a state is no part of it. Units of the case, which nobody changes, are shared.
func Duplicate(to, from reflect.Value) {
	if Flat(from.Type()) {
		to.Set(from)
		return
	}
	switch from.Kind() {
	case reflect.Struct:
		for i := range from.NumField() {
			Duplicate(Settable(to.Field(i)), Settable(from.Field(i)))
		}
	case reflect.Array:
		for i := range from.Len() {
			Duplicate(to.Index(i), from.Index(i))
		}
	case reflect.Slice:
		if from.IsNil() {
			to.SetZero()
			return
		}
		if from.Len() <= to.Cap() && to.Cap() > 0 {
			to.SetLen(from.Len())
		} else {
			// The room to grow is part of a slice: in the steady day nothing is allocated.
			to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Cap()))
		}
		if Flat(from.Type().Elem()) {
			reflect.Copy(to, from)
			return
		}
		for i := range from.Len() {
			Duplicate(to.Index(i), from.Index(i))
		}
	case reflect.Func, reflect.Pointer:
		if from.Type() == reflect.TypeFor[*unit.System]() { // which nobody changes
			to.Set(from)
		}
	default:
		to.Set(from)
	}
}

// Settable is a field that reflection may read and set although its name is
// private to a package: whoever calls this owns the state.
func Settable(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
}

// flatTypes is what Flat has said, by type: a type's fields are looked at once.
var flatTypes sync.Map

// Flat says whether values of a type are copied whole by copying their memory.
func Flat(t reflect.Type) bool {
	if is, known := flatTypes.Load(t); known {
		return is.(bool)
	}
	is := true
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			is = is && Flat(t.Field(i).Type)
		}
	case reflect.Array:
		is = Flat(t.Elem())
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Func, reflect.Interface, reflect.Chan, reflect.UnsafePointer:
		is = false
	} // numbers, and strings, which nobody changes
	flatTypes.Store(t, is)
	return is
}
