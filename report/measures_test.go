package report

import (
	"math"
	"slices"
	"testing"

	"tumen/internal/proof"
	"tumen/record"
	"tumen/testimony"
)

func TestVerdictsInWords(t *testing.T) {
	for _, c := range []struct {
		stated string
		result float64
		want   string
	}{
		{"0.8 yuan/kg", 0.8, "as stated"},
		{"0.8 yuan/kg", 0.80001, "as stated"},
		{"about 0.8 yuan/kg", 0.84, "near: 5.0\u00a0% above"},
		{"about 0.8 yuan/kg", 0.4, "50.0\u00a0% below what was stated"},
		{"20 to 30 people", 25, "within what was stated"},
		{"20 to 30 people", 33, "near: 10.0\u00a0% above"},
		{"20 to 30 people", 45, "50.0\u00a0% above what was stated"},
		{"at most 50 people", 12, "within what was stated"},
		{"at least 30 kg", 31, "within what was stated"},
		{"at least 30 kg", 15, "50.0\u00a0% below what was stated"},
		{"0 kg", 3, "above what was stated"}, // no part of nothing
		{"0.8 yuan/kg", math.NaN(), "no result"},
	} {
		f := proof.Must(testimony.ParseFigure(c.stated, nil))(t)
		if got := verdict(f, c.result); got != c.want {
			t.Errorf("%v beside %q: %q, want %q", c.result, c.stated, got, c.want)
		}
	}
}

// A claim may be stated in any unit of its measure.
func TestClaimsAreComparedInOneUnit(t *testing.T) {
	m := measureOf(samjiyon(t), "piece_rate")
	for stated, want := range map[string]float64{"0.8 yuan/kg": 0.8, "80 fen/kg": 0.8, "8 yuan/t": 0.008} {
		figure := proof.Must(testimony.ParseFigure(stated, nil))(t)
		got, ok := m.figure(&testimony.Claim{Figure: &figure})
		if !ok || math.Abs(got.Best-want) > 1e-12 {
			t.Errorf("%s is %v yuan/kg (%v), want %v", stated, got.Best, ok, want)
		}
	}
	dollars := proof.Must(testimony.ParseFigure("0.1 USD/kg", nil))(t)
	if _, ok := m.figure(&testimony.Claim{Figure: &dollars}); ok {
		t.Error("dollars were compared with yuan without an exchange rate")
	}
}

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
