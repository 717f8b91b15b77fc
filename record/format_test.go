package record

import (
	"bytes"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"tumen/internal/proof"
	"tumen/ledger"
	"tumen/record/table"
)

// These tests hold docs/format.md to its word: whatever the package writes is
// described there as it is written.

func formatPage(t *testing.T) string {
	t.Helper()
	text := proof.Must(os.ReadFile("../docs/format.md"))(t)
	return string(text)
}

// section is the page from a heading to the next one of the same depth.
func section(t *testing.T, page, heading string) string {
	t.Helper()
	_, after, ok := strings.Cut(page, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("docs/format.md has no heading %q", heading)
	}
	before, _, _ := strings.Cut(after, "\n"+heading[:strings.Index(heading, " ")+1])
	return before
}

// description is one row of a table of columns: | `name` | type | unit | meaning |
type description struct{ name, kind, unit string }

func described(t *testing.T, page, heading string) map[string]description {
	t.Helper()
	rows, columns := map[string]description{}, false
	for _, line := range strings.Split(section(t, page, heading), "\n") {
		columns = strings.HasPrefix(line, "| column |") || columns && line != "" // a table of columns, to its end
		if !columns || !strings.HasPrefix(line, "| `") {
			continue
		}
		cells := strings.Split(line, "|")
		d := description{strings.Trim(cells[1], " `"), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])}
		rows[d.name] = d
	}
	return rows
}

func TestEveryColumnIsDescribedAsItIsWritten(t *testing.T) {
	page := formatPage(t)
	s := village()
	pattern := strings.NewReplacer(".river", ".*", ".customs", ".*", ".cones", ".*", ".upland", ".*")
	days, flows := tables(t, mustMake(t, Options{Scenario: s}))
	for _, c := range []struct {
		heading string
		data    []byte
	}{{"## days.parquet", days}, {"## flows.parquet", flows}} {
		rows := described(t, page, c.heading)
		sheet := proof.Must(table.Decode(c.data))(t)
		written := map[string]bool{}
		for _, column := range sheet.File.Root().Columns() {
			name := pattern.Replace(column.Name())
			written[name] = true
			want := description{name, column.Type().Kind().String(), strings.Replace(sheet.Notes[column.Name()].Unit, s.Parameters.Units.Money().Minor, "minor", 1)}
			if rows[name] != want {
				t.Errorf("%s: column %s is written as %v and described as %v", c.heading, column.Name(), want, rows[name])
			}
		}
		for name := range rows {
			if !written[name] {
				t.Errorf("%s: column %s is described and not written", c.heading, name)
			}
		}
	}
}

func TestEverySectorAndKindIsDescribed(t *testing.T) {
	text := section(t, formatPage(t), "## flows.parquet")
	for s := range ledger.Sectors {
		if !strings.Contains(text, "`"+s.String()+"`") {
			t.Errorf("sector %s is not described", s)
		}
	}
	for k := range ledger.Kinds {
		if !strings.Contains(text, "`"+k.String()+"`") {
			t.Errorf("kind %s is not described", k)
		}
	}
}

func TestEveryKeyOfTheManifestIsDescribed(t *testing.T) {
	text := section(t, formatPage(t), "## manifest.json")
	known := map[string]bool{}
	for _, path := range regexp.MustCompile("`([a-z_0-9.*]+)`").FindAllStringSubmatch(text, -1) {
		for key := range strings.SplitSeq(path[1], ".") {
			known[key] = true
		}
	}
	for _, key := range keysIn(reflect.TypeFor[Manifest](), map[reflect.Type]bool{}) {
		if !known[key] {
			t.Errorf("key %s is not described", key)
		}
	}
}

// keys are the JSON keys of a type and of all that it holds.
func keysIn(t reflect.Type, seen map[reflect.Type]bool) (names []string) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return keysIn(t.Elem(), seen)
	case reflect.Struct:
		if seen[t] {
			return nil
		}
		seen[t] = true
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			if name != "" {
				names = append(names, name)
			}
			names = append(names, keysIn(t.Field(i).Type, seen)...)
		}
	}
	return names
}

func TestEveryKeyOfTheMetadataIsDescribed(t *testing.T) {
	text := section(t, formatPage(t), "## The Parquet files, byte by byte")
	r := sample()
	r.Manifest.Partial = true
	days, _ := tables(t, r)
	file := proof.Must(parquet.OpenFile(bytes.NewReader(days), int64(len(days))))(t)
	order := ""
	for _, kv := range file.Metadata().KeyValueMetadata {
		if !strings.Contains(text, "| `"+kv.Key+"` |") {
			t.Errorf("key %s is not described", kv.Key)
		}
		if kv.Key < order {
			t.Errorf("key %s stands after %s; the page says that keys are sorted", kv.Key, order)
		}
		order = kv.Key
	}
	if want := "tumen version 0.1.0(build format 3)"; file.Metadata().CreatedBy != want || !strings.Contains(text, strings.Replace(want, "0.1.0", "VERSION", 1)) {
		t.Errorf("created_by is %q and described otherwise", file.Metadata().CreatedBy)
	}
	if n := len(file.RowGroups()); n != 1 {
		t.Errorf("%d row groups; the page says one", n)
	}
}

// The manifest stands in the order of the page.
func TestManifestKeysStandInTheOrderOfThePage(t *testing.T) {
	text := section(t, formatPage(t), "## manifest.json")
	var onPage []string
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "| key of") {
			break
		}
		if cells := strings.Split(line, "|"); strings.HasPrefix(line, "| `") {
			for _, m := range regexp.MustCompile("`([a-z_0-9]+)`").FindAllStringSubmatch(cells[1], -1) {
				onPage = append(onPage, m[1])
			}
		}
	}
	var written []string
	manifest := reflect.TypeFor[Manifest]()
	for i := range manifest.NumField() {
		key, _, _ := strings.Cut(manifest.Field(i).Tag.Get("json"), ",")
		written = append(written, key)
	}
	same(t, "keys", onPage, written)
}
