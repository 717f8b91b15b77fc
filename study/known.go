package study

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/rng"
	"tumen/scenario"
	"tumen/study/design"
	"tumen/study/estimate/known"
	"tumen/unit"
)

// knownPrefix begins the names of known functions and known posteriors, on which
// a method can be tried before it is trusted with a case.
const knownPrefix = "known/"

// IsKnown says whether a name is of a known function and not of a case.
func IsKnown(name string) bool { return strings.HasPrefix(name, knownPrefix) }

// Known is a function whose answer is known exactly.
type Known struct {
	Name  string // known/ishigami
	Title string
	Keys  []string // that can be set, in this order
	Sort  Sort

	usual []string // values of the keys
	known func(values [][]float64) (knownFunction, error)
}

// knownFunction is a known one with its numbers filled in.
type knownFunction struct {
	inputs []design.Input
	run    func(x []float64, u float64) float64 // u from 0 to 1 is the run's chance
	seen   *float64                             // what was observed, of a posterior
	near   float64                              // usual tolerance: a tenth of the posterior's standard deviation
	says   string                               // the formula with its numbers
}

// KnownFunctions are all that there are.
var KnownFunctions = []Known{
	{
		"known/ishigami", say.Text("Ishigami's function"),
		[]string{"a", "b"},
		KnownIndices,
		[]string{"7", "0.1"},
		func(v [][]float64) (knownFunction, error) {
			a, b, err := one(v[0], v[1])
			k := known.Ishigami(a, b)
			return deterministic(k, say.Textf("sin x1 + %g sin² x2 + %g x3⁴ sin x1, x uniform from -π to π", a, b)), err
		},
	},
	{
		"known/g", say.Text("Sobol' g"),
		[]string{"a"},
		KnownIndices,
		[]string{"0,1,4.5,9,99,99,99,99"},
		func(v [][]float64) (knownFunction, error) {
			for _, a := range v[0] {
				if a < 0 {
					return knownFunction{}, say.Errorf("a cannot be %g: write numbers from 0", a)
				}
			}
			return deterministic(known.G(v[0]...), say.Text("product of (|4 x - 2| + a)/(1 + a), x uniform from 0 to 1")), nil
		},
	},
	{
		"known/linear", say.Text("a linear function"),
		[]string{"c"},
		KnownIndices,
		[]string{"2,1"},
		func(v [][]float64) (knownFunction, error) {
			if !slices.ContainsFunc(v[0], func(c float64) bool { return c != 0 }) {
				return knownFunction{}, say.Errorf("c is nothing but 0: write at least one other number")
			}
			return deterministic(known.Linear(v[0]...), say.Text("sum of c x, x standard normal")), nil
		},
	},
	{
		"known/noise", say.Text("a random function with dead inputs"),
		[]string{"c", "s"},
		KnownIndices,
		[]string{"1,0.5,0,0,0,0,0,0", "1"},
		func(v [][]float64) (knownFunction, error) {
			s, _, err := one(v[1], v[1])
			if err == nil && s == 0 && !slices.ContainsFunc(v[0], func(c float64) bool { return c != 0 }) {
				err = say.Errorf("c and s are nothing but 0: write at least one other number")
			}
			k := known.Noise(s, v[0]...)
			return knownFunction{inputs: k.Inputs, run: k.Noisy, says: say.Textf("sum of c x, and %g times the chance of the run, all uniform from 0 to 1; an input with c = 0 is dead", s)}, err
		},
	},
	{
		"known/normal", say.Text("the mean of a normal outcome"),
		[]string{"y", "s"},
		KnownPosterior,
		[]string{"1", "1"},
		func(v [][]float64) (knownFunction, error) {
			y, s, err := one(v[0], v[1])
			if err == nil && !(s > 0) {
				err = say.Errorf("s cannot be %g: write a positive standard deviation", s)
			}
			return ofPosterior(known.NormalMean(y, s), say.Textf("y = mean + noise of standard deviation %g, mean standard normal beforehand; y = %g was seen", s, y)), err
		},
	},
	{
		"known/scale", say.Text("the scale of a uniform outcome"),
		[]string{"y"},
		KnownPosterior,
		[]string{"0.5"},
		func(v [][]float64) (knownFunction, error) {
			y, _, err := one(v[0], v[0])
			if err == nil && !(y > 0 && y < 1) {
				err = say.Errorf("y cannot be %g: write a number between 0 and 1", y)
			}
			return ofPosterior(known.UniformScale(y), say.Textf("y uniform from 0 to scale, scale uniform from 0 to 1 beforehand; y = %g was seen", y)), err
		},
	},
	{
		"known/conversion", say.Text("a conversion reaction"),
		[]string{"x"},
		KnownPosterior,
		[]string{".0244,.0842,.1208,.1724,.2315,.2634,.2831,.3084,.3079,.3097,.3324"},
		func(v [][]float64) (knownFunction, error) {
			inputs, run := known.Conversion(v[0])
			return knownFunction{
				inputs: inputs, run: func(x []float64, _ float64) float64 { return run(x) }, seen: new(float64), near: 0.2944,
				says: say.Text("x = a/(a + b) (1 - exp(-(a + b) t)) at t = 0, 1, 2, ..., a and b uniform from 0 to 1 beforehand; y is the sum of the differences from the x that were seen"),
			}, nil
		},
	},
}

// one is the single numbers of two keys.
func one(a, b []float64) (float64, float64, error) {
	if len(a) != 1 || len(b) != 1 {
		return 0, 0, say.Errorf("a list is no number: write one number")
	}
	return a[0], b[0], nil
}

func deterministic(k known.Known, says string) knownFunction {
	return knownFunction{inputs: k.Inputs, run: func(x []float64, _ float64) float64 { return k.Run(x) }, says: says}
}

func ofPosterior(k known.KnownPosterior, says string) knownFunction {
	return knownFunction{inputs: k.Inputs, run: k.Simulate, seen: &k.Seen, near: k.SD / 10, says: says}
}

// Sort is what is known of a function.
type Sort string

// The sorts.
const (
	KnownIndices   Sort = "indices"
	KnownPosterior Sort = "posterior"
)

// findKnown is the known function of a name with its settings. The error is a
// *fault.Error.
func findKnown(name string, sets []string) (*Known, knownFunction, error) {
	i := slices.IndexFunc(KnownFunctions, func(k Known) bool { return k.Name == name })
	if i < 0 {
		names := list.Map(KnownFunctions, func(k Known) string { return k.Name })
		return nil, knownFunction{}, fault.New("case", name, say.Text("there is no known function of that name"), say.Textf("write %s", choice(names)))
	}
	f, err := KnownFunctions[i].filled(sets)
	return &KnownFunctions[i], f, err
}

// KnownNames are the functions of a sort.
func KnownNames(sort Sort) (names []string) {
	for _, k := range KnownFunctions {
		if k.Sort == sort {
			names = append(names, k.Name)
		}
	}
	return names
}

// filled reads KEY=NUMBER or KEY=NUMBER,NUMBER.
func (b Known) filled(sets []string) (knownFunction, error) {
	texts := slices.Clone(b.usual)
	for _, set := range sets {
		key, text, found := strings.Cut(set, "=")
		i := slices.Index(b.Keys, strings.TrimSpace(key))
		if !found || i < 0 {
			return knownFunction{}, &fault.Error{Field: "sets", Given: set, What: say.Textf("%s has nothing of that name", b.Name), Write: say.Textf("set %s, as {sets} %s=%s", strings.Join(b.Keys, " or "), b.Keys[0], b.usual[0])}
		}
		texts[i] = text
	}
	values := make([][]float64, len(texts))
	for i, text := range texts {
		for field := range strings.SplitSeq(text, ",") {
			x, err := unit.Number(field)
			if err != nil || Finite(x) == nil {
				return knownFunction{}, &fault.Error{Field: "sets", Given: b.Keys[i] + "=" + text, What: say.Textf("%s is no number", strconv.Quote(strings.TrimSpace(field))), Write: say.Textf("write, for example, {sets} %s=%s", b.Keys[i], b.usual[i])}
			}
			values[i] = append(values[i], x)
		}
	}
	f, err := b.known(values)
	if err != nil {
		what, write, _ := strings.Cut(err.Error(), ": ")
		return f, &fault.Error{Field: "sets", What: what, Write: write}
	}
	return f, nil
}

// knownOutcome is the one outcome of a known function.
const knownOutcome = "y"

// ofKnown begins the study of a known function.
func (d *Draft) ofKnown(k *Kind, _ Source) error {
	b, f, err := findKnown(d.Request.Case, d.Sets)
	if err != nil {
		return err
	}
	if b.Sort != k.Known {
		names := KnownNames(k.Known)
		if len(names) == 0 {
			return fault.New("case", b.Name, say.Text("this kind of study is not for known functions"), say.Text("name a case"))
		}
		return fault.New("case", b.Name, say.Text("its answer is of another kind"), say.Textf("write %s", choice(names)))
	}
	for _, key := range []string{"vary", "fixed", "policies", "effect_of", "days"} {
		if !d.Value(key).IsZero() {
			return fault.New(key, "", say.Textf("%s has neither parameters nor policies nor days", b.Name), say.Text("leave it out, or name a case"))
		}
	}
	s := &Spec{
		Case: CaseText{Name: b.Name, Title: text.Capital(b.Title) + ": " + f.says, File: b.Name}, Days: 1, Held: []scenario.Held{}, Together: []Joint{},
		Outcomes: []Outcome{{Name: knownOutcome, Title: knownOutcome, Means: "the value of the function"}}, Series: []Outcome{}, Patterns: []Band{},
	}
	for _, in := range f.inputs {
		s.Inputs = append(s.Inputs, Input{Name: in.Name, Paths: []string{}, Belief: beliefIn(in.Distribution), Stated: in.Distribution.String(), Origin: "known"})
	}
	if f.seen != nil {
		s.Patterns = append(s.Patterns, Band{Name: "seen", Measure: knownOutcome, Low: f.seen, High: f.seen, Stated: strconv.FormatFloat(*f.seen, 'g', -1, 64)})
	}
	d.Spec, d.Near = s, f.near
	return nil
}

// beliefIn is the distribution of a known function's input.
func beliefIn(d design.Distribution) Belief {
	switch d := d.(type) {
	case design.Uniform:
		return Belief{Shape: "uniform", Low: d.Low, High: d.High}
	case design.Normal:
		return Belief{Shape: "normal", Mu: d.Mu, Sigma: d.Sigma}
	}
	panic("a known function with an input that is neither uniform nor normal")
}

// drawKnown is the chance of a known function's run.
const drawKnown rng.Purpose = 4001

// KnownFunction is the function that a study is of, of the values of its inputs
// and the seed of the run.
func KnownFunction(s *Spec) (func(values []float64, seed uint64) float64, error) {
	_, f, err := findKnown(s.Case.Name, s.Sets)
	return func(values []float64, seed uint64) float64 {
		return f.run(values, rng.New(seed).Draw(drawKnown, 0, 0, 0).Unit(0))
	}, err
}

// knownModel runs a known function.
type knownModel struct {
	run func(values []float64, seed uint64) float64
}

func openKnown(s *Spec) (model, error) {
	run, err := KnownFunction(s)
	return knownModel{run}, err
}

func (m knownModel) worker() (func(context.Context, Task) (outcome, error), error) {
	return func(ctx context.Context, t Task) (outcome, error) {
		if err := ctx.Err(); err != nil {
			return outcome{}, err
		}
		y := m.run(t.Values, t.Seed)
		if Finite(y) == nil {
			return outcome{}, say.Errorf("the value is %v, which is no number", y)
		}
		return outcome{values: []float64{y}}, nil
	}, nil
}
