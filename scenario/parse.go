package scenario

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"tumen/testimony"
)

// reader reads one case file and collects its faults.
type reader struct {
	text
	faults Faults
	refs   []reference
	bare   bool // a number without a unit is in the field's own unit, as in --set

	figures map[string]testimony.Figure // the parameters that are single numbers, as stated, by path
}

// fault adds a fault at a node.
func (r *reader) fault(n *node, what, write string) {
	r.faults = append(r.faults, r.at(n.line, n.column, n.width, what, write))
}

// parse turns the source into a tree, or into faults if it is not YAML.
func (r *reader) parse(source string) *node {
	file, err := r.syntax(source)
	if err != nil && len(r.faults) == 0 { // what misled the parser is a fault already
		r.notYAML(err)
	}
	if file == nil {
		return nil
	}
	var root *node
	for _, doc := range file.Docs {
		if _, comment := doc.Body.(*ast.CommentGroupNode); doc.Body == nil || comment {
			continue
		}
		if root != nil {
			r.fault(plain(doc.Body.GetToken()), "a second YAML document begins here", "write one case a file")
			break
		}
		if root = r.node(doc.Body); root == nil {
			return nil
		}
	}
	if root == nil {
		r.faults = append(r.faults, r.whole("the file says nothing", "start with `case:`, `title:`, `sources:`, `claims:` and `economy:`, as the built-in cases do")...)
	}
	return root
}

// syntax runs the YAML parser. There is no file where there are faults.
func (r *reader) syntax(source string) (file *ast.File, err error) {
	defer func() { // the parser is not ours, and what it reads may be hostile
		if broken := recover(); broken != nil {
			file, err = nil, fmt.Errorf("the parser gave up: %v", broken)
		}
	}()
	tokens := lexer.Tokenize(source)
	if t, what := excess(tokens); t != nil {
		r.fault(plain(t), what, "write one case a file, and flatter: no case needs this")
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
				return t, "more than one YAML document"
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
				return t, fmt.Sprintf("more than %d keys in one mapping, or items in one list", maxKeys)
			}
		}
		if flow+len(block) > maxDepth {
			return t, fmt.Sprintf("more than %d levels, one inside the other", maxDepth)
		}
	}
	return nil, ""
}

// notYAML explains why the source could not be parsed. Tabs are looked for
// first, since the parser often stumbles over what follows them.
func (r *reader) notYAML(err error) {
	for i, line := range r.lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if j := strings.IndexByte(indent, '\t'); j >= 0 && len(indent) < len(line) {
			r.faults = append(r.faults, r.at(i+1, j+1, len(indent)-j, "the line is indented with a tab", "indent with spaces"))
		}
	}
	if len(r.faults) > 0 {
		return
	}
	what, place := "this is not YAML", &node{line: 1, column: 1, width: 1}
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		place, what = plain(syntax.GetToken()), what+": "+syntax.GetMessage()
	}
	write := "look at the indentation, the brackets and the quotes here and in the line above"
	if strings.Contains(what, "mapping value is not allowed") {
		write = "quote a text that has `: ` in it, and give neighbouring keys the same indentation"
	}
	r.fault(place, what, write)
}
