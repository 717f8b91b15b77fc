package study

import (
	"context"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"
)

// What another program reads from the CSV is, to the last bit, what the study
// holds.
func TestCSVHoldsTheRowsToTheLastBit(t *testing.T) {
	spec, err := Ask{
		Kind: KindCompare, Case: "samjiyon", Sets: []string{"days=5", "burn_in=0"}, Vary: []string{"labour.rest=3 to 8 days"},
		Arms: []Arm{{"as stated", []string{}}, {"levy, 10 %", []string{"levy-10"}}}, Points: 2, Seeds: 1, First: 9, NoDays: true,
	}.Spec()
	if err != nil {
		t.Fatal(err)
	}
	s, err := Begin(t.TempDir(), spec)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(context.Background(), RunOptions{}); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := s.CSV(&text); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(text.String())).ReadAll()
	if err != nil || len(lines) != 5 {
		t.Fatalf("%d lines, %v; want one of names and 4 of rows", len(lines), err)
	}
	if lines[2][1] != "levy, 10 %" || lines[1][2] != "9" || lines[3][2] != "10" {
		t.Errorf("the rows are of %v", lines)
	}
	places := make([]int, len(spec.Outcomes))
	for k := range places {
		places[k] = k
	}
	columns, err := s.Columns(places)
	if err != nil {
		t.Fatal(err)
	}
	before := 4 + len(spec.Inputs)
	for k, o := range spec.Outcomes {
		if lines[0][before+k] != o.Name {
			t.Errorf("column %d is %s, want %s", before+k, lines[0][before+k], o.Name)
		}
		for row := range 4 {
			text := lines[1+row][before+k]
			if x := columns[k][row]; x != x {
				if text != "" {
					t.Errorf("row %d has no %s, and the cell says %s", row, o.Name, text)
				}
			} else if y, err := strconv.ParseFloat(text, 64); err != nil || y != x {
				t.Errorf("row %d, %s: %s, want %v", row, o.Name, text, x)
			}
		}
	}
}
