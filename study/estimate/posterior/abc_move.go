package posterior

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
)

// move is how proposals leave the particles of a generation.
type move struct {
	scores [][]float64 // each particle's normal scores
	root   [][]float64 // lower Cholesky factor of twice their covariance
	until  []float64   // cumulated weights
	logDet float64     // logarithm of the root's determinant
}

// newMove is empty for no particles: the first generation comes from the prior.
func newMove(particles []Particle) (move, error) {
	if len(particles) == 0 {
		return move{}, nil
	}
	k := len(particles[0].Point)
	m := move{scores: make([][]float64, len(particles)), until: make([]float64, len(particles))}
	mean := make([]float64, k)
	sum := 0.0
	for i, p := range particles {
		m.scores[i] = make([]float64, k)
		for j, u := range p.Point {
			m.scores[i][j] = score(u)
			mean[j] += float64(p.Weight * m.scores[i][j])
		}
		sum += p.Weight
		m.until[i] = sum
	}
	covariance := mat.NewSymDense(k, nil)
	for i := range k {
		for j := range i + 1 {
			c := 0.0
			for n, p := range particles {
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
		return move{}, say.Errorf("the particles lie on a line: take more particles, or leave out an input that another one decides")
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
	return m, nil
}

// This share of the proposals comes from the prior again, whatever the particles
// are (a defensive mixture, Owen and Zhou 2000, JASA 95, 135). No weight is then
// more than ten times what the prior alone would give: without it, a few
// particles in a tail that the last generation missed carry most of the weight.
const afresh = 0.1

// Particles that have run together still move by this much, in normal scores.
const leastStep = 1e-6

// The normal scores of 0 and 1 are infinite; no proposal can be told from one
// that lies this far out.
const mostScore = 8.2

func score(u float64) float64 {
	switch {
	case u <= 0:
		return -mostScore
	case u >= 1:
		return mostScore
	}
	return distuv.UnitNormal.Quantile(u)
}

// pick is the particle on which a share of the weights falls.
func (m move) pick(u float64) int {
	i, _ := slices.BinarySearch(m.until, u*m.until[len(m.until)-1])
	return min(i, len(m.until)-1)
}

// weigh sets the weights of the accepted, prior over proposal density, so that
// they sum to 1. Particles from the prior all weigh the same.
func (m move) weigh(accepted, parents []Particle) {
	if len(parents) == 0 {
		for i := range accepted {
			accepted[i].Weight = 1 / float64(len(accepted))
		}
		return
	}
	sum := 0.0
	for i, p := range accepted {
		z, square := make([]float64, len(p.Point)), 0.0
		for j, u := range p.Point {
			z[j] = score(u)
			square += float64(z[j] * z[j])
		}
		accepted[i].Weight = 1 / (afresh + float64((1-afresh)*m.ratio(z, square, parents)))
		sum += accepted[i].Weight
	}
	for i := range accepted {
		accepted[i].Weight /= sum
	}
}

// ratio is the density at z of a step from a parent, over that of the prior,
// which is standard normal; square is the squared length of z. The steps are a
// mixture of normals about the parents.
func (m move) ratio(z []float64, square float64, parents []Particle) float64 {
	y := make([]float64, len(z)) // the standard normal step that leads to z
	sum := 0.0
	for n, p := range parents {
		step := 0.0
		for i := range y {
			y[i] = z[i] - m.scores[n][i]
			for j := range i {
				y[i] -= float64(m.root[i][j] * y[j])
			}
			y[i] /= m.root[i][i]
			step += float64(y[i] * y[i])
		}
		sum += float64(p.Weight * math.Exp((square-step)/2-m.logDet))
	}
	return sum
}
