package design

import (
	"math"
	"slices"
	"testing"
)

// The figure on which the design of a table is chosen: the worst correlation between
// two of 150 coordinates. Each column keeps its strata.
func TestWorstPairOfEachDesign(t *testing.T) {
	const n, k = 1024, 150
	worst := map[string]float64{}
	for _, d := range []struct {
		name   string
		points func(n, k int, seed uint64) ([][]float64, error)
	}{{"sobol", Sobol}, {"random", Random}, {"latin", Latin}, {"uncorrelated", Uncorrelated}} {
		points, err := d.points(n, k, 1)
		if err != nil {
			t.Fatal(err)
		}
		r, _, _ := worstPair(points)
		worst[d.name] = math.Abs(r)
		t.Logf("%d points, %d coordinates, %-12s %.3f", n, k, d.name, worst[d.name])
		if d.name != "uncorrelated" {
			continue
		}
		for j := range k {
			column := make([]float64, n)
			for i := range points {
				column[i] = points[i][j]
			}
			slices.Sort(column)
			for i, u := range column {
				if int(u*n) != i {
					t.Fatalf("coordinate %d has %v in stratum %d", j, u, i)
				}
			}
		}
	}
	for name, r := range worst {
		if name != "uncorrelated" && r < 10*worst["uncorrelated"] {
			t.Errorf("%s: %.3f, and uncorrelated %.3f", name, r, worst["uncorrelated"])
		}
	}
}

// Points of a narrowed density, weighed by the balance heuristic together with even
// ones, have the moments of even ones; unweighed they have not.
func TestPointsOfSeveralRoundsCountAsEvenOnes(t *testing.T) {
	const k = 3
	narrow := Narrow{Even: 0.2, Inputs: []Narrowed{{1, "b", []float64{0, 0, 3, 1}}, {2, "c", []float64{0.5, 1.5}}}}
	counts := []int{2000, 4000}
	var all [][]float64
	for r, d := range []Narrow{{}, narrow} {
		points, err := NarrowedPoints(counts[r], k, d, uint64(r)+1)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, points...)
	}
	weights := BalancedWeights(all, []Narrow{{}, narrow}, counts)
	var sum, heaviest float64
	mean, raw := make([]float64, k), make([]float64, k)
	for i, p := range all {
		sum += weights[i]
		heaviest = max(heaviest, weights[i])
		for j, u := range p {
			mean[j] += weights[i] * u
			raw[j] += u
			if FromStep(ToStep(u)) != u {
				t.Fatalf("%v is not on the grid", u)
			}
		}
	}
	n := float64(len(all))
	for j := range k {
		if m := mean[j] / sum; math.Abs(m-0.5) > 0.01 {
			t.Errorf("coordinate %d has the weighted mean %.4f", j, m)
		}
	}
	if math.Abs(sum/n-1) > 0.02 || heaviest > n/(2000+0.2*4000)+1e-9 {
		t.Errorf("the weights have the mean %.3f, and the largest is %.2f", sum/n, heaviest)
	}
	if math.Abs(raw[1]/n-0.5) < 0.05 {
		t.Error("the second round was not narrowed")
	}
}

// worstPair is the correlation of the two coordinates that are correlated most, and
// which they are.
func worstPair(points [][]float64) (r float64, i, j int) {
	k := len(points[0])
	columns := make([][]float64, k)
	for c := range columns {
		columns[c] = make([]float64, len(points))
		for p := range points {
			columns[c][p] = points[p][c]
		}
	}
	for a, row := range correlationsOf(columns) {
		for b := range a {
			if math.Abs(row[b]) > math.Abs(r) {
				r, i, j = row[b], b, a
			}
		}
	}
	return r, i, j
}
