package scenario

import (
	"encoding/json"
	"slices"
	"testing"

	"tumen/economy"
	"tumen/unit"
)

// A measure is a number of a run's summary, by the keys of its JSON.
func TestMeasuresAreInTheSummary(t *testing.T) {
	var all economy.Summary
	known(&all)
	b, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	var summary map[string]any
	if err := json.Unmarshal(b, &summary); err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for key, value := range summary {
		switch v := value.(type) {
		case float64:
			numbers = append(numbers, key)
		case map[string]any:
			for sub := range v {
				numbers = append(numbers, key+"."+sub)
			}
		}
	}
	for _, name := range measures {
		if !slices.Contains(numbers, name) {
			t.Errorf("a run's summary has no %s", name)
		}
	}
}

func TestMeasuresHaveUnits(t *testing.T) {
	for _, m := range measureTable {
		for _, u := range m.units {
			if _, err := unit.ParseUnit(u); err != nil {
				t.Errorf("%s: %v", m.name, err)
			}
		}
	}
}

func TestParametersHaveUnits(t *testing.T) {
	for _, f := range economy.Schema() {
		if f.Unit == "" {
			continue
		}
		if _, err := unit.ParseUnit(f.Unit); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}
