package study

import (
	"fmt"
	"math"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/scenario/prior"
	"tumen/study/design"
	"tumen/testimony"
)

// Input is one uncertain number of a study, or a choice between alternatives.
type Input struct {
	Name   string   `json:"name" doc:"of the parameter, of the claim that several take it from, or hypotheses.GROUP"`
	Names  []string `json:"names,omitempty" doc:"of a choice, the alternatives: the value of the input is the place of one of them, from 0"`
	Given  string   `json:"given,omitempty" doc:"KEY=NAME of the alternative under which alone the number acts"`
	Paths  []string `json:"paths" doc:"the parameters that it is the value of"`
	Unit   string   `json:"unit"`
	Belief Belief   `json:"belief" doc:"what is believed of it"`
	Stated string   `json:"stated" doc:"how it was stated"`
	Origin string   `json:"origin" doc:"claim, source, assumed, hypothesis, or set where an argument states it"`
	From   string   `json:"from" doc:"the claim's or source's id"`
	Why    string   `json:"why"`
	Spread string   `json:"spread" enum:"stated,bound,guessed,unknown,choice" doc:"why it varies: a range is stated, or a bound; nobody says how sure it is; it is unknown; or one of several alternatives holds"`

	floor, ceil *float64 // what a bound allows
}

// Joint is a correlation between two inputs, by name: that of their normal
// scores, as a Gaussian copula has it.
type Joint struct {
	A string  `json:"a"`
	B string  `json:"b"`
	R float64 `json:"r"`
}

// Belief is a distribution that JSON can hold. Shape says which of the numbers
// count: uniform low high; triangle low mode high; lognormal mu sigma; logitnormal mu
// sigma, of a share; normal mu sigma; choice values weights.
type Belief struct {
	Shape   string    `json:"shape"`
	Low     float64   `json:"low,omitempty"`
	Mode    float64   `json:"mode,omitempty"`
	High    float64   `json:"high,omitempty"`
	Mu      float64   `json:"mu,omitempty"`
	Sigma   float64   `json:"sigma,omitempty"`
	Values  []float64 `json:"values,omitempty"`
	Weights []float64 `json:"weights,omitempty"`

	// What is legal for the parameter, where the distribution reaches beyond it:
	// what lies outside is cut off. Null where nothing is cut on that side.
	From  *float64 `json:"from,omitempty"`
	To    *float64 `json:"to,omitempty"`
	Cut   float64  `json:"cut,omitempty" doc:"the probability that is cut off"`
	Whole bool     `json:"whole,omitempty" doc:"values are whole numbers"`
}

// distribution is the belief as package design knows it.
func (b Belief) distribution() (design.Distribution, error) {
	d, err := b.stated()
	if err != nil {
		return nil, err
	}
	low, high := math.Inf(-1), math.Inf(1)
	if b.From != nil {
		low = *b.From
	}
	if b.To != nil {
		high = *b.To
	}
	if b.From != nil || b.To != nil {
		if d, err = design.Truncate(d, low, high); err != nil {
			return nil, err
		}
	}
	if b.Whole {
		return design.NewWhole(d, low, high)
	}
	return d, nil
}

// stated is the distribution before anything is cut off or rounded.
func (b Belief) stated() (design.Distribution, error) {
	switch b.Shape {
	case "uniform":
		return design.Uniform{Low: b.Low, High: b.High}, nil
	case "triangle":
		return design.Triangle{Low: b.Low, Mode: b.Mode, High: b.High}, nil
	case "lognormal":
		return design.Lognormal{Mu: b.Mu, Sigma: b.Sigma}, nil
	case "logitnormal":
		return design.Logitnormal{Mu: b.Mu, Sigma: b.Sigma}, nil
	case "normal":
		return design.Normal{Mu: b.Mu, Sigma: b.Sigma}, nil
	case "choice":
		return design.Choice{Values: b.Values, Weights: b.Weights}, nil
	}
	return nil, say.Errorf("there is no distribution of the shape %q", b.Shape)
}

// Alternative is the name of a value of a choice, by its place.
func (in *Input) Alternative(place int) string {
	if place < len(in.Names) {
		return in.Names[place]
	}
	return text.Brief(in.Belief.Values[place])
}

// Prior is the probability of a value of a choice, by its place.
func (b Belief) Prior(place int) float64 {
	if b.Weights == nil {
		return 1 / float64(len(b.Values))
	}
	sum := 0.0
	for _, w := range b.Weights {
		sum += w
	}
	return b.Weights[place] / sum
}

// Ends are the lowest and the highest value that is believed possible; false if
// there are none.
func (b Belief) Ends() (ends [2]float64, ok bool) {
	return [2]float64{b.Low, b.High}, b.Shape == "uniform" || b.Shape == "triangle"
}

// Between is the probability that the number lies between two values.
func (b Belief) Between(low, high float64) float64 {
	d, err := b.distribution()
	if err != nil {
		return 0
	}
	return design.Below(d, high) - design.Below(d, low)
}

// String is the distribution as a person would write it.
func (b Belief) String() string {
	d, err := b.distribution()
	if err != nil {
		return b.Shape
	}
	return d.String()
}

// aboutSpread is one standard deviation of "about", relative to the number, so
// that what "about 50 kg" still allows is two of them, 45 to 55 kg. It is a
// convention, the same as in the weighing of testimony.
const aboutSpread = 0.05

// believed reads a stated number as a distribution:
//
//	20 to 30               every value between the ends alike
//	5 to 10 (90 % interval)  the lognormal with equal tails; between ends that are
//	                       not both positive, the normal
//	min, likely, max       the triangle
//	5 % below 3, ...       the lognormal nearest to the quantiles, or the normal
//	mean 40 (sd 12, n 304) the normal with its standard error; a median's is lognormal
//	about 50               the normal with a standard deviation of 5 %
//	an interval of odds    the normal of their logarithm
func believed(u *scenario.Uncertain) (Belief, error) {
	f := u.Figure
	if u.Scale == prior.Odds {
		l, err := design.LogitnormalInterval(f.Low, f.High, f.Level)
		return Belief{Shape: "logitnormal", Mu: l.Mu, Sigma: l.Sigma}, err
	}
	switch f.Shape {
	case testimony.Range:
		return Belief{Shape: "uniform", Low: f.Low, High: f.High}, nil
	case testimony.Triangle:
		return Belief{Shape: "triangle", Low: f.Low, Mode: f.Best, High: f.High}, nil
	case testimony.Estimate:
		if s := f.Survey; s.Median && f.Best > 0 {
			return Belief{Shape: "lognormal", Mu: math.Log(f.Best), Sigma: s.SE / f.Best}, nil
		}
		return Belief{Shape: "normal", Mu: f.Best, Sigma: f.Survey.SE}, nil
	case testimony.Quantiles:
		mu, sigma, log := f.Fitted()
		if log {
			return Belief{Shape: "lognormal", Mu: mu, Sigma: sigma}, nil
		}
		return Belief{Shape: "normal", Mu: mu, Sigma: sigma}, nil
	case testimony.About:
		if f.Best == 0 {
			break
		}
		return Belief{Shape: "normal", Mu: f.Best, Sigma: aboutSpread * max(f.Best, -f.Best)}, nil
	case testimony.Interval:
		l, err := design.LognormalInterval(f.Low, f.High, f.Level)
		if err == nil {
			return Belief{Shape: "lognormal", Mu: l.Mu, Sigma: l.Sigma}, nil
		}
		unit, err := design.LognormalInterval(1, 2, f.Level) // sigma = ln 2 / 2z
		if err != nil {
			return Belief{}, err
		}
		const ln2 = 0.693147180559945309417
		return Belief{Shape: "normal", Mu: f.Low/2 + f.High/2, Sigma: (f.High - f.Low) * unit.Sigma / ln2}, nil
	}
	return Belief{}, say.Errorf("%q is not a range", f.String())
}

// Inputs reads the uncertain numbers of a case as inputs of a study. It fails,
// naming the number, if no distribution follows from one.
func Inputs(numbers []scenario.Uncertain) ([]Input, error) {
	inputs := make([]Input, 0, len(numbers))
	for i := range numbers {
		u := &numbers[i]
		b, err := believed(u)
		if err == nil {
			var d design.Distribution
			if d, err = b.distribution(); err == nil {
				err = d.Check()
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", u.Name, err)
		}
		inputs = append(inputs, Input{
			Name: u.Name, Paths: u.Paths, Unit: u.Figure.Unit.String(), Belief: b,
			Stated: u.Stated, Origin: u.Origin, From: u.From, Why: u.Why, Given: u.Given, Spread: u.Spread, floor: u.Floor, ceil: u.Ceil,
		})
	}
	return inputs, nil
}

// Space joins the inputs of a study for package design; nil if there are none.
func (s *Spec) Space() (*design.Space, error) {
	if len(s.Inputs) == 0 {
		return nil, nil
	}
	inputs := make([]design.Input, len(s.Inputs))
	for i, in := range s.Inputs {
		d, err := in.Belief.distribution()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", in.Name, err)
		}
		inputs[i] = design.Input{Name: in.Name, Distribution: d}
	}
	joints := list.Map(s.Together, func(j Joint) design.Correlation { return design.Correlation{First: j.A, Second: j.B, R: j.R} })
	return design.NewSpace(inputs, joints...)
}
