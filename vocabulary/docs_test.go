package vocabulary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/internal/proof"
)

// The tables of outcomes, columns, sectors and payments in docs are written, not
// typed:
//
//	go test ./vocabulary -run Docs -update

func TestDocsHaveTheTablesOfTheVocabulary(t *testing.T) {
	for page, tables := range map[string]map[string]string{
		"../docs/format.md": {"days": daysTable(), "sectors": sectorsTable(), "payments": paymentsTable(), "outcomes": outcomesTable()},
		"../docs/odd.md":    {"accounts": accountsTable()},
	} {
		for name, table := range tables {
			proof.Table(t, page, name, "go test ./vocabulary -run Docs -update", table)
		}
	}
}

// rows writes a table of Markdown.
func rows(head string, cells [][]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s |\n|%s\n", head, strings.Repeat("---|", strings.Count(head, "|")+1))
	for _, row := range cells {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
	}
	return b.String()
}

func daysTable() string {
	var cells [][]string
	for _, c := range economy.DayColumns() {
		kind := "INT64"
		if c.Path == "piece_rate" {
			kind = "DOUBLE"
		}
		cells = append(cells, []string{"`" + c.Path + "`", kind, c.Unit, c.Means})
	}
	return rows("column | type | unit | meaning", cells)
}

func sectorsTable() string {
	var cells [][]string
	for _, a := range General().Kinds {
		cells = append(cells, []string{"`" + a.Key + "`", a.Name})
	}
	return rows("sector | who", cells)
}

func paymentsTable() string {
	var cells [][]string
	for _, p := range General().Payments {
		cells = append(cells, []string{"`" + p.Key + "`", p.Name, p.For})
	}
	return rows("kind | payment | for", cells)
}

func accountsTable() string {
	organisers := []string{"donju", "trading-companies", "state-agencies", "mss"}
	side := func(sectors []string) string {
		var names []string
		all := !slices.ContainsFunc(organisers, func(s string) bool { return !slices.Contains(sectors, s) })
		if all {
			names = append(names, "organiser")
		}
		for _, s := range sectors {
			if !all || !slices.Contains(organisers, s) {
				names = append(names, "`"+s+"`")
			}
		}
		return strings.Join(names, ", ")
	}
	var cells [][]string
	for _, p := range General().Payments {
		cells = append(cells, []string{"`" + p.Key + "`", side(p.From), side(p.To), p.For})
	}
	return rows("kind | from | to | for", cells)
}

// outcomesTable has the numbers of a summary that are no outcomes too.
func outcomesTable() string {
	var cells [][]string
	for at := range observe.Blank(func(string) []string { return []string{"*"} }).All() {
		unit, of := at.Tag.Get("unit"), at.Tag.Get("of")
		if of != "" {
			unit += ", or null"
		}
		cells = append(cells, []string{"`" + at.Path + "`", unit, at.Tag.Get("means"), of})
	}
	cells = append(cells,
		[]string{"`of`", "", "by path, the count or weight behind each number that may be null", ""},
		[]string{"`units`", "", "by path, in what each number is; a name of the case is written `*`", ""})
	return rows("key of `summary` | unit | meaning | of", cells)
}
