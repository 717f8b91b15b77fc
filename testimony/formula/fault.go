package formula

import (
	"fmt"
	"math"
	"strings"

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
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Finite says whether a number means anything.
func Finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// nearest is the name that a misspelt one most likely means, or "". Two slips
// at most, and no more than a third of the name; ties go to the first.
func nearest(misspelt string, names []string) string {
	best, found := min(2, len(misspelt)/3)+1, ""
	for _, n := range names {
		if d := slips(misspelt, n); d < best {
			best, found = d, n
		}
	}
	return found
}

// slips counts the letters to put in, leave out or change (Levenshtein 1966).
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(y)]
}

// Listed joins names for a sentence: `a`, `b` and `c`.
func Listed(names []string) string {
	text := ""
	for i, name := range names {
		switch {
		case i > 0 && i == len(names)-1:
			text += " and "
		case i > 0:
			text += ", "
		}
		text += fmt.Sprintf("`%s`", name)
	}
	return text
}
