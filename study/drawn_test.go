package study

import (
	"math"
	"slices"
	"testing"

	"tumen/study/worlds"
)

// Worlds are drawn by their weights, none again before it must, and a smaller study is
// the first of a larger one. What no world has is drawn beside them.
func TestPointsAreWorldsByWeight(t *testing.T) {
	d := &Drawn{Unknowns: []string{"a", "b"}, Weights: []float64{0.5, 0.125, 0.25, 0.125}}
	for i := range d.Weights {
		d.Points = append(d.Points, worlds.Packed([]float64{float64(i) / 8, 0.5}))
	}
	inputs := []Input{{Name: "b"}, {Name: "asked"}, {Name: "a"}}
	points, err := d.points(64, inputs, 3)
	if err != nil {
		t.Fatal(err)
	}
	count := make([]int, 4)
	for p, u := range points {
		world := int(u[2]*8 + 0.01)
		count[world]++
		if math.Abs(u[0]-0.5) > 1e-4 {
			t.Fatalf("point %d has %v where every world has 0.5", p, u[0])
		}
	}
	for i, w := range d.Weights {
		if got := float64(count[i]) / 64; math.Abs(got-w) > 1.01/64 {
			t.Errorf("world %d of weight %.3f is drawn in %.3f", i, w, got)
		}
	}
	if points[0][1] == points[1][1] {
		t.Error("what is asked for is the same in every point")
	}
	first, err := d.points(10, inputs, 3)
	if err != nil {
		t.Fatal(err)
	}
	for p := range first {
		if !slices.Equal(first[p], points[p]) {
			t.Fatalf("point %d of a smaller study is another", p)
		}
	}
	even := &Drawn{Unknowns: []string{"a"}, Weights: slices.Repeat([]float64{1.0 / 16}, 16)}
	for i := range 16 {
		even.Points = append(even.Points, worlds.Packed([]float64{float64(i) / 16}))
	}
	all, err := even.points(16, []Input{{Name: "a"}}, 9)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[float64]bool{}
	for _, u := range all {
		seen[u[0]] = true
	}
	if len(seen) != 16 {
		t.Errorf("16 points of 16 worlds are %d different ones", len(seen))
	}
}
