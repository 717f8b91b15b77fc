package report

import (
	"io"
	"strings"

	"tumen/chart"
	"tumen/internal/text"
	"tumen/view"
)

// leastWidth is below what a terminal is; nothing is squeezed further.
const leastWidth = 40

// terminal is a document in the making, for a terminal of n columns. With colour,
// headings are bold and remarks faint.
type terminal struct {
	width  int
	colour bool
	out    strings.Builder
}

// Terminal writes a document for a terminal of n columns. It fails where w does.
func Terminal(w io.Writer, d *view.Document, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	for _, warning := range d.Warnings {
		t.line(t.bold(text.Wrap(text.Plain(warning), t.width, 2)))
	}
	t.line(text.Wrap(text.Plain(strings.Join(append([]string{d.Title}, d.Head...), " · ")), t.width, 2))
	for _, s := range d.Sections {
		if s.On != view.Page {
			t.section(s)
		}
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// section writes what a section has, after an empty line. Of a figure a terminal shows
// the table.
func (t *terminal) section(s view.Section) {
	t.line("")
	table := s.Table.Table
	if f := s.Figure; f != nil {
		s.Title, table = f.Title, f.Table
	}
	if s.Title != "" {
		t.line(t.bold(text.Wrap(text.Plain(s.Title), t.width, 2)))
	}
	for _, words := range s.Text {
		t.paragraph(words, s.Faint)
	}
	if len(table.Rows) > 0 {
		gridOf(table).write(t)
	}
	for i, a := range s.Articles {
		if i > 0 || s.Title != "" {
			t.line("")
		}
		t.article(a)
	}
	for _, words := range s.Notes {
		t.paragraph(words, true)
	}
}

func (t *terminal) paragraph(words string, faint bool) {
	words = text.Wrap(text.Plain(words), t.width, 2)
	if faint {
		words = t.faint(words)
	}
	t.line(words)
}

// article writes a heading, its text and what it lists.
func (t *terminal) article(a view.Article) {
	if a.Title != "" {
		t.line(t.bold(text.Wrap(text.Plain(a.Title), t.width, 2)))
	}
	if len(a.Text) > 0 {
		t.line("  " + text.Wrap(runs(a.Text), t.width-2, 2))
	}
	for _, item := range a.List {
		t.line("  " + text.Wrap(runs(item), t.width-2, 4))
	}
	for _, f := range a.Facts {
		t.line("  " + text.Wrap(text.Plain(f.Of+": "+f.Is)+" "+runs(f.Beside), t.width-2, 4))
	}
}

// runs is a text without its styles.
func runs(list []view.Run) string {
	var all strings.Builder
	for _, r := range list {
		all.WriteString(text.Plain(r.Text))
	}
	return all.String()
}

// gridOf is a table for the terminal.
func gridOf(t chart.Table) grid {
	g := grid{Head: t.Head, Drop: t.Drop, Words: -1, Wrap: t.Words > 0 && t.Words == len(t.Head)-1}
	if t.Words > 0 {
		g.Words = t.Words
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = text.Plain(c.Text)
			if len(c.Beside) > 0 && i != g.Words {
				cells[i] += " (" + runs(c.Beside) + ")"
			}
		}
		cells[0] = "  " + cells[0]
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// line writes one line.
func (t *terminal) line(words string) {
	t.out.WriteString(strings.TrimRight(words, " ") + "\n")
}

func (t *terminal) bold(words string) string  { return t.styled("1", words) }
func (t *terminal) faint(words string) string { return t.styled("2", words) }

// styled puts a text into an ECMA-48 style.
func (t *terminal) styled(code, words string) string {
	if !t.colour || words == "" {
		return words
	}
	return "\x1b[" + code + "m" + words + "\x1b[0m"
}
