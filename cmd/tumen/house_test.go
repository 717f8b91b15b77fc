package main

import (
	"go/parser"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// leftOf names, for each package of the house, those that stand directly to its
// left in the order that CONTRIBUTING.md draws. It may import these, all that they
// may import, and what is in internal.
var leftOf = map[string][]string{
	".":                 {}, // the sources themselves, for the fingerprint
	"internal/build":    {"."},
	"internal/fault":    {"internal/text", "internal/say"}, // what is wrong with a request
	"internal/keys":     {"internal/say"},                  // of a JSON text
	"internal/list":     {},                                // what package slices lacks
	"internal/machine":  {"internal/say"},                  // what memory the machine has
	"internal/proof":    {},                                // how large the tests' campaigns are
	"internal/say":      {},                                // every sentence, and its translation
	"internal/stat":     {},                                // of a list of numbers
	"internal/text":     {"internal/list", "internal/say"}, // words and numbers as people read them
	"docs":              {},                                // words alone
	"unit":              {},
	"exact":             {},
	"rng":               {"exact"},
	"ledger":            {},
	"engine":            {},
	"economy/parameter": {"unit", "ledger"},
	"economy/observe":   {"economy/parameter"},
	"economy/snapshot":  {"unit"}, // keeps, copies and compares any state
	"economy":           {"economy/observe", "economy/snapshot", "rng", "engine"},
	"vocabulary":        {"economy"},
	"testimony":         {"unit"},
	"casefile":          {},
	"scenario":          {"casefile", "vocabulary", "testimony"},
	"stage":             {}, // unfinished work, and the names of results
	"record":            {"stage", "scenario"},
	"audit":             {"record"},
	"study":             {"record", "view"},
	"chart":             {},
	"view":              {"chart", "unit"},
	"study/method/NAME": {"study", "view"},
	"study/method":      {"study", "study/method/NAME"},
	"cmd/again":         {"record"}, // the command line of a run
	"report":            {"audit", "study/method/NAME", "study/method", "cmd/again"},
	"jobs":              {"record"}, // work that goes on without its client, and the data folder
	"workbench":         {"jobs", "report", "docs"},
	"cmd/tumen":         {"workbench"},
	"bench":             {"report"}, // beside the house: what is measured
}

// mayImport says whether a package stands to the left of another.
func mayImport(importer, imported string) bool {
	for _, left := range leftOf[importer] {
		if left == imported || mayImport(left, imported) {
			return true
		}
	}
	return strings.HasPrefix(imported, "internal/") && !strings.HasPrefix(importer, "internal/")
}

// Tests may import what they like; the program may not.
func TestNoArrowRunsBack(t *testing.T) {
	imports := houseImports(t, "../..")
	if len(imports["cmd/tumen"]) == 0 {
		t.Fatal("found no imports of cmd/tumen: the test looks in the wrong place")
	}
	for _, importer := range slices.Sorted(maps.Keys(imports)) {
		if _, known := leftOf[class(importer)]; !known {
			t.Errorf("package %s has no place in the order of the house: give it one in this test and in CONTRIBUTING.md", importer)
			continue
		}
		for _, imported := range imports[importer] {
			if !mayImport(class(importer), class(imported)) {
				t.Errorf("%s imports %s, which is not to its left", importer, imported)
			}
		}
	}
}

// houseImports reads which packages of the house each package of it imports.
func houseImports(t *testing.T, root string) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	eachSource(t, root, func(name string, text []byte) {
		parsed := proof.Must(parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly))(t)
		importer := room(path.Dir(name))
		if _, seen := imports[importer]; !seen {
			imports[importer] = nil
		}
		for _, spec := range parsed.Imports {
			imported := proof.Must(strconv.Unquote(spec.Path.Value))(t)
			if imported == "tumen" {
				imports[importer] = append(imports[importer], ".")
			}
			if inside, ok := strings.CutPrefix(imported, "tumen/"); ok && room(inside) != importer {
				imports[importer] = append(imports[importer], room(inside))
			}
		}
	})
	return imports
}

// room is the package of the house that a folder belongs to: itself, or the
// one that it is inside.
func room(folder string) string {
	parts := strings.Split(folder, "/")
	if (parts[0] == "cmd" || parts[0] == "internal" || parts[0] == "economy") && len(parts) > 1 {
		return path.Join(parts[:2]...)
	}
	if folder == "study/method" || strings.HasPrefix(folder, "study/method/") {
		return folder // the list of kinds, and one kind, which imports no other
	}
	return parts[0]
}

// class is a room as the order names it: all kinds of study have one place.
func class(room string) string {
	if strings.HasPrefix(room, "study/method/") {
		return "study/method/NAME"
	}
	return room
}
