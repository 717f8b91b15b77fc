package snapshot

import (
	"reflect"
	"strconv"

	"tumen/internal/say"
)

// walk.go: the columns of a state, found by going through its fields.

// Columns is a stream that columns go to, or come from, one after the other.
type Columns interface {
	// Column takes a slice whose elements hold no slices, or a single such value.
	Column(path string, v reflect.Value) error
	// List notes that so many parts follow, each with columns of its own.
	List(path string, parts int) error
}

// Each goes through the state below a value, in the order of its fields. leftOut
// are the fields that are no state, and why, each by its path with * for each
// number. It fails at a field that no stream can hold.
// Embedded structs only group the fields of a state: they are in no path.
func Each(to Columns, v reflect.Value, leftOut map[string]string) error {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		part := Settable(v.Field(i))
		if _, out := leftOut[field.Name]; field.Anonymous && !out {
			if err := Each(to, part, leftOut); err != nil {
				return err
			}
			continue
		}
		if err := each(to, part, field.Name, field.Name, leftOut); err != nil {
			return err
		}
	}
	return nil
}

// each is Each from a path on; pattern is the path with * for each number.
func each(to Columns, v reflect.Value, path, pattern string, leftOut map[string]string) error {
	if _, out := leftOut[pattern]; out {
		return nil
	}
	t := v.Type()
	switch kind := t.Kind(); {
	case Flat(t), kind == reflect.Slice && Flat(t.Elem()):
		return to.Column(path, v)
	case kind == reflect.Struct:
		for i := range t.NumField() {
			name := t.Field(i).Name
			if err := each(to, Settable(v.Field(i)), below(path, name), below(pattern, name), leftOut); err != nil {
				return err
			}
		}
		return nil
	case kind == reflect.Slice, kind == reflect.Array:
		if err := to.List(path, v.Len()); err != nil {
			return err
		}
		for i := range v.Len() {
			if err := each(to, v.Index(i), below(path, strconv.Itoa(i)), below(pattern, "*"), leftOut); err != nil {
				return err
			}
		}
		return nil
	}
	return say.Errorf("a checkpoint cannot hold %s, a %s: name it in leftOut, or make it a column", path, t)
}

// below is the path of a field below another path.
func below(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
