package influence

import (
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
)

// Switched is a choice and between which of its alternatives it was moved.
type Switched struct {
	Key  string `json:"key" doc:"hypotheses.GROUP, or the path of a parameter"`
	Low  string `json:"low" doc:"the alternative at the lower end; empty is the case as it stands, where no alternative is that"`
	High string `json:"high"`
}

// set is the setting that decides the choice.
func (c *Switched) set(name string) []string {
	if name == "" {
		return nil
	}
	return []string{c.Key + "=" + name}
}

// switchable is the choice that KEY or KEY=NAME stands for, from the alternative that
// the case takes as it stands to the one that is named, or the other one if there are
// two; nil if it is no choice.
func switchable(s *scenario.Scenario, of string) (*Switched, error) {
	key, name, named := strings.Cut(of, "=")
	c := s.Choice(key)
	if c == nil {
		return nil, nil
	}
	wrong := func(what, write string) (*Switched, error) {
		return nil, &fault.Error{Field: "of", Given: of, What: what, Write: write}
	}
	if !slices.ContainsFunc(s.Open(), func(o scenario.Choice) bool { return o.Key == key }) {
		return wrong(say.Text("a setting or a policy decides it"), say.Text("leave that out"))
	}
	moved := &Switched{Key: key, High: name}
	var others []string
	for _, a := range c.Alternatives {
		if a.AsStated {
			moved.Low = a.Name
		} else {
			others = append(others, a.Name)
		}
	}
	switch {
	case named && !slices.Contains(others, name):
		return wrong(say.Textf("`%s` is not one of the other alternatives", name), casefile.Suggest(name, others, ""))
	case !named && len(others) > 1:
		return wrong(say.Textf("it has %d other alternatives", len(others)), say.Textf("name one, such as %s=%s", key, others[0]))
	case !named:
		moved.High = others[0]
	}
	return moved, nil
}
