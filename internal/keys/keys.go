// Package keys looks at the keys of JSON texts: those that stand twice in one object,
// and the first in which two texts differ.
//
// Of a key that stands twice encoding/json takes the last without a warning, so a
// caller who wrote two seeds would not know which one was used.
package keys

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tumen/internal/say"
)

// What is read at most: encoding/json itself refuses a deeper text, and a list
// with more keys helps nobody.
const (
	deepest = 10_000
	most    = 20
)

// level is an object or a list that is being read.
type level struct {
	list  bool
	at    int             // of a list: the item that comes next
	key   string          // of an object: the key that was read last
	keyed bool            // a key was read and its value was not
	seen  map[string]bool // of an object: its keys so far; true of one that was there twice
}

// passed notes that a value is over.
func (l *level) passed() { l.at, l.keyed = l.at+1, false }

// place is where the innermost level is, the text itself having no name.
func place(levels []level) string {
	var path strings.Builder
	for _, l := range levels[1:] {
		switch {
		case l.list:
			fmt.Fprintf(&path, "[%d]", l.at)
		case path.Len() > 0:
			path.WriteString("." + l.key)
		default:
			path.WriteString(l.key)
		}
	}
	return path.String()
}

// Repeated lists the paths of the keys that an object of the text has more than
// once, such as "seed" or "a.list[2].b", each once, in the order of the text, and
// at most 20. A text that is not JSON is read up to where it breaks.
func Repeated(text []byte) []string {
	repeated := []string{}
	levels := []level{{list: true}}
	for reader := json.NewDecoder(bytes.NewReader(text)); len(levels) <= deepest && len(repeated) < most; {
		token, err := reader.Token()
		if err != nil {
			break
		}
		now := &levels[len(levels)-1]
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '[':
				levels = append(levels, level{list: true})
			case '{':
				levels = append(levels, level{seen: map[string]bool{}})
			default:
				levels = levels[:len(levels)-1]
				levels[len(levels)-1].passed()
			}
			continue
		case string:
			if !now.list && !now.keyed {
				now.key, now.keyed = token, true
				reported, again := now.seen[token]
				if again && !reported { // the path is found once, however often the key is there
					if path := place(levels); !slices.Contains(repeated, path) {
						repeated = append(repeated, path)
					}
				}
				now.seen[token] = again
				continue
			}
		}
		now.passed()
	}
	return repeated
}

// Once fails if a key of an object stands more than once in a JSON text, and
// names each that does by its path.
func Once(text []byte) error {
	repeated := Repeated(text)
	switch len(repeated) {
	case 0:
		return nil
	case 1:
		return say.Errorf("the key %s stands twice; keep one of them", repeated[0])
	}
	return say.Errorf("these keys stand twice each, keep one of them: %s", strings.Join(repeated, ", "))
}
