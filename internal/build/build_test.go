package build

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tumen"
	"tumen/internal/proof"
)

// A small tree of sources, as the embedded one is.
func tree() fstest.MapFS {
	return fstest.MapFS{
		"go.mod":               {Data: []byte("module tumen\n\nrequire (\n\tgithub.com/goccy/go-yaml v1.19.2\n\tgolang.org/x/text v0.34.0\n\tgonum.org/v1/gonum v0.17.0\n\texample.org/page v1.0.0\n)\n")},
		"VERSION":              {Data: []byte("0.1.0\n")},
		"economy/day.go":       {Data: []byte("package economy\n\nconst rest = 4\n")},
		"economy/day_test.go":  {Data: []byte("package economy\n")},
		"economy/price.go":     {Data: []byte("package economy\n\nconst fen = 100\n")},
		"study/design/plan.go": {Data: []byte("package design\n")},
		"study/design/joe.txt": {Data: []byte("1 0 1\n")},
	}
}

func mustFingerprint(t *testing.T, sources fs.FS) string {
	t.Helper()
	return proof.Must(fingerprint(sources, decides))(t)
}

func TestFingerprintChangesWithWhatDecidesNumbers(t *testing.T) {
	before := mustFingerprint(t, tree())
	for name, change := range map[string]func(fstest.MapFS){
		"a rule": func(m fstest.MapFS) {
			m["economy/day.go"] = &fstest.MapFile{Data: []byte("package economy\n\nconst rest = 5\n")}
		},
		"a new file": func(m fstest.MapFS) {
			m["economy/night.go"] = &fstest.MapFile{Data: []byte("package economy\n")}
		},
		"a table that a rule reads": func(m fstest.MapFS) {
			m["study/design/joe.txt"] = &fstest.MapFile{Data: []byte("1 0 3\n")}
		},
		"a file less": func(m fstest.MapFS) { delete(m, "study/design/plan.go") },
		"a file's name": func(m fstest.MapFS) {
			m["economy/days.go"] = m["economy/day.go"]
			delete(m, "economy/day.go")
		},
		"a line that moved to the next file": func(m fstest.MapFS) {
			m["economy/day.go"] = &fstest.MapFile{Data: []byte("package economy\n\nconst rest = 4")}
			m["economy/price.go"] = &fstest.MapFile{Data: []byte("\npackage economy\n\nconst fen = 100\n")}
		},
		"a module that decides numbers": func(m fstest.MapFS) {
			m["go.mod"] = &fstest.MapFile{Data: []byte(strings.Replace(string(m["go.mod"].Data), "v0.17.0", "v0.18.0", 1))}
		},
	} {
		changed := tree()
		change(changed)
		if mustFingerprint(t, changed) == before {
			t.Errorf("%s changed and the fingerprint did not", name)
		}
	}
}

func TestFingerprintStaysWithWhatDecidesNoNumber(t *testing.T) {
	before := mustFingerprint(t, tree())
	for name, change := range map[string]func(fstest.MapFS){
		"a test": func(m fstest.MapFS) {
			m["economy/day_test.go"] = &fstest.MapFile{Data: []byte("package economy // other\n")}
		},
		"no test": func(m fstest.MapFS) { delete(m, "economy/day_test.go") },
		"line ends": func(m fstest.MapFS) {
			m["economy/day.go"] = &fstest.MapFile{Data: []byte("package economy\r\n\r\nconst rest = 4\r\n")}
		},
		"version": func(m fstest.MapFS) { m["VERSION"] = &fstest.MapFile{Data: []byte("0.2.0\n")} },
		"a module of the page": func(m fstest.MapFS) {
			m["go.mod"] = &fstest.MapFile{Data: []byte(strings.Replace(string(m["go.mod"].Data), "page v1.0.0", "page v1.0.1", 1))}
		},
	} {
		changed := tree()
		change(changed)
		if mustFingerprint(t, changed) != before {
			t.Errorf("%s changed the fingerprint", name)
		}
	}
	without := tree()
	without["go.mod"] = &fstest.MapFile{Data: []byte("module tumen\n")}
	if _, err := fingerprint(without, decides); err == nil {
		t.Error("a module that decides numbers may be missing")
	}
}

// What is embedded is what lies in the tree: a file that the patterns miss would
// change results without changing the fingerprint.
func TestEverythingThatDecidesNumbersIsEmbedded(t *testing.T) {
	const root = "../.."
	embedded := map[string]bool{}
	if err := fs.WalkDir(tumen.Sources, ".", func(name string, entry fs.DirEntry, err error) error {
		if strings.Contains(name, "/") && !entry.IsDir() {
			embedded[name] = true
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	folders := map[string]bool{}
	for name := range embedded {
		folders[path.Dir(name)] = true
	}
	// These packages are imported by the ones that decide numbers, and decide none.
	bystanders := []string{"record", "record/table", "record/journal", "stage", "internal/build", "internal/fault", "internal/keys", "internal/say", "internal/text", "study/show", "study/store", "view"}
	inCase := []string{"cases", "new.yaml", "builtin"} // a run's request has the hash of its case, and a study that of its worlds
	third := map[string]bool{}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources in %s: %v", folder, err)
		}
		for _, file := range files {
			name := path.Join(folder, filepath.Base(file))
			if !decides(name) {
				continue
			}
			text, err := tumen.Sources.ReadFile(name)
			if err != nil {
				t.Errorf("%s is not embedded", name)
				continue
			}
			if lying, err := os.ReadFile(file); err != nil || string(lying) != string(text) {
				t.Errorf("%s is embedded as it does not lie in the tree: %v", name, err)
			}
			for line := range strings.Lines(string(text)) {
				patterns, ok := strings.CutPrefix(line, "//go:embed ")
				for _, pattern := range strings.Fields(patterns) {
					if ok && !embedded[path.Join(folder, pattern)] && !slices.Contains(inCase, pattern) {
						t.Errorf("%s embeds %s, which is not part of the fingerprint: embed it in sources.go too", name, pattern)
					}
				}
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range parsed.Imports {
				imported, _ := strconv.Unquote(spec.Path.Value)
				inside, own := strings.CutPrefix(imported, "tumen/")
				switch {
				case own && !folders[inside] && !slices.Contains(bystanders, inside):
					t.Errorf("%s imports %s, which is not part of the fingerprint: embed it in sources.go, or say in this test that it decides no number", name, imported)
				case !own && strings.Contains(strings.Split(imported, "/")[0], "."):
					third[imported] = true
				}
			}
		}
	}
	// Locks and tables are written with the first two; the third says what the
	// processor can do, and every way it chooses gives the same bits.
	harmless := []string{"github.com/gofrs/flock", "github.com/parquet-go/parquet-go", "golang.org/x/sys/cpu"}
	for imported := range third {
		in := func(module string) bool { return imported == module || strings.HasPrefix(imported, module+"/") }
		if !slices.ContainsFunc(modules, in) && !slices.ContainsFunc(harmless, in) {
			t.Errorf("%s is imported where numbers are decided: add its module to the fingerprint, or say in this test that it decides none", imported)
		}
	}
	for _, module := range modules {
		used := false
		for imported := range third {
			used = used || strings.HasPrefix(imported, module)
		}
		if !used {
			t.Errorf("%s is part of the fingerprint and used nowhere", module)
		}
	}
}

func TestThisProgramKnowsItself(t *testing.T) {
	i := This()
	if i.Version == "" || len(i.Fingerprint) != 64 || i.Go == "" {
		t.Errorf("this program is %+v", i)
	}
	if other := i; !i.HasModel(other.Fingerprint) {
		t.Error("a program has not its own model")
	}
	other := Identity{Version: i.Version, Fingerprint: strings.Repeat("0", 64)}
	if i.HasModel(other.Fingerprint) {
		t.Error("two models of one version pass for one")
	}
	if Short(i.Fingerprint) != i.Fingerprint[:12] || Short("ab") != "ab" {
		t.Error("the short form of a fingerprint is not its beginning")
	}
}

// What decides a run is what decides a study, without the packages of studies.
func TestTheFingerprintOfARunLeavesStudiesOut(t *testing.T) {
	of := func(m fstest.MapFS) string { return proof.Must(fingerprint(m, decidesRun))(t) }
	before := of(tree())
	studies, rules := tree(), tree()
	studies["study/design/plan.go"] = &fstest.MapFile{Data: []byte("package design\n\nconst n = 1\n")}
	rules["economy/day.go"] = &fstest.MapFile{Data: []byte("package economy\n\nconst rest = 5\n")}
	if of(studies) != before {
		t.Error("a study's plan changed, and with it the fingerprint of a run")
	}
	if of(rules) == before {
		t.Error("a rule changed and the fingerprint of a run did not")
	}
}
