package data

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tumen/internal/build"
	"tumen/internal/fault"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/method/discover"
)

// sensing is what a sensitivity study asks.
func sensing(s StudySpec, a *study.Ask) error {
	a.Sense.Method, a.NoDays = cmp.Or(s.Method, study.SenseMorris), true
	return among("method", a.Sense.Method, study.Senses)
}

// leastParticles is below what a quantile of them would mean.
const leastParticles = 50

// fitting is what a calibration asks.
func fitting(s StudySpec, a *study.Ask) error {
	a.Fit.Method, a.NoDays = cmp.Or(s.Method, study.FitABC), true
	a.Fit.Particles, a.Points = s.Points, s.Most
	if s.Points > 0 && s.Points < leastParticles {
		return wrongField("points", fmt.Sprintf("%d particles say nothing", s.Points), fmt.Sprintf("give %d or more", leastParticles))
	}
	return among("method", a.Fit.Method, study.Fits)
}

// among refuses a word that is not in the list.
func among(field, word string, words []string) error {
	if slices.Contains(words, word) {
		return nil
	}
	return wrongField(field, "this kind of study has no method "+word, "give "+strings.Join(words, ", "))
}

// looking is what a discovery asks. What it looks for is read with the outcomes,
// when the study is made.
func looking(s StudySpec, a *study.Ask) error {
	a.NoDays = true
	if len(s.When) == 0 {
		return wrongField("when", "nothing is looked for", "give conditions, such as shares.guards > 45 %")
	}
	return nil
}

// oneArm is every run alike.
func oneArm(s StudySpec, a *study.Ask) error {
	if len(s.Policies) > 0 {
		a.Arms = []study.Arm{{Name: strings.Join(s.Policies, "+"), Policies: s.Policies}}
	}
	return nil
}

// alternatives are the case as stated, and each of the policies beside it.
func alternatives(s StudySpec, a *study.Ask) error {
	if len(s.Policies) == 0 {
		return wrongField("policies", "a comparison needs an alternative", "give policies of the case, or several joined by +")
	}
	a.Arms = []study.Arm{{Name: "as stated", Policies: []string{}}}
	for _, name := range s.Policies {
		if slices.ContainsFunc(a.Arms, func(x study.Arm) bool { return x.Name == name }) {
			return wrongField("policies", name+" stands there twice", "keep one of them")
		}
		a.Arms = append(a.Arms, study.Arm{Name: name, Policies: strings.Split(name, "+")})
	}
	return nil
}

// wrongField is an error about one field of a request.
func wrongField(field, what, write string) error { return fault.New(field, "", what, write) }

// sets are the settings of every run, the days among them.
func (s StudySpec) sets() []string {
	if s.Days == 0 {
		return list(s.Sets)
	}
	return append(slices.Clone(s.Sets), Days(s.Days))
}

// plan makes the study's spec, and refuses one beyond the limits; nil for a kind
// without rows. asked is how many runs it has.
func (s StudySpec) plan(c *scenario.Case, program build.Identity, limit Limits) (spec *study.Spec, asked int, err error) {
	kind := kindsOfStudy[s.Kind]
	base, err := c.With(scenario.Options{Sets: s.sets()})
	if err == nil && s.Kind == kindPatterns {
		base, err = c.With(scenario.Options{Policies: s.Policies, Sets: s.sets()})
	}
	if err != nil {
		return nil, 0, err
	}
	if err := limit.Check(base); err != nil {
		return nil, 0, err
	}
	if study.IsBench(c.Name) {
		return nil, 0, wrongField("yaml", "the name "+c.Name+" belongs to a known function", "give the case another name")
	}
	if asked = s.Seeds; kind.keepsRows() {
		if spec, err = s.asSpec(c, kind, program); err != nil {
			return nil, 0, err
		}
		asked = spec.Rows()
	} else if len(base.Patterns) == 0 {
		return nil, 0, wrongField("case", "the case "+c.Name+" has no patterns", "describe under `patterns:` what its runs should reproduce")
	} else if asked == 0 {
		asked = study.UsualSeeds
	}
	if asked > limit.Seeds {
		return nil, 0, wrongField("seeds", fmt.Sprintf("%s runs are more than the %s that a study of the workbench may have", text.Grouped(asked), text.Grouped(limit.Seeds)), "ask for fewer points or seeds, or use the command line")
	}
	return spec, asked, nil
}

// asSpec is the study as package study knows it.
func (s StudySpec) asSpec(c *scenario.Case, kind kindOfStudy, program build.Identity) (*study.Spec, error) {
	ask := study.Ask{
		Kind: s.Kind, Case: c.Name, Read: c, Program: program, Sets: s.sets(), Fixed: s.Fixed, Vary: s.Vary,
		Together: s.Together, Points: s.Points, Seeds: s.Seeds, First: s.First, Method: s.Sampling,
	}
	if err := kind.ask(s, &ask); err != nil {
		return nil, err
	}
	spec, err := ask.Spec()
	if err != nil {
		return nil, err
	}
	if err := s.fits(spec); err != nil {
		return nil, err
	}
	if s.Kind == study.KindDiscovery {
		spec.Questions = s.When // for the report, as the command remembers them
	}
	return spec, nil
}

// fits refuses what the command line refuses of a spec.
func (s StudySpec) fits(spec *study.Spec) error {
	if n := s.Points; (spec.Design.Method == study.BySobol || spec.Design.Method == study.BySaltelli) && n&(n-1) != 0 {
		return wrongField("points", fmt.Sprintf("%d Sobol' points are not balanced", n), "give a power of two, such as 64 or 128, or choose another sampling")
	}
	for i, text := range s.When {
		if _, err := discover.ReadWhen(spec, text); err != nil {
			var wrong *fault.Error
			if errors.As(err, &wrong) {
				return wrongField(fmt.Sprintf("when.%d", i), wrong.What, wrong.Write)
			}
			return err
		}
	}
	for _, asked := range []struct{ field, name string }{{"by", s.By}, {"outcome", s.Outcome}} {
		if asked.name != "" && !slices.ContainsFunc(spec.Outcomes, func(o study.Outcome) bool { return o.Name == asked.name }) {
			return wrongField(asked.field, "no run has the outcome "+asked.name, "give an outcome of a run, such as kinds.porters.gain, harm.detained or mass.sold")
		}
	}
	return nil
}
