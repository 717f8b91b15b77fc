package audit

import (
	"os"
	"slices"
	"strings"
	"testing"

	"tumen/ledger"
)

// The accounts that an audit allows are those of docs/odd.md, each kind and both
// sides.
func TestTheAccountsAreThoseOfTheModelsPage(t *testing.T) {
	text, err := os.ReadFile("../docs/odd.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Accounts\n")
	section, _, _ = strings.Cut(section, "\n## ")
	side := func(cell string) (names []string) {
		for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("` ,", r) }) {
			if name == "organiser" {
				names = append(names, traders...)
				continue
			}
			names = append(names, name)
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	kinds := map[string]bool{}
	for _, line := range strings.Split(section, "\n") {
		cells := strings.Split(line, "|")
		kind := ""
		if len(cells) == 6 {
			kind = strings.Trim(cells[1], " `")
		}
		s, known := accounts[kind]
		if !known {
			continue
		}
		kinds[kind] = true
		from, to := slices.Clone(s.from), slices.Clone(s.to)
		slices.Sort(from)
		slices.Sort(to)
		if !slices.Equal(from, side(cells[2])) || !slices.Equal(to, side(cells[3])) {
			t.Errorf("%s goes from %v to %v here and from %v to %v there", kind, from, to, side(cells[2]), side(cells[3]))
		}
	}
	for k := range ledger.Kinds {
		if !kinds[k.String()] {
			t.Errorf("%s is missing", k)
		}
	}
	if len(accounts) != int(ledger.Kinds) {
		t.Errorf("%d kinds of payment here and %d in the ledger", len(accounts), ledger.Kinds)
	}
}
