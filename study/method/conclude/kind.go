package conclude

import (
	"context"

	"tumen/internal/say"
	"tumen/study"
	"tumen/study/table"
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
	Takes: table.Takes,
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Policies: []string{"levy-10,licences-for-all"}, Runs: 4000},
	},
	Plan:    table.Plan,
	Run:     run,
	Analyse: func(s *study.Study) (study.Result, error) { return result(Analyse(s)) },
	Again:   table.Again,
	Empty:   func() study.Result { return &Conclusions{} },
	View:    func(r study.Result) *view.Document { return View(r.(*Conclusions)) },
}

func run(ctx context.Context, s *study.Study, o study.RunOptions) (study.Result, error) {
	if err := table.TakeOrMake(ctx, s, o); err != nil {
		return nil, err
	}
	return result(analyse(ctx, s, o.Workers))
}

func result(c *Conclusions, err error) (study.Result, error) {
	if err != nil {
		return nil, err
	}
	return c, nil
}
