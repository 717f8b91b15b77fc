package study

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/text"
	"tumen/rng"
	"tumen/study/design"
	"tumen/study/estimate/known"
	"tumen/unit"
)

// benchPrefix begins the names of known functions and known posteriors, on which
// a method can be tried before it is trusted with a case.
const benchPrefix = "bench/"

// IsBench says whether a name is of a known function and not of a case.
func IsBench(name string) bool { return strings.HasPrefix(name, benchPrefix) }

// Bench is something whose answer is known exactly.
type Bench struct {
	Name  string // bench/ishigami
	Title string
	Keys  []string // what --set can set, in this order
	Kind  string   // the kind of study that it is for

	usual []string // values of the keys
	known func(values [][]float64) (benchFunction, error)
}

// benchFunction is a bench with its numbers filled in.
type benchFunction struct {
	inputs []design.Input
	run    func(x []float64, u float64) float64 // u from 0 to 1 is the run's chance
	seen   *float64                             // what was observed, of a posterior
	width  float64                              // standard deviation of the posterior
	says   string                               // the formula with its numbers
}

// Benches are all that there are.
var Benches = []Bench{
	{
		"bench/ishigami", "Ishigami's function",
		[]string{"a", "b"},
		KindSensitivity,
		[]string{"7", "0.1"},
		func(v [][]float64) (benchFunction, error) {
			a, b, err := one(v[0], v[1])
			k := known.Ishigami(a, b)
			return deterministic(k, fmt.Sprintf("sin x1 + %g sin² x2 + %g x3⁴ sin x1, x uniform from -π to π", a, b)), err
		},
	},
	{
		"bench/g", "Sobol' g",
		[]string{"a"},
		KindSensitivity,
		[]string{"0,1,4.5,9,99,99,99,99"},
		func(v [][]float64) (benchFunction, error) {
			for _, a := range v[0] {
				if a < 0 {
					return benchFunction{}, fmt.Errorf("a cannot be %g: write numbers from 0", a)
				}
			}
			return deterministic(known.G(v[0]...), "product of (|4 x - 2| + a)/(1 + a), x uniform from 0 to 1"), nil
		},
	},
	{
		"bench/linear", "a linear function",
		[]string{"c"},
		KindSensitivity,
		[]string{"2,1"},
		func(v [][]float64) (benchFunction, error) {
			if !slices.ContainsFunc(v[0], func(c float64) bool { return c != 0 }) {
				return benchFunction{}, fmt.Errorf("c is nothing but 0: write at least one other number")
			}
			return deterministic(known.Linear(v[0]...), "sum of c x, x standard normal"), nil
		},
	},
	{
		"bench/normal", "the mean of a normal outcome",
		[]string{"y", "s"},
		KindCalibration,
		[]string{"1", "1"},
		func(v [][]float64) (benchFunction, error) {
			y, s, err := one(v[0], v[1])
			if err == nil && !(s > 0) {
				err = fmt.Errorf("s cannot be %g: write a positive standard deviation", s)
			}
			return ofPosterior(known.NormalMean(y, s), fmt.Sprintf("y = mean + noise of standard deviation %g, mean standard normal beforehand; y = %g was seen", s, y)), err
		},
	},
	{
		"bench/scale", "the scale of a uniform outcome",
		[]string{"y"},
		KindCalibration,
		[]string{"0.5"},
		func(v [][]float64) (benchFunction, error) {
			y, _, err := one(v[0], v[0])
			if err == nil && !(y > 0 && y < 1) {
				err = fmt.Errorf("y cannot be %g: write a number between 0 and 1", y)
			}
			return ofPosterior(known.UniformScale(y), fmt.Sprintf("y uniform from 0 to scale, scale uniform from 0 to 1 beforehand; y = %g was seen", y)), err
		},
	},
}

// one is the single numbers of two keys.
func one(a, b []float64) (float64, float64, error) {
	if len(a) != 1 || len(b) != 1 {
		return 0, 0, fmt.Errorf("a list is no number: write one number")
	}
	return a[0], b[0], nil
}

func deterministic(k known.Known, says string) benchFunction {
	return benchFunction{inputs: k.Inputs, run: func(x []float64, _ float64) float64 { return k.Run(x) }, says: says}
}

func ofPosterior(k known.KnownPosterior, says string) benchFunction {
	return benchFunction{inputs: k.Inputs, run: k.Simulate, seen: &k.Seen, width: k.SD, says: says}
}

// findBench is the bench of a name with its --set arguments. The error is a
// *fault.Error.
func findBench(name, kind string, sets []string) (*Bench, benchFunction, error) {
	var fits []string
	for _, b := range Benches {
		if b.Kind != kind && (b.Kind != KindSensitivity || kind != KindDiscovery) {
			continue // a function of inputs serves both
		}
		fits = append(fits, b.Name)
		if b.Name == name {
			f, err := b.filled(sets)
			return &b, f, err
		}
	}
	what := "there is no such function to try the method on"
	if len(fits) == 0 {
		what = "a known function has no " + kind
		return nil, benchFunction{}, &fault.Error{Field: "case", Given: name, What: what, Write: "try tumen sensitivity bench/ishigami or tumen calibrate bench/normal"}
	}
	return nil, benchFunction{}, &fault.Error{Field: "case", Given: name, What: what, Write: "write " + strings.Join(fits, ", ")}
}

// filled reads KEY=NUMBER or KEY=NUMBER,NUMBER.
func (b Bench) filled(sets []string) (benchFunction, error) {
	texts := slices.Clone(b.usual)
	for _, set := range sets {
		key, text, found := strings.Cut(set, "=")
		i := slices.Index(b.Keys, strings.TrimSpace(key))
		if !found || i < 0 {
			return benchFunction{}, &fault.Error{Field: "sets", Given: set, What: b.Name + " has nothing of that name", Write: "set " + strings.Join(b.Keys, " or ") + ", as {sets} " + b.Keys[0] + "=" + b.usual[0]}
		}
		texts[i] = text
	}
	values := make([][]float64, len(texts))
	for i, text := range texts {
		for field := range strings.SplitSeq(text, ",") {
			x, err := unit.Number(field)
			if err != nil || Finite(x) == nil {
				return benchFunction{}, &fault.Error{Field: "sets", Given: b.Keys[i] + "=" + text, What: strconv.Quote(strings.TrimSpace(field)) + " is no number", Write: "write, for example, {sets} " + b.Keys[i] + "=" + b.usual[i]}
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

// benchOutcome is the one outcome of a bench.
const benchOutcome = "y"

// bench makes a study of a bench.
func (a Ask) bench() (*Spec, error) {
	b, f, err := findBench(a.Case, a.Kind, a.Sets)
	if err != nil {
		return nil, err
	}
	for _, no := range []struct {
		given bool
		field string
	}{{len(a.Vary) > 0, "vary"}, {a.Fixed, "fixed"}, {len(a.Arms) > 0, "policies"}} {
		if no.given {
			return nil, &fault.Error{Field: no.field, What: b.Name + " has neither parameters nor policies", Write: "leave it out, or name a case"}
		}
	}
	s := &Spec{
		Format: SpecFormat, Kind: a.Kind, Programs: []Program{programOf(a.Program)},
		Case:  CaseText{Name: b.Name, Title: text.Capital(b.Title) + ": " + f.says, File: b.Name},
		Sets:  append([]string{}, a.Sets...),
		Arms:  []Arm{{Name: "as stated", Policies: []string{}}},
		Days:  1,
		Seeds: Seeds{First: a.First, Replicates: 1}, Together: []Joint{},
		Outcomes: []Outcome{{Name: benchOutcome, Title: benchOutcome, Means: "the value of the function"}}, Series: []Outcome{}, Patterns: []Band{},
	}
	for _, in := range f.inputs {
		s.Inputs = append(s.Inputs, Input{Name: in.Name, Paths: []string{}, Belief: beliefIn(in.Distribution), Stated: in.Distribution.String(), Origin: "bench"})
	}
	if f.seen != nil {
		s.Patterns = append(s.Patterns, Band{Name: "seen", Measure: benchOutcome, Low: f.seen, High: f.seen, Stated: strconv.FormatFloat(*f.seen, 'g', -1, 64)})
	}
	a.benchTolerance = f.width / 10
	if err := a.size(s); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, fault.New("", "this study", err.Error(), "ask for another size")
	}
	return s, nil
}

// beliefIn writes a bench's distribution down.
func beliefIn(d design.Distribution) Belief {
	switch d := d.(type) {
	case design.Uniform:
		return Belief{Shape: "uniform", Low: d.Low, High: d.High}
	case design.Normal:
		return Belief{Shape: "normal", Mu: d.Mu, Sigma: d.Sigma}
	}
	panic("a bench with an input that is neither uniform nor normal")
}

// drawBench is the chance of a bench's run.
const drawBench rng.Purpose = 4001

// KnownFunction is the function that a study is of, of the values of its inputs
// and the seed of the run.
func KnownFunction(s *Spec) (func(values []float64, seed uint64) float64, error) {
	_, f, err := findBench(s.Case.Name, s.Kind, s.Sets)
	return func(values []float64, seed uint64) float64 {
		return f.run(values, rng.New(seed).Draw(drawBench, 0, 0, 0).Unit(0))
	}, err
}

// benchModel runs a bench.
type benchModel struct {
	run func(values []float64, seed uint64) float64
}

func openBench(s *Spec) (model, error) {
	run, err := KnownFunction(s)
	return benchModel{run}, err
}

func (m benchModel) worker() (func(context.Context, Task) (outcome, error), error) {
	return func(ctx context.Context, t Task) (outcome, error) {
		if err := ctx.Err(); err != nil {
			return outcome{}, err
		}
		y := m.run(t.Values, t.Seed)
		if Finite(y) == nil {
			return outcome{}, fmt.Errorf("the value is %v, which is no number", y)
		}
		return outcome{values: []float64{y}}, nil
	}, nil
}
