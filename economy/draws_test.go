package economy_test

import (
	"go/ast"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// A draw is named by its purpose, so a purpose that decided two things would
// decide both by the same number. Each is drawn in one place.
func TestEachPurposeIsDrawnInOnePlace(t *testing.T) {
	places := map[string]int{}
	ast.Inspect(parse(t, "draws.go"), func(n ast.Node) bool {
		if spec, is := n.(*ast.ValueSpec); is {
			places[spec.Names[0].Name] = 0
		}
		return true
	})
	files := proof.Must(filepath.Glob("*.go"))(t)
	for _, file := range files {
		if file == "draws.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		ast.Inspect(parse(t, file), func(n ast.Node) bool {
			if name, is := n.(*ast.Ident); is {
				if _, purpose := places[name.Name]; purpose {
					places[name.Name]++
				}
			}
			return true
		})
	}
	for purpose, n := range places {
		if n != 1 {
			t.Errorf("%s is drawn in %d places, want one", purpose, n)
		}
	}
	if len(places) == 0 {
		t.Error("draws.go has no purposes")
	}
}
