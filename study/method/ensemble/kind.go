// Package ensemble is the study of how sure each result of a case is, and why:
// many runs under different seeds and values of what is uncertain.
package ensemble

import (
	"context"
	"fmt"
	"slices"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/study"
	"tumen/unit"
	"tumen/view"
)

// Kind is the study.
var Kind = &study.Kind{
	Name:  "ensemble",
	Title: say.Text("many runs: how far each result spreads, and why"),
	Help: say.Text(`Run a case many times, with different seeds and different values of its uncertain
numbers. The result says how far the outcomes spread, how much of that comes from
the testimony and how much from chance, and how many runs are enough.`),
	Takes: slices.Concat([]study.Take{
		{Key: "points", Usual: fmt.Sprint(study.UsualPoints)},
		{Key: "seeds", Usual: say.Textf("%d; %d where nothing is uncertain", study.UsualReplicates, study.UsualSeeds)},
	}, study.Takes("runs", "sampling", "together", "no_days", "policies", "until"), []study.Take{{Key: "most", Usual: fmt.Sprint(usualMost)}}, study.Uncertain),
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Vary: []string{"labour.rest=3 to 8 days"}, Points: 256},
		{Case: "samjiyon", Fixed: true, Seeds: 500},
		{Case: "samjiyon", Until: "1%"},
	},
	Plan: plan,
	Run: func(ctx context.Context, s *study.Study, o study.RunOptions) (study.Result, error) {
		precision, most, err := until(&s.Spec.Request)
		if err == nil && precision > 0 {
			_, err = Until(ctx, s, precision, most, o)
		} else if err == nil {
			err = s.Run(ctx, o)
		}
		return nil, err
	},
	Analyse: func(s *study.Study) (study.Result, error) {
		e, err := Analyse(s)
		if err != nil {
			return nil, err
		}
		if precision, most, err := until(&s.Spec.Request); err == nil && precision > 0 && !e.Partial && s.Precision() > precision {
			e.Notes = append(e.Notes, say.Textf("the precision was not reached with %d runs, and more than %d are not made: {most} allows more", e.Rows, most))
		}
		return e, nil
	},
	Precise: func(s *study.Study) bool {
		precision, _, err := until(&s.Spec.Request)
		return err != nil || precision == 0 || s.Precision() <= precision
	},
	Empty: func() study.Result { return &Ensemble{} },
	View:  func(r study.Result) *view.Document { return View(r.(*Ensemble)) },
}

// usualMost is how far a study goes on until it is precise.
const usualMost = 100_000

func plan(d *study.Draft) error {
	precision, most, err := until(&d.Request)
	if err != nil {
		return err
	}
	if err := d.AllRuns(); err != nil {
		return err
	}
	if err := d.Worlds(1, study.UsualReplicates); err != nil {
		return err
	}
	if n := d.Spec.Rows(); precision > 0 && n > most {
		return fault.New("most", fmt.Sprint(most), say.Textf("the study begins with %d runs", n), say.Text("allow more, or begin with fewer {points} or {seeds}"))
	}
	return nil
}

// until reads to which precision a study goes on, and with how many runs at most;
// a precision of 0 is none.
func until(r *study.Request) (precision float64, most int, err error) {
	if r.Until == "" {
		if r.Most > 0 {
			return 0, 0, fault.New("most", fmt.Sprint(r.Most), say.Text("it says how far {until} may go, which is not given"), say.Text("give {until} a precision, such as 1%, or {runs} for a study of that many"))
		}
		return 0, 0, nil
	}
	q, err := unit.Parse(r.Until)
	if err == nil {
		q, err = q.In(unit.Unit{})
	}
	if err != nil || !(q.Value > 0 && q.Value < 1) {
		return 0, 0, fault.New("until", r.Until, say.Text("this is no precision"), say.Text("write one between 0 and 100 %, such as 1%"))
	}
	if r.Most == 0 {
		return q.Value, usualMost, nil
	}
	return q.Value, r.Most, nil
}
