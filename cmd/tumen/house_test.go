package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// before names, for each package of the house, the packages that it may
// import: those to its left in the order that CONTRIBUTING.md draws. What is in
// internal stands at the far left, so that all others may.
var before = map[string][]string{
	".":                 {}, // the sources themselves, for the fingerprint
	"internal/build":    {"."},
	"internal/fault":    {}, // what is wrong with a request
	"internal/keys":     {}, // of a JSON text
	"internal/proof":    {}, // how large the tests' campaigns are
	"internal/machine":  {}, // what memory the machine has
	"internal/stat":     {}, // of a list of numbers
	"internal/text":     {}, // words and numbers as people read them
	"unit":              {},
	"exact":             {},
	"rng":               {"exact"},
	"docs":              {}, // words alone
	"ledger":            {},
	"stage":             {}, // unfinished work, and the names of results
	"engine":            {},
	"economy":           {"unit", "exact", "rng", "ledger", "engine"},
	"vocabulary":        {"unit", "exact", "rng", "ledger", "engine", "economy"},
	"testimony":         {"unit"},
	"bench":             {"exact", "rng", "stage", "engine", "economy", "vocabulary", "scenario", "record", "study", "study/method/NAME", "report"}, // beside the house: what is measured
	"casefile":          {},
	"scenario":          {"casefile", "unit", "exact", "rng", "ledger", "engine", "economy", "vocabulary", "testimony"},
	"record":            {"unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario"},
	"audit":             {"unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario", "record"},
	"study":             {"unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario", "record"},
	"study/method/NAME": {"unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario", "record", "study"},
	"report":            {"unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario", "record", "audit", "study", "study/method/NAME"},
	"jobs":              {"stage", "record"}, // work that outlives whoever asked for it, and the data folder
	"workbench":         {"jobs", "casefile", "unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario", "record", "audit", "study", "study/method/NAME", "report", "docs"},
	"cmd/tumen":         {"casefile", "unit", "exact", "rng", "stage", "ledger", "engine", "economy", "vocabulary", "testimony", "scenario", "record", "audit", "study", "study/method/NAME", "report", "jobs", "workbench"},
}

// Tests may import what they like; the program may not.
func TestNoArrowRunsBack(t *testing.T) {
	imports := houseImports(t, "../..")
	if len(imports["cmd/tumen"]) == 0 {
		t.Fatal("found no imports of cmd/tumen: the test looks in the wrong place")
	}
	for _, importer := range slices.Sorted(maps.Keys(imports)) {
		allowed, known := before[class(importer)]
		if !known {
			t.Errorf("package %s has no place in the order of the house: give it one in this test and in CONTRIBUTING.md", importer)
			continue
		}
		for _, imported := range imports[importer] {
			if !slices.Contains(allowed, class(imported)) && !(strings.HasPrefix(imported, "internal/") && !strings.HasPrefix(importer, "internal/")) {
				t.Errorf("%s imports %s, which is not to its left", importer, imported)
			}
		}
	}
}

// houseImports reads which packages of the house each package of it imports.
func houseImports(t *testing.T, root string) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
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
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		importer := room(filepath.ToSlash(relative))
		if _, seen := imports[importer]; !seen {
			imports[importer] = nil
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if imported == "tumen" {
				imports[importer] = append(imports[importer], ".")
			}
			if inside, ok := strings.CutPrefix(imported, "tumen/"); ok && room(inside) != importer {
				imports[importer] = append(imports[importer], room(inside))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// room is the package of the house that a folder belongs to: itself, or the
// one that it is inside.
func room(folder string) string {
	parts := strings.Split(folder, "/")
	if (parts[0] == "cmd" || parts[0] == "internal") && len(parts) > 1 {
		return path.Join(parts[:2]...)
	}
	if strings.HasPrefix(folder, "study/method/") {
		return folder // one kind of study, which imports no other
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
