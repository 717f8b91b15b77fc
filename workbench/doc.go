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
//	body.go       a body means what it says; contract.go what its document adds
//	problem.go    what a refusal looks like: every fault at once, as data
//	cause.go      what a caller learns of a failure of the server
//	library.go    cases by name: the built-in ones, and drafts in the folder
//	folder.go     the folder; nothing outside it can be reached
//	token.go      its token; lock.go one server has it
//	lane.go       so many jobs at once, the others wait
//	run.go        one run: asked for, waiting, running, done; runs.go all of them
//	feed.go       a run as it is seen while it lasts; batch.go a piece of it
//	pace.go       how a feed is cut for all its viewers; note.go a line about a day
//	study.go      the same for a study, studies.go all of them; kinds.go what
//	              each kind asks and says
//	moves.go      which outcomes a number moves most
//	page.go       the page, embedded, or how to get it
//
// A run never waits for whoever looks at it. It adds each day to its feed and
// goes on; each viewer takes from the feed what came since the last time, many
// days at once if it was slow.
package workbench
