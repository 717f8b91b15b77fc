package main

import (
	"context"
	"errors"
	"fmt"

	"tumen/internal/build"
	"tumen/record"
	"tumen/scenario"
)

// withoutPolicies opens the case that a run with policies is compared with: the
// same, with the same settings and none of the policies. It is nil if there are
// none.
func (o runOptions) withoutPolicies() (*scenario.Scenario, error) {
	if len(o.Policies) == 0 {
		return nil, nil
	}
	if o.asked != nil {
		return o.openAsked(nil)
	}
	if o.from != nil {
		return o.from.Plain()
	}
	c, err := scenario.Open(o.Case, scenario.Options{Sets: o.Sets})
	if err != nil {
		return nil, fmt.Errorf("without the policies: %w", err)
	}
	return c, nil
}

// compare runs the same seed without the policies, and notes in the record what
// came of it. It does nothing for a run without policies, and for one that was
// interrupted: two runs of different length cannot be compared. It is false if
// the second run was interrupted.
func (o runOptions) compare(ctx context.Context, s *screen, r *record.Run, plain *scenario.Scenario, keep *record.Keep) (bool, error) {
	if plain == nil || r.Manifest.Partial {
		return true, nil
	}
	line := s.progress(plain.Name + ", without the policies: day")
	past := o.from
	if past != nil && (len(past.Policies) > 0 || past.Lost()) {
		past = nil // its past is not one without policies
	}
	without, err := record.Make(ctx, record.Options{
		From:     past,
		Scenario: plain,
		Seed:     o.Seed,
		World:    o.World,
		Workers:  o.Workers,
		Program:  build.This(),
		Sets:     o.Sets,
		Progress: line.step,
		Keep:     keep,
	})
	line.clear()
	switch {
	case errors.Is(err, context.Canceled), err == nil && without.Manifest.Partial:
		return false, nil
	case err != nil:
		return false, fmt.Errorf("without the policies: %w", err)
	}
	r.Manifest.Without = record.BaselineOf(without)
	return true, nil
}
