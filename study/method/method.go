// Package method is the list of all kinds of study. A new kind is a folder beside
// it, and one line here.
package method

import (
	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/conclude"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/influence"
	"tumen/study/method/patterns"
	"tumen/study/method/questions"
	"tumen/study/method/sensitivity"
)

// Kinds are all that there are, in the order in which they are usually wanted.
var Kinds = study.Kinds{
	patterns.Kind,
	ensemble.Kind,
	compare.Kind,
	sensitivity.Kind,
	calibrate.Kind,
	conclude.Kind,
	questions.Kind,
	discover.Kind,
	influence.Kind,
}
