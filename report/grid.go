package report

import (
	"slices"
	"strings"

	"tumen/internal/text"
)

// grid is a table for the terminal: words at the left, numbers set to the
// right, and perhaps a last column of words again.
type grid struct {
	Head  []string
	Rows  [][]string
	Drop  []int // columns to leave out where the width does not suffice, in this order
	Words int   // index of a later column that holds words; -1 if there is none
	Wrap  bool  // the words are the last column, and go on in further lines where the width does not suffice
}

// write leaves out columns until the rest fits; where that is not enough, the
// words stay as long as they are, since a cut claim is another claim.
func (g grid) write(t *terminal) {
	shown := make([]bool, len(g.Head))
	for i := range shown {
		shown[i] = true
	}
	widths := g.widths()
	for _, column := range g.Drop {
		if fullWidth(widths, shown) <= t.width {
			break
		}
		shown[column] = false
	}
	t.line(t.bold(g.text(g.Head, widths, shown, nil)))
	room := t.width - fullWidth(widths, shown) + widths[max(0, g.Words)]
	for _, row := range g.Rows {
		if !g.Wrap || fullWidth(widths, shown) <= t.width {
			t.line(g.text(row, widths, shown, t.faint))
			continue
		}
		for _, part := range g.parts(row, room, t.width) {
			t.line(g.text(part, widths, shown, t.faint))
		}
	}
}

// leastWords is the room below which words stand under their row.
const leastWords = 20

// parts is a row whose words are broken into lines of the room there is for
// them, or, where that is next to none, stand under it over the whole width.
func (g grid) parts(row []string, room, width int) [][]string {
	if row[g.Words] == "" {
		return [][]string{row}
	}
	if room < leastWords {
		const indent = "    "
		rows := [][]string{append(slices.Clone(row[:g.Words]), "")}
		for line := range strings.SplitSeq(text.Wrap(row[g.Words], width-len(indent), 0), "\n") {
			rows = append(rows, []string{indent + line})
		}
		return rows
	}
	var rows [][]string
	for i, line := range strings.Split(text.Wrap(row[g.Words], room, 0), "\n") {
		part := make([]string, len(row))
		if i == 0 {
			copy(part, row)
		}
		part[g.Words] = line
		rows = append(rows, part)
	}
	return rows
}

// widths is how many columns of the terminal each column of the grid needs.
func (g grid) widths() []int {
	widths := make([]int, len(g.Head))
	for _, row := range append([][]string{g.Head}, g.Rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], text.Width(cell))
		}
	}
	return widths
}

// gutter is the space between columns.
const gutter = 3

// fullWidth is how wide a row of the shown columns is.
func fullWidth(widths []int, shown []bool) int {
	sum := 0
	for i, width := range widths {
		if shown[i] {
			sum += width + gutter
		}
	}
	return sum - gutter
}

// text is one row; style is for the words at its end.
func (g grid) text(row []string, widths []int, shown []bool, style func(string) string) string {
	var line strings.Builder
	for i, cell := range row {
		if !shown[i] {
			continue
		}
		switch {
		case i == 0:
			line.WriteString(text.Left(cell, widths[i]))
		case i == g.Words && slices.Contains(shown[i+1:], true): // numbers follow
			line.WriteString(strings.Repeat(" ", gutter) + text.Left(cell, widths[i]))
		case i == g.Words && style != nil:
			line.WriteString(strings.Repeat(" ", gutter) + style(cell))
		case i == g.Words:
			line.WriteString(strings.Repeat(" ", gutter) + cell)
		default:
			line.WriteString(strings.Repeat(" ", gutter) + text.Right(cell, widths[i]))
		}
	}
	return line.String()
}
