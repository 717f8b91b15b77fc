package study

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/unit"
)

// build.go: what kinds plan a study from: arms, uncertain numbers, sizes.

// BaseCase is the name of the arm in which no policy is added: the case as it is
// stated.
const BaseCase = "base case"

// Alternatives reads lists of policies: a comma, or another entry, begins another
// alternative; + joins policies within one.
func Alternatives(lists []string) (all [][]string, err error) {
	for i, list := range lists {
		field := fmt.Sprintf("policies.%d", i)
		for one := range strings.SplitSeq(list, ",") {
			var joined []string
			for policy := range strings.SplitSeq(one, "+") {
				policy = strings.TrimSpace(policy)
				switch {
				case policy == "":
					return nil, fault.New(field, list, say.Text("there is an empty name in it"), say.Text("write policies of the case with a comma or + between them, such as levy-10,mss-campaign"))
				case slices.Contains(joined, policy):
					return nil, fault.New(field, list, say.Textf("%s is named twice", policy), say.Text("write it once"))
				}
				joined = append(joined, policy)
			}
			all = append(all, joined)
		}
	}
	return all, nil
}

// AllTogether reads lists of policies that all hold together, in their order.
func AllTogether(lists []string) ([]string, error) {
	alternatives, err := Alternatives(lists)
	policies := []string{}
	for _, policy := range slices.Concat(alternatives...) {
		if slices.Contains(policies, policy) {
			return nil, fault.New("policies", "", say.Textf("%s is named twice", policy), say.Text("write it once"))
		}
		policies = append(policies, policy)
	}
	return policies, err
}

// ArmOf is the arm of policies that hold together.
func ArmOf(policies ...string) Arm {
	if len(policies) == 0 {
		return Arm{Name: BaseCase, Policies: []string{}}
	}
	return Arm{Name: strings.Join(policies, "+"), Policies: policies}
}

// AllRuns makes the study one in which every run has the same policies.
func (d *Draft) AllRuns() error {
	policies, err := AllTogether(d.Policies)
	d.Spec.Arms = []Arm{ArmOf(policies...)}
	return err
}

// AllRunsOrEffect is the same, or, if the effect of a policy is asked for, a study in
// which every combination is run without it and with it.
func (d *Draft) AllRunsOrEffect() error {
	if err := d.AllRuns(); err != nil || d.EffectOf == "" {
		return err
	}
	policies, err := Alternatives([]string{d.EffectOf})
	switch {
	case err != nil:
		return fault.New("effect_of", d.EffectOf, say.Text("this is not the name of a policy"), say.Text("write a policy of the case, or several joined by +"))
	case len(policies) > 1:
		return fault.New("effect_of", d.EffectOf, say.Text("the effect is of one alternative"), say.Text("join policies by + if they hold together"))
	}
	base := d.Spec.Arms[0]
	for _, policy := range policies[0] {
		if slices.Contains(base.Policies, policy) {
			return fault.New("effect_of", d.EffectOf, say.Textf("%s holds in every run", policy), say.Text("leave it out of {policies}"))
		}
	}
	with := ArmOf(slices.Concat(base.Policies, policies[0])...)
	with.Name = strings.Join(policies[0], "+")
	d.Spec.Arms = append(d.Spec.Arms, with)
	return nil
}

// Effect is the policies whose effect a study is of, joined by +; empty if it is
// of outcomes. It is for studies whose arms are AllRunsOrEffect.
func (s *Spec) Effect() string {
	if len(s.Arms) == 2 {
		return s.Arms[1].Name
	}
	return ""
}

// OfEach is the number of each point that a study of one run of each is of: the
// outcome, or by how much the policy changes it. That does not exist where one of
// the two runs does not have the outcome.
func (s *Spec) OfEach(column []float64) []float64 {
	var y []float64
	each := s.PointRows()
	for i := 0; i+each <= len(column); i += each {
		x := column[i]
		if s.Effect() != "" {
			x = column[i+1] - column[i]
		}
		y = append(y, x)
	}
	return y
}

// inputs are the choices and the uncertain numbers of the case, unless they stay as
// stated, and the numbers that were asked for. What was asked for takes a parameter
// out of the case's own number.
func (d *Draft) inputs() ([]Input, error) {
	s := d.Base
	var own, asked []scenario.Uncertain
	if !d.Fixed && !d.AsStated {
		own = append(s.Uncertain(d.arms()...), s.Conditional()...)
	}
	for _, argument := range d.Vary {
		u, err := s.Between(argument)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(asked, func(v scenario.Uncertain) bool { return v.Name == u.Name }) {
			return nil, &fault.Error{Field: "vary", Given: argument, What: say.Textf("`%s` is varied twice", u.Name), Write: say.Text("keep one of them")}
		}
		asked = append(asked, u)
		for i := range own {
			own[i].Paths = slices.DeleteFunc(own[i].Paths, func(path string) bool { return path == u.Name })
		}
	}
	own = slices.DeleteFunc(own, func(u scenario.Uncertain) bool { return len(u.Paths) == 0 })
	inputs, err := Inputs(append(own, asked...))
	if err != nil {
		return nil, err
	}
	inputs, err = legal(balanced(inputs, &s.Testimony), s)
	return append(append([]Input{}, d.choices(asked)...), inputs...), err
}

// Reread reads the uncertain numbers again, for other policies.
func (d *Draft) Reread() (err error) {
	d.Spec.Inputs, err = d.inputs()
	return err
}

// arms are the case with each list of policies that is asked for: a number that acts
// in one of them is uncertain in all. A list with a fault is left to the kind.
func (d *Draft) arms() (arms []*scenario.Scenario) {
	lists := d.Policies
	if d.EffectOf != "" {
		lists = append(slices.Clone(lists), d.EffectOf)
	}
	alternatives, err := Alternatives(lists)
	if err != nil {
		return nil
	}
	for _, policies := range alternatives {
		if arm, err := d.Case.With(scenario.Options{Policies: policies, Sets: d.sets()}); err == nil {
			arms = append(arms, arm)
		}
	}
	return arms
}

// correlations reads A,B=R: two inputs by name and the correlation of their normal
// scores.
func (d *Draft) correlations() ([]Joint, error) {
	inputs := d.Spec.Inputs
	joints := []Joint{}
	for _, argument := range d.Together {
		pair, text, ok := strings.Cut(argument, "=")
		first, second, both := strings.Cut(pair, ",")
		r, err := parseCorrelation(text)
		wrong := func(what, write string) ([]Joint, error) {
			return nil, &fault.Error{Field: "together", Given: argument, What: what, Write: write}
		}
		if !ok || !both || err != nil {
			return wrong(say.Text("this is not A,B=R"), say.Text("write two uncertain numbers and a correlation between -1 and 1: A,B=0.5"))
		}
		names := NamesOf(inputs)
		for _, name := range []string{first, second} {
			if !slices.Contains(names, name) {
				return wrong(say.Textf("`%s` is not varied", name), say.Textf("name two of %s", strings.Join(names, ", ")))
			}
			if unordered(inputs, name) {
				return wrong(say.Textf("`%s` is a choice, whose alternatives have no order", name), say.Text("name two numbers"))
			}
		}
		joints = append(joints, Joint{first, second, r})
	}
	if len(joints) > 0 {
		probe := Spec{Inputs: inputs, Together: joints}
		if _, err := probe.Space(); err != nil {
			return nil, &fault.Error{Field: "together", What: err.Error(), Write: say.Text("leave one out")}
		}
	}
	return joints, nil
}

// NeedsUncertain fails where nothing is uncertain; so says what then cannot be.
func (d *Draft) NeedsUncertain(so string) error {
	switch {
	case len(d.Spec.Inputs) == 0:
		return fault.New("vary", "", say.Textf("the case has no uncertain numbers, so %s", so), say.Text("add one, such as {vary} labour.rest='3 to 8 days'"))
	}
	for _, taken := range []string{DummyInput, ChanceInput} {
		if slices.Contains(NamesOf(d.Spec.Inputs), taken) {
			return fault.New("vary", "", say.Textf("an uncertain number is called %s", taken), say.Text("give it another name: the study adds an input of that name"))
		}
	}
	return nil
}

// Size is the number of points that is asked for: by Points, or by Runs of the
// model of which each point takes some, or else the usual number. It is an error
// if that is below the least that can be analysed, so that no run is made in vain.
func (d *Draft) Size(usual, each, least int, powerOfTwo bool) (int, error) {
	if powerOfTwo {
		if err := d.powerOfTwo(); err != nil {
			return 0, err
		}
	}
	return sized("points", d.Points, d.Runs, usual, each, least, powerOfTwo)
}

// SeedSize is the same where each seed is a point.
func (d *Draft) SeedSize(usual, each, least int) (int, error) {
	return sized("seeds", d.Seeds, d.Runs, usual, each, least, false)
}

func sized(field string, points, runs, usual, each, least int, powerOfTwo bool) (int, error) {
	const what, write = "the analysis of this study needs more", "write {%s} %d or more"
	if runs > 0 {
		points = runs / each
		if powerOfTwo && points > 0 {
			points = 1 << (bits.Len(uint(points)) - 1)
		}
		if points < least {
			return 0, fault.New("runs", fmt.Sprint(runs), what, fmt.Sprintf(write, "runs", least*each))
		}
		return points, nil
	}
	points = cmp.Or(points, usual)
	if points < least {
		return 0, fault.New(field, fmt.Sprint(points), what, fmt.Sprintf(write, field, least))
	}
	return points, nil
}

// Worlds is the design of a study that runs combinations of the uncertain numbers,
// each under some seeds; or seeds alone, if nothing is uncertain.
func (d *Draft) Worlds(least, replicates int) (err error) {
	s := d.Spec
	s.Design = Design{Method: ByStated, Seed: d.FirstSeed}
	if cmp.Or(d.Sampling, BySobol) == BySobol {
		if err := d.powerOfTwo(); err != nil {
			return err
		}
	}
	if len(s.Inputs) == 0 {
		s.Asked, err = d.SeedSize(UsualSeeds, len(s.Arms), least)
		return err
	}
	s.Design.Method = cmp.Or(d.Sampling, BySobol)
	if d.draws() {
		s.Design.Method = ByWorlds
	}
	s.Seeds.Replicates = cmp.Or(d.Seeds, replicates)
	s.Asked, err = d.Size(UsualPoints, s.PointRows(), least, s.Design.Method == BySobol)
	if s.Design.Method == ByLatin {
		s.Design.Block = s.Asked
	}
	return err
}

// EvenPoints is the design of a study of one run at each of many points that are
// spread evenly, from which a part shows whether the whole is enough.
func (d *Draft) EvenPoints() (err error) {
	d.Spec.Design = Design{Method: BySobol, Seed: d.FirstSeed}
	if d.draws() {
		d.Spec.Design.Method = ByWorlds
	}
	d.Spec.Asked, err = d.Size(UsualSample, len(d.Spec.Arms), leastSample, true)
	return err
}

// The usual sizes: points and runs of each where something is uncertain, two being
// what it takes to tell testimony from chance; runs of the one point where nothing
// is; even points. Of these the least is the first power of two with the 100 runs
// that package estimate needs.
const (
	UsualPoints     = 128
	UsualReplicates = 2
	UsualSeeds      = 200
	UsualSample     = 512
	leastSample     = 128
)

// parseCorrelation reads a number between -1 and 1, ends excluded.
func parseCorrelation(text string) (float64, error) {
	r, err := unit.Number(text)
	if err == nil && !(r > -1 && r < 1) {
		err = say.Error("a correlation lies between -1 and 1")
	}
	return r, err
}
