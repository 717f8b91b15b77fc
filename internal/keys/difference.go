package keys

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"tumen/internal/say"
)

// difference.go: where two JSON texts differ. encoding/json forgets the order of keys
// and keys that stand twice; a reader of the text may not.

// branch is a JSON value with everything that its text says.
type branch struct {
	text     string // of a scalar, or the delimiter of an object or list
	keys     []string
	children []branch
}

// readBranch reads one value.
func readBranch(d *json.Decoder, depth int) (b branch, err error) {
	token, err := d.Token()
	if err != nil {
		return b, err
	}
	open, compound := token.(json.Delim)
	if !compound {
		text, err := json.Marshal(token)
		return branch{text: string(text)}, err
	}
	const deepest = 1000
	if depth > deepest {
		return b, say.Errorf("it is nested more than %d deep", deepest)
	}
	for b.text = open.String(); d.More(); {
		if open == '{' {
			key, err := d.Token()
			if err != nil {
				return b, err
			}
			b.keys = append(b.keys, fmt.Sprint(key))
		}
		child, err := readBranch(d, depth+1)
		if err != nil {
			return b, err
		}
		b.children = append(b.children, child)
	}
	_, err = d.Token() // the closing delimiter
	return b, err
}

// parseBranch reads a text that is one JSON value.
func parseBranch(text []byte) (branch, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	b, err := readBranch(d, 0)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = say.Errorf("there is text after its end")
		}
	}
	return b, err
}

// KeyDifference is the first place in which two JSON texts differ.
type KeyDifference struct {
	Key      string `json:"key"` // path, such as summary.shares.guards or parameters[labour.share].value
	Recorded string `json:"recorded"`
	Again    string `json:"again"`
}

func (d *KeyDifference) String() string {
	key := d.Key
	if key == "" {
		key = say.Text("the whole")
	}
	return say.Textf("%s: recorded %s, now %s", key, d.Recorded, d.Again)
}

// FirstKey is the first key, in the order of the second text, in which two JSON
// texts differ; nil if they say the same, though perhaps in another layout.
func FirstKey(recorded, again []byte) (*KeyDifference, error) {
	a, err := parseBranch(recorded)
	if err != nil {
		return nil, err
	}
	b, err := parseBranch(again)
	if err != nil {
		return nil, err
	}
	return differInBranch("", a, b), nil
}

func differInBranch(path string, a, b branch) *KeyDifference {
	if a.text != b.text {
		return &KeyDifference{path, a.shown(), b.shown()}
	}
	for i := range max(len(a.children), len(b.children)) {
		switch {
		case i >= len(b.children):
			return &KeyDifference{a.under(path, i), a.children[i].shown(), "nothing"}
		case i >= len(a.children):
			return &KeyDifference{b.under(path, i), "nothing", b.children[i].shown()}
		case b.text == "{" && a.keys[i] != b.keys[i]:
			return &KeyDifference{b.under(path, i), say.Textf("the key %s in its place", a.keys[i]), b.children[i].shown()}
		}
		if d := differInBranch(b.under(path, i), a.children[i], b.children[i]); d != nil {
			return d
		}
	}
	return nil
}

// under is the path of a child: by its key, or in a list by what it is called, or
// by its place, from 0.
func (b branch) under(path string, i int) string {
	if b.text == "[" {
		return path + "[" + cmp.Or(b.children[i].called(), strconv.Itoa(i)) + "]"
	}
	if path == "" {
		return b.keys[i]
	}
	return path + "." + b.keys[i]
}

// called is what an object calls itself, or "".
func (b branch) called() string {
	for i, key := range b.keys {
		if key != "path" && key != "id" && key != "name" {
			continue
		}
		var name string
		if json.Unmarshal([]byte(b.children[i].text), &name) == nil {
			return name
		}
	}
	return ""
}

// shown is a value in a message.
func (b branch) shown() string {
	switch {
	case b.text == "{":
		return say.Text("an object")
	case b.text == "[":
		return say.Textf("a list of %d", len(b.children))
	case len(b.text) > 80:
		return fmt.Sprintf("%.77s...", b.text)
	}
	return b.text
}
