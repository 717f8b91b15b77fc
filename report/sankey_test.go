package report

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The article's example: 10,000 yuan of profit are 5,000 for the guards, 3,000
// for the organiser and 2,000 for the porters.
func TestFlowDiagramOfTheArticlesExample(t *testing.T) {
	nodes := []node{{"profit", "profit", 0}, {"guards", "guards", 1}, {"organisers", "organisers", 1}, {"porters", "porters", 1}}
	flows := []flow{{0, 1, 5000}, {0, 2, 3000}, {0, 3, 2000}}
	stations, ribbons, bottom := layOut(nodes, flows, field{Columns: []float64{0, 100}, Thick: 10, Scale: 0.01, Gap: 8, Room: 30})

	var tops, heights []float64
	for _, s := range stations {
		tops, heights = append(tops, s.Top), append(heights, s.Height)
	}
	if want := []float64{0, 0, 58, 96}; !slices.Equal(tops, want) { // each below the last and a gap of 8
		t.Errorf("tops are %v, want %v", tops, want)
	}
	if want := []float64{100, 50, 30, 20}; !slices.Equal(heights, want) { // yuan times the scale
		t.Errorf("heights are %v, want %v", heights, want)
	}
	if bottom != 126 { // the last label needs 30 from 96
		t.Errorf("the diagram ends at %v, want 126", bottom)
	}
	if want := (ribbon{flow{0, 2, 3000}, 50, 58, 30}); ribbons[1] != want {
		t.Errorf("the organisers' ribbon is %+v, want %+v", ribbons[1], want)
	}
}

// What flows in is as wide as the node, and as what flows out: nothing is lost
// on the way, and no ribbon lies over another at a node.
func TestFlowDiagramConservesWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Float64Range(0.001, 1), 1, 6).Draw(t, "parts")
		nodes := []node{{Name: "source"}, {Name: "middle", Column: 1}}
		flows := []flow{{0, 1, 0}}
		for i, part := range parts {
			nodes = append(nodes, node{Name: "end", Column: 2})
			flows[0].Amount += part
			flows = append(flows, flow{1, 2 + i, part})
		}
		f := field{Columns: []float64{0, 100, 200}, Thick: 10, Scale: 37, Gap: 5, Room: 12}
		stations, ribbons, bottom := layOut(nodes, flows, f)
		edge := stations[1].Top
		for _, r := range ribbons[1:] {
			if math.Abs(r.FromTop-edge) > 1e-9 {
				t.Fatalf("a ribbon leaves at %v, where the last one ended at %v", r.FromTop, edge)
			}
			edge += r.Width
			if end := stations[r.To]; r.ToTop != end.Top || math.Abs(r.Width-end.Height) > 1e-9 {
				t.Fatalf("a ribbon of %v at %v does not fill %+v", r.Width, r.ToTop, end)
			}
		}
		if whole := ribbons[0].Width; math.Abs(edge-stations[1].Top-whole) > 1e-9 {
			t.Fatalf("%v flows in and %v flows out", whole, edge-stations[1].Top)
		}
		for i := 3; i < len(stations); i++ {
			if above, s := stations[i-1], stations[i]; s.Top < above.Top+above.Height+f.Gap-1e-9 || s.Top < above.Top+f.Room-1e-9 {
				t.Fatalf("%+v stands too near to %+v", s, above)
			}
		}
		if last := stations[len(stations)-1]; bottom < last.Top+last.Height {
			t.Fatalf("the diagram ends at %v above %+v", bottom, last)
		}
	})
}

func TestNoNodeStandsHigherThanWhatFeedsIt(t *testing.T) {
	nodes := []node{{"a", "", 0}, {"b", "", 0}, {"from b", "", 1}}
	stations, _, _ := layOut(nodes, []flow{{1, 2, 10}}, field{Columns: []float64{0, 50}, Scale: 1, Gap: 4, Room: 20})
	if stations[1].Top != 20 || stations[2].Top != 20 {
		t.Errorf("b stands at %v and what it feeds at %v, want both at 20", stations[1].Top, stations[2].Top)
	}
}
