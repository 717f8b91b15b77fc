package emulator

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// Process is a Gaussian process that stands in for a slow model: it passes
// near the outcomes that were seen and says how little it knows between them
// (Sacks et al. 1989; Rasmussen and Williams 2006). It has a constant mean, a
// length for each input and a nugget, the share of an outcome's variance that
// is chance.
type Process struct {
	Lengths []float64 // correlation lengths, in the unit of the points
	Nugget  float64   // variance of chance over that of the function
	Kernel  Kernel

	points   [][]float64
	scale    float64    // standard deviation of the outcomes
	centre   float64    // their mean
	mean     float64    // constant mean of the standardised outcomes
	variance float64    // of the function, standardised
	inverse  *mat.Dense // of the correlations with nugget
	weights  []float64  // inverse times (outcomes - mean)
	ones     []float64  // inverse times ones
	weight   float64    // sum of ones
}

// FitProcess fits a process to outcomes at points of the unit cube by maximum
// likelihood. Runs that failed are left out. It fails if points and outcomes do
// not fit, if fewer than 8 runs succeeded, if the outcome never varies, or if
// no lengths can be found.
func FitProcess(points [][]float64, outcomes []float64, kernel Kernel) (*Process, error) {
	if len(points) != len(outcomes) || len(points) == 0 {
		return nil, say.Errorf("%d points and %d outcomes do not fit: give one outcome for each point, NaN where the run failed", len(points), len(outcomes))
	}
	p := &Process{Kernel: kernel}
	var y []float64
	for i, point := range points {
		if len(point) != len(points[0]) || len(point) == 0 || !estimate.AllGood(point) {
			return nil, say.Errorf("point %d is %v: give %d numbers for each point", i, point, len(points[0]))
		}
		if estimate.Good(outcomes[i]) {
			p.points = append(p.points, point)
			y = append(y, outcomes[i])
		}
	}
	if len(y) < estimate.LeastRows {
		return nil, estimate.TooFew("runs", len(y), estimate.LeastRows, len(outcomes)-len(y))
	}
	if p.standardise(y); p.scale == 0 {
		return nil, say.Errorf("the outcome is %g in every run: there is nothing to fit; choose another outcome or wider inputs", p.centre)
	}
	if err := p.maximise(y); err != nil {
		return nil, err
	}
	return p, nil
}

// standardise turns the outcomes into ones with mean 0 and variance 1.
func (p *Process) standardise(y []float64) {
	n := float64(len(y))
	for _, v := range y {
		p.centre += v / n
	}
	for _, v := range y {
		p.scale += float64((v - p.centre) * (v - p.centre) / n)
	}
	p.scale = math.Sqrt(p.scale)
	for i := range y {
		y[i] = (y[i] - p.centre) / p.scale
	}
}

// At is the process's expectation of the model's mean outcome at a point, and
// the variance of that expectation. The variance leaves out chance; Chance is
// what a single run has in addition. It fails if the point has another number
// of coordinates.
func (p *Process) At(point []float64) (mean, variance float64, err error) {
	if len(point) != len(p.Lengths) || !estimate.AllGood(point) {
		return 0, 0, say.Errorf("the point %v does not fit: give %d numbers", point, len(p.Lengths))
	}
	n := len(p.points)
	r := make([]float64, n)
	mean, left := p.mean, 1.0 // left: what of the mean's weights is not known
	for i, seen := range p.points {
		r[i] = p.Kernel.correlation(scaled(point, seen, p.Lengths))
		mean += float64(r[i] * p.weights[i])
		left -= float64(r[i] * p.ones[i])
	}
	known := 0.0
	for i := range r {
		sum := 0.0
		for j, v := range p.inverse.RawRowView(i) {
			sum += float64(v * r[j])
		}
		known += float64(r[i] * sum)
	}
	variance = p.variance * math.Max(0, 1-known+left*left/p.weight)
	return p.centre + float64(p.scale*mean), variance * p.scale * p.scale, nil
}

// Chance is the variance of a single run about the model's mean outcome.
func (p *Process) Chance() float64 { return p.Nugget * p.variance * p.scale * p.scale }

// LeaveOneOut is, for each run that was used, how many standard deviations it
// lies from what the others predict (Rasmussen and Williams 2006, section
// 5.4.2). About 95 % should lie within 2; more outside means that the process
// is surer than it should be.
func (p *Process) LeaveOneOut() []float64 {
	errors := make([]float64, len(p.points))
	for i := range errors {
		errors[i] = p.weights[i] / math.Sqrt(p.variance*p.inverse.At(i, i))
	}
	return errors
}

// scaled is the squared distance of two points in units of the lengths.
func scaled(a, b, lengths []float64) float64 {
	s := 0.0
	for j, l := range lengths {
		d := (a[j] - b[j]) / l
		s += float64(d * d)
	}
	return s
}

// Kernel is how the correlation of a Gaussian process falls with distance.
type Kernel int

const (
	// Matern is Matern's kernel with smoothness 5/2: twice differentiable, as
	// rough as most models' outcomes (Stein 1999).
	Matern Kernel = iota
	// RBF is the squared exponential: infinitely smooth.
	RBF
)

// correlation at squared scaled distance s = sum((x_j - x'_j)^2 / l_j^2).
func (k Kernel) correlation(s float64) float64 {
	if k == RBF {
		return math.Exp(-s / 2)
	}
	d := math.Sqrt(5 * s)
	return (1 + d + d*d/3) * math.Exp(-d)
}

// slope is what the correlation changes by, over part, when the logarithm of a
// length changes; part is that length's own share of s.
func (k Kernel) slope(s float64) float64 {
	if k == RBF {
		return math.Exp(-s / 2)
	}
	d := math.Sqrt(5 * s)
	return 5.0 / 3 * (1 + d) * math.Exp(-d)
}
