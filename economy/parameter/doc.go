// Package parameter has every number that the model needs: what it means, in what
// unit it is, what is legal, and where it can act.
//
// Read parameters.go first. Parameters is a tree of structs, and the tags of its
// fields are the one place where a parameter is described. Case files, settings,
// dated policies, the tables of the documents and the page all read these tags
// (fields.go). A parameter has a path, such as
// routes.river.posts.border-guards.share: the keys of the structs, and the names
// of what a list holds.
//
//	acts.go    where a parameter can do anything
//	check.go   what the bounds of single parameters cannot say
//	change.go  a dated change: a policy begins or ends
//	date.go    days of the calendar
//	need.go    the memory and time that a run asks for
//	organs.go  who mans the posts, and where that organ's payments are booked
//
// The package knows no world: it can be read, checked and changed before there is
// one.
package parameter
