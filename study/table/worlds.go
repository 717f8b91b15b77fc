package table

import (
	"cmp"
	"math"
	"slices"

	"tumen/rng"
)

// worlds.go: a few hundred rows that stand for all that agree with the witness.

// World is a row, and how much it counts.
type World struct {
	Row    int
	Weight float64 // all sum to 1
}

// drawWorlds is where a systematic sample begins.
const drawWorlds rng.Purpose = 4021

// Draw chooses at most n rows by their weights, none twice. A row is chosen with a
// probability in proportion to its weight, or surely if that would be above 1, and
// counts by its weight over that probability, so that nothing is favoured on average
// (systematic sampling with unequal probabilities, Madow 1949). The rows are taken in
// the order of a keyed permutation; they come back in their own order.
func (t *Table) Draw(weights []float64, n int) []World {
	source := rng.New(t.Spec.Design.Seed)
	type one struct {
		row    int
		weight float64
		key    uint32
	}
	var rows []one
	for i, w := range weights {
		if w > 0 {
			rows = append(rows, one{i, w, source.Draw(drawWorlds, uint32(i), 0, 1).Word(0)})
		}
	}
	if len(rows) <= n {
		worlds := make([]World, len(rows))
		for i, r := range rows {
			worlds[i] = World{r.row, r.weight}
		}
		return normal(worlds)
	}
	// step is the weight for which a row is taken once: the heavier ones are all taken.
	slices.SortStableFunc(rows, func(a, b one) int { return cmp.Compare(b.weight, a.weight) })
	rest, sure := 0.0, 0
	for _, r := range rows {
		rest += r.weight
	}
	step := rest / float64(n)
	for sure < n && rows[sure].weight >= step {
		rest -= rows[sure].weight
		sure++
		step = rest / float64(max(n-sure, 1))
	}
	var worlds []World
	for _, r := range rows[:sure] {
		worlds = append(worlds, World{r.row, r.weight})
	}
	others := rows[sure:]
	slices.SortStableFunc(others, func(a, b one) int { return cmp.Compare(a.key, b.key) })
	next, sum := float64(source.Draw(drawWorlds, 0, 0, 0).Unit(0)*step), 0.0
	for _, r := range others {
		if sum += r.weight; sum > next && len(worlds) < n {
			worlds = append(worlds, World{r.row, step})
			next += step
		}
	}
	return normal(worlds)
}

// normal brings the weights to a sum of 1, and the rows in order.
func normal(worlds []World) []World {
	slices.SortFunc(worlds, func(a, b World) int { return cmp.Compare(a.Row, b.Row) })
	sum := 0.0
	for _, w := range worlds {
		sum += w.Weight
	}
	for i := range worlds {
		worlds[i].Weight /= sum
	}
	return worlds
}

// Central is which of some worlds is the most central: that whose headlines are nearest
// to the weighted medians of all, each outcome measured by its own spread, absent ones
// left out. It gives a place in the list.
func (t *Table) Central(worlds []World) int {
	weights := make([]float64, len(t.Rows))
	for _, w := range worlds {
		weights[w.Row] = w.Weight
	}
	away := make([]float64, len(worlds))
	for _, k := range t.Headlines() {
		column := t.Outcome(0, k)
		q := Quantiles(column, weights, 0.25, 0.5, 0.75)
		spread := q[2] - q[0]
		if !(spread > 0) {
			continue
		}
		for i, w := range worlds {
			d := (column[w.Row] - q[1]) / spread
			if math.IsNaN(d) || math.Abs(d) > farAway {
				d = farAway
			}
			away[i] += float64(d * d)
		}
	}
	best := 0
	for i := range away {
		if away[i] < away[best] {
			best = i
		}
	}
	return best
}

// farAway is how far a number counts at most that is far from all others, or absent, in
// spreads.
const farAway = 4
