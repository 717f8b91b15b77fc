// Package verb has what a policy can do to a parameter: set it, scale it, add to
// it, or let it move by steps (ramp). A verb is one file with its test, and one
// line in [All]: the reader of case files, their JSON Schema and the table in
// docs/guide.md take everything about it from there.
//
//	verb.go   what a verb is, and arithmetic on every kind of number
//	set.go, scale.go, add.go, ramp.go
//
// The package knows neither files nor units: package scenario reads an operand in
// the parameter's unit, and lays dated changes over each other day by day.
package verb

import (
	"math"

	"tumen/economy/parameter"
)

// Verb is one thing that a policy can do to a parameter.
type Verb struct {
	Name    string  // its key in a case file, which has the path: scale
	Means   string  // what it does, for the schema and the docs
	Key     string  // the key of what it does it with: by
	Operand Operand // what stands there
	Example string  // of the operand, for messages: 120 %
	// Gradual is whether it arrives by steps, from `starts` to `reaches`.
	Gradual bool
	// Apply is the value that a parameter has where another one, of the same type,
	// would hold without the change. part is how far a gradual change has come, from
	// 0 to 1; it is 1 for others.
	Apply func(below, operand any, part float64) any
	// Undo is the number that becomes another one by a relative change.
	Undo func(after, operand float64) float64
}

// Operand is what a verb works with.
type Operand int

// The operands.
const (
	Value      Operand = iota // a value of the parameter itself
	Factor                    // a plain number
	Difference                // a number in the parameter's unit, which its bounds do not hold for
)

// All are the verbs, in the order in which they are explained.
var All = []*Verb{Set, Scale, Add, Ramp}

// Relative says whether a change that does not arrive by steps keeps to what would
// hold without it.
func (v *Verb) Relative() bool { return v.Undo != nil }

// Fits says whether the verb can be used on a parameter that has such a value: all
// but set need a number.
func (v *Verb) Fits(value any) bool {
	switch value.(type) {
	case float64, int, [12]float64, parameter.Series:
		return true
	}
	return v == Set
}

// each changes every number of a value: of a month, of a point of a series. A
// number that counts is rounded to the nearest whole one.
func each(value any, change func(i int, x float64) float64) any {
	switch v := value.(type) {
	case float64:
		return change(0, v)
	case int:
		return int(math.Round(change(0, float64(v))))
	case [12]float64:
		for i, x := range v {
			v[i] = change(i, x)
		}
		return v
	case parameter.Series:
		points := make(parameter.Series, len(v))
		for i, point := range v {
			points[i] = parameter.Point{On: point.On, Value: change(i, point.Value)}
		}
		return points
	}
	return value
}

// number is the i-th number of a value; the last one where it has fewer.
func number(value any, i int) float64 {
	switch v := value.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	case [12]float64:
		return v[i]
	case parameter.Series:
		return v[min(i, len(v)-1)].Value
	}
	return math.NaN()
}
