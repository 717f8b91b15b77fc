package exact

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The packages whose results are promised to be the same on every processor.
var promised = []string{"exact", "rng", "ledger", "engine", "economy", "economy/household", "economy/labour", "economy/observe", "economy/parameter", "economy/security", "economy/snapshot", "economy/tariff", "economy/trade"}

// Every room of the economy is one of them.
func TestEveryRoomOfTheEconomyIsPromised(t *testing.T) {
	files, err := filepath.Glob("../economy/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d files, %v", len(files), err)
	}
	for _, file := range files {
		room := "economy/" + filepath.Base(filepath.Dir(file))
		if !slices.Contains(promised, room) {
			t.Errorf("%s is not among the packages whose results are promised to be the same everywhere", room)
			promised = append(promised, room) // it is said once
		}
	}
}

// fused matches an instruction that multiplies and adds with one rounding, and
// the line of source that it comes from. Such a line needs float64(...) around
// its product.
var fused = regexp.MustCompile(`(\w+\.go):(\d+)\).*\s(V?FN?M(?:ADD|SUB)\w*)\s`)

// The compiler may fuse a product and a sum wherever a value flows, also from
// one statement to another, so it is asked itself.
func TestNothingIsMultipliedAndAddedInOneStep(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles the model for other processors, which takes long")
	}
	for _, chip := range []string{"GOARCH=arm64", "GOAMD64=v3"} {
		args := []string{"build", "-gcflags=-S"}
		for _, name := range promised {
			args = append(args, "tumen/"+name)
		}
		build := exec.Command("go", args...)
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64", chip)
		listing, err := build.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%.2000s", chip, err, listing)
		}
		if !strings.Contains(string(listing), "MUL") {
			t.Fatalf("%s: the listing has no multiplication at all", chip)
		}
		var seen []string
		for _, m := range fused.FindAllStringSubmatch(string(listing), -1) {
			if line := m[1] + ":" + m[2]; !slices.Contains(seen, line) {
				seen = append(seen, line)
				t.Errorf("%s: %s has a fused %s: write float64(a*b) + c", chip, line, m[3])
			}
		}
	}
}

// What package math does by copying bits, comparing, rounding to a whole, or in
// one step that IEEE 754 prescribes, is the same everywhere; the rest is not.
var bitExact = []string{
	"Abs", "Ceil", "Copysign", "Float32bits", "Float32frombits", "Float64bits", "Float64frombits", "Floor", "Frexp", "Inf", "IsInf", "IsNaN",
	"Ldexp", "Modf", "NaN", "Nextafter", "Round", "RoundToEven", "Signbit", "Sqrt", "Trunc",
}

func TestNoFunctionOfMathThatDiffersFromChipToChip(t *testing.T) {
	looked := 0
	for _, name := range promised {
		files, err := filepath.Glob(filepath.Join("..", name, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				f, ok := call.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if from, ok := f.X.(*ast.Ident); ok && from.Name == "math" {
					looked++
					if !slices.Contains(bitExact, f.Sel.Name) {
						t.Errorf("%s: math.%s is not the same on every processor: use package exact", set.Position(f.Pos()), f.Sel.Name)
					}
				}
				return true
			})
		}
	}
	if looked < 20 {
		t.Errorf("looked at %d calls only", looked)
	}
}
