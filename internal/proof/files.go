package proof

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Read is what a file holds.
func Read(t testing.TB, path string) string {
	t.Helper()
	return string(Must(os.ReadFile(path))(t))
}

// Write writes a file, and the folders above it where they are missing.
func Write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Tree is every file below a folder, by its path from there with slashes.
func Tree(t testing.TB, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Damages damages files of a folder n times: one file at a time, in turn, put back
// before the next. see gets a context of one minute and what was done, in words;
// it must not take longer.
func Damages(t *testing.T, dir string, files map[string]string, n int, see func(ctx context.Context, what string)) {
	t.Helper()
	names := slices.Sorted(maps.Keys(files))
	chance := rand.New(rand.NewPCG(12, uint64(len(names))))
	for k := range n {
		name := names[k%len(names)]
		damaged, how := Damage(chance, []byte(files[name]))
		path, what := filepath.Join(dir, filepath.FromSlash(name)), fmt.Sprintf("damage %d, %s: %s", k, name, how)
		Write(t, path, string(damaged))
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		see(ctx, what)
		if ctx.Err() != nil {
			t.Fatalf("%s: a minute was not enough", what)
		}
		stop()
		Write(t, path, files[name])
	}
}

// JSON is a value as JSON text.
func JSON(t testing.TB, x any) string {
	t.Helper()
	return string(Must(json.Marshal(x))(t))
}

// Must is the value of a call that may not fail: proof.Must(os.ReadFile(path))(t).
func Must[T any](value T, err error) func(t test) T {
	return func(t test) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// test is a test of Go or of rapid.
type test interface {
	Helper()
	Fatal(words ...any)
}

// Rows are the rows of a table in a test: a line each, its cells parted by bars.
func Rows(table string) (rows [][]string) {
	for line := range strings.Lines(strings.TrimSpace(table)) {
		var cells []string
		for cell := range strings.SplitSeq(line, "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		rows = append(rows, cells)
	}
	return rows
}

// Lines are values as text, each on a line.
func Lines[T fmt.Stringer](values []T) string {
	var b strings.Builder
	for _, v := range values {
		b.WriteString(v.String() + "\n")
	}
	return b.String()
}
