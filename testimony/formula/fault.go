package formula

import (
	"fmt"
	"strings"

	"tumen/internal/list"
	"tumen/unit"
)

// Fault is what is wrong with one line of the testimony.
type Fault struct {
	Part  string // identity, decision, given (of a decision), claim or source
	ID    string
	Fault *unit.Error // where in the line, what is wrong, what to write
}

// Error says which line is wrong, and how.
func (f Fault) Error() string { return fmt.Sprintf("%s %s: %s", f.Part, f.ID, f.Fault) }

// Unwrap gives the *unit.Error.
func (f Fault) Unwrap() error { return f.Fault }

// Faults is everything that is wrong, in the order of the testimony.
type Faults []Fault

// Error says all faults, one a line.
func (f Faults) Error() string {
	return strings.Join(list.Map(f, Fault.Error), "\n")
}
