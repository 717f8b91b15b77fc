package study

import (
	"time"

	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/scenario"
)

// timeOfRow is what a row costs beside the days of its run: drawing its inputs,
// building its world, writing it. docs/performance.md measures it.
const timeOfRow = 300 * time.Microsecond

// Need is what the runs of a study ask of the machine, with one run a worker at a
// time; the time is that of one core. A known function needs next to nothing.
func (s *Spec) Need(workers int) (parameter.Need, error) {
	var need parameter.Need
	if IsKnown(s.Case.Name) {
		return need, nil
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return need, err
	}
	laid, err := c.With(s.options(s.Arms[0]))
	if err != nil {
		return need, err
	}
	one := laid.Parameters.Need()
	need.Bytes = one.Bytes * float64(max(1, min(workers, s.Rows())))
	need.Work = time.Duration(min(float64(s.Rows())*float64(one.Work+timeOfRow), float64(1<<62)))
	return need, nil
}

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
		n = scenario.NoEffect{Path: path, By: say.Textf("the uncertain number %s", in.Name), Says: says}
	}
	return n, len(in.Paths) > 0
}
