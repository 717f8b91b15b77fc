package questions

import (
	"context"

	"tumen/internal/say"
	"tumen/study"
	"tumen/study/table"
	"tumen/view"
)

// Kind is the study.
var Kind = &study.Kind{
	Name:  "questions",
	Title: say.Text("what to ask the next witness: which figure would narrow the conclusions most"),
	Help: say.Text(`Say which figure, if the next witness gave it with the usual imprecision of words, would
narrow the conclusions of a case most or decide between its rival explanations, the
best question first. What could be asked is every result that people in the trade can
know and nobody has stated, every uncertain number of the case, and every rival
explanation, in the words of the case where it words a question.

It reads the reference table of the case. If tumen calibrate or tumen conclude has made
it with the same options, and it stands beside this study, no run is made; else it is
made here, which takes as long.`),
	Takes: table.Takes,
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Policies: []string{"levy-10"}, Runs: 4000},
	},
	Plan:    table.Plan,
	Run:     run,
	Analyse: func(s *study.Study) (study.Result, error) { return result(analyse(context.Background(), s, 0)) },
	Again:   table.Again,
	Empty:   func() study.Result { return &Questions{} },
	View:    func(r study.Result) *view.Document { return View(r.(*Questions)) },
}

func run(ctx context.Context, s *study.Study, o study.RunOptions) (study.Result, error) {
	if err := table.TakeOrMake(ctx, s, o); err != nil {
		return nil, err
	}
	return result(analyse(ctx, s, o.Workers))
}

func analyse(ctx context.Context, s *study.Study, workers int) (*Questions, error) {
	t, err := table.Read(s)
	if err != nil {
		return nil, err
	}
	q, err := Of(ctx, t, workers)
	if err != nil {
		return nil, err
	}
	if q.About, err = s.About(); err != nil {
		return nil, err
	}
	q.Partial = q.Partial || len(t.Rounds) < len(table.Rounds(s.Spec))
	return q, nil
}

func result(q *Questions, err error) (study.Result, error) {
	if err != nil {
		return nil, err
	}
	return q, nil
}
