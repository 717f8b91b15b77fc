package casefile

import (
	"fmt"
	"slices"
	"strings"
)

// Keys takes the known keys out of a mapping; what is left over is unknown.
type Keys struct {
	r     *File
	Of    *Node
	what  string // what the mapping describes, for messages: a claim
	Known []string
}

// Keys opens a mapping. If the node is something else, that is a fault and ok
// is false; a missing node was a fault already.
func (r *File) Keys(n *Node, what string) (k Keys, ok bool) {
	if n == nil {
		return Keys{}, false
	}
	if n.Form != Mapping {
		r.Fault(n, fmt.Sprintf("%s is written as keys with values, not as %s", what, n.Form), "write `key: value`, one a line and indented")
		return Keys{}, false
	}
	return Keys{r: r, Of: n, what: what}, true
}

func (f Form) String() string {
	return [...]string{Scalar: "one value", Mapping: "keys with values", List: "a list"}[f]
}

// Get is the value of a key, which is thereby known; nil if it is not there.
func (k *Keys) Get(key string) *Node {
	if !slices.Contains(k.Known, key) {
		k.Known = append(k.Known, key)
	}
	return k.Of.get(key)
}

// Has says whether a key is there, even if its value was refused.
func (k *Keys) Has(key string) bool { return k.Key(key) != nil }

// Key is where a key stands, or nil.
func (k *Keys) Key(key string) *Node {
	for _, e := range k.Of.Entries {
		if e.Key.Text == key {
			return e.Key
		}
	}
	return nil
}

// Text is the text of a key, or nothing.
func (k *Keys) Text(key string) string { return k.r.Text(k.Get(key), key) }

// Done makes every key that nobody asked for a fault.
func (k *Keys) Done() {
	for _, e := range k.Of.Entries {
		if !slices.Contains(k.Known, e.Key.Text) {
			k.r.Fault(e.Key, fmt.Sprintf("%s has no key `%s`", k.what, e.Key.Text), Suggest(e.Key.Text, k.Known, "leave it out"))
		}
	}
}

// Need makes the keys that are missing one fault at the given place. A key that
// is there but misspelt is not missing: done will say so.
func (k *Keys) Need(at *Node, write string, required ...string) {
	var missing []string
	for _, key := range required {
		if !k.Has(key) && !k.Misspelt(key) {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		k.r.Fault(at, fmt.Sprintf("%s lacks %s", k.what, Quoted(missing)), write)
	}
}

// Misspelt says whether one of the unknown keys is most like the given one.
func (k *Keys) Misspelt(key string) bool {
	return slices.ContainsFunc(k.Of.Entries, func(e Entry) bool {
		near, ok := Nearest(e.Key.Text, k.Known)
		return ok && near == key && !slices.Contains(k.Known, e.Key.Text)
	})
}

// Text is the text of a scalar. Anything else is a fault.
func (r *File) Text(n *Node, key string) string {
	if n == nil {
		return ""
	}
	if n.Form != Scalar {
		r.Fault(n, fmt.Sprintf("`%s` is a text, not %s", key, n.Form), "write a text, in quotes if it has `: ` in it")
		return ""
	}
	return strings.TrimSpace(n.Text)
}
