package casefile

import (
	"cmp"
	"regexp"
	"slices"

	"tumen/internal/list"
	"tumen/internal/say"
)

// Table is the keys that a mapping may have. What is read and the JSON Schema
// that editors check files with both come from it.
type Table []Key

// Key is one key of a mapping: its name, the form of its value, what it means,
// and whether it may be missing.
type Key struct {
	Name     string
	Form     Form
	Means    string
	Required bool

	One    []string          // the words that a text may be; any if there are none
	Naming *Naming           // the form of a text that is a name
	Match  *regexp.Regexp    // the form of another text
	Check  func(string) bool // what more a text must be
	Noun   string            // what a text must be, for messages: a grade
	Write  string            // what to write instead of a text that is none of these
	Keys   func() Table      // of a mapping, of each element of names, and of each item
	Alone  bool              // an element of names may also be a text alone
	Shared bool              // the schema has it once, for all places
	Schema func() Schema     // of a value that the reader's caller knows
}

// Form is what the value of a key is.
type Form int

// The forms of values.
const (
	Text    Form = iota
	Figure       // a number with its unit
	Figures      // names, each with a number
	YesNo        // yes or no
	Texts        // a text, or several
	Map          // keys with values
	Names        // names, each with keys, or with a text if Keys is nil
	Items        // a list of mappings
	Other        // what Schema says
)

// names are the keys in their order.
func (t Table) names() []string {
	return list.Map(t, func(k Key) string { return k.Name })
}

// required are the keys that must not be missing.
func (t Table) required() (names []string) {
	for _, k := range t {
		if k.Required {
			names = append(names, k.Name)
		}
	}
	return names
}

// key is the key of a name, which the table must have.
func (t Table) key(name string) *Key {
	key := list.Find(t, func(k *Key) bool { return k.Name == name })
	if key == nil {
		panic(say.Textf("casefile: %q is read, and is not in the table of keys", name))
	}
	return key
}

// read is the text of a value, which must be what the key says; else it is a
// fault.
func (key *Key) read(r *File, n *Node) string {
	text := r.Text(n, key.Name)
	if n == nil || n.Shape != Scalar {
		return text
	}
	wrong := func(write string) {
		noun := cmp.Or(key.Noun, say.Textf("one of the values of `%s`", key.Name))
		r.Fault(n, say.Textf("%q is not %s", text, noun), cmp.Or(key.Write, write))
	}
	switch {
	case key.Naming != nil:
		r.CheckName(n, *key.Naming)
	case len(key.One) > 0 && !slices.Contains(key.One, text):
		wrong(Suggest(text, key.One, say.Text("leave it out")))
	case key.Match != nil && !key.Match.MatchString(text), key.Check != nil && !key.Check(text):
		wrong(say.Text("leave it out"))
	}
	return text
}
