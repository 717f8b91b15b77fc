// Package workbench is the local web server of `tumen serve`: an HTTP API over
// cases, drafts, runs and studies, and the page that stands on it.
//
// One folder of data holds all that it writes. A run or a study belongs to that
// folder and not to a browser's tab: closing the tab ends nothing, and a server
// that is started again goes on with what was unfinished. The way of a request
// through the package:
//
//	serve.go      listens, and says where
//	base.go       the page below a path of a proxy; compress.go texts made smaller
//	guard.go      who may ask: hosts, origins, the token, the size of a body
//	stream.go     an event stream that is not held back and stays open
//	api.go        the routes; api_*.go has the handlers of one resource each
//	body.go       a body means what it says
//	document.go   what openapi.json says of each type
//	problem.go    what a refusal looks like: every fault at once, as data
//	token.go      the token of the data folder
//	page.go       the page, embedded, or how to get it
//
// What the folder keeps and how work is done is package data below it. A run never
// waits for its clients. It adds each day to its log and
// goes on; each viewer takes from the log what came since the last time, many
// days at once if it was slow.
package workbench
