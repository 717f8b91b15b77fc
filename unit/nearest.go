package unit

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"tumen/internal/text"
)

// nearest is the unit that a misspelt word most likely means, or "". Ties go
// to the one that comes first: what the case declares, then the catalogue. A
// wrong guess would change what is measured, or the currency, so that short words
// and codes of currencies are only put right where letters were swapped or their
// case is wrong.
func (y *System) nearest(word string) string {
	if code := strings.ToUpper(word); y.has(code) {
		return code
	}
	word = strings.ToLower(word)
	length := utf8.RuneCountInString(word)
	// Two slips at most, and one in a word of four or five letters.
	allowed := min(2, length/3)
	if length < 4 {
		allowed = 0
	}
	best, name := allowed+1, ""
	for _, spelling := range y.spellings() {
		lower := strings.ToLower(spelling)
		if sameLetters(word, lower) {
			return spelling
		}
		if n, _ := y.named(spelling); n.of.money && spelling == strings.ToUpper(spelling) || utf8.RuneCountInString(spelling) < 3 {
			continue
		}
		if d := text.Slips(word, lower, allowed+1); d < best {
			best, name = d, spelling
		}
	}
	return name
}

// spellings are the words for units that the case or the catalogue lists.
func (y *System) spellings() (all []string) {
	if y != nil {
		all = slices.Sorted(maps.Keys(y.spelt))
	}
	for _, n := range catalogue {
		all = append(all, n.spellings(n.also)...)
	}
	return all
}

// sameLetters says whether two words have the same letters, in any order, and
// perhaps an s more for the plural.
func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return a == b+"s" || slices.Equal(x, y)
}

// known lists the units for someone who wrote none of them: what the case has of
// its own, and what has no currency in it.
func (y *System) known() string {
	var names []string
	if y != nil {
		for _, n := range y.own {
			names = append(names, n.one)
		}
	}
	for _, n := range catalogue {
		if !n.of.money {
			names = append(names, n.one)
		}
	}
	return strings.Join(names, ", ")
}
