package economy_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// docs/odd.md is to be enough to build the model again. These tests hold the
// page against the code, so that neither can change alone. The table of
// parameters is written, not typed:
//
//	go test ./economy -run ODD -update

const (
	odd        = "../docs/odd.md"
	tableBegin = "<!-- parameters: written by `go test ./economy -run ODD -update` -->\n"
	tableEnd   = "<!-- end of parameters -->\n"
)

// page is the text of odd.md, and the text without the table of parameters.
func page(t *testing.T) (all, prose string) {
	t.Helper()
	text := proof.Must(os.ReadFile(odd))(t)
	all = string(text)
	before, rest, begins := strings.Cut(all, tableBegin)
	_, after, ends := strings.Cut(rest, tableEnd)
	if !begins || !ends {
		t.Fatalf("%s needs the lines\n%s%sfor the table of parameters", odd, tableBegin, tableEnd)
	}
	return all, before + after
}

// parse reads a Go file of the model.
func parse(t *testing.T, file string) *ast.File {
	t.Helper()
	f := proof.Must(parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution))(t)
	return f
}

// inOrder finds texts one after the other.
func inOrder(t *testing.T, all string, texts []string, write string) {
	t.Helper()
	for _, text := range texts {
		at := strings.Index(all, text)
		if at < 0 {
			t.Errorf("%q is missing from %s, or stands before what it should follow: %s", text, odd, write)
			return
		}
		all = all[at+len(text):]
	}
}

// The seven elements, and the eleven design concepts, of Grimm et al. (2020).
func TestODDKeepsTheOrderOfTheProtocol(t *testing.T) {
	all, _ := page(t)
	inOrder(t, all, []string{
		"\n## 1. Purpose and patterns\n", "\n## 2. Entities, state variables, and scales\n",
		"\n## 3. Process overview and scheduling\n", "\n## 4. Design concepts\n",
		"\n**Basic principles.**", "\n**Emergence.**", "\n**Adaptation.**", "\n**Objectives.**", "\n**Learning.**",
		"\n**Prediction.**", "\n**Sensing.**", "\n**Interaction.**", "\n**Stochasticity.**", "\n**Collectives.**", "\n**Observation.**",
		"\n## 5. Initialisation\n", "\n## 6. Input data\n", "\n## 7. Submodels\n",
	}, "the protocol's order is part of what readers rely on")
}

// The steps of World.Day are the process overview.
func TestODDListsTheStepsOfTheDayInTheirOrder(t *testing.T) {
	all, _ := page(t)
	_, overview, _ := strings.Cut(all, "\n## 3. ")
	overview, _, _ = strings.Cut(overview, "\n## 4. ")
	var steps []string
	for _, d := range parse(t, "day.go").Decls {
		f, is := d.(*ast.FuncDecl)
		if !is || f.Name.Name != "Day" {
			continue
		}
		for _, statement := range f.Body.List {
			if call, is := statement.(*ast.ExprStmt); is {
				steps = append(steps, "`"+call.X.(*ast.CallExpr).Fun.(*ast.SelectorExpr).Sel.Name+"`")
			}
		}
	}
	if len(steps) == 0 {
		t.Fatal("day.go has no Day, or Day has no steps")
	}
	inOrder(t, overview, steps, "give the step its row in section 3")
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

func TestODDLinksEveryFileOfTheModel(t *testing.T) {
	all, _ := page(t)
	files := append(proof.Must(filepath.Glob("*.go"))(t), proof.Must(filepath.Glob("*/*.go"))(t)...)
	for _, file := range files {
		if path.Base(file) != "doc.go" && !strings.HasSuffix(file, "_test.go") && !strings.Contains(all, "](../economy/"+file+")") {
			t.Errorf("economy/%s is not linked: describe it in section 7 of %s, or in section 2 if it holds state, as [%[3]s](../economy/%[1]s)", file, odd, path.Base(file))
		}
	}
}

func TestODDLinksLeadSomewhere(t *testing.T) {
	all, _ := page(t)
	anchors := map[string]bool{}
	for _, line := range strings.Split(all, "\n") {
		if title := strings.TrimLeft(line, "#"); title != line {
			anchors[anchor(title)] = true
		}
	}
	for _, m := range link.FindAllStringSubmatch(all, -1) {
		target := m[1]
		switch {
		case strings.HasPrefix(target, "https://"):
		case strings.HasPrefix(target, "#"):
			if !anchors[target[1:]] {
				t.Errorf("no heading of %s has the anchor %s: the link or the heading has changed", odd, target)
			}
		default:
			if _, err := os.Stat(filepath.Join(filepath.Dir(odd), target)); err != nil {
				t.Errorf("%s links %s, which does not exist: the link should name the file's new place", odd, target)
			}
		}
	}
}

// anchor is the name by which a heading can be linked.
func anchor(title string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
			return r
		}
		return -1
	}, strings.ToLower(strings.TrimSpace(title)))
	return kept
}

var namedTest = regexp.MustCompile("\\[`(Test\\w+)`\\]\\(([^)]+)\\)")

func TestODDNamesTestsThatExist(t *testing.T) {
	all, _ := page(t)
	tests := namedTest.FindAllStringSubmatch(all, -1)
	if len(tests) == 0 {
		t.Fatalf("%s names no test: say where each exact test is, as [`TestX`](../economy/x_test.go)", odd)
	}
	for _, m := range tests {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(odd), m[2]))
		if err != nil || !strings.Contains(string(text), "func "+m[1]+"(") {
			t.Errorf("%s says that %s is in %s, and it is not: correct the name or the file", odd, m[1], m[2])
		}
	}
}

// Whoever builds the model again needs each purpose with its number.
func TestODDNamesEveryDraw(t *testing.T) {
	all, _ := page(t)
	draws := 0
	ast.Inspect(parse(t, "draws.go"), func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is {
			return true
		}
		draws++
		name, number := spec.Names[0].Name, spec.Values[0].(*ast.BasicLit).Value
		if row := fmt.Sprintf("\n| `%s` | %s |", name, number); !strings.Contains(all, row) {
			t.Errorf("%s has no row for the draw %s: add %q with who draws, the index, and what it decides, under Randomness", odd, name, row[1:])
		}
		return true
	})
	if draws == 0 {
		t.Fatal("draws.go has no draws")
	}
}
