// Package casefile reads YAML as a tree of nodes that know their places, so that
// whatever is wrong with a case file is shown where it stands, with what to write
// instead. It knows neither witnesses nor economies: package scenario decides what
// a case may say.
//
// [Read] refuses what is no text, or too much of it, before any parser sees it,
// and texts that YAML takes for something else than was meant. What is left is a
// [Node]: a text, keys with values, or a list. [Keys] opens one with keys; each
// fault goes to the [File], and all are found in one reading.
//
//	text.go     is it text, and not too much of it
//	misread.go  texts that YAML takes for something else than was meant
//	parse.go    is it YAML; node.go is the tree that is left of it
//	keys.go     keys with values; names.go what may be a name
//	suggest.go  what was perhaps meant by a name that nothing has
//	fault.go    a fault, and draw.go how it is shown
package casefile
