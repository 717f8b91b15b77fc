package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// The limits of a room, tests apart.
const (
	mostFiles   = 25 // of a package
	mostMethods = 40 // of a type
)

// Parts that are over a limit until they are built anew, with the reason. A line
// that is not needed any more fails the test: the list only shrinks.
var (
	manyFiles   = map[string]string{}
	manyMethods = map[string]string{}
	flagsBelow  = map[string]string{}
	currencies  = map[string]string{}
)

var (
	flagWord     = regexp.MustCompile("(^|[\\s\"(`'])--[a-z]")
	currencyWord = regexp.MustCompile(`(?i)\b(yuan|fen|jiao|dollars?|euros?|RMB|USD|CNY|KPW|KRW|EUR)\b`)
)

func TestRoomsAreSmallAndKeepTheirWords(t *testing.T) {
	files, methods := map[string]int{}, map[string]int{}
	flags, money := map[string]int{}, map[string]int{}
	eachSource(t, "../..", func(name string, text []byte) {
		if folder := path.Dir(name); folder != "docs/licences" {
			files[folder]++
		}
		parsed := proof.Must(parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution))(t)
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				methods[path.Dir(name)+"."+receiver(f.Recv.List[0].Type)]++
			}
		}
		house := class(room(path.Dir(name)))
		if house == "bench" || house == "docs" || house == "." {
			return // beside the house
		}
		if !strings.HasPrefix(house, "cmd/") && flagWord.Match(text) {
			flags[house]++
		}
		if house != "unit" && currencyWord.Match(text) {
			money[house]++
		}
	})
	if files["cmd/tumen"] == 0 {
		t.Fatal("found no sources of cmd/tumen: the test looks in the wrong place")
	}
	over(t, "has more than 25 files: give a part of it a package of its own", files, mostFiles, manyFiles)
	over(t, "has more than 40 methods: it does the work of several types", methods, mostMethods, manyMethods)
	over(t, "names a flag: say which field is wrong (internal/fault), and let cmd name the flag", flags, 0, flagsBelow)
	over(t, "names a currency: an amount is in the money of its case", money, 0, currencies)
}

// over wants every count within a limit, but for the exceptions, and every
// exception beyond it.
func over(t *testing.T, what string, counts map[string]int, most int, exceptions map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if _, excepted := exceptions[name]; counts[name] > most && !excepted {
			t.Errorf("%s %s (%d where %d are allowed)", name, what, counts[name], most)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(exceptions)) {
		if counts[name] <= most {
			t.Errorf("%s needs no exception any more (%s): delete its line in this test", name, exceptions[name])
		}
	}
}

// receiver is the name of a method's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return "?"
}

// eachSource gives every Go file of the house that is no test, by its path below
// the root.
func eachSource(t *testing.T, root string, see func(name string, text []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && (name == "tools" || name == "testdata" || name == "node_modules" || name != ".." && strings.HasPrefix(name, ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		see(filepath.ToSlash(relative), text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
