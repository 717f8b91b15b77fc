// Package known has functions and posteriors whose answers are known exactly, on which
// every method can be tried.
package known

import (
	"math"
	"strconv"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/study/design"
)

// Known is a function of uncertain inputs whose indices are known, to try a
// method on.
type Known struct {
	Name     string
	Inputs   []design.Input
	Run      func(x []float64) float64            // without chance
	Noisy    func(x []float64, u float64) float64 // u from 0 to 1 is the run's chance; nil if there is none
	Mean     float64
	Variance float64
	First    []float64 // share of the variance that each input decides alone
	Total    []float64 // ... alone or together with others
	Chance   float64   // share that the run's chance decides, alone or together with inputs
	Delta    []float64 // Borgonovo's index; nil if no exact value is known
	PAWN     []float64 // median Kolmogorov-Smirnov distance; likewise
}

// Ishigami is sin x1 + a sin^2 x2 + b x3^4 sin x1, all inputs uniform from -pi
// to pi (Ishigami and Homma 1990; a = 7 and b = 0.1 are usual). It is neither
// linear nor monotone, and x3 acts only together with x1.
func Ishigami(a, b float64) Known {
	pi4 := math.Pow(math.Pi, 4)
	v1 := math.Pow(1+b*pi4/5, 2) / 2
	v2 := a * a / 8
	v13 := 8 * b * b * pi4 * pi4 / 225
	v := v1 + v2 + v13
	input := design.Uniform{Low: -math.Pi, High: math.Pi}
	return Known{
		Name:   "Ishigami",
		Inputs: []design.Input{{Name: "x1", Distribution: input}, {Name: "x2", Distribution: input}, {Name: "x3", Distribution: input}},
		Run: func(x []float64) float64 {
			s1, s2 := math.Sin(x[0]), math.Sin(x[1])
			return s1 + float64(a*s2*s2) + float64(b*math.Pow(x[2], 4)*s1)
		},
		Mean:     a / 2,
		Variance: v,
		First:    []float64{v1 / v, v2 / v, 0},
		Total:    []float64{(v1 + v13) / v, v2 / v, v13 / v},
	}
}

// G is Sobol's function, the product of (|4 x_i - 2| + a_i) / (1 + a_i) with
// uniform inputs from 0 to 1 (Saltelli and Sobol' 1995): the smaller a_i, the
// more input i matters.
func G(a ...float64) Known {
	g := Known{Name: "Sobol' g", Mean: 1}
	product := 1.0
	v := make([]float64, len(a))
	for i, ai := range a {
		v[i] = 1 / (3 * (1 + ai) * (1 + ai))
		product *= 1 + v[i]
		g.Inputs = append(g.Inputs, design.Input{Name: inputName(i), Distribution: design.Uniform{Low: 0, High: 1}})
	}
	g.Variance = product - 1
	for _, vi := range v {
		g.First = append(g.First, vi/g.Variance)
		g.Total = append(g.Total, vi*product/(1+vi)/g.Variance)
	}
	g.Run = func(x []float64) float64 {
		y := 1.0
		for i, xi := range x {
			y *= (math.Abs(4*xi-2) + a[i]) / (1 + a[i])
		}
		return y
	}
	return g
}

// Linear is the sum of c_i x_i with standard normal inputs.
func Linear(c ...float64) Known {
	l := Known{Name: "linear Gaussian"}
	for i, ci := range c {
		l.Variance += ci * ci
		l.Inputs = append(l.Inputs, design.Input{Name: inputName(i), Distribution: design.Normal{Mu: 0, Sigma: 1}})
	}
	for _, ci := range c {
		l.First = append(l.First, ci*ci/l.Variance)
		l.Delta = append(l.Delta, linearDelta(ci, math.Sqrt(l.Variance)))
		// The distance grows with |x|, so its median is at the median of |x|.
		_, ks := normalDistances(ci*distuv.UnitNormal.Quantile(0.75), ci, math.Sqrt(l.Variance))
		l.PAWN = append(l.PAWN, ks)
	}
	l.Total = l.First
	l.Run = func(x []float64) float64 {
		y := 0.0
		for i, xi := range x {
			y += float64(c[i] * xi)
		}
		return y
	}
	return l
}

// Noise is the sum of c_i x_i and s u, with inputs x_i and the chance u of the
// run uniform from 0 to 1: a random function in which an input with c_i = 0 is
// dead, and that is nothing but chance if all are. It is additive, so no
// interaction is there to be found. With c = (1, 0.5) and s = 1 chance decides 4/9
// of the variance, as much as the first input, and the second 1/9.
func Noise(s float64, c ...float64) Known {
	k := Known{Name: "noise", Mean: s / 2, Variance: s * s / 12}
	for i, ci := range c {
		k.Mean += ci / 2
		k.Variance += ci * ci / 12
		k.Inputs = append(k.Inputs, design.Input{Name: inputName(i), Distribution: design.Uniform{Low: 0, High: 1}})
	}
	for _, ci := range c {
		k.First = append(k.First, ci*ci/12/k.Variance)
	}
	k.Total, k.Chance = k.First, s*s/12/k.Variance
	k.Noisy = func(x []float64, u float64) float64 {
		y := float64(s * u)
		for i, xi := range x {
			y += float64(c[i] * xi)
		}
		return y
	}
	k.Run = func(x []float64) float64 { return k.Noisy(x, 0.5) }
	return k
}

// linearDelta is the mean over x of the total variation distance between the
// outcome given x, normal with mean c x, and the outcome, normal with the
// given sd: half the integral of the densities' difference. It takes 4,000
// midpoints of x's quantiles, exact to seven digits.
func linearDelta(c, sd float64) float64 {
	const n = 4000
	sum := 0.0
	for i := range n {
		tv, _ := normalDistances(c*distuv.UnitNormal.Quantile((float64(i)+0.5)/n), c, sd)
		sum += tv / n
	}
	return sum
}

// normalDistances compares N(mean, sd^2 - c^2) with N(0, sd^2): the total
// variation distance, and the largest difference of the two distribution
// functions. Both are decided at the two points where the densities cross.
func normalDistances(mean, c, sd float64) (tv, ks float64) {
	if c == 0 {
		return 0, 0 // the input decides nothing
	}
	rest := math.Sqrt(sd*sd - c*c)
	if rest == 0 { // the input decides everything
		p := distuv.UnitNormal.CDF(mean / sd)
		return 1, math.Max(p, 1-p)
	}
	// Equal log densities: (y - mean)^2/rest^2 + 2 ln(rest/sd) = y^2/sd^2.
	p := 1/(rest*rest) - 1/(sd*sd)
	q := mean / (rest * rest)
	r := mean*mean/(rest*rest) + 2*math.Log(rest/sd)
	root := math.Sqrt(q*q - p*r)
	difference := func(y float64) float64 {
		return distuv.UnitNormal.CDF((y-mean)/rest) - distuv.UnitNormal.CDF(y/sd)
	}
	low, high := difference((q-root)/p), difference((q+root)/p)
	return high - low, math.Max(math.Abs(low), math.Abs(high))
}

// inputName is x1, x2, ...
func inputName(i int) string { return "x" + strconv.Itoa(i+1) }

// KnownPosterior is a model of one input whose posterior is known exactly, to
// try a calibration on.
type KnownPosterior struct {
	Name     string
	Inputs   []design.Input
	Seen     float64                              // the one thing observed
	Simulate func(x []float64, u float64) float64 // u from 0 to 1 is the run's chance
	Mean, SD float64                              // of the posterior
	Quantile func(p float64) float64
}

// NormalMean is the mean of a normal outcome with known standard deviation
// noise, seen once, under a standard normal prior. The posterior is normal:
// its mean is seen / (1 + noise^2), its variance noise^2 / (1 + noise^2).
func NormalMean(seen, noise float64) KnownPosterior {
	v := noise * noise
	return KnownPosterior{
		Name:   "normal mean",
		Inputs: []design.Input{{Name: "mean", Distribution: design.Normal{Mu: 0, Sigma: 1}}},
		Seen:   seen,
		Mean:   seen / (1 + v),
		SD:     math.Sqrt(v / (1 + v)),
		Quantile: func(p float64) float64 {
			return seen/(1+v) + float64(math.Sqrt(v/(1+v))*distuv.UnitNormal.Quantile(p))
		},
		Simulate: func(x []float64, u float64) float64 {
			return x[0] + float64(noise*distuv.UnitNormal.Quantile(u))
		},
	}
}

// UniformScale is one draw from 0 to u, where u itself is uniform from 0 to 1.
// Given the draw, P(scale < u) = ln(u/seen) / ln(1/seen), so that the posterior
// quantile is seen^(1-p); seen must be between 0 and 1.
func UniformScale(seen float64) KnownPosterior {
	log := -math.Log(seen)
	mean := (1 - seen) / log
	return KnownPosterior{
		Name:     "uniform scale",
		Inputs:   []design.Input{{Name: "scale", Distribution: design.Uniform{Low: 0, High: 1}}},
		Seen:     seen,
		Mean:     mean,
		SD:       math.Sqrt((1-seen*seen)/(2*log) - mean*mean),
		Quantile: func(p float64) float64 { return math.Pow(seen, 1-p) },
		Simulate: func(x []float64, u float64) float64 { return x[0] * u },
	}
}
