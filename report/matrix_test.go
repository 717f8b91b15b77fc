package report

import (
	"slices"
	"testing"

	"tumen/record"
)

func TestFlowMatrixBalances(t *testing.T) {
	m := flowMatrix(samjiyon(t))
	for _, row := range append(m.Rows, m.Total) {
		if row.Sum() != 0 {
			t.Errorf("%s sums to %d fen, want 0", row.Name, row.Sum())
		}
	}
}

func TestFlowMatrixKeepsItsOrderAndWhatItDoesNotKnow(t *testing.T) {
	run := nothing(1)
	run.Manifest.FlowTotals = []record.FlowTotal{
		{Kind: "tribute", From: "smiths", To: "donju", Amount: 7},
		{Kind: "pay", From: "donju", To: "porters", Amount: 40},
		{Kind: "goods-sold", From: "merchants", To: "donju", Amount: 100},
	}
	m := flowMatrix(run)
	var names []string
	for _, s := range m.Sectors {
		names = append(names, s.Name)
	}
	if want := []string{"porters", "donju", "merchants", "smiths"}; !slices.Equal(names, want) {
		t.Errorf("sectors are %q, want %q", names, want)
	}
	if m.Sectors[3].Class != "unknown" {
		t.Errorf("smiths have the colour of %s, want that of the unknown", m.Sectors[3].Class)
	}
	var rows []string
	for _, row := range m.Rows {
		rows = append(rows, row.Name)
	}
	if want := []string{"goods sold", "porters' pay", "tribute"}; !slices.Equal(rows, want) {
		t.Errorf("kinds are %q, want %q", rows, want)
	}
	if want := []int64{40, 100 - 40 + 7, -100, -7}; !slices.Equal(m.Total.Amount, want) {
		t.Errorf("gained in all: %v, want %v", m.Total.Amount, want)
	}
}
