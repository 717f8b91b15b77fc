package casefile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"tumen/internal/say"
)

// Shape is what a node of the case file is.
type Shape int

const (
	Scalar Shape = iota
	Mapping
	List
)

// Node is one value of the case file, with its place.
type Node struct {
	Path    string // the keys that lead to it: sources.letter.grade; empty of the file as a whole
	Shape   Shape
	Text    string // of a scalar
	textAt  int    // the column at which a scalar's text begins, if it stands in the file as it is; else 0
	Line    int
	Column  int
	Width   int
	Entries []Entry // of a mapping
	Items   []*Node // of a list
}

// Entry is one key of a mapping and its value.
type Entry struct {
	Key   *Node // a scalar
	Value *Node
}

// placed gives a node and all below it their paths.
func (n *Node) placed(path string) {
	if n == nil {
		return
	}
	n.Path = path
	below := strings.TrimPrefix(path+".", ".")
	for _, e := range n.Entries {
		e.Key.Path = below + e.Key.Text
		e.Value.placed(e.Key.Path)
	}
	for i, item := range n.Items {
		item.placed(fmt.Sprint(below, i))
	}
}

// List is the items of a list, or the node itself where it stands alone.
func (n *Node) List() []*Node {
	if n.Shape == List {
		return n.Items
	}
	return []*Node{n}
}

// Part is the place of text[start:end], if the text stands in the file as it
// is, or else of the whole node.
func (n *Node) Part(start, end int) *Node {
	if n.textAt == 0 || start < 0 || end < start || end > len(n.Text) {
		return n
	}
	at := *n
	at.Column = n.textAt + utf8.RuneCountInString(n.Text[:start])
	at.Width = max(1, utf8.RuneCountInString(n.Text[start:end]))
	return &at
}

// Split is the parts of a scalar between separators, without spaces around them,
// each with its place.
func (n *Node) Split(separator string) (parts []*Node) {
	at := 0
	for text := range strings.SplitSeq(n.Text, separator) {
		start := at + len(text) - len(strings.TrimLeft(text, " "))
		end := max(start, at+len(strings.TrimRight(text, " ")))
		part := *n.Part(start, end)
		part.Text = strings.TrimSpace(text)
		if n.textAt > 0 {
			part.textAt = part.Column
		}
		parts = append(parts, &part)
		at += len(text) + len(separator)
	}
	return parts
}

// node turns the parser's tree into ours. What a case file has no use for is a
// fault; the node is then nil.
func (r *File) node(from ast.Node) *Node {
	switch n := from.(type) {
	case *ast.MappingNode:
		return r.mapping(n, n.Values)
	case *ast.MappingValueNode:
		return r.mapping(n, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		return r.list(n)
	case *ast.LiteralNode:
		return &Node{Text: strings.TrimSpace(n.Value.Value), Line: n.Start.Position.Line, Column: n.Start.Position.Column, Width: 1}
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return plain(from.GetToken())
	case *ast.NullNode:
		at := plain(n.Token)
		if silent(n) {
			at.Width = 1 // the parser writes "null" there
		}
		r.Fault(at, say.Text("a value is missing here"), say.Text("write a value, or leave the key out"))
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		r.Fault(plain(from.GetToken()), say.Text("anchors, aliases and merges are not supported: every number is written in its place"), say.Text("write the value out"))
	case *ast.TagNode:
		r.Fault(plain(n.GetToken()), say.Text("YAML tags are not supported"), say.Textf("leave %s out", n.GetToken().Value))
	case nil:
	default:
		r.Fault(plain(from.GetToken()), say.Text("this kind of YAML is not supported"), say.Text("write a key, a value or a list"))
	}
	return nil
}

// mapping is a mapping without keys that stand there twice. Its place is its
// first key.
func (r *File) mapping(at ast.Node, values []*ast.MappingValueNode) *Node {
	n := &Node{Shape: Mapping}
	braces, _ := at.(*ast.MappingNode)
	seen := map[string]*Node{}
	for _, v := range values {
		key := r.key(v.Key)
		if key == nil {
			continue
		}
		if n.Line == 0 {
			n.Line, n.Column, n.Width = key.Line, key.Column, key.Width
		}
		if first := seen[key.Text]; first != nil {
			r.Fault(key, say.Textf("the key `%s` is already in line %d", key.Text, first.Line), say.Text("leave one of the two out"))
			continue
		}
		seen[key.Text] = key
		if silent(v.Value) && strings.Contains(key.Text, " ") && braces != nil && braces.IsFlowStyle {
			r.Fault(key, say.Text("a comma inside { } begins a new key"), say.Text("quote a text that has a comma in it"))
			continue
		}
		n.Entries = append(n.Entries, Entry{key, r.node(v.Value)})
	}
	if n.Line == 0 {
		at := plain(at.GetToken())
		n.Line, n.Column, n.Width = at.Line, at.Column, at.Width
	}
	return n
}

// silent says whether a key has no value.
func silent(value ast.Node) bool {
	null, ok := value.(*ast.NullNode)
	return ok && null.Token.Type == token.ImplicitNullType
}

func (r *File) key(from ast.MapKeyNode) *Node {
	switch n := from.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode:
		return plain(n.GetToken())
	case *ast.MergeKeyNode:
		return r.node(n)
	}
	r.Fault(plain(from.GetToken()), say.Text("a key is one word"), say.Text("write `key: value`"))
	return nil
}

func (r *File) list(from *ast.SequenceNode) *Node {
	at := plain(from.Start)
	n := &Node{Shape: List, Line: at.Line, Column: at.Column, Width: 1}
	for _, v := range from.Values {
		if item := r.node(v); item != nil {
			n.Items = append(n.Items, item)
		}
	}
	return n
}

// plain is the scalar that a token holds, with its place.
func plain(t *token.Token) *Node {
	if t == nil || t.Position == nil { // the parser does not say where
		return &Node{Line: 1, Column: 1, Width: 1}
	}
	n := &Node{Text: strings.TrimSpace(t.Value), Line: t.Position.Line, Column: t.Position.Column}
	written, _, _ := strings.Cut(strings.TrimSpace(t.Origin), "\n")
	n.Width = max(1, utf8.RuneCountInString(strings.TrimSpace(written)))
	switch written {
	case n.Text:
		n.textAt = n.Column
	case `"` + n.Text + `"`, "'" + n.Text + "'":
		n.textAt = n.Column + 1
	}
	return n
}
