package scenario

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// form is what a node of the case file is.
type form int

const (
	scalar form = iota
	mapping
	list
)

// node is one value of the case file, with its place. It is all that the rest
// of the package knows of YAML.
type node struct {
	form    form
	text    string // of a scalar
	textAt  int    // the column at which a scalar's text begins, if it stands in the file as it is; else 0
	line    int
	column  int
	width   int
	entries []entry // of a mapping
	items   []*node // of a list
}

// entry is one key of a mapping and its value.
type entry struct {
	key   *node // a scalar
	value *node
}

// get is the value of a key, or nil.
func (n *node) get(key string) *node {
	for _, e := range n.entries {
		if e.key.text == key {
			return e.value
		}
	}
	return nil
}

// node turns the parser's tree into ours. What a case file has no use for is a
// fault; the node is then nil.
func (r *reader) node(from ast.Node) *node {
	switch n := from.(type) {
	case *ast.MappingNode:
		return r.mapping(n, n.Values)
	case *ast.MappingValueNode:
		return r.mapping(n, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		return r.list(n)
	case *ast.LiteralNode:
		return &node{text: strings.TrimSpace(n.Value.Value), line: n.Start.Position.Line, column: n.Start.Position.Column, width: 1}
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return plain(from.GetToken())
	case *ast.NullNode:
		at := plain(n.Token)
		if silent(n) {
			at.width = 1 // the parser writes "null" there
		}
		r.fault(at, "nothing stands here", "write a value, or leave the key out")
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		r.fault(plain(from.GetToken()), "anchors, aliases and merges are not read: every number stands where it belongs", "write the value out")
	case *ast.TagNode:
		r.fault(plain(n.GetToken()), "YAML tags are not read", "leave "+n.GetToken().Value+" out")
	case nil:
	default:
		r.fault(plain(from.GetToken()), "this kind of YAML is not read", "write a key, a value or a list")
	}
	return nil
}

// mapping is a mapping without keys that stand there twice. Its place is its
// first key.
func (r *reader) mapping(at ast.Node, values []*ast.MappingValueNode) *node {
	n := &node{form: mapping}
	braces, _ := at.(*ast.MappingNode)
	seen := map[string]*node{}
	for _, v := range values {
		key := r.key(v.Key)
		if key == nil {
			continue
		}
		if n.line == 0 {
			n.line, n.column, n.width = key.line, key.column, key.width
		}
		if first := seen[key.text]; first != nil {
			r.fault(key, fmt.Sprintf("the key `%s` is already in line %d", key.text, first.line), "leave one of the two out")
			continue
		}
		seen[key.text] = key
		if silent(v.Value) && strings.Contains(key.text, " ") && braces != nil && braces.IsFlowStyle {
			r.fault(key, "a comma inside { } begins a new key", "quote a text that has a comma in it")
			continue
		}
		n.entries = append(n.entries, entry{key, r.node(v.Value)})
	}
	if n.line == 0 {
		at := plain(at.GetToken())
		n.line, n.column, n.width = at.line, at.column, at.width
	}
	return n
}

// silent says whether a key has no value.
func silent(value ast.Node) bool {
	null, ok := value.(*ast.NullNode)
	return ok && null.Token.Type == token.ImplicitNullType
}

func (r *reader) key(from ast.MapKeyNode) *node {
	switch n := from.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode:
		return plain(n.GetToken())
	case *ast.MergeKeyNode:
		return r.node(n)
	}
	r.fault(plain(from.GetToken()), "a key is one word", "write `key: value`")
	return nil
}

func (r *reader) list(from *ast.SequenceNode) *node {
	at := plain(from.Start)
	n := &node{form: list, line: at.line, column: at.column, width: 1}
	for _, v := range from.Values {
		if item := r.node(v); item != nil {
			n.items = append(n.items, item)
		}
	}
	return n
}

// plain is the scalar that a token holds, with its place.
func plain(t *token.Token) *node {
	if t == nil || t.Position == nil { // the parser does not say where
		return &node{line: 1, column: 1, width: 1}
	}
	n := &node{text: strings.TrimSpace(t.Value), line: t.Position.Line, column: t.Position.Column}
	written, _, _ := strings.Cut(strings.TrimSpace(t.Origin), "\n")
	n.width = max(1, utf8.RuneCountInString(strings.TrimSpace(written)))
	switch written {
	case n.text:
		n.textAt = n.column
	case `"` + n.text + `"`, "'" + n.text + "'":
		n.textAt = n.column + 1
	}
	return n
}
