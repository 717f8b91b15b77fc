package data

import (
	"encoding/json"
	"math"
	"testing"

	"tumen/economy/observe"
)

// A day without a piece rate has null in the log, and a piece has the rows of its days.
func TestALogHasNullForWhatDoesNotExist(t *testing.T) {
	seen := snapshots{Columns: []observe.Column{
		{Name: "piece_rate", Reals: []float64{80, math.NaN(), 0, 82.5}},
		{Name: "crews", Ints: []int64{1, 2, 3, 4}},
	}}
	for _, c := range []struct {
		first, end int
		want       string
	}{
		{0, 4, `{"crews":[1,2,3,4],"piece_rate":[80,null,0,82.5]}`},
		{1, 2, `{"crews":[2],"piece_rate":[null]}`},
		{3, 3, `{"crews":[],"piece_rate":[]}`},
	} {
		if text, err := json.Marshal(seen.piece(c.first, c.end).Columns); err != nil || string(text) != c.want {
			t.Errorf("days %d to %d: %s, %v", c.first, c.end, text, err)
		}
	}
}
