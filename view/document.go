// Package view is what a run or a study says, as a document: a title, what the
// numbers are of, what must be known before they are believed, and sections of text,
// tables, figures and cards. A document knows no medium. Package report renders it as
// a page and for a terminal, and the API gives its figures to the page, so that all
// of them say the same.
package view

import (
	"tumen/chart"
)

// Document is what a run or a study says.
type Document struct {
	Kind     string // over the title: what it is, in a few words
	Title    string
	Head     []string // what the numbers are of: days, seeds, runs
	Warnings []string // what must be known before any number is believed
	Sections []Section
	Foot     string    // under every figure: case, seeds, program
	End      []Article // at the end of the page: how to make it again, digests
}

// Medium is where a section is shown. Some of what a page has room for would be in the
// way at a terminal, and a terminal has words for what a page draws.
type Medium int

// The media.
const (
	Everywhere Medium = iota
	Page
	Terminal
)

// Section is a part of a document, with a heading or without. It holds text, a table,
// a figure, or articles; what it lacks is left out.
type Section struct {
	Name     string // leads to it; of a figure, the figure's own
	Title    string
	Subtitle string
	On       Medium
	Text     []string
	Faint    bool // the text is a remark
	Figure   *chart.Figure
	Table    Table
	Articles []Article
	Tiles    bool   // the articles stand side by side
	Hidden   string // the words under which a page hides it until asked
	Notes    []string
}

// Table is a table of a document, beyond what belongs to a figure.
type Table struct {
	chart.Table
	Matrix bool // wider than the text, if there is room
	Texts  bool // its cells are words, and set as such
	Whole  bool // no column is left out, however narrow the page
}

// Article is a heading with text and facts: a claim with what it states and what came
// out, a tile of results, a source.
type Article struct {
	Name  string // leads to it
	Title string
	Code  bool // the title is a name in a file
	Text  []Run
	List  [][]Run
	Facts []Fact
}

// Fact is a result and what it is of, beside what was said of it.
type Fact struct {
	Of, Is string
	Beside []Run
}

// Run is a run of letters of one kind within a text.
type Run = chart.Cell

// Say is a text of one usual run.
func Say(text string) []Run { return []Run{{Text: text}} }

// Leading is a text that a run of another style follows.
func Leading(text string) []Run { return []Run{{Text: text}, {Text: " "}} }

// Figures are the figures of a document, in order.
func (d *Document) Figures() (list []*chart.Figure) {
	for i := range d.Sections {
		if f := d.Sections[i].Figure; f != nil {
			list = append(list, f)
		}
	}
	return list
}

// Add adds sections.
func (d *Document) Add(sections ...Section) { d.Sections = append(d.Sections, sections...) }

// Draw adds a figure for every medium, with what its numbers need to be understood; a
// terminal shows its table.
func (d *Document) Draw(f *chart.Figure, notes ...string) {
	d.Add(Section{Figure: f, Notes: notes})
}

// DrawOnPage adds figures that only a page shows.
func (d *Document) DrawOnPage(figures ...*chart.Figure) {
	for _, f := range figures {
		d.Add(Section{Figure: f, On: Page})
	}
}

// Write adds paragraphs.
func (d *Document) Write(paragraphs ...string) {
	if len(paragraphs) > 0 {
		d.Add(Section{Text: paragraphs})
	}
}
