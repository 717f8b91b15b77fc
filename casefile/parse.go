package casefile

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"tumen/internal/say"
)

// Fault adds a fault at a node.
func (r *File) Fault(n *Node, what, write string) {
	r.at(n.Line, n.Column, n.Width, what, write)
	r.Faults[len(r.Faults)-1].Path = n.Path
}

// parse turns the source into a tree, or into faults if it is not YAML.
func (r *File) parse(source string) *Node {
	file, err := r.syntax(source)
	if err != nil && len(r.Faults) == 0 { // what misled the parser is a fault already
		r.notYAML(err)
	}
	if file == nil {
		return nil
	}
	var root *Node
	for _, doc := range file.Docs {
		if _, comment := doc.Body.(*ast.CommentGroupNode); doc.Body == nil || comment {
			continue
		}
		if root != nil {
			r.Fault(plain(doc.Body.GetToken()), say.Text("a second YAML document begins here"), say.Text("write one case per file"))
			break
		}
		if root = r.node(doc.Body); root == nil {
			return nil
		}
	}
	root.placed("")
	if root == nil {
		r.Whole(say.Text("the file has no content"), beginning)
	}
	return root
}

// syntax runs the YAML parser. There is no file where there are faults.
func (r *File) syntax(source string) (file *ast.File, err error) {
	defer func() { // the parser is not ours, and what it reads may be hostile
		if broken := recover(); broken != nil {
			file, err = nil, say.Errorf("the YAML parser failed: %v", broken)
		}
	}()
	tokens := lexer.Tokenize(source)
	if t, what := excess(tokens); t != nil {
		r.Fault(plain(t), what, say.Text("write one case per file, with fewer levels: no case needs this"))
		return nil, nil
	}
	if r.misread(tokens) {
		return nil, nil
	}
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey()) // mapping names both places of a duplicate
}

// The parser recurses once for every level and every key of a mapping.
const (
	maxDepth = 32    // a case has 7 levels
	maxKeys  = 2_000 // in one mapping; its time grows with the square of this
)

// excess finds the first token that is nested too deep, or one key too many.
func excess(tokens token.Tokens) (*token.Token, string) {
	type level struct{ column, keys int }
	var block []level // the columns at which keys and list items begin
	flow, documents := 0, 0
	for _, t := range tokens {
		switch t.Type {
		case token.DocumentHeaderType:
			if documents++; documents > 2 { // the second is a fault of its own
				return t, say.Text("more than one YAML document")
			}
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.MappingValueType, token.SequenceEntryType, token.MappingKeyType:
			if flow > 0 {
				continue
			}
			column := t.Position.Column
			if t.Type == token.MappingValueType && t.Prev != nil {
				column = t.Prev.Position.Column
			}
			for len(block) > 0 && block[len(block)-1].column > column {
				block = block[:len(block)-1]
			}
			if len(block) == 0 || block[len(block)-1].column < column {
				block = append(block, level{column: column})
			}
			if top := &block[len(block)-1]; top.keys < maxKeys {
				top.keys++
			} else {
				return t, say.Textf("more than %d keys in one mapping, or items in one list", maxKeys)
			}
		}
		if flow+len(block) > maxDepth {
			return t, say.Textf("more than %d levels, one inside the other", maxDepth)
		}
	}
	return nil, ""
}

// notYAML explains why the source could not be parsed. Tabs are looked for
// first, since the parser often stumbles over what follows them.
func (r *File) notYAML(err error) {
	for i, line := range r.lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if j := strings.IndexByte(indent, '\t'); j >= 0 && len(indent) < len(line) {
			r.at(i+1, j+1, len(indent)-j, say.Text("the line is indented with a tab"), say.Text("indent with spaces"))
		}
	}
	if len(r.Faults) > 0 {
		return
	}
	what, place := say.Text("this is not YAML"), &Node{Line: 1, Column: 1, Width: 1}
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		place, what = plain(syntax.GetToken()), what+": "+syntax.GetMessage()
	}
	write := say.Text("check the indentation, the brackets and the quotes here and in the line above")
	if strings.Contains(what, "mapping value is not allowed") {
		write = say.Text("quote a text that has `: ` in it, and give neighbouring keys the same indentation")
	}
	r.Fault(place, what, write)
}
