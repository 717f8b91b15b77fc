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
//	build.go     what somebody asks for, as a spec
//	input.go     uncertain numbers and what is believed of them
//	plan.go      which points, under which seeds: the run that a row is
//	order.go     many runs at a time, their results in order
//	work.go      one run as a row; a run that fails is a row too
//	rows.go      the rows of a study, and what was wrong with them; state.go how
//	             many there are
//	program.go   which program made them, and whether another may add to them
//	run.go       all rows that are missing; until.go more, until it is precise
//	replay.go    a row again: is it the same
//	measure.go   what is kept of a run and of its days
//	ensemble.go  how far the outcomes spread, and why; fan.go day by day
//	compare.go   what policies change, and for whom; regret.go in which worlds
//	influence.go what moves when one number alone is changed
//	patterns.go  does the case reproduce what witnesses reported
//	change.go    two runs of one seed, one less the other
//
//	sensing.go     designs that ask which input matters; sensitivity.go the answer
//	discover.go    in which worlds something happens
//	fit.go         what a calibration is held against; calibrate.go on runs, and
//	               surrogate.go on Gaussian processes in place of the model
//	check.go       does a calibration find truths that are known
//	bench.go       functions whose answer is known, to try a method on
//
// To run a study from a program:
//
//	spec, err := study.Ask{Kind: study.KindEnsemble, Case: "samjiyon", First: 1}.Spec()
//	s, err := study.Begin(dir, spec) // or study.Continue(dir, program)
//	defer s.Close()
//	err = s.Run(ctx, study.RunOptions{Progress: func(p study.Progress) { ... }})
//	result, err := s.Ensemble() // or study.Open(dir), also while it runs
//
// The folder design has plans of what to vary, estimate has what can be
// concluded from the outcomes.
package study
