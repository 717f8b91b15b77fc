package economy_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/ledger"
)

var (
	recorded = regexp.MustCompile(`(?s)Recorded: (.*?)\n\n`)
	name     = regexp.MustCompile("`([^`]+)`")
)

// What the page says is recorded is a column of the days or a kind of payment, and
// no payment goes unmentioned in the submodels.
func TestODDSaysWhatIsRecordedByItsName(t *testing.T) {
	all, _ := page(t)
	_, submodels, _ := strings.Cut(all, "\n## 7. Submodels\n")
	submodels, _, _ = strings.Cut(submodels, "\n## Accounts\n")
	known := []string{}
	for _, c := range economy.DayColumns() {
		known = append(known, c.Path)
	}
	for k := range ledger.Kinds {
		known = append(known, k.String())
	}
	said := map[string]bool{}
	for _, m := range recorded.FindAllStringSubmatch(submodels, -1) {
		for _, n := range name.FindAllStringSubmatch(m[1], -1) {
			path := placeholder.ReplaceAllString(n[1], "*")
			said[path] = true
			if !slices.Contains(known, path) && !slices.ContainsFunc(known, func(k string) bool { return wildcard(path, k) }) {
				t.Errorf("%s says that `%s` is recorded, which is neither a column of the days nor a kind of payment: correct the name", odd, n[1])
			}
		}
	}
	for k := range ledger.Kinds {
		if kind := k.String(); !said[kind] {
			t.Errorf("no submodel of %s records payments of the kind `%s`: name it after Recorded where it is paid", odd, kind)
		}
	}
}

var placeholder = regexp.MustCompile(`<\w+>|\*`)

// wildcard says whether two paths are alike but for a last key that is any name.
func wildcard(path, known string) bool {
	before, isAny := strings.CutSuffix(path, ".*")
	return isAny && strings.HasPrefix(known, before+".")
}

// The standings of porters are those of package labour, in its order.
func TestODDNamesEveryStanding(t *testing.T) {
	all, _ := page(t)
	_, sentence, _ := strings.Cut(all, "A **porter's standing** is one of ")
	sentence, _, _ = strings.Cut(sentence, ". ")
	standings := []string{}
	ast.Inspect(parse(t, "labour/people.go"), func(n ast.Node) bool {
		decl, is := n.(*ast.GenDecl)
		if !is || decl.Tok != token.CONST || len(decl.Specs) < 5 {
			return true
		}
		for _, spec := range decl.Specs {
			if name := spec.(*ast.ValueSpec).Names[0].Name; name != "Standings" {
				standings = append(standings, strings.ToLower(name))
			}
		}
		return false
	})
	if len(standings) < 8 {
		t.Fatalf("labour/people.go has only the standings %v", standings)
	}
	inOrder(t, sentence, standings, "name the standing in section 2")
}
