// Package study asks questions that one run cannot answer. One run is one
// story: the same case under another seed is another one, and what differs
// between the two is chance; and under other values of what is known only
// roughly it is another one again. A study runs a case many times and says what
// holds in spite of both.
//
// A study is a folder from its first run on (folder.go): study.json says what it
// is made from (spec.go), and one file has a row for each run (package store).
// Which run a row is follows from the spec alone (plan.go), so the finished files
// are the same to the byte on any number of workers, and however often the study
// was interrupted or damaged.
//
//	request.go   what somebody asks: the one place of every option
//	kind.go      what a kind of study is, and how a request becomes a spec
//	build.go     what kinds plan from: arms, uncertain numbers, sizes
//	input.go     uncertain numbers and what is believed of them; legal.go what is
//	             cut off; known.go functions whose answer is known
//	design.go    which points are run; work.go which run a row is, and one run
//	past.go      arms that share their first days are run as one
//	order.go     many runs at a time, their results in order
//	rows.go      the rows of a study, how many there are, what was wrong with them
//	program.go   which program made them, and whether another may add to them
//	run.go       all rows that are missing
//	replay.go    a row again: is it the same; prove.go all of a study again
//	measure.go   what is kept of a run and of its days
//	about.go     what stands at the head of every result; stats.go statistics that
//	             kinds share
//
// What a kind asks, which runs answer it, and what they say is in a folder of
// study/method for each; study/method lists them. To run a study from a program:
//
//	kind, err := method.Kinds.Find("ensemble")
//	spec, err := kind.Spec(study.Request{Case: "samjiyon"}, study.Source{Program: build.This()})
//	s, err := study.Begin(dir, spec) // or study.Continue(dir, program)
//	defer s.Close()
//	result, err := kind.Make(ctx, s, study.RunOptions{Progress: func(p study.Progress) { ... }})
//
// The folder design has plans of what to vary, estimate has what can be
// concluded from the outcomes.
package study
