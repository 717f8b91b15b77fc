package design

import (
	"math"
	"slices"

	"tumen/internal/say"
)

// narrow.go: points of the unit cube that are drawn where something was found, and
// how much each then counts.
//
// What is believed beforehand is even on the unit cube. A narrowed density differs
// from it in a few coordinates only, each by a histogram, and a part of it stays even,
// so that no point that is believed possible is left out:
//
//	q(u) = even + (1 - even) product over narrowed j of h_j(u_j)
//
// Points of several rounds, n_r from each density q_r, count together as if all were
// drawn from what is believed, if each weighs (Veach and Guibas 1995, the balance
// heuristic)
//
//	w(u) = n / sum over r of n_r q_r(u)
//
// which is at most n / (n_1 + even (n - n_1)).

// Narrow is a density on the unit cube that is even in all but some coordinates. The
// zero value is even.
type Narrow struct {
	Even   float64    `json:"even" doc:"the part that is drawn as is believed beforehand"`
	Inputs []Narrowed `json:"inputs" doc:"the coordinates in which it is not even"`
}

// Narrowed is the density of one coordinate: a histogram with equal cells.
type Narrowed struct {
	Input   int       `json:"input" doc:"by its place"`
	Name    string    `json:"name"`
	Density []float64 `json:"density" doc:"in each cell, with the mean 1"`
}

// Check fails if it is no density on a cube of k coordinates.
func (n Narrow) Check(k int) error {
	if !(n.Even >= 0 && n.Even <= 1) {
		return say.Errorf("a part of %v cannot be even: write a number from 0 to 1", n.Even)
	}
	for _, in := range n.Inputs {
		sum := 0.0
		for _, d := range in.Density {
			if !(d >= 0) {
				return say.Errorf("a density of %s is %v", in.Name, d)
			}
			sum += d
		}
		if cells := float64(len(in.Density)); cells == 0 || math.Abs(sum/cells-1) > 1e-9 {
			return say.Errorf("the densities of %s do not add up", in.Name)
		}
		if in.Input < 0 || in.Input >= k {
			return say.Errorf("there is no input %d", in.Input)
		}
	}
	return nil
}

// Density is that of a point.
func (n Narrow) Density(point []float64) float64 {
	product := 1.0
	for _, in := range n.Inputs {
		cells := len(in.Density)
		product *= in.Density[min(int(point[in.Input]*float64(cells)), cells-1)]
	}
	if len(n.Inputs) == 0 {
		return 1
	}
	return n.Even + float64((1-n.Even)*product)
}

// Move moves an even point, in its place, to one of the density. The mix, even from 0
// to 1 as well, decides whether it is of the part that stays.
func (n Narrow) Move(point []float64, mix float64) {
	if mix < n.Even {
		return
	}
	for _, in := range n.Inputs {
		cells := float64(len(in.Density))
		left := point[in.Input] * cells
		for c, d := range in.Density {
			if left < d || c == len(in.Density)-1 {
				within := 0.0
				if d > 0 {
					within = min(left/d, 1)
				}
				point[in.Input] = (float64(c) + within) / cells
				break
			}
			left -= d
		}
	}
}

// steps is on how fine a grid the coordinates of a table's points lie.
const steps = 1 << 16

// OnGrid moves each coordinate to the middle of its step of 65,536, so that a point
// can be kept exactly in two bytes a coordinate.
func OnGrid(point []float64) {
	for j, u := range point {
		point[j] = FromStep(ToStep(u))
	}
}

// ToStep is the step in which a coordinate lies, and FromStep its middle.
func ToStep(u float64) uint16 { return uint16(min(max(u, 0)*steps, steps-1)) }

func FromStep(step uint16) float64 { return (float64(step) + 0.5) / steps }

// NarrowedPoints are n points on the grid of a density over k coordinates, as evenly
// spread and as little correlated as there can be.
func NarrowedPoints(n, k int, of Narrow, seed uint64) ([][]float64, error) {
	if err := of.Check(k); err != nil {
		return nil, err
	}
	points, err := Uncorrelated(n, k+1, seed)
	if err != nil {
		return nil, err
	}
	for i, p := range points {
		if len(of.Inputs) > 0 {
			of.Move(p[:k], p[k])
		}
		points[i] = slices.Clip(p[:k])
		OnGrid(points[i])
	}
	return points, nil
}

// BalancedWeights are how much points of several rounds count together; counts says
// how many came from each density. Their mean is about 1.
func BalancedWeights(points [][]float64, densities []Narrow, counts []int) []float64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	weights := make([]float64, len(points))
	for i, p := range points {
		sum := 0.0
		for r, d := range densities {
			sum += float64(float64(counts[r]) * d.Density(p))
		}
		weights[i] = float64(n) / sum
	}
	return weights
}
