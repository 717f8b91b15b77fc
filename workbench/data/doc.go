// Package data is what the workbench keeps in its data folder: drafts of cases, runs
// and studies. It decides what a request for one means, does the work as jobs
// (package jobs), and gives out what came of it. It knows nothing of HTTP.
//
//	data.go         the folder as a whole
//	limits.go       what one request may ask of the machine
//	library.go      cases by name: the built-in ones and the drafts
//	run.go          a run: asked for, made, read again
//	log.go          the days of a run as they are watched; happening.go lines about a day
//	study.go        a study: asked for, made, read again
//	influence.go    which outcomes a number moves most
//	check.go        whether everything in a folder is as it was written
package data
