package conclude

import (
	"context"
	"slices"

	"tumen/internal/say"
	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/view"
)

// Kind is the study.
var Kind = &study.Kind{
	Name:  "conclude",
	Title: say.Text("what holds in every world that the testimony allows, and what does not"),
	Help: say.Text(`Say of each policy of a case what it raises and what it lowers, in what share of the
worlds that the testimony allows, how far, and whether that holds under every rival
explanation: first what holds, then what cannot be told. It reads the reference table
of the case. If tumen calibrate has made the table with the same options, and it stands
beside this study, no run is made; else it is made here, which takes as long.

A direction is said if nine worlds of ten move that way, if there are enough of them,
and if three of four do so under each rival explanation that stays at least 10 %
probable.`),
	Takes: TableTakes,
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Policies: []string{"levy-10,licences-for-all"}, Runs: 4000},
	},
	Plan:    calibrate.PlanTable,
	Run:     run,
	Analyse: func(s *study.Study) (study.Result, error) { return result(Analyse(s)) },
	Again:   calibrate.TableAgain,
	Empty:   func() study.Result { return &Conclusions{} },
	View:    func(r study.Result) *view.Document { return View(r.(*Conclusions)) },
}

// TableTakes are the fields of a study that reads a reference table.
var TableTakes = slices.Concat([]study.Take{
	{Key: "runs", Usual: say.Textf("%d", calibrate.UsualTable), Doc: say.Text("runs of the model in all, of the table")},
	{Key: "patterns", Usual: "all", Doc: say.Text("learn from these patterns alone")},
	{Key: "policies", Usual: "all", Doc: say.Text("policies of the case that are tried; several are separated by commas, and + joins those that hold together")},
}, study.Takes("vary", "fixed"), study.Shared)

func run(ctx context.Context, s *study.Study, o study.RunOptions) (study.Result, error) {
	if err := Rows(ctx, s, o); err != nil {
		return nil, err
	}
	return result(analyse(ctx, s, o.Workers))
}

// Rows makes the rows of a table, or takes them from a study beside it that has them.
func Rows(ctx context.Context, s *study.Study, o study.RunOptions) error {
	if _, err := s.TakeRows(); err != nil {
		return err
	}
	return calibrate.MakeTable(ctx, s, o)
}

func result(c *Conclusions, err error) (study.Result, error) {
	if err != nil {
		return nil, err
	}
	return c, nil
}
