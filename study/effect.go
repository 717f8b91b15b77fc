package study

import "tumen/scenario"

// NoEffects are the overrides, policies and uncertain numbers of a study that
// change no result in any of its runs.
func (s *Spec) NoEffects() ([]scenario.NoEffect, error) {
	if IsKnown(s.Case.Name) {
		return nil, nil
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return nil, err
	}
	idle := map[scenario.NoEffect]int{} // in how many arms
	var order []scenario.NoEffect
	note := func(n scenario.NoEffect) {
		if idle[n]++; idle[n] == 1 {
			order = append(order, n)
		}
	}
	var all []scenario.NoEffect
	for _, arm := range s.Arms {
		laid, err := c.With(s.options(arm))
		if err != nil {
			return nil, err
		}
		for _, n := range laid.NoEffects() {
			note(n)
		}
		for _, in := range s.Inputs {
			if n, ok := inputNoEffect(laid, in); ok {
				note(n)
			}
		}
	}
	for _, n := range order {
		if idle[n] == len(s.Arms) {
			all = append(all, n)
		}
	}
	return all, nil
}

// inputNoEffect says of an uncertain number that none of the parameters that it
// is the value of can act.
func inputNoEffect(laid *scenario.Scenario, in Input) (n scenario.NoEffect, ok bool) {
	for _, path := range in.Paths {
		says := laid.NoEffect(path)
		if says == "" {
			return n, false
		}
		n = scenario.NoEffect{Path: path, By: "the uncertain number " + in.Name, Says: says}
	}
	return n, len(in.Paths) > 0
}
