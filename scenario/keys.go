package scenario

import (
	"fmt"
	"slices"
	"strings"
)

// keys takes the known keys out of a mapping; what is left over is unknown.
type keys struct {
	r     *reader
	of    *node
	what  string // what the mapping describes, for messages: a claim
	known []string
}

// keys opens a mapping. If the node is something else, that is a fault and ok
// is false; a missing node was a fault already.
func (r *reader) keys(n *node, what string) (k keys, ok bool) {
	if n == nil {
		return keys{}, false
	}
	if n.form != mapping {
		r.fault(n, fmt.Sprintf("%s is written as keys with values, not as %s", what, n.form), "write `key: value`, one a line and indented")
		return keys{}, false
	}
	return keys{r: r, of: n, what: what}, true
}

func (f form) String() string {
	return [...]string{scalar: "one value", mapping: "keys with values", list: "a list"}[f]
}

// get is the value of a key, which is thereby known; nil if it is not there.
func (k *keys) get(key string) *node {
	if !slices.Contains(k.known, key) {
		k.known = append(k.known, key)
	}
	return k.of.get(key)
}

// has says whether a key is there, even if its value was refused.
func (k *keys) has(key string) bool { return k.key(key) != nil }

// key is where a key stands, or nil.
func (k *keys) key(key string) *node {
	for _, e := range k.of.entries {
		if e.key.text == key {
			return e.key
		}
	}
	return nil
}

// text is the text of a key, or nothing.
func (k *keys) text(key string) string { return k.r.textOf(k.get(key), key) }

// done makes every key that nobody asked for a fault.
func (k *keys) done() {
	for _, e := range k.of.entries {
		if !slices.Contains(k.known, e.key.text) {
			k.r.fault(e.key, fmt.Sprintf("%s has no key `%s`", k.what, e.key.text), suggest(e.key.text, k.known, "leave it out"))
		}
	}
}

// need makes the keys that are missing one fault at the given place. A key that
// is there but misspelt is not missing: done will say so.
func (k *keys) need(at *node, write string, required ...string) {
	var missing []string
	for _, key := range required {
		if !k.has(key) && !k.misspelt(key) {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		k.r.fault(at, fmt.Sprintf("%s lacks %s", k.what, quoted(missing)), write)
	}
}

// misspelt says whether one of the unknown keys is most like the given one.
func (k *keys) misspelt(key string) bool {
	return slices.ContainsFunc(k.of.entries, func(e entry) bool {
		near, ok := nearest(e.key.text, k.known)
		return ok && near == key && !slices.Contains(k.known, e.key.text)
	})
}

// textOf is the text of a scalar. Anything else is a fault.
func (r *reader) textOf(n *node, key string) string {
	if n == nil {
		return ""
	}
	if n.form != scalar {
		r.fault(n, fmt.Sprintf("`%s` is a text, not %s", key, n.form), "write a text, in quotes if it has `: ` in it")
		return ""
	}
	return strings.TrimSpace(n.text)
}
