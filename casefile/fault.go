package casefile

import (
	"cmp"
	"slices"
	"strings"

	"tumen/internal/list"
	"tumen/internal/say"
)

// Fault is one thing wrong with a case file: where, what, and what to write
// instead. It is data; Draw turns it into text.
type Fault struct {
	File   string `json:"file"`
	Line   int    `json:"line" doc:"from 1; 0 when the fault is the file's as a whole"`
	Column int    `json:"column" doc:"from 1, in characters"`
	Width  int    `json:"width" doc:"characters that the fault covers"`
	Path   string `json:"path" doc:"the keys that lead to the place: sources.letter.grade; empty of the file as a whole"`
	Before string `json:"before" doc:"the line above, for orientation"`
	Source string `json:"source" doc:"the line itself"`
	What   string `json:"what"`
	Write  string `json:"write"`
}

// Faults is every fault of a case file, in the order of the file.
type Faults []Fault

// shownFaults bounds what is drawn: a file with more faults than this is
// broken as a whole, and the first ones tell why.
const shownFaults = 50

// Error draws the faults one below the other, at most 50 of them.
func (f Faults) Error() string {
	drawn := list.Map(f[:min(len(f), shownFaults)], Fault.Draw)
	if more := len(f) - len(drawn); more > 0 {
		drawn = append(drawn, say.Textf("and %d more", more))
	}
	return strings.Join(drawn, "\n\n")
}

// Sort puts the faults in the order of the file.
func (f Faults) Sort() {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
