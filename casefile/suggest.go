package casefile

import (
	"fmt"
	"strings"
)

// Suggest writes what to try instead of a name that nothing has: the nearest
// of those that exist, or all of them if they are few.
func Suggest(name string, known []string, otherwise string) string {
	if near, ok := Nearest(name, known); ok {
		return fmt.Sprintf("did you mean `%s`?", near)
	}
	switch n := len(known); {
	case n == 1:
		return "there is only " + Quoted(known)
	case n > 0 && n <= 16:
		return "write one of " + Quoted(known)
	}
	return otherwise
}

// Quoted lists names for a sentence.
func Quoted(names []string) string {
	marked := make([]string, len(names))
	for i, name := range names {
		marked[i] = "`" + name + "`"
	}
	return strings.Join(marked, ", ")
}

// Nearest finds the known name with the fewest typing slips from the one
// given, if they are few enough for a slip: one in three characters, at most 6.
// The first of equals wins.
func Nearest(name string, known []string) (string, bool) {
	best, least := "", min(6, max(1, len([]rune(name))/3))+1
	for _, k := range known {
		if d := slips(name, k, least); d < least {
			best, least = k, d
		}
	}
	return best, best != ""
}

// slips is the optimal string alignment distance: letters added, left out,
// replaced, or swapped with a neighbour. Names that differ in length by
// enough or more are not looked at.
func slips(from, to string, enough int) int {
	a, b := []rune(strings.ToLower(from)), []rune(strings.ToLower(to))
	if len(a)-len(b) >= enough || len(b)-len(a) >= enough {
		return enough
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
