package parameter

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tumen/internal/say"
	"tumen/unit"
)

// Field is one parameter: where it stands, what it means, what is legal there.
// All but Value is read from the tags of Parameters.
type Field struct {
	Path     string // routes.river.posts.border-guards.share
	Pattern  string // routes.*.posts.*.share: the same field whatever things are named
	Key      string // share
	Unit     string // as it is written, in the case's money; empty for text, dates and yes or no
	In       unit.Unit
	Min, Max float64
	Default  string  // in Unit, as the tag has it; empty if there is none
	Required bool    // a case must state it
	Usual    float64 // order of size where nobody knows it; an amount of money in days of outside income; 0 if there is none
	Means    string
	One      []string // the texts that are legal, if only some are
	Refers   string   // the list whose names are legal, such as counties
	Fixed    bool     // cannot change once the world is built
	Setting  bool     // chosen by a run, and so needs no source
	Acts     string   // where it can act; empty means everywhere (acts.go)
	Needed   string   // where a case must state it; empty means wherever it can act
	Value    reflect.Value

	units *unit.System // of the case
}

// Within says whether a number, in the field's unit, is finite and within its bounds.
func (f Field) Within(x float64) bool {
	return !math.IsNaN(x) && !math.IsInf(x, 0) && x >= f.Min && x <= f.Max
}

// Part is a node of the tree of parameters.
type Part struct {
	Field
	Shape Shape
}

// Shape says what a part of the parameters is.
type Shape int

// The shapes: one parameter, parameters by key, or alike groups by name.
const (
	Leaf Shape = iota
	Group
	List
)

// Tree is the root of the parameters: the group whose keys are regime, start,
// counties and so on. Writing to the values of its leaves changes p.
func (p *Parameters) Tree() Part {
	return Part{Field{Value: reflect.ValueOf(p).Elem(), units: p.Units}, Group}
}

// Parts are the keys of a group in the order of the struct, or the elements of
// a list, each a group whose Key is its name. A leaf has none.
func (p Part) Parts() (parts []Part) {
	switch p.Shape {
	case Group:
		known := keysOf(p.Value.Type())
		parts = make([]Part, len(known))
		for i := range known {
			parts[i] = p.key(&known[i])
		}
	case List:
		for i := range p.Value.Len() {
			parts = append(parts, p.element(i))
		}
	}
	return parts
}

// part is the part of a key, or of an element by its name.
func (p Part) part(key string) (Part, bool) {
	switch p.Shape {
	case Group:
		known := keysOf(p.Value.Type())
		for i := range known {
			if known[i].Key == key {
				return p.key(&known[i]), true
			}
		}
	case List:
		for i := range p.Value.Len() {
			if p.Value.Index(i).FieldByName("Name").String() == key {
				return p.element(i), true
			}
		}
	}
	return Part{}, false
}

// Add appends an element of the given name to a list and returns it. Elements
// got earlier may be left behind when the list grows: fill each before adding
// the next.
func (p Part) Add(name string) Part {
	element := reflect.New(p.Value.Type().Elem()).Elem()
	element.FieldByName("Name").SetString(name)
	p.Value.Set(reflect.Append(p.Value, element))
	return p.element(p.Value.Len() - 1)
}

func (p Part) element(i int) Part {
	v := p.Value.Index(i)
	name := v.FieldByName("Name").String()
	return Part{Field{Path: p.Path + "." + name, Pattern: p.Pattern + ".*", Key: name, Value: v, units: p.units}, Group}
}

// key is a part of a group, as its tags describe it.
func (p Part) key(k *keyed) Part {
	part := k.Part
	part.Path, part.Pattern, part.Value, part.units = Join(p.Path, k.Key), Join(p.Pattern, k.Key), p.Value.Field(k.index), p.units
	if power := part.In.Dimension().Money(); power != 0 && p.units != nil {
		part.count(power)
	}
	return part
}

// count puts a field into the money of its case. Bounds are those of a money with
// hundredths, so that any money may have as many minor units.
func (f *Field) count(power int) {
	if in, err := f.units.ParseUnit(f.Unit); err == nil {
		f.In, f.Unit = in, in.String()
	}
	scale := 100 / f.units.Money().Minors()
	for ; power > 0; power-- {
		f.Min, f.Max = f.Min*scale, f.Max*scale
	}
	for ; power < 0; power++ {
		f.Min, f.Max = f.Min/scale, f.Max/scale
	}
}

// keyed is a field of a struct with what its tags say; its Part has no path and
// no value yet.
type keyed struct {
	Part
	index int
}

// described has the keys of each struct of the parameters, since tags are read
// again and again.
var described sync.Map // of []keyed, by reflect.Type

func keysOf(t reflect.Type) []keyed {
	if known, ok := described.Load(t); ok {
		return known.([]keyed)
	}
	var all []keyed
	for i := range t.NumField() {
		if field := t.Field(i); field.Tag.Get("key") != "" {
			all = append(all, keyed{describe(field.Tag, field.Type), i})
		}
	}
	described.Store(t, all)
	return all
}

// describe reads the tags of a field.
func describe(tag reflect.StructTag, t reflect.Type) Part {
	f := Field{
		Key: tag.Get("key"), Unit: tag.Get("unit"), Default: tag.Get("default"), Means: tag.Get("means"), Refers: tag.Get("refers"),
		Min: bound(tag, "min", math.Inf(-1)), Max: bound(tag, "max", math.Inf(1)), Usual: bound(tag, "usual", 0),
		One: strings.Fields(tag.Get("one")), Fixed: tag.Get("fixed") != "", Setting: tag.Get("setting") != "",
		Acts: tag.Get("acts"), Needed: tag.Get("needed"),
	}
	if in, err := unit.ParseUnit(f.Unit); err == nil {
		f.In = in
	}
	if tag.Get("named") != "" {
		return Part{f, List}
	}
	if t.Kind() == reflect.Struct {
		return Part{f, Group}
	}
	_, hasDefault := tag.Lookup("default")
	names := t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String
	f.Required = !hasDefault && !names && t.Kind() != reflect.Bool // silence means no, or none
	return Part{f, Leaf}
}

// Join is the path of a key below another path.
func Join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func bound(tag reflect.StructTag, name string, otherwise float64) float64 {
	if x, err := strconv.ParseFloat(tag.Get(name), 64); err == nil {
		return x
	}
	return otherwise // TestTagsAreWellFormed finds bounds that are not numbers
}

// Fields is every parameter in the order of Parameters. Writing to a field's
// Value changes p.
func Fields(p *Parameters) []Field { return leaves(p.Tree(), nil) }

func leaves(part Part, fields []Field) []Field {
	if part.Shape == Leaf {
		return append(fields, part.Field)
	}
	for _, sub := range part.Parts() {
		fields = leaves(sub, fields)
	}
	return fields
}

// Schema is every parameter that a case can have, whatever its things are
// named: each Path is a pattern such as routes.*.posts.*.share.
func Schema() []Field {
	var p Parameters
	addOne(p.Tree())
	return Fields(&p)
}

// addOne puts one element named * into every list below a part.
func addOne(part Part) {
	if part.Shape == List {
		addOne(part.Add("*"))
		return
	}
	for _, sub := range part.Parts() {
		addOne(sub)
	}
}

// Lookup finds a parameter by its path; found is false where there is none.
func Lookup(p *Parameters, path string) (f Field, found bool) {
	part, found := p.Find(path)
	return part.Field, found && part.Shape == Leaf
}

// Find finds a part of the parameters by its path: one parameter, a group or a
// list.
func (p *Parameters) Find(path string) (part Part, found bool) {
	part = p.Tree()
	for key := range strings.SplitSeq(path, ".") {
		if part, found = part.part(key); !found {
			return Part{}, false
		}
	}
	return part, true
}

// Set gives one parameter a value of the field's own type and in its unit. The
// value is copied. The error says why a value is refused; p is then unchanged.
func (p *Parameters) Set(path string, value any) error {
	f, found := Lookup(p, path)
	if !found {
		return say.Errorf("there is no parameter %q", path)
	}
	v := reflect.ValueOf(value)
	if !v.IsValid() || v.Type() != f.Value.Type() {
		return say.Errorf("%s takes a value of type %s, not %T", path, f.Value.Type(), value)
	}
	if err := f.refuse(value); err != nil {
		return err
	}
	f.Value.Set(copied(v))
	return nil
}

// refuse says what is wrong with a value of the field's own type.
func (f Field) refuse(value any) error {
	numbers := []float64{}
	switch v := value.(type) {
	case float64:
		numbers = append(numbers, v)
	case int:
		numbers = append(numbers, float64(v))
	case [12]float64:
		numbers = v[:]
	case Series:
		if len(v) == 0 {
			return say.Errorf("%s needs at least one point", f.Path)
		}
		for i, point := range v {
			if i > 0 && point.On <= v[i-1].On {
				return say.Errorf("%s has a point on %s after one on %s", f.Path, point.On, v[i-1].On)
			}
			numbers = append(numbers, point.Value)
		}
	default:
		if text := fmt.Sprint(v); len(f.One) > 0 && !slices.Contains(f.One, text) {
			return say.Errorf("%s is one of %s, not %q", f.Path, strings.Join(f.One, ", "), text)
		}
	}
	for _, x := range numbers {
		if !f.Within(x) {
			return say.Errorf("%s lies between %g and %g %s, and %g does not", f.Path, f.Min, f.Max, f.Unit, x)
		}
	}
	return nil
}

// Clone is a deep copy: it shares nothing with p.
func (p *Parameters) Clone() *Parameters {
	c := *p
	own(reflect.ValueOf(&c).Elem())
	return &c
}

// copied is a deep copy of a value made of structs, slices and plain values.
func copied(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	own(c)
	return c
}

// own gives each slice below a value memory of its own.
func own(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			own(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		of := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(of, v)
		v.Set(of)
		if kind := v.Type().Elem().Kind(); kind != reflect.Struct && kind != reflect.Slice {
			return
		}
		for i := range v.Len() {
			own(v.Index(i))
		}
	}
}
