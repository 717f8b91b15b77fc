package economy_test

import (
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
