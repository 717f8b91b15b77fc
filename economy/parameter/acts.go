package parameter

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"tumen/internal/say"
)

// acts.go: where a parameter can do anything. The tag `acts` says it:
//
//	acts:"regime=behavioural tariff=bargained|holdup or posture=trader"
//
// All conditions of one alternative must hold. A key is one beside the
// parameter, or else a path from the root, in which * is any name: then it is
// enough if one of them fits. A condition compares with words, or with a number:
// key=0, key>0, key<1. A parameter without the tag can always act. `needed` has
// the same form: a case must state the parameter only where it holds. The tags
// promise one thing: where none of the alternatives holds, no result of a run
// depends on the parameter.

// Condition is something that must hold for a parameter to act.
type Condition struct {
	Path  string   // of the parameter that it is about; * is any name
	Wants string   // what it must be: `bargained or holdup`, `above 0`
	Is    []string // what it is, where it is; empty where there is none
	Fixed bool     // it cannot be set: a case decides it
	Set   string   // what a setting would write; empty where Fixed, or where no one value stands out
}

// test is a condition as the tag has it.
type test struct {
	key, sign string
	values    []string
}

func readTests(tag string) (alternatives [][]test) {
	if strings.TrimSpace(tag) == "" {
		return nil
	}
	for alternative := range strings.SplitSeq(tag, " or ") {
		var all []test
		for word := range strings.FieldsSeq(alternative) {
			i := strings.IndexAny(word, "=<>")
			if i < 1 {
				panic("a condition without a sign: " + word) // TestTagsAreWellFormed reads all tags
			}
			all = append(all, test{word[:i], word[i : i+1], strings.Split(word[i+1:], "|")})
		}
		alternatives = append(alternatives, all)
	}
	return alternatives
}

// holds says whether a value is as the test wants it. A word that is not there
// yet, because its case is wrong elsewhere, may still become what is wanted.
func (c test) holds(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		if v.String() == "" {
			return true
		}
	case reflect.Float64, reflect.Int:
		x := 0.0
		if v.Kind() == reflect.Int {
			x = float64(v.Int())
		} else {
			x = v.Float()
		}
		bound, err := strconv.ParseFloat(c.values[0], 64)
		if err != nil {
			panic("a number is compared with " + c.values[0])
		}
		switch c.sign {
		case "<":
			return x < bound
		case ">":
			return x > bound
		}
		return x == bound
	}
	return slices.Contains(c.values, shown(v))
}

// shown is a value in a sentence.
func shown(v reflect.Value) string {
	if v.Kind() == reflect.Bool {
		if v.Bool() {
			return "yes"
		}
		return "no"
	}
	return fmt.Sprint(v.Interface())
}

func (c test) wants() string {
	switch c.sign {
	case "<":
		return say.Textf("below %s", c.values[0])
	case ">":
		return say.Textf("above %s", c.values[0])
	}
	return strings.Join(c.values, " or ")
}

// Idle says why a parameter cannot act: the conditions of the nearest
// alternatives that do not hold, of which any one list would be enough. It is
// nil where the parameter can act, and where there is none of that path.
func (p *Parameters) Idle(path string) [][]Condition {
	f, found := Lookup(p, path)
	if !found {
		return nil
	}
	return p.unmet(f.Path, f.Acts)
}

// Needs says whether a case must state a parameter, if it has no default: not
// where it could not act.
func (p *Parameters) Needs(f Field) bool {
	return f.Required && p.unmet(f.Path, f.Acts) == nil && p.unmet(f.Path, f.Needed) == nil
}

// unmet is the shortest lists of what does not hold of a tag's alternatives,
// those that can be set before those that cannot.
func (p *Parameters) unmet(path, tag string) (nearest [][]Condition) {
	rank := func(list []Condition) int {
		n := len(list)
		for _, c := range list {
			if c.Fixed {
				n += 100 // a case's own structure is no way out
			}
		}
		return n
	}
	for _, alternative := range readTests(tag) {
		var missing []Condition
		for _, c := range alternative {
			if condition, holds := p.try(c, path); !holds {
				missing = append(missing, condition)
			}
		}
		switch {
		case len(missing) == 0:
			return nil
		case nearest == nil || rank(missing) < rank(nearest[0]):
			nearest = [][]Condition{missing}
		case rank(missing) == rank(nearest[0]):
			nearest = append(nearest, missing)
		}
	}
	return nearest
}

// try says whether a condition of a parameter holds.
func (p *Parameters) try(c test, path string) (Condition, bool) {
	fields := p.matching(beside(path, c.key))
	at := beside(path, c.key)
	if fields == nil {
		at = c.key
		fields = p.matching(at)
	}
	if fields == nil && strings.HasPrefix(at, "routes.*.") && len(p.Routes) == 0 {
		return Condition{}, true // the case is not whole yet
	}
	out := Condition{Path: at, Wants: c.wants()}
	for _, f := range fields {
		if c.holds(f.Value) {
			return Condition{}, true
		}
		out.Is = append(out.Is, shown(f.Value))
		out.Fixed = out.Fixed || f.Fixed
	}
	if len(fields) == 1 && !out.Fixed && c.sign == "=" {
		out.Set = fields[0].Path + "=" + c.values[0]
	}
	return out, false
}

// beside is the path of a key in the same group.
func beside(path, key string) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[:i+1] + key
	}
	return key
}

// matching is every parameter of a path in which * is any name.
func (p *Parameters) matching(path string) []Field {
	parts := []Part{p.Tree()}
	for key := range strings.SplitSeq(path, ".") {
		var next []Part
		for _, part := range parts {
			if key == "*" && part.Shape == List {
				next = append(next, part.Parts()...)
			} else if sub, found := part.part(key); found {
				next = append(next, sub)
			}
		}
		parts = next
	}
	var fields []Field
	for _, part := range parts {
		if part.Shape == Leaf {
			fields = append(fields, part.Field)
		}
	}
	return fields
}

// Unstated gives a parameter that a case need not state a value that is legal:
// nothing depends on it.
func (f Field) Unstated() {
	switch f.Value.Kind() {
	case reflect.Int:
		f.Value.SetInt(int64(max(f.Min, 0)))
	case reflect.Float64:
		f.Value.SetFloat(max(f.Min, 0))
	case reflect.String:
		if len(f.One) > 0 {
			f.Value.SetString(f.One[0])
		}
	case reflect.Slice:
		if f.Value.Type() == reflect.TypeFor[Series]() {
			f.Value.Set(reflect.ValueOf(Series{{Value: max(f.Min, 0)}}))
		}
	}
}
