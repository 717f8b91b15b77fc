package economy

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tumen/economy/snapshot"
	"tumen/internal/proof"
)

// declared is what the struct of each submodel says: the parts of the world that it
// reads and writes, and the submodels that it calls.
func declared(t *testing.T) (writes, calls map[string][]string) {
	t.Helper()
	parts := reflect.TypeFor[World]()
	writes, calls = map[string][]string{}, map[string][]string{}
	for k := range reflect.TypeFor[submodels]().NumField() {
		writes[reflect.TypeFor[submodels]().Field(k).Name] = nil
	}
	for _, file := range proof.Must(filepath.Glob("*.go"))(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		f := proof.Must(parser.ParseFile(fset, file, nil, parser.ParseComments|parser.SkipObjectResolution))(t)
		ast.Inspect(f, func(n ast.Node) bool {
			spec, is := n.(*ast.TypeSpec)
			if !is {
				return true
			}
			s, is := spec.Type.(*ast.StructType)
			if _, known := writes[spec.Name.Name]; !is || !known {
				return false
			}
			heading := ""
			for _, field := range s.Fields.List {
				for _, c := range f.Comments { // the last heading above the field
					if c.Pos() > s.Pos() && c.End() < field.Pos() && fset.Position(c.Pos()).Line < fset.Position(field.Pos()).Line {
						heading = strings.TrimSpace(c.Text())
					}
				}
				name := ""
				if star, is := field.Type.(*ast.StarExpr); is && len(field.Names) == 0 {
					name = star.X.(*ast.Ident).Name
				} else {
					name = field.Names[0].Name
				}
				switch heading {
				case "writes":
					writes[spec.Name.Name] = append(writes[spec.Name.Name], name)
				case "calls":
					calls[spec.Name.Name] = append(calls[spec.Name.Name], name)
				case "reads":
				default:
					t.Errorf("%s: %s stands under %q, which is neither reads, writes nor calls", spec.Name.Name, name, heading)
				}
				if _, found := parts.FieldByName(name); !found {
					t.Errorf("%s names %s, which is no part of a world", spec.Name.Name, name)
				}
			}
			return false
		})
	}
	return writes, calls
}

// Every step of a day changes only the parts of the world that its struct, or one
// that it calls, says that it writes. Rooms that are made anew every day are apart.
func TestAStepWritesOnlyWhatItSays(t *testing.T) {
	writes, calls := declared(t)
	may := func(step string) map[string]bool {
		all, queue := map[string]bool{}, []string{step}
		for known := map[string]bool{}; len(queue) > 0; queue = queue[1:] {
			if known[queue[0]] {
				continue
			}
			known[queue[0]] = true
			for _, part := range writes[queue[0]] {
				all[part] = true
			}
			queue = append(queue, calls[queue[0]]...)
		}
		return all
	}
	p := upland()
	w := proof.Must(New(p, nil, 1, 1))(t)
	steps := []struct {
		name string
		do   func()
	}{
		{"morning", w.morning.turnSeason},
		{"pricing", w.pricing.setPrices},
		{"tariffs", w.tariffs.setTariffs},
		{"planning", w.planning.makePlans},
		{"clearing", w.clearing.clear},
		{"crossing", w.crossing.cross},
		{"selling", w.selling.sell},
		{"settling", w.settling.settle},
		{"learning", w.learning.learn},
		{"living", w.living.live},
		{"recording", w.recording.observe},
	}
	for w.day < 60 {
		for _, step := range steps {
			allowed, before := may(step.name), columnsOfParts(t, w)
			step.do()
			for part, now := range columnsOfParts(t, w) {
				if !bytes.Equal(now, before[part]) && !allowed[part] {
					t.Errorf("day %d: %s changes %s, which its struct does not say", w.day, step.name, part)
				}
			}
			if t.Failed() {
				return
			}
		}
		w.day++
	}
	if len(w.crews) == 0 && w.seen.total.arrived == 0 {
		t.Error("nobody has crossed: the test has seen nothing")
	}
}

// columnsOfParts is each part of a world as bytes.
func columnsOfParts(t *testing.T, w *World) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	parts := reflect.ValueOf(w).Elem()
	for i := range parts.NumField() {
		field := parts.Type().Field(i)
		if slices.Contains([]string{"submodels", "looking", "team", "room", "evening"}, field.Name) {
			continue
		}
		var to bytes.Buffer
		out := snapshot.NewWriter(&to)
		value := snapshot.Settable(parts.Field(i))
		if value.Kind() != reflect.Struct {
			t.Fatalf("the part %s is no struct", field.Name)
		}
		if err := errors.Join(snapshot.Each(out, value, leftOutBelow(field)), out.Flush()); err != nil {
			t.Fatal(err)
		}
		all[field.Name] = to.Bytes()
	}
	if len(all) < 10 {
		t.Fatalf("a world has %d parts only", len(all))
	}
	return all
}

// leftOutBelow is leftOut by paths from a part on.
func leftOutBelow(part reflect.StructField) map[string]string {
	if part.Anonymous {
		return leftOut
	}
	below := map[string]string{}
	for path, why := range leftOut {
		if rest, found := strings.CutPrefix(path, part.Name+"."); found {
			below[rest] = why
		}
	}
	return below
}
