package scenario

import (
	"slices"
	"strings"

	"tumen/economy/parameter"
	"tumen/internal/say"
)

// NoEffect is a parameter that was set, and on which no result depends.
type NoEffect struct {
	Path string `json:"path"`
	By   string `json:"by"`   // PATH=VALUE, "the policy NAME", or "the case"
	Says string `json:"says"` // why, and what to set so that it acts
}

func (n NoEffect) String() string {
	if n.By == byCase {
		return say.Textf("`%s`, which the case states, has no effect: %s", n.Path, n.Says)
	}
	return say.Textf("%s: `%s` has no effect here: %s", n.By, n.Path, n.Says)
}

// byCase stands where the case itself states what has no effect.
const byCase = "the case"

// NoEffects are the overrides and the changes of policies that change nothing in
// this scenario, on any day of it.
func (s *Scenario) NoEffects() []NoEffect {
	all := []NoEffect{}
	stages := s.stages()
	add := func(path, by string) {
		if says := idle(path, stages); says != "" {
			all = append(all, NoEffect{path, by, says})
		}
	}
	for _, r := range s.Resolved {
		switch r.Origin {
		case FromSet:
			add(r.Path, r.Why)
		case FromPolicy:
			add(r.Path, say.Textf("the policy %s", r.From))
		case FromHypothesis:
			add(r.Path, say.Textf("the hypothesis %s", r.From))
		}
	}
	for _, l := range s.layers {
		if l.origin == FromHypothesis {
			add(l.Path, say.Textf("the hypothesis %s", l.policy))
			continue
		}
		add(l.Path, say.Textf("the policy %s", l.policy))
	}
	return all
}

// NoEffect says why a parameter of the scenario cannot act, and what to set; it
// is empty where it can.
func (s *Scenario) NoEffect(path string) string { return idle(path, s.stages()) }

// NoEffects are the numbers that the case states and that change nothing, neither
// in the case as it is nor under any one of its policies or hypotheses; and what a
// hypothesis changes without effect.
func (c *Case) NoEffects() []NoEffect {
	stages := []*parameter.Parameters{&c.Parameters}
	for _, p := range c.Policies {
		if s, err := c.With(Options{Policies: []string{p.Name}}); err == nil {
			stages = append(stages, s.stages()...)
		}
	}
	all := []NoEffect{}
	c.eachAlternative(func(_ *Alternative, s *Scenario) {
		stages = append(stages, s.stages()...)
		all = append(all, s.NoEffects()...)
	})
	for _, r := range c.Resolved {
		if r.Origin == FromDefault || r.Origin == FromCase {
			continue
		}
		if says := idle(r.Path, stages); says != "" {
			all = append(all, NoEffect{r.Path, byCase, says})
		}
	}
	return all
}

// stages are the parameters as they stand from the first day, and after each
// dated change.
func (s *Scenario) stages() []*parameter.Parameters {
	stages := []*parameter.Parameters{&s.Parameters}
	for _, change := range s.Changes {
		next := stages[len(stages)-1].Clone()
		if next.Set(change.Path, change.Value) == nil { // With has tried them all
			stages = append(stages, next)
		}
	}
	return stages
}

// idle says why a parameter acts in none of the stages, by the first of them.
func idle(path string, stages []*parameter.Parameters) string {
	for _, p := range stages {
		if p.Idle(path) == nil {
			return ""
		}
	}
	return because(stages[0].Idle(path))
}

// because puts into words what would have to be otherwise.
func because(ways [][]parameter.Condition) string {
	var reasons, sets []string
	for _, way := range ways {
		var conditions, set []string
		for _, c := range way {
			is := say.Text("there is none")
			if len(c.Is) > 0 {
				is = say.Textf("here %s", strings.Join(slices.Compact(slices.Sorted(slices.Values(c.Is))), " and "))
			}
			conditions = append(conditions, say.Textf("`%s` is %s (%s)", c.Path, c.Wants, is))
			if c.Set != "" {
				set = append(set, c.Set)
			}
		}
		reasons = append(reasons, strings.Join(conditions, " and "))
		if len(set) == len(way) {
			sets = append(sets, strings.Join(set, " and "))
		}
	}
	if len(sets) > 0 {
		return say.Textf("it has an effect only if %s; to use it, set %s", strings.Join(reasons, ", or "), strings.Join(sets, ", or "))
	}
	return say.Textf("it has an effect only if %s", strings.Join(reasons, ", or "))
}

// lacks is a parameter that the case does not state, because it could not act
// there, and that can act with these parameters; empty if there is none.
func (s *Scenario) lacks(p *parameter.Parameters) string {
	for _, path := range s.unstated {
		if f, found := parameter.Lookup(p, path); found && p.Needs(f) {
			return path
		}
	}
	return ""
}

// unstated are the parameters without a default of which a case is silent.
func unstated(p *parameter.Parameters, resolved []Resolved) (paths []string) {
	for i, f := range parameter.Fields(p) { // in the order of resolved
		if f.Required && resolved[i].Origin == FromDefault {
			paths = append(paths, f.Path)
		}
	}
	return paths
}
