package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tumen/study"
)

// Patterns writes a table of patterns for a terminal of so many columns: what
// the witness stated, the band in which a run should lie, the median over the
// seeds and between what 90 % of them lie, and whether the pattern is met or how
// far off it is. The policies are those that were applied. With colour,
// headings are bold and what is met is faint. It fails where w does.
func Patterns(w io.Writer, table study.PatternTable, policies []string, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	if table.Seeds < table.Asked {
		t.line(t.bold(wrapped(fmt.Sprintf("Interrupted after %s of %s seeds: every number is of those seeds alone.",
			grouped(int64(table.Seeds)), grouped(int64(table.Asked))), t.width, 0)))
	}
	head := []string{plain(table.Title), counted(int64(table.Days), "day", "days"), seedsOf(table)}
	for _, p := range policies {
		head = append(head, "with "+plain(p))
	}
	if table.WorldSeed != nil {
		head = append(head, fmt.Sprintf("in the world of seed %d", *table.WorldSeed))
	}
	t.line(wrapped(strings.Join(head, " · "), t.width, 2))
	t.line("")
	g := grid{
		Head:  []string{"Pattern", "the witness", "band", "median", "5 to 95 %", "runs with it", ""},
		Drop:  []int{4, 1, 2},
		Words: 6,
	}
	for _, p := range table.Patterns {
		g.Rows = append(g.Rows, patternRow(p))
	}
	if table.Seeds == 1 || !slices.ContainsFunc(table.Patterns, func(p study.PatternResult) bool { return p.Runs > 0 && p.Without > 0 }) {
		g = g.without(5)
	}
	if table.Seeds == 1 {
		g.Head[3] = "this run"
		g = g.without(4)
	}
	if !slices.ContainsFunc(table.Patterns, func(p study.PatternResult) bool { return p.Stated != "" }) {
		g = g.without(1)
	}
	g.write(&t)
	t.line("")
	t.line(wrapped(patternsMet(table), t.width, 2))
	_, err := io.WriteString(w, t.out.String())
	return err
}

// seedsOf says how many seeds there were, and which.
func seedsOf(table study.PatternTable) string {
	if table.Seeds == 1 {
		return fmt.Sprintf("seed %d", table.FirstSeed)
	}
	return fmt.Sprintf("seeds %d to %d", table.FirstSeed, table.FirstSeed+uint64(max(table.Seeds, 1))-1)
}

// patternRow is one pattern as a row of the table.
func patternRow(p study.PatternResult) []string {
	row := []string{"  " + plain(p.Name), plain(p.Stated), p.Band, missing, missing, runsWith(p.Runs, p.Without), "not measured"}
	if p.Median == nil || p.P5 == nil || p.P95 == nil {
		return row
	}
	in := func(x *float64) string {
		if p.Unit == "share" {
			return brief(*x * 100) // the band has the sign
		}
		return brief(*x)
	}
	row[3], row[4] = in(p.Median), in(p.P5)+" to "+in(p.P95)
	switch {
	case p.Met:
		row[6] = "met"
		return row
	case *p.Residual == 0: // in the band
		row[6] = "most runs have none"
		return row
	}
	row[6] = in(p.Residual)
	if p.Unit == "share" {
		row[6] += " points" // per cent of per cent would confuse
	}
	if p.Low != nil && *p.Median < *p.Low {
		row[6] += " below"
	} else {
		row[6] += " above"
	}
	return row
}

// patternsMet counts, and says what counting means.
func patternsMet(table study.PatternTable) string {
	met, all := table.Met(), len(table.Patterns)
	if table.Seeds == 1 {
		return fmt.Sprintf("%d of %s met by the one run. Another seed is another run: --seeds asks more of them.", met, counted(int64(all), "pattern", "patterns"))
	}
	return fmt.Sprintf("%d of %s met: the median over the seeds lies in the band.", met, counted(int64(all), "pattern", "patterns"))
}

// without is the grid without one of its columns.
func (g grid) without(column int) grid {
	cut := func(row []string) []string { return slices.Delete(slices.Clone(row), column, column+1) }
	less := grid{Head: cut(g.Head), Words: g.Words}
	for _, row := range g.Rows {
		less.Rows = append(less.Rows, cut(row))
	}
	for _, drop := range g.Drop {
		if drop < column {
			less.Drop = append(less.Drop, drop)
		} else if drop > column {
			less.Drop = append(less.Drop, drop-1)
		}
	}
	if g.Words > column {
		less.Words--
	}
	return less
}
