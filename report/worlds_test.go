package report

import (
	"strings"
	"testing"

	"tumen/record"
)

func inWorlds(t *testing.T) *record.Run {
	low, high := 0.05, 0.8
	run := samjiyon(t)
	run.Manifest.Worlds = &record.Worlds{N: 400, Effective: 37, Runs: 4000, Bands: []record.Band{
		{Path: "shares.guards", Median: 0.41, Low: 0.28, High: 0.5, BeforeLow: &low, BeforeHigh: &high, In: 1},
		{Path: "shares.porters", Median: 0.25, Low: 0.2, High: 0.34, In: 0.97},
	}}
	return run
}

func TestARunBeginsWithWhatHoldsInAllWorlds(t *testing.T) {
	run := inWorlds(t)
	d, err := RunView(run)
	if err != nil {
		t.Fatal(err)
	}
	first := d.Sections[0].Figure
	if first == nil || first.Name != "worlds" || len(first.Marks) != 2 {
		t.Fatalf("the first section is %+v", d.Sections[0])
	}
	for i, want := range [][]string{{"41.0", "28.0 to 50.0", "5.0 to 80.0"}, {"in 97", "20.0 to 34.0"}} {
		row := ""
		for _, cell := range first.Table.Rows[i] {
			row += cell.Text + " | "
		}
		for _, w := range want {
			if !strings.Contains(row, w) {
				t.Errorf("row %d lacks %q: %s", i, w, row)
			}
		}
	}
}

// The worlds are those of the case as it stands: with a policy, or another number, or a
// part of the days, they say nothing of the run.
func TestWorldsOfAnotherCaseAreNotShown(t *testing.T) {
	for name, change := range map[string]func(*record.Manifest){
		"a policy":       func(m *record.Manifest) { m.Policies = []string{"levy-10"} },
		"a setting":      func(m *record.Manifest) { m.Sets = []string{"labour.rest=2 days"} },
		"a part of it":   func(m *record.Manifest) { m.Partial = true },
		"none are known": func(m *record.Manifest) { m.Worlds = nil },
	} {
		run := inWorlds(t)
		change(&run.Manifest)
		for _, s := range worldSections(run) {
			if s.Figure != nil || !strings.Contains(s.Text[0], "one world") {
				t.Errorf("with %s: %+v", name, s)
			}
		}
	}
}
