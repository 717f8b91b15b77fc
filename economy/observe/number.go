package observe

import (
	"encoding/json"
	"fmt"
	"iter"
	"math"

	"tumen/internal/say"
)

// Number is a ratio, a mean, a quantile or an extreme, with the count or weight
// that it is of. One of nothing does not exist: it is not 0, and no statistic
// may count it. Its zero value is such a number.
type Number struct {
	Value float64 // 0 if there is none
	Of    float64 // count or weight behind the value; 0 if there is none
}

// NumberOf is a value and what it is of. If that is nothing, there is no number.
func NumberOf(value, of float64) Number {
	if of == 0 {
		return Number{}
	}
	return Number{value, of}
}

// Known says whether the number exists.
func (n Number) Known() bool { return n.Of != 0 }

// Float is the value, or NaN if there is none.
func (n Number) Float() float64 {
	if !n.Known() {
		return math.NaN()
	}
	return n.Value
}

// Less is the number less another, of the smaller of the two weights. It exists
// if both do.
func (n Number) Less(other Number) Number {
	if !n.Known() || !other.Known() {
		return Number{}
	}
	return NumberOf(n.Value-other.Value, min(n.Of, other.Of))
}

// String is the value, or none.
func (n Number) String() string {
	if !n.Known() {
		return "none"
	}
	return fmt.Sprint(n.Value)
}

// MarshalJSON writes the value alone, or null. Summary writes the weights.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(n.Value)
}

// UnmarshalJSON reads what MarshalJSON wrote. The weight of a value is 1 until
// Summary reads it.
func (n *Number) UnmarshalJSON(text []byte) error {
	var value *float64
	if err := json.Unmarshal(text, &value); err != nil {
		return err
	}
	*n = Number{}
	if value != nil {
		*n = Number{*value, 1}
	}
	return nil
}

// Numbers are those numbers of a summary that may not exist, by their keys
// (shares.guards), in the order of the fields. Totals and counts are not among
// them: a total of nothing is 0.
func (s *Summary) Numbers() iter.Seq2[string, *Number] {
	return func(yield func(string, *Number) bool) {
		for at, v := range s.All() {
			if n, is := v.Addr().Interface().(*Number); is && !yield(at.Path, n) {
				return
			}
		}
	}
}

// bareSummary is a summary without its own way to JSON.
type bareSummary Summary

// weighedSummary is a summary in JSON: beside the numbers, what each is of.
type weighedSummary struct {
	bareSummary
	Of map[string]float64 `json:"of"`
}

// MarshalJSON writes the summary, and under `of` the weight of each number.
func (s Summary) MarshalJSON() ([]byte, error) {
	of := map[string]float64{}
	for path, n := range s.Numbers() {
		of[path] = n.Of
	}
	s.fill(func(string) []string { return nil })
	return json.Marshal(weighedSummary{bareSummary(s), of})
}

// UnmarshalJSON reads what MarshalJSON wrote. A number and its weight must
// agree on whether the number exists.
func (s *Summary) UnmarshalJSON(text []byte) error {
	var in weighedSummary
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	read := Summary(in.bareSummary)
	for path, n := range read.Numbers() {
		of := in.Of[path]
		if n.Known() != (of != 0) {
			return say.Errorf("%s is %v, and of %v by the key `of`", path, n, of)
		}
		n.Of = of
	}
	*s = read
	return nil
}
