package study

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study/store"
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
			Origin: c.Origin, From: c.From, Why: strings.TrimSpace(c.Question + c.Why),
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

// kin.go: rows that a study of another kind has already. Kinds that read the same rows
// (calibrate, conclude, questions all read a reference table) need not make them again.

// TakeRows copies the rows of a complete study of another kind that differs from this
// one in its kind alone, and was made by this program, from a folder beside this one. It
// does nothing if this study has rows already, or there is no such study; from is where
// it was found.
func (s *Study) TakeRows() (from string, err error) {
	if !s.Writable() || s.Done > 0 {
		return "", nil
	}
	for _, dir := range s.beside() {
		kin, err := Open(dir)
		if err != nil || !s.sameRows(kin) {
			continue
		}
		if err := s.Change(func(spec *Spec) { spec.Narrowed = slices.Clone(kin.Spec.Narrowed) }); err != nil {
			return "", err
		}
		if _, err := kin.Each(func(r *store.Row) error { return s.Add(r) }); err != nil {
			return "", err
		}
		if err := s.writer.Sync(); err != nil {
			return "", cannot(say.Text("write to"), s.Dir, err)
		}
		return dir, nil
	}
	return "", nil
}

// beside are the folders of studies beside this one: those in the same folder, and those
// that stand as deep below the next folder up.
func (s *Study) beside() (dirs []string) {
	up := filepath.Dir(s.Dir)
	for _, pattern := range []string{filepath.Join(up, "*"), filepath.Join(filepath.Dir(up), "*", filepath.Base(s.Dir))} {
		found, _ := filepath.Glob(pattern) // a folder with brackets in its name has none beside it
		for _, dir := range found {
			if dir != s.Dir && IsStudy(dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}

// sameRows says whether a study has all rows of this one, made by the same program.
func (s *Study) sameRows(kin *Study) bool {
	a, b := *s.Spec, *kin.Spec
	if a.Kind == b.Kind || a.Asked != b.Asked {
		return false
	}
	b.Kind = a.Kind
	if a.sum() != b.sum() {
		return false
	}
	state, err := kin.State()
	if err != nil || !state.Complete() {
		return false
	}
	rows, err := kin.scan()
	if err != nil {
		return false
	}
	by := rows.ByProgram()
	return len(by) == 1 && by[0].Program == store.Key(s.program.Fingerprint)
}
