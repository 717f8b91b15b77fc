package known

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/study/design"
)

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
