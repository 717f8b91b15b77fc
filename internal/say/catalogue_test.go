package say_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write catalogue.json anew")

const catalogue = "catalogue.json"

// The catalogue has every sentence of the program, by the file in which it
// stands. `go test ./internal/say -update` writes it.
func TestTheCatalogueIsThatOfTheSources(t *testing.T) {
	said, loose := read(t, "../..")
	for _, l := range loose {
		t.Errorf("%s: print it through package say, so that it can be translated", l)
	}
	data, err := marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(catalogue, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if was, err := os.ReadFile(catalogue); err != nil || !bytes.Equal(was, data) {
		t.Errorf("%s is not that of the sources (%v): run `go test ./internal/say -update`", catalogue, err)
	}
	if n := len(said); n < 50 {
		t.Errorf("only %d files say anything: the test looks in the wrong place", n)
	}
}

// A sentence is whole: a translator can do nothing with a piece of one.
func TestSentencesAreWhole(t *testing.T) {
	said, _ := read(t, "../..")
	for _, file := range slices.Sorted(maps.Keys(said)) {
		for _, s := range said[file] {
			if isPiece(s) {
				t.Errorf("%s: %q is a piece of a sentence: write the whole one in one format", file, s)
			}
		}
	}
}

func TestPiecesAreRecognised(t *testing.T) {
	for s, want := range map[string]bool{
		" of %s": true, "and then ": true, ", or %s": true, "; write it": true, ") of it": true, "%d of %d days": false, "no results yet": false, "%s: %w": false, "": false,
	} {
		if isPiece(s) != want {
			t.Errorf("%q is a piece: %v", s, !want)
		}
	}
}

func isPiece(s string) bool {
	return strings.TrimSpace(s) != "" && (strings.HasPrefix(s, " ") && !strings.HasPrefix(s, "  ") || strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "  ") || strings.IndexAny(s, ",;)") == 0)
}

func marshal(said map[string][]string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(said)
	return b.Bytes(), err
}

// doors are the functions of package say, with the place of the sentence among
// their arguments.
var doors = map[string]int{"Text": 0, "Textf": 0, "Error": 0, "Errorf": 0, "Fprintf": 1}

// outside are folders whose texts no user reads.
var outside = []string{"bench", "tools", "testdata", "node_modules", "docs", "build", "proof", "prooftest", "estimatetest"}

// recorded are files whose texts are meanings of columns, which a record has in
// English.
var recorded = []string{"economy/checks.go", "economy/day_columns.go", "economy/summary.go", "record/table/flows.go", "record/table/trips.go"}

// source is a file of the program.
type source struct {
	path string
	file *ast.File
}

// read collects the sentences of all packages below root, and the texts that
// look like one and do not go through package say.
func read(t *testing.T, root string) (said map[string][]string, loose []string) {
	t.Helper()
	var sources []source
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (slices.Contains(outside, entry.Name()) || len(entry.Name()) > 2 && entry.Name()[0] == '.') {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") && filepath.Base(filepath.Dir(path)) != "say" {
			f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			sources = append(sources, source{path, f})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	known, constants := functions{}, map[string]string{}
	for _, s := range sources {
		known.find(s)
		constantsOf(s, constants)
	}
	said = map[string][]string{}
	all := map[string]bool{}
	for _, s := range sources {
		name, err := filepath.Rel(root, s.path)
		if err != nil {
			t.Fatal(err)
		}
		r := &reader{set: set, source: s, known: known, constants: constants, recorded: slices.Contains(recorded, filepath.ToSlash(name)), said: map[string]bool{}}
		r.walk(s.file)
		if len(r.said) > 0 {
			said[filepath.ToSlash(name)] = slices.Sorted(maps.Keys(r.said))
		}
		loose = append(loose, r.loose...)
		for text := range r.said {
			all[text] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(constants)) {
		if text := constants[name]; words.MatchString(text) && !all[text] {
			loose = append(loose, fmt.Sprintf("%s: %q", name, text))
		}
	}
	return said, loose
}

// functions are the functions of the program by name, that of a method with a
// point before it, and what a format is among their arguments: its place, or -1
// if they take none. Those of one name are told apart by file and by folder.
type functions map[string]int

func (fs functions) note(path, name string, t *ast.FuncType) {
	place := -1
	var types []ast.Expr
	for _, p := range t.Params.List {
		for range max(1, len(p.Names)) {
			types = append(types, p.Type)
		}
	}
	if n := len(types) - 2; n >= 0 && isName(types[n], "string") {
		if e, is := types[n+1].(*ast.Ellipsis); is && isName(e.Elt, "any") {
			place = n
		}
	}
	for _, key := range []string{path + name, filepath.Dir(path) + name, name} {
		if was, known := fs[key]; known && was != place {
			fs[key] = -1
			continue
		}
		fs[key] = place
	}
}

// find notes the functions that a file declares.
func (fs functions) find(s source) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.FuncDecl:
			if x.Recv != nil {
				fs.note(s.path, "."+x.Name.Name, x.Type)
			} else {
				fs.note(s.path, x.Name.Name, x.Type)
			}
		case *ast.AssignStmt:
			for k, right := range x.Rhs {
				if f, is := right.(*ast.FuncLit); is {
					if left, is := x.Lhs[k].(*ast.Ident); is {
						fs.note(s.path, left.Name, f.Type)
					}
				}
			}
		}
		return true
	})
}

// format is the place of a format among the arguments of a call in a file.
func (fs functions) format(path string, call ast.Expr) (place int, is bool) {
	names := []string{}
	switch f := call.(type) {
	case *ast.Ident:
		names = append(names, path+f.Name, filepath.Dir(path)+f.Name)
	case *ast.SelectorExpr:
		name := f.Sel.Name
		names = append(names, path+"."+name, filepath.Dir(path)+"."+name, "."+name, name)
	}
	for _, name := range names {
		if place, known := fs[name]; known {
			return place, place >= 0
		}
	}
	return 0, false
}

func isName(e ast.Expr, name string) bool {
	id, is := e.(*ast.Ident)
	return is && id.Name == name
}

// constantsOf notes the texts that a package declares as constants.
func constantsOf(s source, constants map[string]string) {
	for _, d := range s.file.Decls {
		g, is := d.(*ast.GenDecl)
		if !is || g.Tok != token.CONST {
			continue
		}
		for _, spec := range g.Specs {
			v := spec.(*ast.ValueSpec)
			for k, name := range v.Names {
				if k < len(v.Values) {
					if text, is := literal(v.Values[k]); is {
						constants[filepath.Dir(s.path)+"."+name.Name] = text
					}
				}
			}
		}
	}
}

// literal is a text that is written out, perhaps over several lines.
func literal(e ast.Expr) (string, bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		if x.Kind == token.STRING {
			return constant.StringVal(constant.MakeFromLiteral(x.Value, token.STRING, 0)), true
		}
	case *ast.BinaryExpr:
		a, isA := literal(x.X)
		b, isB := literal(x.Y)
		return a + b, isA && isB && x.Op == token.ADD
	}
	return "", false
}

// reader goes through one file.
type reader struct {
	set       *token.FileSet
	source    source
	known     functions
	constants map[string]string
	recorded  bool
	said      map[string]bool
	loose     []string
}

// unsaid are calls whose texts nobody reads, or which are looked for.
var unsaid = regexp.MustCompile(`^(regexp|strings|template|time|parquet|panic)\b`)

// data are keys of literals whose texts are recorded, or are an example.
var data = []string{"Use", "Example", "Means", "Name", "Query"}

func (r *reader) walk(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.GenDecl:
			return x.Tok != token.CONST // said where it is used
		case *ast.Field:
			if x.Tag != nil {
				r.tag(x.Tag)
			}
			return false
		case *ast.KeyValueExpr:
			if id, is := x.Key.(*ast.Ident); is && slices.Contains(data, id.Name) {
				return false
			}
		case *ast.BasicLit:
			if text, is := literal(x); is && words.MatchString(text) && !r.recorded && !strings.HasPrefix(text, "<") {
				r.loose = append(r.loose, fmt.Sprintf("%s: %q", r.set.Position(x.Pos()), text))
			}
		case *ast.BinaryExpr:
			if x.Op == token.EQL || x.Op == token.NEQ {
				return false
			}
		case *ast.CallExpr:
			return r.call(x)
		}
		return true
	})
}

// words is what a sentence has: three in a row at least.
var words = regexp.MustCompile(`\pL+[,.:;]? \pL+[,.:;]? \pL+`)

// call notes what a call says, and looks through its other arguments.
func (r *reader) call(x *ast.CallExpr) bool {
	name, from := "", ""
	switch f := x.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
		if id, is := f.X.(*ast.Ident); is {
			from = id.Name
		}
	}
	at, says := doors[name]
	if says = says && from == "say"; !says && from != "fmt" {
		at, says = r.known.format(r.source.path, x.Fun)
	}
	if !says || len(x.Args) <= at {
		return !unsaid.MatchString(strings.TrimPrefix(from+"."+name, "."))
	}
	for k, a := range x.Args {
		text, is := literal(a)
		if id, isName := a.(*ast.Ident); isName && k == at {
			text, is = r.constants[filepath.Dir(r.source.path)+"."+id.Name]
		}
		if k == at && is {
			r.said[text] = true
			continue
		}
		r.walk(a)
	}
	r.walk(x.Fun)
	return false
}

// tag notes the words for outcomes that stand in the tags of a struct.
func (r *reader) tag(l *ast.BasicLit) {
	raw, err := strconv.Unquote(l.Value)
	if err != nil {
		return
	}
	keys := []string{"name", "title", "means"}
	if strings.Contains(r.source.path, "/study/") { // elsewhere doc is the API's
		keys = append(keys, "doc")
	}
	for _, key := range keys {
		if text := reflect.StructTag(raw).Get(key); text != "" {
			r.said[text] = true
		}
	}
}
