package scenario

import (
	"errors"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/list"
	"tumen/internal/say"
)

// draws.go: the worlds that a case allows. A draw has a value for each uncertain
// number and an answer to each choice; what policies and settings say lies over it.

// decide lays what is decided of the choices under policies and settings: what a
// setting hypotheses.GROUP=NAME says, and what the options decide besides. It gives
// the changes that have dates, and the settings that are left.
func (s *Scenario) decide(o Options) (dated []layer, sets []string, err error) {
	for _, set := range o.Sets {
		key, name, _ := strings.Cut(set, "=")
		if key = strings.TrimSpace(key); !strings.HasPrefix(key, hypothesesKey+".") && key != hypothesesKey {
			sets = append(sets, set)
			continue
		}
		if slices.Contains(s.decided, key) {
			return nil, nil, fault.New("sets", set, say.Textf("`%s` is decided twice", key), say.Text("keep one of them"))
		}
		if dated, err = s.answer(dated, "sets", set, key, strings.TrimSpace(name)); err != nil {
			return nil, nil, err
		}
	}
	for _, set := range o.Sets { // of the world that was drawn: what is decided otherwise goes before
		decision, world := strings.CutPrefix(set, worldKey+hypothesesKey+".")
		key, name, _ := strings.Cut(hypothesesKey+"."+decision, "=")
		if !world || slices.Contains(s.decided, key) {
			continue
		}
		if dated, err = s.answer(dated, "sets", set, key, name); err != nil {
			return nil, nil, err
		}
	}
	for _, decision := range o.Decided {
		key, name, _ := strings.Cut(decision, "=")
		if slices.Contains(s.decided, key) {
			continue
		}
		if dated, err = s.answer(dated, "", decision, key, name); err != nil {
			return nil, nil, err
		}
	}
	return dated, sets, nil
}

// answer lays one alternative of a choice over the case.
func (s *Scenario) answer(dated []layer, field, given, key, name string) ([]layer, error) {
	c := s.Choice(key)
	if c == nil {
		groups := list.Map(s.Choices, func(c Choice) string { return c.Key })
		return nil, fault.New(field, given, say.Textf("the case %s has no group of hypotheses `%s`", s.Name, ShortKey(key)),
			casefile.Suggest(key, groups, say.Text("describe it under `hypotheses:` in the case file")))
	}
	a := list.Find(c.Alternatives, func(a *Alternative) bool { return a.Name == name })
	if a == nil {
		return nil, fault.New(field, given, say.Textf("`%s` has no alternative `%s`", ShortKey(key), name), casefile.Suggest(name, c.Names(), ""))
	}
	s.decided = append(s.decided, key)
	by := key + "=" + name
	for _, change := range a.Changes {
		if change.dated() {
			dated = append(dated, layer{change, FromHypothesis, by})
			continue
		}
		if err := s.apply(change, FromHypothesis, by); err != nil {
			return nil, fault.New(field, given, err.Error(), say.Text("fix the hypothesis in the case file"))
		}
	}
	return dated, nil
}

// faultWords are what an error of With says is wrong with a case file, which has no
// fields of a request, and what to write.
func faultWords(err error) (what, write string) {
	var f *fault.Error
	if !errors.As(err, &f) {
		return err.Error(), say.Text("write other values")
	}
	named := func(field string) string {
		if field == "sets" {
			return say.Text("the setting")
		}
		return field
	}
	return fault.Fill(f.What, named), fault.Fill(f.Write, named)
}

// Open are the choices that nothing decides, in the order of the case: neither a
// setting that names an alternative, nor settings or policies that give all of its
// parameters a value.
func (s *Scenario) Open() (all []Choice) {
	for _, c := range s.Choices {
		given := !slices.ContainsFunc(c.paths(), func(path string) bool {
			r := s.stated(path)
			return r.Origin != FromSet && r.Origin != FromPolicy
		})
		if !given && !slices.Contains(s.decided, c.Key) {
			all = append(all, c)
		}
	}
	return all
}

// Alternatives are the scenario and what it is under each alternative of each open
// choice, the others as they stand.
func (s *Scenario) Alternatives() []*Scenario { return s.worlds(nil) }

// eachAlternative shows the case under each alternative of each choice, the others
// as they stand.
func (c *Case) eachAlternative(see func(*Alternative, *Scenario)) {
	for i := range c.Choices {
		choice := &c.Choices[i]
		for j := range choice.Alternatives {
			if s, err := c.With(Options{Decided: []string{choice.Key + "=" + choice.Alternatives[j].Name}}); err == nil { // a sound case has no other
				see(&choice.Alternatives[j], s)
			}
		}
	}
}

// Conditional are the numbers that are uncertain only where a certain alternative of
// an open choice holds, because it is what states their range.
func (s *Scenario) Conditional() (all []Uncertain) {
	for _, c := range s.Open() {
		for _, name := range c.Names() {
			by := c.Key + "=" + name
			laid, err := s.under(by)
			if err != nil {
				continue // the run that draws it says so
			}
			varied, _ := laid.numbers([]*Scenario{laid})
			for _, u := range varied {
				if u.Given == by {
					u.Name += " (" + ShortKey(by) + ")"
					all = append(all, u)
				}
			}
		}
	}
	return all
}

// under is the scenario with alternatives of open choices, each KEY=NAME, laid under
// its policies and settings.
func (s *Scenario) under(decided ...string) (*Scenario, error) {
	with := s.with
	with.Decided = append(slices.Clone(with.Decided), decided...)
	return s.of.With(with)
}

// Unknown is one column of a draw: a number, given by the parameters that it is the
// value of, or a choice, given by its key, whose value is the place of the
// alternative from 0.
type Unknown struct {
	Paths  []string
	Given  string // KEY=NAME where the number acts under this alternative alone
	Asked  bool   // the number acts whatever an alternative says of it
	Choice string
}

// Draws is a scenario with one draw after another. It is not for several goroutines
// at once: each makes its own.
type Draws struct {
	s        *Scenario
	unknowns []Unknown
	worlds   map[string]*Varied // by the alternatives, in order
	values   []float64          // of the numbers of a draw
}

// mostWorlds is how many combinations of alternatives are kept ready, each with all
// parameters of the case.
const mostWorlds = 1024

// Draws prepares the scenario for draws. It fails if a path leads to no single
// number, or a key to no choice.
func (s *Scenario) Draws(unknowns []Unknown) (*Draws, error) {
	d := &Draws{s: s, unknowns: unknowns, worlds: map[string]*Varied{}}
	for _, u := range unknowns {
		if u.Choice != "" && s.Choice(u.Choice) == nil {
			return nil, say.Errorf("the case %s has no choice `%s`", s.Name, u.Choice)
		}
	}
	_, err := d.world(nil)
	return d, err
}

// At is the parameters and the dated changes of a draw, with a value for each
// unknown. See Varied.At.
func (d *Draws) At(values []float64) (*parameter.Parameters, []parameter.Change, error) {
	if len(values) != len(d.unknowns) {
		return nil, nil, say.Errorf("%d values were given for %d unknowns", len(values), len(d.unknowns))
	}
	var decided []string
	d.values = d.values[:0]
	for i, u := range d.unknowns {
		if u.Choice == "" {
			d.values = append(d.values, values[i])
			continue
		}
		c := d.s.Choice(u.Choice)
		at := int(values[i])
		if at < 0 || at >= len(c.Alternatives) || float64(at) != values[i] {
			return nil, nil, say.Errorf("%s has no alternative %g: there are %d, from 0", c.Key, values[i], len(c.Alternatives))
		}
		decided = append(decided, c.Key+"="+c.Alternatives[at].Name)
	}
	v, err := d.world(decided)
	if err != nil {
		return nil, nil, err
	}
	return v.At(d.values)
}

// world is the scenario under some alternatives, made ready for numbers.
func (d *Draws) world(decided []string) (*Varied, error) {
	key := strings.Join(decided, "\n")
	if v, ready := d.worlds[key]; ready {
		return v, nil
	}
	laid := d.s
	if len(decided) > 0 {
		var err error
		if laid, err = d.s.under(decided...); err != nil {
			return nil, say.Errorf("%s: %w", strings.Join(decided, ", "), err)
		}
	}
	var numbers [][]string
	for _, u := range d.unknowns {
		if u.Choice != "" {
			continue
		}
		paths := slices.Clone(u.Paths)
		if !u.Asked {
			paths = slices.DeleteFunc(paths, func(path string) bool { return !laid.given(path, u.Given) })
		}
		numbers = append(numbers, paths)
	}
	v, err := laid.Varied(numbers)
	if err != nil {
		return nil, err
	}
	if len(d.worlds) >= mostWorlds {
		clear(d.worlds)
	}
	d.worlds[key] = v.slim()
	return v, nil
}

// slim is the same without what only a person reads, if no dated change needs it.
func (v *Varied) slim() *Varied {
	if !v.dated {
		v.scenario = &Scenario{Changes: v.scenario.Changes, moved: v.scenario.moved}
	}
	return v
}

// given says whether what is stated of a parameter is that of an alternative; with
// an empty one, that of none.
func (s *Scenario) given(path, alternative string) bool {
	r := s.stated(path)
	switch {
	case r == nil:
		return true // Varied says so
	case r.Origin == FromHypothesis:
		return r.From == alternative
	}
	return alternative == ""
}
