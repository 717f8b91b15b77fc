package casefile

import (
	"slices"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
)

// Keys is an open mapping, of which the keys are known.
type Keys struct {
	Of    *Node
	r     *File
	what  string // what the mapping describes, for messages: a claim
	table Table
}

// Open opens a mapping. Keys that the table does not have are faults. If the node
// is something else, that is a fault and ok is false; a missing node was a fault
// already.
func (r *File) Open(n *Node, what string, table Table) (k *Keys, ok bool) {
	if !r.isMapping(n, what) {
		return nil, false
	}
	k = &Keys{n, r, what, table}
	names := table.names()
	for _, e := range n.Entries {
		if !slices.Contains(names, e.Key.Text) {
			r.Fault(e.Key, say.Textf("%s has no key `%s`", what, e.Key.Text), Suggest(e.Key.Text, names, say.Text("leave it out")))
		}
	}
	return k, true
}

// Named opens a mapping from names to values, whatever the names are.
func (r *File) Named(n *Node, what string) []Entry {
	if !r.isMapping(n, what) {
		return nil
	}
	return n.Entries
}

func (r *File) isMapping(n *Node, what string) bool {
	if n != nil && n.Shape != Mapping {
		r.Fault(n, say.Textf("%s must be keys with values, not %s", what, n.Shape), say.Text("write `key: value`, one per line and indented"))
	}
	return n != nil && n.Shape == Mapping
}

func (f Shape) String() string {
	return [...]string{Scalar: say.Text("one value"), Mapping: say.Text("keys with values"), List: say.Text("a list")}[f]
}

// Get is the value of a key; nil if it is not there.
func (k *Keys) Get(key string) *Node { return k.entry(k.table.key(key).Name).Value }

// Has says whether a key is there, even if its value was refused.
func (k *Keys) Has(key string) bool { return k.Key(key) != nil }

// Knows says whether a key may stand here.
func (k *Keys) Knows(key string) bool { return slices.Contains(k.table.names(), key) }

// Key is where a key stands, or nil.
func (k *Keys) Key(key string) *Node { return k.entry(key).Key }

// entry is a key with its value, or nothing.
func (k *Keys) entry(key string) Entry {
	for _, e := range k.Of.Entries {
		if e.Key.Text == key {
			return e
		}
	}
	return Entry{}
}

// Text is the text of a key, which must be what the table says; or nothing.
func (k *Keys) Text(key string) string { return k.table.key(key).read(k.r, k.Get(key)) }

// Yes reads yes or no; what is missing is no.
func (k *Keys) Yes(key string) bool { return k.r.Yes(k.Get(key), key) }

// Require makes the keys that must not be missing, and are, one fault at a place.
func (k *Keys) Require(at *Node, write string) { k.Need(at, write, k.table.required()...) }

// Need makes the keys that are missing one fault at a place. A key that is there
// but misspelt is not missing: Open has said so.
func (k *Keys) Need(at *Node, write string, required ...string) {
	var missing []string
	for _, key := range required {
		if !k.Has(key) && !k.Misspelt(key) {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		k.r.Fault(at, say.Textf("%s lacks %s", k.what, Quoted(missing)), write)
	}
}

// Misspelt says whether one of the unknown keys is most like the given one.
func (k *Keys) Misspelt(key string) bool {
	names := k.table.names()
	return slices.ContainsFunc(k.Of.Entries, func(e Entry) bool {
		near, ok := text.Nearest(e.Key.Text, names)
		return ok && near == key && !slices.Contains(names, e.Key.Text)
	})
}

// Yes reads yes or no; a missing node is no.
func (r *File) Yes(n *Node, key string) bool {
	switch text := r.Text(n, key); {
	case text == "yes", text == "true":
		return true
	case text != "" && text != "no" && text != "false":
		r.Fault(n, say.Textf("`%s` is yes or no, not %q", key, text), "write `yes` or `no`")
	}
	return false
}

// Text is the text of a scalar. Anything else is a fault.
func (r *File) Text(n *Node, key string) string {
	if n == nil {
		return ""
	}
	if n.Shape != Scalar {
		r.Fault(n, say.Textf("`%s` is a text, not %s", key, n.Shape), say.Text("write a text, in quotes if it has `: ` in it"))
		return ""
	}
	return strings.TrimSpace(n.Text)
}
