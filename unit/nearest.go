package unit

import (
	"strings"
	"unicode/utf8"
)

// nearest is the unit that a misspelt word most likely means, or "". Ties go
// to the one that comes first in the catalogue.
func nearest(word string) string {
	word = strings.ToLower(word)
	if name, ok := mistaken[word]; ok {
		return name
	}
	// Two slips at most, and no more than half of the word: "yaun" is yuan,
	// but "x" is not g.
	allowed := min(2, utf8.RuneCountInString(word)/2)
	best, name := allowed+1, ""
	for _, n := range catalogue {
		for _, spelling := range n.spellings() {
			if d := slips(word, strings.ToLower(spelling), allowed); d < best {
				best, name = d, spelling
			}
		}
	}
	return name
}

// knownUnits lists the units for someone who wrote none of them.
func knownUnits() string {
	names := make([]string, 0, kinds)
	for _, n := range catalogue {
		names = append(names, n.one)
	}
	return strings.Join(names, ", ")
}

// slips counts how many letters must be put in, left out, changed or swapped
// with their neighbour to make b of a (optimal string alignment), or a number
// above the allowed one if the lengths alone rule it out.
func slips(a, b string, allowed int) int {
	x, y := []rune(a), []rune(b)
	if max(len(x)-len(y), len(y)-len(x)) > allowed {
		return allowed + 1
	}
	before := make([]int, len(y)+1) // the row for x[:i-2]
	last := make([]int, len(y)+1)   // the row for x[:i-1]
	row := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			change := last[j-1]
			if x[i-1] != y[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
