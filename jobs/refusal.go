package jobs

import "tumen/internal/say"

// Reason is the kind of a refusal.
type Reason int

// The reasons.
const (
	NotFound Reason = iota // there is no such thing
	Conflict               // it does not go with how things stand
	Changed                // it was changed since the caller read it
	Full                   // a limit of the machine, not of the request
)

// Refusal is an error of the caller, in words that say what to do instead.
type Refusal struct {
	Reason Reason
	What   string
}

// Error is the words.
func (r *Refusal) Error() string { return r.What }

// Refuse is a refusal with formatted words.
func Refuse(why Reason, format string, args ...any) error {
	return &Refusal{why, say.Textf(format, args...)}
}
