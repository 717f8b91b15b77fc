package study

import (
	"fmt"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/scenario"
)

// choice.go: rival explanations as inputs. A choice is one input like any other: its
// value is the place of the alternative that holds, from 0, drawn by the prior
// weights of the case.

// IsChoice says whether the input is a choice between alternatives, and not a number.
func (in *Input) IsChoice() bool { return len(in.Names) > 0 }

// Unknown is the input as the scenario draws it.
func (in *Input) Unknown() scenario.Unknown {
	if in.IsChoice() {
		return scenario.Unknown{Choice: in.Name}
	}
	return scenario.Unknown{Paths: in.Paths, Given: in.Given, Asked: in.Origin == scenario.FromSet}
}

// Write is a value of the input for people: the alternative by its name, or the number
// as numbers are written, with its unit.
func (in *Input) Write(x float64, number func(x float64, unit string) string) string {
	if i := int(x); in.IsChoice() && i >= 0 && i < len(in.Names) {
		return in.Names[i]
	}
	return number(x, in.Unit)
}

// Believed is what is believed of the input, as a person would write it.
func (in *Input) Believed() string {
	if !in.IsChoice() {
		return strings.TrimSpace(in.Belief.String() + " " + in.Unit)
	}
	words := slices.Clone(in.Names)
	for i, w := range in.Belief.Weights {
		words[i] += fmt.Sprintf(" (%.3g %%)", 100*w)
	}
	return strings.Join(words, say.Text(" or "))
}

// numbered are the alternatives with the values that stand for them.
func (in *Input) numbered() string {
	words := make([]string, len(in.Names))
	for i, name := range in.Names {
		words[i] = fmt.Sprintf("%d %s", i, name)
	}
	return strings.Join(words, ", ")
}

// spreadChoice is why a choice varies, beside scenario.AsStated and others.
const spreadChoice = "choice"

// choicesOf are the choices of a case as inputs.
func choicesOf(choices []scenario.Choice) []Input {
	return list.Map(choices, func(c scenario.Choice) Input {
		values := make([]float64, len(c.Alternatives))
		for i := range values {
			values[i] = float64(i)
		}
		return Input{
			Name: c.Key, Paths: []string{}, Names: c.Names(), Unit: "1", Stated: strings.Join(c.Names(), " | "),
			Belief: Belief{Shape: "choice", Values: values, Weights: c.Priors()},
			Origin: c.Origin, From: c.From, Why: strings.TrimSpace(c.Question + c.Why), Spread: spreadChoice,
		}
	})
}

// choices are the choices that the runs of the study draw: those of the case that are
// open, unless all stays as it is stated or a number was asked for in the place of one.
func (d *Draft) choices(asked []scenario.Uncertain) []Input {
	if d.Fixed || d.AsStated {
		return nil
	}
	return slices.DeleteFunc(choicesOf(d.Base.Open()), func(in Input) bool {
		return slices.ContainsFunc(asked, func(u scenario.Uncertain) bool { return u.Name == in.Name })
	})
}

// oneByOne tries each alternative of each choice under each arm, so that what cannot
// run is said before anything does.
func (d *Draft) oneByOne() error {
	for _, arm := range d.Spec.Arms {
		if _, err := d.Spec.alternatives(d.Case, arm); err != nil {
			return fault.New("policies", arm.Name, err.Error(), say.Text("decide the choice with {sets}, or leave the policy out"))
		}
	}
	return nil
}

// alternatives are the case of an arm under each alternative of each choice that is
// drawn, the others as they stand.
func (s *Spec) alternatives(c *scenario.Case, arm Arm) (all []*scenario.Scenario, err error) {
	for i := range s.Inputs {
		in := &s.Inputs[i]
		for _, name := range in.Names {
			with := s.options(arm)
			with.Decided = []string{in.Name + "=" + name}
			laid, err := c.With(with)
			if err != nil {
				return nil, say.Errorf("with %s: %w", scenario.ShortKey(with.Decided[0]), err)
			}
			all = append(all, laid)
		}
	}
	return all, nil
}

// unordered refuses a correlation of a choice: its alternatives have no order.
func unordered(inputs []Input, name string) bool {
	return slices.ContainsFunc(inputs, func(in Input) bool { return in.Name == name && in.IsChoice() })
}

// unknowns are the inputs as the scenario draws them.
func (s *Spec) unknowns() []scenario.Unknown {
	return list.Map(s.Inputs, func(in Input) scenario.Unknown { return in.Unknown() })
}
