package patterns

import (
	"strings"

	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study"
)

// mechanisms.go: each mechanism of the model switched off, one at a time, under the
// same seeds. A pattern that is met with all of them, and missed without one, needs
// that one; a pattern that is met without any of them is no evidence for it.

// MechanismResult says which patterns are met without a mechanism.
type MechanismResult struct {
	Name     string     `json:"name" doc:"of the mechanism"`
	Without  string     `json:"without" doc:"what a world without it is like"`
	Sets     []string   `json:"sets" doc:"PATH=VALUE, by which it was switched off"`
	Runs     int        `json:"runs" doc:"that did not fail"`
	Met      []string   `json:"met" doc:"patterns that are met without it, by name"`
	Lost     []string   `json:"lost" doc:"patterns that are met with all mechanisms, and not without this one"`
	Found    []string   `json:"found" doc:"patterns that are met without it only"`
	Patterns []Switched `json:"patterns" doc:"in the order of the case"`
}

// Switched is one pattern without a mechanism.
type Switched struct {
	Name     string   `json:"name"`
	Median   *float64 `json:"median" doc:"over the seeds; null if no run has the number"`
	Residual *float64 `json:"residual"`
	Met      bool     `json:"met"`
}

// switchOff adds an arm for each mechanism that acts in the runs of the study.
func switchOff(d *study.Draft) error {
	base := d.Spec.Arms[0]
	laid, err := d.Case.With(scenario.Options{Policies: base.Policies, Sets: d.Spec.Sets})
	if err != nil {
		return err
	}
	for _, m := range parameter.Switches() {
		if sets := m.Sets(&laid.Parameters); len(sets) > 0 {
			d.Spec.Arms = append(d.Spec.Arms, study.Arm{Name: m.Name, Policies: base.Policies, Sets: sets})
		}
	}
	if len(d.Spec.Arms) == 1 {
		return fault.New("mechanisms", "", say.Text("no mechanism acts in this case that could be switched off"), say.Text("leave it out, or name a case with `regime: behavioural`"))
	}
	return nil
}

// without holds the runs without a mechanism against the patterns.
func without(arm study.Arm, with *PatternTable, c *scenario.Case, runs outcomes) MechanismResult {
	m := MechanismResult{Name: arm.Name, Sets: arm.Sets, Met: []string{}, Lost: []string{}, Found: []string{}, Patterns: []Switched{}}
	for _, known := range parameter.Switches() {
		if known.Name == arm.Name {
			m.Without = known.Without
		}
	}
	for i, p := range c.Patterns {
		r := judge(p, runs[p.Measure])
		m.Runs = max(m.Runs, r.Runs+r.Without)
		m.Patterns = append(m.Patterns, Switched{p.Name, r.Median, r.Residual, r.Met})
		switch was := with.Patterns[i].Met; {
		case r.Met && !was:
			m.Found = append(m.Found, p.Name)
		case !r.Met && was:
			m.Lost = append(m.Lost, p.Name)
		}
		if r.Met {
			m.Met = append(m.Met, p.Name)
		}
	}
	return m
}

// changed says which patterns a mechanism decides.
func changed(m *MechanismResult) string {
	var parts []string
	if len(m.Lost) > 0 {
		parts = append(parts, say.Textf("no longer %s", text.List(list.Map(m.Lost, text.Plain))))
	}
	if len(m.Found) > 0 {
		parts = append(parts, say.Textf("now %s", text.List(list.Map(m.Found, text.Plain))))
	}
	if len(parts) == 0 {
		return say.Text("nothing")
	}
	return strings.Join(parts, "; ")
}
