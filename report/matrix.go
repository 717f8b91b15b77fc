package report

import (
	"cmp"
	"slices"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/ledger"
	"tumen/record"
	"tumen/view"
	"tumen/vocabulary"
)

// matrix is what each sector received less what it paid, by kind of payment,
// over all recorded days. What one gets another pays, so every row sums to 0.
type matrix struct {
	Sectors []ledger.Actor
	Rows    []matrixRow
	Total   matrixRow // what each sector gained in all
}

// matrixRow is one kind of payment [minor], in the order of the sectors.
type matrixRow struct {
	Name   string
	Amount []int64
}

// Sum is 0, unless the record does not balance.
func (r matrixRow) Sum() int64 {
	var sum int64
	for _, amount := range r.Amount {
		sum += amount
	}
	return sum
}

// flowMatrix adds the flows up. Only sectors and kinds that occur are shown,
// the known ones in the order of the palette, then any others by name.
func flowMatrix(run *record.Run) matrix {
	var m matrix
	v := vocabularyOf(run)
	sectors, payments := present(v, run.Manifest.FlowTotals)
	for _, s := range sectors {
		m.Sectors = append(m.Sectors, actorOf(v, s))
	}
	m.Total = matrixRow{say.Text("Gained in all"), make([]int64, len(sectors))}
	for _, kind := range payments {
		row := matrixRow{kindName(kind), make([]int64, len(sectors))}
		for _, f := range run.Manifest.FlowTotals {
			if f.Kind == kind {
				row.Amount[slices.Index(sectors, f.From)] -= f.Amount
				row.Amount[slices.Index(sectors, f.To)] += f.Amount
			}
		}
		for i, amount := range row.Amount {
			m.Total.Amount[i] += amount
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// present lists the sectors and kinds that occur.
func present(v *vocabulary.Vocabulary, flows []record.FlowTotal) (sectors, payments []string) {
	for _, f := range flows {
		sectors = append(sectors, f.From, f.To)
		payments = append(payments, f.Kind)
	}
	ordered := func(names []string, place func(string) int) []string {
		slices.SortFunc(names, func(a, b string) int {
			return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
		})
		return slices.Compact(names)
	}
	sectors = ordered(sectors, func(name string) int {
		return placeIn(len(v.Kinds), func(i int) bool { return v.Kinds[i].Key == name })
	})
	payments = ordered(payments, func(name string) int {
		return placeIn(len(v.Payments), func(i int) bool { return v.Payments[i].Key == name })
	})
	return sectors, payments
}

// placeIn is the first index that fits, or n if none does: the unknown come last.
func placeIn(n int, fits func(int) bool) int {
	for i := range n {
		if fits(i) {
			return i
		}
	}
	return n
}

// section is the matrix as a table of the page.
func (m matrix) section(run *record.Run) view.Section {
	s := view.Section{Name: "matrix", Title: say.Text("Who paid whom: what one gets, another pays"), Subtitle: caption(run, say.Textf("%s received less %[1]s paid, rounded", run.Manifest.Money.Unit), ""), On: view.Page}
	if len(m.Rows) == 0 {
		s.Text, s.Faint = []string{say.Text("Nothing was paid.")}, true
		return s
	}
	s.Table = view.Table{Matrix: true, Table: chart.Table{Head: []string{"Payment"}, Total: true}}
	for _, a := range m.Sectors {
		s.Table.Head = append(s.Table.Head, text.Capital(a.Name))
	}
	s.Table.Head = append(s.Table.Head, "Sum")
	for i, r := range append(m.Rows, m.Total) {
		row := []chart.Cell{{Text: text.Capital(r.Name)}}
		for _, amount := range r.Amount {
			cell := chart.Cell{Text: whole(run, amount)}
			if amount == 0 && i < len(m.Rows) {
				cell = chart.Cell{Text: "·", Style: chart.Soft}
			}
			row = append(row, cell)
		}
		s.Table.Rows = append(s.Table.Rows, append(row, chart.Cell{Text: whole(run, r.Sum())}))
	}
	return s
}
