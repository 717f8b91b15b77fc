package scenario

import (
	"slices"
	"strconv"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/say"
)

// world.go: a run in one of the worlds that a testimony allows. A setting
//
//	world.PATH=VALUE
//
// says what a number is in that world. It lies under everything else: it takes the place
// of what the case states, policies change it as they would change that, and other
// settings go before it. Its choices are world.hypotheses.GROUP=NAME.

// worldKey begins such a setting.
const worldKey = "world."

// IsWorld says whether a setting is of the world that was drawn.
func IsWorld(set string) bool { return strings.HasPrefix(set, worldKey) }

// InWorld are the settings that are not of the world that was drawn, and whether there
// are others.
func InWorld(sets []string) (own []string, world bool) {
	own = slices.DeleteFunc(slices.Clone(sets), IsWorld)
	return own, len(own) < len(sets)
}

// Sets are the settings that make a draw the world of a run.
func (d *Draws) Sets(values []float64) ([]string, error) {
	if _, _, err := d.At(values); err != nil {
		return nil, err
	}
	var sets, decided []string
	for i, u := range d.unknowns {
		if u.Choice == "" {
			continue
		}
		c := d.s.Choice(u.Choice)
		name := c.Alternatives[int(values[i])].Name
		decided = append(decided, c.Key+"="+name)
		sets = append(sets, worldKey+c.Key+"="+name)
	}
	with := d.s.with
	with.Decided = append(slices.Clone(with.Decided), decided...)
	laid, err := d.s.of.With(with)
	if err != nil {
		return nil, err
	}
	for i, u := range d.unknowns {
		if u.Choice != "" {
			continue
		}
		for _, path := range u.Paths {
			if laid.given(path, u.Given) {
				sets = append(sets, worldKey+path+"="+strconv.FormatFloat(values[i], 'f', -1, 64))
			}
		}
	}
	return sets, nil
}

// inWorld takes the place of what the case states.
func (s *Scenario) inWorld(set string) error {
	path, value, _ := strings.Cut(strings.TrimPrefix(set, worldKey), "=")
	if strings.HasPrefix(path, hypothesesKey+".") {
		return nil // it is decided already
	}
	wrong := func(what, write string) error { return fault.New("sets", set, what, write) }
	f, found := parameter.Lookup(&s.Parameters, path)
	r := s.resolved(path)
	if !found || r == nil {
		return wrong(unknownPath(path, &s.Parameters))
	}
	if x, err := strconv.ParseFloat(value, 64); err == nil && isNumber(f) {
		if err := assign(f, x); err != nil {
			return wrong(err.Error(), say.Text("write another value"))
		}
		r.Value = printed(f)
		return nil
	}
	of := &values{File: casefile.Argument(set), bare: true, units: s.Parameters.Units, rates: s.rates}
	st, _ := of.value(argumentNode(value, f), f, s.Parameters.Start)
	if len(of.Faults) > 0 {
		return wrong(of.Faults[0].What, of.Faults[0].Write)
	}
	if err := s.Parameters.Set(path, st.value); err != nil {
		return wrong(err.Error(), say.Text("write another value"))
	}
	r.Value = printed(f)
	return nil
}
