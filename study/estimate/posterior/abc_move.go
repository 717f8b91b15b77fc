package posterior

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// move is how proposals leave the particles of a generation.
type move struct {
	parents []Particle
	until   []float64   // cumulated weights
	scores  [][]float64 // each parent's normal scores
	steps   [][]float64 // ... in which the steps are standard normal
	root    [][]float64 // lower Cholesky factor of the steps' covariance
	logDet  float64     // logarithm of the root's determinant
}

// newMove is empty for no particles: the first generation comes from the prior.
// Otherwise the parents are the particles within the tolerance that the next
// generation must meet, as they alone are a sample of what it looks for (Filippi
// et al. 2013 take their covariance). Where these are too few for a covariance,
// the nearest others are parents as well.
func newMove(particles []Particle, tolerance float64) (move, error) {
	if len(particles) == 0 {
		return move{}, nil
	}
	parents := slices.Clone(particles)
	slices.SortStableFunc(parents, func(a, b Particle) int { return cmp.Compare(a.Distance, b.Distance) })
	least := min(len(parents), max(estimate.LeastRows, parentsEach*len(parents[0].Point)))
	within, _ := slices.BinarySearchFunc(parents, tolerance, func(p Particle, d float64) int {
		if p.Distance <= d {
			return -1
		}
		return 1
	})
	m := move{parents: parents[:max(within, least)]}
	m.cumulate()
	return m, m.spread()
}

// cumulate lets the parents' weights sum to 1.
func (m *move) cumulate() {
	sum := 0.0
	for _, p := range m.parents {
		sum += p.Weight
	}
	until := 0.0
	for i := range m.parents {
		m.parents[i].Weight /= sum
		until += m.parents[i].Weight
		m.until = append(m.until, until)
	}
}

// spread is the root of twice the parents' covariance.
func (m *move) spread() error {
	k := len(m.parents[0].Point)
	mean := make([]float64, k)
	for _, p := range m.parents {
		z := scores(p.Point)
		m.scores = append(m.scores, z)
		for j := range z {
			mean[j] += float64(p.Weight * z[j])
		}
	}
	covariance := mat.NewSymDense(k, nil)
	for i := range k {
		for j := range i + 1 {
			c := 0.0
			for n, p := range m.parents {
				c += float64(p.Weight * (m.scores[n][i] - mean[i]) * (m.scores[n][j] - mean[j]))
			}
			if i == j {
				c += leastStep * leastStep
			}
			covariance.SetSym(i, j, 2*c)
		}
	}
	var factor mat.Cholesky
	if !factor.Factorize(covariance) {
		return say.Errorf("the particles lie on a line: take more particles, or leave out an input that another one decides")
	}
	var lower mat.TriDense
	factor.LTo(&lower)
	m.root = make([][]float64, k)
	for i := range m.root {
		m.root[i] = make([]float64, k)
		for j := range i + 1 {
			m.root[i][j] = lower.At(i, j)
		}
		m.logDet += math.Log(m.root[i][i])
	}
	for _, z := range m.scores {
		m.steps = append(m.steps, m.inSteps(z))
	}
	return nil
}

// This share of the proposals comes from the prior again, whatever the particles
// are (a defensive mixture, Owen and Zhou 2000, JASA 95, 135). No weight is then
// more than ten times what the prior alone would give: without it, a few
// particles in a tail that the last generation missed carry most of the weight.
const afresh = 0.1

// Particles that have run together still move by this much, in normal scores.
const leastStep = 1e-6

// A covariance of k inputs is read from at least this many parents for each.
const parentsEach = 4

// The normal scores of 0 and 1 are infinite; no proposal can be told from one
// that lies this far out.
const mostScore = 8.2

// scores are the normal scores of a point.
func scores(point []float64) []float64 {
	z := make([]float64, len(point))
	for j, u := range point {
		z[j] = score(u)
	}
	return z
}

func score(u float64) float64 {
	switch {
	case u <= 0:
		return -mostScore
	case u >= 1:
		return mostScore
	}
	return distuv.UnitNormal.Quantile(u)
}

// pick is the parent on which a share of the weights falls.
func (m move) pick(u float64) int {
	i, _ := slices.BinarySearch(m.until, u*m.until[len(m.until)-1])
	return min(i, len(m.until)-1)
}

// weigh sets the weights of the accepted, prior over proposal density, so that
// they sum to 1. Particles from the prior all weigh the same.
func (m move) weigh(accepted []Particle) {
	sum := 0.0
	for i, p := range accepted {
		accepted[i].Weight = 1
		if len(m.parents) > 0 {
			accepted[i].Weight = 1 / (afresh + float64((1-afresh)*m.ratio(scores(p.Point))))
		}
		sum += accepted[i].Weight
	}
	for i := range accepted {
		accepted[i].Weight /= sum
	}
}

// ratio is the density at z of a step from a parent, over that of the prior,
// which is standard normal. The steps are a mixture of normals about the parents.
func (m move) ratio(z []float64) float64 {
	y, length, sum := m.inSteps(z), square(z), 0.0
	for n, p := range m.parents {
		sum += float64(p.Weight * math.Exp((length-apart(y, m.steps[n]))/2-m.logDet))
	}
	return sum
}

// inSteps is z in coordinates in which the steps are standard normal.
func (m move) inSteps(z []float64) []float64 {
	y := make([]float64, len(z))
	for i := range y {
		y[i] = z[i]
		for j := range i {
			y[i] -= float64(m.root[i][j] * y[j])
		}
		y[i] /= m.root[i][i]
	}
	return y
}

// square is the squared length of a vector.
func square(z []float64) (sum float64) {
	for _, x := range z {
		sum += float64(x * x)
	}
	return sum
}

// apart is the squared distance of two points.
func apart(a, b []float64) (sum float64) {
	for i := range a {
		sum += float64((a[i] - b[i]) * (a[i] - b[i]))
	}
	return sum
}
