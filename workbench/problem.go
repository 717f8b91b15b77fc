package workbench

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/jobs"
	"tumen/stage"
)

// Problem is what a refused request gets: RFC 9457 with every single thing that
// is wrong. Faults are those of a case file, each with its place and what to
// write instead; Errors are those of the request itself, whose
// location is a JSON pointer into its body, or query.NAME, path.NAME, header.NAME.
type Problem struct {
	Title  string           `json:"title" doc:"the status in words"`
	Status int              `json:"status" doc:"the HTTP status"`
	Detail string           `json:"detail" doc:"what is wrong, in one line"`
	Errors []Detail         `json:"errors" doc:"what is wrong with the request, all of it"`
	Faults []casefile.Fault `json:"faults" doc:"what is wrong with the case file, all of it, in the order of the file"`
}

// Detail is one thing that is wrong with a request.
type Detail struct {
	Location string `json:"location" doc:"a JSON pointer into the body, such as /sets/0, or query.NAME, path.NAME, header.NAME; empty if it is no single place"`
	Message  string `json:"message" doc:"what is wrong, and what to write instead"`
}

// Error is the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// shareProblem makes Problem the only form of error that the API has. The
// library keeps that choice in a variable of its own.
var shareProblem = sync.OnceFunc(func() {
	huma.NewError = func(status int, detail string, errs ...error) huma.StatusError {
		return newProblem(status, detail, errs...)
	}
})

func newProblem(status int, detail string, errs ...error) *Problem {
	p := &Problem{
		Title: http.StatusText(status), Status: status, Detail: detail,
		Errors: []Detail{}, Faults: []casefile.Fault{},
	}
	for _, err := range errs {
		var whole huma.ErrorDetailer
		switch {
		case err == nil:
		case errors.As(err, &whole):
			detail := whole.ErrorDetail()
			p.Errors = append(p.Errors, Detail{pointer(detail.Location), detail.Message})
		default:
			p.Errors = append(p.Errors, Detail{Message: err.Error()})
		}
	}
	return p
}

// pointer turns the library's body.sets[2] into /sets/2, the JSON pointer that the
// faults of a request have. A place outside of the body, such as query.wait, stays.
func pointer(location string) string {
	inside, ok := strings.CutPrefix(location, "body")
	if !ok {
		return location
	}
	return strings.NewReplacer("~", "~0", "/", "~1", ".", "/", "[", "/", "]", "").Replace(inside)
}

// statusOf is the status for each reason of a refusal.
var statusOf = map[jobs.Reason]int{
	jobs.NotFound: http.StatusNotFound,
	jobs.Conflict: http.StatusConflict,
	jobs.Changed:  http.StatusPreconditionFailed,
	jobs.Full:     http.StatusTooManyRequests,
}

// problemOf is an error as the caller gets it: what is wrong with the request or with
// the case file, or a failure of the server, whose cause the caller learns and of
// which the terminal where the server was started has all.
func (w *Workbench) problemOf(what string, err error) *Problem {
	var problem *Problem
	var refusal *jobs.Refusal
	var faults casefile.Faults
	wrong := fault.In(err)
	switch {
	case errors.As(err, &problem):
		return problem
	case errors.As(err, &refusal):
		return newProblem(statusOf[refusal.Reason], refusal.What)
	case errors.As(err, &faults):
		p := newProblem(http.StatusUnprocessableEntity, say.Textf("the case file has %s", text.Counted(len(faults), "fault", "faults")))
		p.Faults = withinReason(faults)
		return p
	case len(wrong) > 0:
		p := newProblem(http.StatusUnprocessableEntity, wrong[0].Error())
		for _, e := range wrong {
			p.Errors = append(p.Errors, Detail{e.Pointer(), e.Message()})
		}
		return p
	}
	w.data.Warn(what, err)
	if stage.Full(err) {
		return newProblem(http.StatusInsufficientStorage, w.data.Words(err))
	}
	return newProblem(http.StatusInternalServerError, say.Textf("the server could not do this: %s", w.data.Words(err)))
}

// longestLine is how much of a line of a case file stands beside a fault [bytes].
// No line that people write is as long.
const longestLine = 500

// withinReason are the faults with no line that is longer. A file in one line of
// a megabyte would else be told again with each of its faults.
func withinReason(faults casefile.Faults) []casefile.Fault {
	shown := slices.Clone(faults)
	for i := range shown {
		f := &shown[i]
		f.Before, f.Source = text.Bytes(f.Before, longestLine), text.Bytes(f.Source, longestLine)
	}
	return shown
}
