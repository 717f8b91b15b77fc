package indices

import (
	"tumen/internal/say"
	"tumen/study/design"
	"tumen/study/estimate"
)

// sobol_words.go: a sentence is printed only after a test of that very sentence.
// For each factor five are tested, each by the jackknife of the number that must
// be above zero if it is true:
//
//	it has an effect               total                  (of the mean: less chance)
//	it acts alone                  first
//	it acts together with others   total - first          paired: of the same rows
//	... and hardly otherwise       little total - first, little total - (total - first)
//
// All tests of a study are corrected together (Holm 1979), so that the
// probability of any false sentence in it is at most 5 %. Where runs share their
// seeds, a factor that changed no run has no effect, and one that changed a run
// has one: that takes no test. "Perhaps" stands where neither of two sentences passed.

// little is the share of a factor's own total that counts as hardly any.
const little = 0.1

// falsely is the probability of any false sentence in a study.
const falsely = 0.05

// say writes the sentences.
func (s variance) say(factors []SobolFactor, j estimate.Jackknifed, moved []bool) {
	const tests = 5
	p := make([]float64, 0, tests*s.k)
	for f := range factors {
		first, total := s.first(f), s.total(f)
		together := func(x []float64) float64 { return total(x) - first(x) }
		effect := j.Above(total)
		if s.chance != design.ChanceMean || f == s.noise {
			effect = 1
			if moved[f] {
				effect = 0
			}
		}
		p = append(p, effect, j.Above(first), j.Above(together),
			j.Above(func(x []float64) float64 { return little*total(x) - first(x) }),
			j.Above(func(x []float64) float64 { return little*total(x) - together(x) }))
	}
	adjusted, err := estimate.Holm(p)
	if err != nil {
		panic("a probability that is none: " + err.Error())
	}
	for f := range factors {
		is := func(test int) bool { return adjusted[tests*f+test] <= falsely }
		factors[f].NoEffect = !is(0)
		switch {
		case !is(0) && !moved[f]:
			factors[f].Says = say.Text("changes no run")
		case !is(0):
			factors[f].Says = say.Text("not distinguishable from zero")
		case s.chance == design.ChanceMean && f == s.noise:
			factors[f].Says = say.Text("has an effect")
		case is(2) && is(3):
			factors[f].Says = say.Text("acts only together with others")
		case is(1) && is(2):
			factors[f].Says = say.Text("acts alone and together with others")
		case is(1) && is(4):
			factors[f].Says = say.Text("acts alone")
		case is(1):
			factors[f].Says = say.Text("acts alone, perhaps also with others")
		case is(2):
			factors[f].Says = say.Text("acts with others, perhaps also alone")
		default:
			factors[f].Says = say.Text("has an effect, alone or with others")
		}
	}
}
