package indices

import (
	"math"

	"gonum.org/v1/gonum/stat"

	"tumen/internal/say"
	"tumen/study/design"
	"tumen/study/estimate"
)

// morris_words.go: what is said of an input is tested first. All tests of a
// screening are corrected together (Holm 1979).
//
//	it has an effect        where runs share their chances: it moved a run.
//	                        Otherwise: the size of its effect above that of chance
//	                        in the same trajectory, by a paired t test
//	linear                  sigma / mu* below 0.1      Garcia Sanchez et al. (2014,
//	mostly in one direction sigma / mu* below 1        Energy and Buildings 68, 741)
//	not linear              sigma / mu* above 0.1      by jackknife of the logarithm
const (
	linearBelow   = 0.1
	monotoneBelow = 1
)

// say writes the sentences. A whole grid is no sample: its numbers are the truth.
func (s screening) say(inputs []MorrisInput) {
	const tests = 4
	var p []float64
	for j := range inputs {
		effect := 1.0
		switch {
		case s.complete || s.chance == design.ChanceGiven || s.chance == design.ChanceInput || j == s.noise:
			if inputs[j].MuStar.Value > 0 {
				effect = 0
			}
		case s.noise >= 0:
			effect = above(s.sizes[j], s.sizes[s.noise])
		}
		p = append(p, effect)
		p = append(p, s.ratio(j)...)
	}
	adjusted, err := estimate.Holm(p)
	if err != nil {
		panic("a probability that is none: " + err.Error())
	}
	for j := range inputs {
		in := &inputs[j]
		is := func(test int) bool { return adjusted[tests*j+test] <= falsely }
		in.NoEffect = !is(0)
		switch {
		case in.MuStar.Value == 0:
			in.Says = say.Text("changes no run")
		case in.NoEffect:
			in.Says = say.Text("not distinguishable from zero")
		case in.Chance:
			in.Says = say.Text("what another seed changes")
		case is(1):
			in.Says = "linear"
		case is(2):
			in.Says = say.Text("mostly in one direction")
		case is(3):
			in.Says = say.Text("not linear, or dependent on other inputs")
		default:
			in.Says = say.Text("has an effect of a shape not known")
		}
	}
}

// above tests whether effects are larger in size than those of chance.
func above(sizes, chance []float64) float64 {
	n := min(len(sizes), len(chance))
	d := make([]float64, n)
	for i := range d {
		d[i] = math.Abs(sizes[i]) - math.Abs(chance[i])
	}
	mean, sd := stat.MeanStdDev(d, nil)
	return estimate.AboveZero(mean, sd/math.Sqrt(float64(n)), n-1)
}

// ratio tests whether sigma / mu* is below the two limits, and above the first.
func (s screening) ratio(j int) []float64 {
	star, sigma := 0.0, spreadOf(s.sizes[j], s.complete)
	for _, x := range s.sizes[j] {
		star += math.Abs(x) / float64(len(s.sizes[j]))
	}
	ratio := sigma / star
	switch {
	case star == 0:
		return []float64{1, 1, 1}
	case s.complete || ratio < 1e-9: // all effects are the same but for rounding
		return []float64{no(ratio < linearBelow), no(ratio < monotoneBelow), no(ratio >= linearBelow)}
	}
	k := s.jackknife(j, 0.95)
	log := func(v []float64) float64 { return math.Log(v[1] / v[0]) }
	below := func(limit float64) float64 {
		return k.Above(func(v []float64) float64 { return math.Log(limit) - log(v) })
	}
	all := []float64{below(linearBelow), below(monotoneBelow), k.Above(func(v []float64) float64 { return log(v) - math.Log(linearBelow) })}
	for i, p := range all {
		if math.IsNaN(p) {
			all[i] = 1
		}
	}
	return all
}

// no is the probability of a falsehood that is known: 0 of what is true.
func no(true bool) float64 {
	if true {
		return 0
	}
	return 1
}
