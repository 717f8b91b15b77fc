package observe

import (
	"slices"
	"testing"
)

// Counts by whole numbers: of 1 there are 2, of 3 there is 1.
func TestNumbersOfACount(t *testing.T) {
	counts, none := []int64{0, 2, 0, 1, 0}, Number{}
	for name, c := range map[string]struct{ got, want Number }{
		"mean":              {Mean(counts), Number{5.0 / 3, 3}},
		"mean of nobody":    {Mean([]int64{0, 0}), none},
		"smallest":          {Quantile(counts, 0), Number{1, 3}},
		"median":            {Quantile(counts, 0.5), Number{1, 3}},
		"two thirds":        {Quantile(counts, 0.67), Number{3, 3}},
		"largest":           {Quantile(counts, 1), Number{3, 3}},
		"largest of nobody": {Quantile(nil, 1), none},
		"ratio":             {Ratio(1, 4, 10), Number{0.25, 10}},
		"ratio to nothing":  {Ratio(1, 0, 10), none},
		"ratio of nothing":  {Ratio(1, 4, 0), none},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", name, c.got, c.want)
		}
	}
	if got := Trimmed(counts); !slices.Equal(got, []int64{0, 2, 0, 1}) {
		t.Errorf("trimmed to %v", got)
	}
}
