package record

import (
	"context"

	"tumen/internal/say"
	"tumen/scenario"
)

// Repeat runs a recorded run again: the same case file, policies, overrides and
// seeds, as far as the record goes, and the run without the policies if the
// record has that. Of the options it takes Workers, Program, Crossings,
// Allow, Follow and Progress.
//
// The case comes from the record itself, which keeps the file as it was, so that
// neither a newer built-in case nor a file that has been edited since can take
// its place. An error says why the run cannot be repeated. The run is to be
// closed.
func (r *Run) Repeat(ctx context.Context, o Options) (*Run, error) {
	m := &r.Manifest
	c, err := r.scenario()
	if err != nil {
		return nil, err
	}
	with, err := c.With(scenario.Options{Policies: m.Policies, Sets: m.Sets})
	if err != nil {
		return nil, say.Errorf("in this version of tumen, the policies and overrides do not fit the case (version %s wrote the record): %v", m.Tumen, err)
	}
	if o.Allow != nil {
		if err := o.Allow(with.Parameters.Need()); err != nil {
			return nil, err
		}
	}
	o.Scenario = with
	o.Seed, o.World, o.Policies, o.Sets, o.Worlds = m.Seed, m.WorldSeed, m.Policies, m.Sets, m.Worlds
	again, err := r.asFar(ctx, o)
	if err != nil {
		return nil, err
	}
	again.Manifest.From, again.Manifest.FromSHA256 = m.From, m.FromSHA256 // what cannot be made again without that file
	again.Manifest.Request = again.Manifest.requestHash(o.Crossings != "")
	if m.Without == nil || len(m.Policies) == 0 || again.Manifest.Partial {
		return again, nil
	}
	o.Policies, o.Crossings, o.Follow = nil, "", nil
	if o.Scenario, err = c.With(scenario.Options{Sets: m.Sets}); err == nil {
		var without *Run
		if without, err = r.asFar(ctx, o); err == nil && ctx.Err() == nil {
			again.Manifest.Without = BaselineOf(without)
		}
	}
	if err != nil {
		again.Close()
		return nil, say.Errorf("without the policies: %w", err)
	}
	return again, nil
}

// scenario is the case that the record keeps, without any overlay.
func (r *Run) scenario() (*scenario.Case, error) {
	m := &r.Manifest
	if r.CaseText == nil {
		return nil, say.Errorf("the record has no %s, because an older version of tumen wrote it; run the case again to get one", CaseFile)
	}
	if sum := SumOfText(r.CaseText); sum != m.CaseSHA256 {
		return nil, say.Errorf("%s is not the case that was run: its SHA-256 is %s, but %s has %s; run that case again", CaseFile, sum, ManifestFile, m.CaseSHA256)
	}
	c, err := scenario.Parse(CaseFile, r.CaseText)
	if err != nil {
		return nil, say.Errorf("this version of tumen cannot read %s (version %s wrote the record):\n%v", CaseFile, m.Tumen, err)
	}
	return c, nil
}

// asFar makes a run as far as the record goes: to the last day of one that was
// interrupted, and not much further than there are days in its tables, whatever
// a damaged manifest asks for.
func (r *Run) asFar(ctx context.Context, o Options) (*Run, error) {
	m := &r.Manifest
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	progress := o.Progress
	o.Progress = func(day, _ int) {
		if progress != nil {
			progress(day, m.Days)
		}
		if m.Partial && day == m.Days || r.Days != nil && day > r.Days.Rows() {
			stop()
		}
	}
	return Make(ctx, o)
}
