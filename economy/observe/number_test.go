package observe

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// everywhere is one name under every key for many.
func everywhere(string) []string { return []string{"*"} }

// A number of a summary is a total, or one that may not exist, which says what it
// is of: a new ratio that is a plain float64 is found here.
func TestEveryRatioOfASummaryCanBeAbsent(t *testing.T) {
	blank, known := Blank(everywhere), map[string]bool{}
	for path := range blank.Numbers() {
		known[path] = true
	}
	for at, v := range blank.All() {
		_, number := v.Interface().(Number)
		ratio := at.Tag.Get("unit") == "share" || strings.Contains(at.Tag.Get("unit"), "/")
		if of := at.Tag.Get("of") != ""; ratio && !number || of != number || known[at.Path] != number {
			t.Errorf("%s in %s is a %s, and of %q", at.Path, at.Tag.Get("unit"), v.Type(), at.Tag.Get("of"))
		}
		if at.Tag.Get("unit") == "" || at.Tag.Get("means") == "" {
			t.Errorf("%s does not say in what it is, or what it means", at.Path)
		}
	}
	once := 0
	for range new(Summary).Numbers() {
		once++
	}
	if once < 15 || len(known) <= once {
		t.Errorf("%d numbers may be absent, and %d with those by name", once, len(known))
	}
}

// A value without a weight, or a weight without a value, was not written by this
// program.
func TestAValueAndItsWeightAgree(t *testing.T) {
	sound := *Blank(func(string) []string { return nil })
	sound.Profit = Number{4, 10}
	text := proof.Must(json.Marshal(sound))(t)
	for old, replacement := range map[string]string{
		`"profit_per_kg":4`:  `"profit_per_kg":null`,
		`"profit_per_kg":10`: `"profit_per_kg":0`,
		`"crew.median":0`:    `"crew.median":3`,
		`"piece_rate":n`:     `"x":1,"piece_rate":0.5,"y":n`,
	} {
		if !strings.Contains(string(text), old) {
			t.Fatalf("there is no %s in %s", old, text)
		}
		var s Summary
		if err := json.Unmarshal([]byte(strings.Replace(string(text), old, replacement, 1)), &s); err == nil {
			t.Errorf("%s in the place of %s was read: %+v", replacement, old, s)
		}
	}
	var s Summary
	if err := json.Unmarshal(text, &s); err != nil || !reflect.DeepEqual(s, sound) {
		t.Errorf("%v: %+v, want %+v", err, s, sound)
	}
}

func TestADifferenceExistsWhereBothSidesDo(t *testing.T) {
	a, b, none := Number{5, 10}, Number{3, 4}, Number{}
	for _, c := range []struct{ got, want Number }{
		{a.Less(b), Number{2, 4}},
		{b.Less(a), Number{-2, 4}},
		{a.Less(none), none},
		{none.Less(a), none},
		{none.Less(none), none},
		{NumberOf(7, 0), none},
		{NumberOf(0, 2), Number{0, 2}},
	} {
		if c.got != c.want {
			t.Errorf("got %+v, want %+v", c.got, c.want)
		}
	}
}
