package workbench

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/text"
)

// Problem is what a refused request gets: RFC 9457 with every single thing that
// is wrong. Faults are those of a case file, each with its place and what to
// write instead; Errors are those of the request itself, whose
// location is a JSON pointer into its body, or query.NAME, path.NAME, header.NAME.
type Problem struct {
	Title  string              `json:"title" doc:"the status in words"`
	Status int                 `json:"status" doc:"the HTTP status"`
	Detail string              `json:"detail" doc:"what is wrong, in one line"`
	Errors []*huma.ErrorDetail `json:"errors" doc:"what is wrong with the request, all of it"`
	Faults []casefile.Fault    `json:"faults" doc:"what is wrong with the case file, all of it, in the order of the file"`
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
		Errors: []*huma.ErrorDetail{}, Faults: []casefile.Fault{},
	}
	for _, err := range errs {
		var whole huma.ErrorDetailer
		switch {
		case err == nil:
		case errors.As(err, &whole):
			detail := *whole.ErrorDetail()
			detail.Location = pointer(detail.Location)
			p.Errors = append(p.Errors, &detail)
		default:
			p.Errors = append(p.Errors, &huma.ErrorDetail{Message: err.Error()})
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

// notThere is a 404 that says where to look.
func notThere(format string, args ...any) error {
	return newProblem(http.StatusNotFound, fmt.Sprintf(format, args...))
}

// clash is a 409: what was asked for does not go with how things stand.
func clash(format string, args ...any) error {
	return newProblem(http.StatusConflict, fmt.Sprintf(format, args...))
}

// busy is a 429: a limit of the machine, not of the request.
func busy(format string, args ...any) error {
	return newProblem(http.StatusTooManyRequests, fmt.Sprintf(format, args...))
}

// tooMuch is a request above a limit.
func tooMuch(where, what, write string) error {
	return newProblem(http.StatusUnprocessableEntity, what+"; "+write, &huma.ErrorDetail{Location: where, Message: what + "; " + write})
}

// refused turns an error of the case, of a policy or of a setting into a
// problem; anything else is the server's own and stays what it is.
func refused(err error) error {
	var faults casefile.Faults
	wrong := fault.In(err)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &faults):
		p := newProblem(http.StatusUnprocessableEntity, fmt.Sprintf("the case file has %s", text.Counted(len(faults), "fault", "faults")))
		p.Faults = withinReason(faults)
		return p
	case len(wrong) > 0:
		p := newProblem(http.StatusUnprocessableEntity, wrong[0].Error())
		for _, e := range wrong {
			p.Errors = append(p.Errors, &huma.ErrorDetail{Location: e.Pointer(), Message: e.Message()})
		}
		return p
	}
	return err
}

// longestLine is how much of a line of a case file stands beside a fault [bytes].
// No line that people write is as long.
const longestLine = 500

// withinReason are the faults with no line that is longer. A file in one line of
// a megabyte would else be told again with each of its faults.
func withinReason(faults casefile.Faults) []casefile.Fault {
	told := slices.Clone(faults)
	for i := range told {
		f := &told[i]
		f.Before, f.Source = text.Bytes(f.Before, longestLine), text.Bytes(f.Source, longestLine)
	}
	return told
}

// isProblem says whether an error is a problem, and which.
func isProblem(err error, p **Problem) bool { return errors.As(err, p) }
