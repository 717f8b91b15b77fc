package emulator

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"

	"tumen/internal/say"
)

// Where lengths and nugget are sought, for points in the unit cube: a length
// of a fiftieth is noise to the process, one of twenty a straight line; the
// smallest nugget only keeps the arithmetic sound.
const (
	leastLength, mostLength = 0.02, 20
	leastNugget, mostNugget = 1e-8, 10
)

// maximise finds the lengths and the nugget with the largest likelihood of the
// standardised outcomes y, climbing from three starts because there may be
// several tops.
func (p *Process) maximise(y []float64) error {
	k := len(p.points[0])
	best := math.Inf(1)
	var top []float64
	for _, length := range []float64{0.2, 0.7, 2.5} {
		start := make([]float64, k+1)
		for j := range k {
			start[j] = toLine(length, leastLength, mostLength)
		}
		start[k] = toLine(1e-3, leastNugget, mostNugget)
		// The climb may end with a complaint about its last step; what it reached
		// is judged by its likelihood alone.
		result, _ := optimize.Minimize(optimize.Problem{
			Func: func(at []float64) float64 { return p.loss(at, y, nil) },
			Grad: func(slope, at []float64) { p.loss(at, y, slope) },
		}, start, &optimize.Settings{MajorIterations: 100, GradientThreshold: 1e-5}, &optimize.BFGS{})
		if result != nil && result.F < best {
			best, top = result.F, result.X
		}
	}
	if top == nil {
		return say.Errorf("no Gaussian process fits these outcomes: look for outcomes of very different size, or transform them")
	}
	p.loss(top, y, nil)
	return nil
}

// loss is the negative logarithm of the likelihood, less a constant, with the
// process's mean and variance at their best values,
//
//	n/2 ln variance + 1/2 ln det R,    R = correlations + nugget
//
// and sets the process to it. With a slope to fill it also gives the gradient:
// for a parameter t, with a the weights,
//
//	1/2 trace(R^-1 dR/dt) - a' (dR/dt) a / (2 variance)
//
// It is infinite where R cannot be inverted.
func (p *Process) loss(at, y, slope []float64) float64 {
	n, k := len(y), len(p.points[0])
	lengths := make([]float64, k)
	for j := range lengths {
		lengths[j] = fromLine(at[j], leastLength, mostLength)
	}
	p.Lengths, p.Nugget = lengths, fromLine(at[k], leastNugget, mostNugget)
	r := mat.NewSymDense(n, nil)
	for i := range n {
		r.SetSym(i, i, 1+p.Nugget)
		for j := range i {
			r.SetSym(i, j, p.Kernel.correlation(scaled(p.points[i], p.points[j], lengths)))
		}
	}
	var root mat.Cholesky
	var inverse mat.SymDense
	if !root.Factorize(r) || root.InverseTo(&inverse) != nil {
		clear(slope)
		return math.Inf(1)
	}
	p.inverse = mat.DenseCopyOf(&inverse)
	p.solve(y)
	if slope != nil {
		p.gradient(slope, at)
	}
	return float64(n)/2*math.Log(p.variance) + root.LogDet()/2
}

// solve sets the mean, the weights and the variance that fit best.
func (p *Process) solve(y []float64) {
	n := len(y)
	p.ones, p.weights = make([]float64, n), make([]float64, n)
	p.weight, p.mean, p.variance = 0, 0, 0
	for i := range n {
		for _, v := range p.inverse.RawRowView(i) {
			p.ones[i] += v
		}
		p.weight += p.ones[i]
		p.mean += float64(p.ones[i] * y[i])
	}
	p.mean /= p.weight
	for i := range n {
		for j, v := range p.inverse.RawRowView(i) {
			p.weights[i] += float64(v * (y[j] - p.mean))
		}
		p.variance += float64(p.weights[i] * (y[i] - p.mean) / float64(n))
	}
	p.variance = math.Max(p.variance, 1e-12) // outcomes that a constant explains
}

func (p *Process) gradient(slope, at []float64) {
	clear(slope)
	k := len(p.Lengths)
	for i, a := range p.points {
		row := p.inverse.RawRowView(i)
		// pull is the weight of dR in the gradient, for one entry
		pull := (row[i] - p.weights[i]*p.weights[i]/p.variance) / 2
		slope[k] += pull * p.Nugget
		for j, b := range p.points[:i] {
			pull := row[j] - p.weights[i]*p.weights[j]/p.variance // R is symmetric: twice a half
			pull *= p.Kernel.slope(scaled(a, b, p.Lengths))
			for q, l := range p.Lengths {
				d := (a[q] - b[q]) / l
				slope[q] += float64(pull * d * d)
			}
		}
	}
	for q := range k {
		slope[q] *= lineSlope(at[q], leastLength, mostLength)
	}
	slope[k] *= lineSlope(at[k], leastNugget, mostNugget)
}

// The optimiser works on the whole line; a number between its bounds is
//
//	ln v = ln least + (ln most - ln least) / (1 + e^-t)
func fromLine(t, least, most float64) float64 {
	return least * math.Pow(most/least, 1/(1+math.Exp(-t)))
}

func toLine(v, least, most float64) float64 {
	share := math.Log(v/least) / math.Log(most/least)
	return math.Log(share / (1 - share))
}

// lineSlope is d ln v / dt.
func lineSlope(t, least, most float64) float64 {
	s := 1 / (1 + math.Exp(-t))
	return math.Log(most/least) * s * (1 - s)
}
