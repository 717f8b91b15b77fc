package store

import (
	"fmt"
	"slices"
	"strings"

	"tumen/internal/say"
)

// Span is the rows From to To-1.
type Span struct{ From, To int }

// Spans are rows in rising order: no two spans touch, and none is empty.
type Spans []Span

// SpansOf are the spans of some rows, in rising order.
func SpansOf(rows []int) Spans {
	var s Spans
	for _, row := range rows {
		s = s.with(row)
	}
	return s
}

// with adds a row that follows all others.
func (s Spans) with(row int) Spans {
	if n := len(s); n > 0 && s[n-1].To == row {
		s[n-1].To++
		return s
	}
	return append(s, Span{row, row + 1})
}

// Count is how many rows there are.
func (s Spans) Count() int {
	n := 0
	for _, x := range s {
		n += x.To - x.From
	}
	return n
}

// Has says whether a row is one of them.
func (s Spans) Has(row int) bool {
	_, found := slices.BinarySearchFunc(s, row, func(x Span, row int) int {
		switch {
		case row < x.From:
			return 1
		case row >= x.To:
			return -1
		}
		return 0
	})
	return found
}

// At is the i-th of the rows, from 0. There must be more than i.
func (s Spans) At(i int) int {
	for _, x := range s {
		if i < x.To-x.From {
			return x.From + i
		}
		i -= x.To - x.From
	}
	panic("there are fewer rows")
}

// mostSpans is how many spans people are shown.
const mostSpans = 5

// String is the rows for people: "row 7", "rows 0 to 99 and 101 to 511".
func (s Spans) String() string {
	if len(s) == 0 {
		return say.Text("no rows")
	}
	var parts []string
	for i, x := range s {
		if i == mostSpans {
			parts = append(parts, say.Textf("%d more", s[i:].Count()))
			break
		}
		part := fmt.Sprint(x.From)
		if x.To > x.From+1 {
			part = say.Textf("%d to %d", x.From, x.To-1)
		}
		parts = append(parts, part)
	}
	words := "rows "
	if s.Count() == 1 {
		words = "row "
	}
	if n := len(parts); n > 1 {
		return say.Textf("%s%s and %s", words, strings.Join(parts[:n-1], ", "), parts[n-1])
	}
	return words + parts[0]
}

// Are is the rows as the subject of a sentence: "row 7 is", "rows 0 to 99 are".
func (s Spans) Are() string {
	if s.Count() == 1 {
		return say.Textf("%s is", s.String())
	}
	return say.Textf("%s are", s.String())
}
