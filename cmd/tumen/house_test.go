package main

import (
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// leftOf names, for each package of the house, those that stand directly to its
// left in the order that docs/architecture.md draws. It may import these, all that they
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
	"economy/snapshot":  {"unit"},                                      // keeps, copies and compares any state
	"economy/security":  {"economy/parameter", "exact"},                // those who hold the border
	"economy/tariff":    {"economy/parameter", "exact"},                // what a post asks
	"economy/labour":    {"economy/parameter", "rng"},                  // porters and what they ask
	"economy/household": {"economy/parameter", "rng"},                  // porters at home
	"economy/trade":     {"economy/security", "economy/tariff", "rng"}, // organisers and merchants
	"economy":           {"economy/observe", "economy/snapshot", "economy/labour", "economy/household", "economy/trade", "engine"},
	"vocabulary":        {"economy"},
	"testimony":         {"unit"},
	"casefile":          {},
	"scenario":          {"casefile", "vocabulary", "testimony"},
	"stage":             {}, // unfinished work, and the names of results
	"record":            {"stage", "scenario"},
	"audit":             {"record"},
	"study/design":      {"rng"},                                                   // which points are run
	"study/estimate":    {"study/design"},                                          // what rows say, and how surely
	"study/store":       {"stage"},                                                 // rows on disk
	"study/worlds":      {"record", "study/design"},                                // what a witness allows, as a file
	"study":             {"study/estimate", "study/store", "study/worlds", "view"}, // many runs of a case
	"study/studytest":   {"study"},                                                 // for tests of kinds
	"study/table":       {"study"},                                                 // many worlds, of which much is asked
	"study/show":        {"study"},                                                 // what pages of all kinds have
	"chart":             {},
	"view":              {"chart", "unit"},
	"study/method/NAME": {"study/table", "study/show"},
	"study/method":      {"study/method/NAME"},
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
			t.Errorf("package %s has no place in the order of the house: give it one in this test, and on docs/architecture.md", importer)
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
	if parts[0] == "study" && len(parts) > 1 && parts[1] != "method" {
		return path.Join(parts[:2]...)
	}
	if parts[0] == "study" {
		return folder // the study, the list of kinds, or one kind, which imports no other
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

// The page has a line for each place in the order, and both pages that draw it draw
// the same: a package comes after all that stand to its left.
func TestThePageHasTheOrder(t *testing.T) {
	page := string(proof.Must(os.ReadFile("../../docs/architecture.md"))(t))
	drawn := drawing(t, page)
	if other := drawing(t, string(proof.Must(os.ReadFile("../../CONTRIBUTING.md"))(t))); drawn != other {
		t.Errorf("CONTRIBUTING.md draws another order than docs/architecture.md:\n%s\n%s", other, drawn)
	}
	for _, name := range slices.Sorted(maps.Keys(leftOf)) {
		if name != "." && name != "docs" && !strings.Contains(page, "\n| ["+name+"](../") && name != "study/method" {
			t.Errorf("docs/architecture.md has no line for %s", name)
		}
	}
	places := places(drawn)
	for _, name := range slices.Sorted(maps.Keys(places)) {
		if _, err := os.Stat("../../" + strings.TrimSuffix(name, "/NAME")); err != nil {
			t.Errorf("docs/architecture.md draws %s, which is no package", name)
		}
		for _, left := range leftOf[name] {
			if at, isDrawn := places[left]; isDrawn && at >= places[name] {
				t.Errorf("docs/architecture.md does not draw %s after %s", name, left)
			}
		}
	}
}

// drawing is the block of a page that draws the order.
func drawing(t *testing.T, page string) string {
	t.Helper()
	for block := range strings.SplitSeq(page, "\n\n") {
		if strings.HasPrefix(block, "    unit, exact -> ") {
			return block
		}
	}
	t.Fatal("a page does not draw the order of packages")
	return ""
}

var braced = regexp.MustCompile(`([a-z/]+)/\{([^}]+)\}`)

// places are the packages of a drawing, by where each stands first.
func places(drawn string) map[string]int {
	drawn = braced.ReplaceAllStringFunc(drawn, func(all string) string {
		parts := braced.FindStringSubmatch(all)
		return parts[1] + "/" + strings.ReplaceAll(parts[2], ", ", ", "+parts[1]+"/")
	})
	at := map[string]int{}
	for i, step := range strings.Split(strings.ReplaceAll(drawn, "\n", " -> "), " -> ") {
		for name := range strings.SplitSeq(step, ", ") {
			if name = strings.TrimSpace(name); at[name] == 0 {
				at[name] = i + 1
			}
		}
	}
	return at
}
