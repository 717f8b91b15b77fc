package text

import (
	"strings"
	"unicode/utf8"
)

// Nearest is the known word with the fewest typing slips from another, if they are
// few enough for a slip: one in three letters, at most 6. The first of equals wins,
// and capitals do not count.
func Nearest(word string, known []string) (string, bool) {
	best, least := "", min(6, max(1, utf8.RuneCountInString(word)/3))+1
	for _, k := range known {
		if d := Slips(word, k, least); d < least {
			best, least = k, d
		}
	}
	return best, best != ""
}

// Slips is how many letters must be put in, left out, changed or swapped with
// their neighbour to make one word of another (optimal string alignment; capitals
// do not count). Words that differ in length by enough or more letters are enough
// apart.
func Slips(from, to string, enough int) int {
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
