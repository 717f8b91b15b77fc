package table

import (
	"cmp"
	"math"
	"slices"

	"tumen/exact"
	"tumen/study/design"
)

// narrow.go: from what a next round is drawn.
//
// A round that is drawn where the testimony points has more worlds that agree with it.
// But a density that is narrow in many unknowns gives weights that differ by powers of
// ten, and rows that do not count. So only those unknowns are narrowed of which the
// weighted rows say, beyond what chance makes of as many, that their mean or their
// spread is not that of what is believed; the others stay as believed, and so does a
// part of the round in all of them.

const (
	// even is the part of a later round that is drawn as is believed beforehand.
	even = 0.2
	// mostNarrowed is how many unknowns are narrowed at most.
	mostNarrowed = 8
	// sureShift is by how many standard errors mean or spread differ from the belief.
	// Of 200 unknowns about which nothing was said, one in five tables has one by chance.
	sureShift = 3.5
	// cells of a narrowed density
	cells = 16
	// wider is the variance of a density over that of the weighted rows: a round should
	// reach beyond what the last one found.
	wider = 1.5
)

// Narrowing is a density that follows the unknowns of the rows as they count.
func (t *Table) Narrowing(weights []float64) design.Narrow {
	type candidate struct {
		design.Narrowed
		gain float64
	}
	var found []candidate
	n := Effective(weights)
	for j, in := range t.Spec.Inputs {
		var mean, square float64
		for i, w := range weights {
			d := t.Rows[i].Unit[j] - 0.5
			mean += float64(w * d)
			square += float64(w * d * d)
		}
		// of even coordinates: variance 1/12, and that of the squared distance 1/180
		shift := math.Abs(mean) * math.Sqrt(12*n)
		spread := math.Abs(square-1.0/12) * math.Sqrt(180*n)
		if max(shift, spread) < sureShift {
			continue
		}
		density := t.histogram(weights, j, n)
		if in.Belief.Shape != "choice" {
			density = beta(mean+0.5, square-float64(mean*mean))
		}
		gain := 0.0
		for _, d := range density {
			if d > 0 {
				gain += d * exact.Log(d) / float64(len(density))
			}
		}
		found = append(found, candidate{design.Narrowed{Input: j, Name: in.Name, Density: density}, gain})
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.gain, a.gain) })
	narrow := design.Narrow{Even: even}
	for _, c := range found[:min(len(found), mostNarrowed)] {
		narrow.Inputs = append(narrow.Inputs, c.Narrowed)
	}
	return narrow
}

// beta is the beta distribution of a mean and a variance, made wider, in cells; it is
// neither wider than even nor narrower than a cell.
func beta(mean, variance float64) []float64 {
	variance = min(max(variance*wider, 1.0/(cells*cells)), 1.0/12)
	mean = min(max(mean, 0.02), 0.98)
	size := max(float64(mean*(1-mean))/variance-1, 0.5)
	a, b := max(float64(mean*size), 0.5), max(float64((1-mean)*size), 0.5)
	density, most, sum := make([]float64, cells), math.Inf(-1), 0.0
	for c := range density {
		u := (float64(c) + 0.5) / cells
		density[c] = float64((a-1)*exact.Log(u)) + float64((b-1)*exact.Log(1-u))
		most = max(most, density[c])
	}
	for c := range density {
		density[c] = exact.Exp(density[c] - most)
		sum += density[c]
	}
	for c := range density {
		density[c] *= cells / sum
	}
	return density
}

// histogram is the weighted rows' own, of a choice, with as much of what is believed
// as one row in each cell.
func (t *Table) histogram(weights []float64, j int, n float64) []float64 {
	density := make([]float64, cells)
	for i, w := range weights {
		density[min(int(t.Rows[i].Unit[j]*cells), cells-1)] += w
	}
	for c, w := range density {
		density[c] = (float64(n*w) + 1) / (n + cells) * cells
	}
	return density
}
