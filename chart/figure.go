// Package chart draws figures. A figure is declared: a title that says what was
// found, a subtitle with the unit and how many were counted, the marks, the scales
// that they stand on, its sources, notes, and a table with the numbers of every
// mark. Nobody else in the program draws: the report and the page show the same
// SVG, and the page finds the row of a mark by its data-row, or the row nearest to
// the pointer by the data-x of lines.
//
// There are three layouts. Marks of a plane (Line, Bar, Pin, Dot, Box, Shade) share
// two axes; Row marks stand one below the other; Node and Flow marks are a flow
// diagram. Layout computes places from numbers, and a canvas writes the shapes. A
// drawing has no colours: a class says what a thing is, and style.css gives it its
// colour by day, by night and in print. Every text keeps inside the figure and off
// the other texts; how wide it is, package text knows.
package chart

import (
	_ "embed"
	"math"
	"slices"

	"tumen/internal/say"
)

// StyleSheet is that of all drawings: colours by class, and sizes of letters.
//
//go:embed style.css
var StyleSheet string

// Figure is one declared chart.
type Figure struct {
	Name     string // the only one of its kind in a document: letters, digits, hyphens
	Title    string
	Subtitle string
	X, Y     Axis
	Marks    []Mark // empty where there is nothing to draw
	Height   float64
	Source   []string // what it rests on: claim:ID, param:PATH, outcome:PATH
	Notes    []string // on the drawing; what the numbers need stands in its document
	Table    Table
}

// Mark is one thing drawn.
type Mark interface {
	// Numbers are those that it shows, each with its row of the table.
	Numbers() []Drawn
}

// Drawn is a number that is drawn and the row of the table where it stands.
type Drawn struct {
	Row   int
	Value float64
}

// Table holds what a figure shows. All columns but the first are set as numbers.
type Table struct {
	Head  []string
	Rows  [][]Cell
	Drop  []int // columns that a narrow terminal leaves out, in this order
	Words int   // a later column that holds words; 0 if there is none
	Total bool  // the last row is the sum of the others
}

// Cell is a text and the numbers that it says. It may also stand in a sentence.
type Cell struct {
	Text   string
	Values []float64
	Class  string // the colour of a swatch before it
	Leads  string // the place in its document to which it leads
	Hint   string // what is said of it on pointing
	Style  Style
	Beside []Cell // what was said of it, in smaller letters
}

// Style is how a text is set.
type Style int

// The styles.
const (
	Usual Style = iota
	Strong
	Code
	Soft
	Unbroken
)

// Says is a cell of a text that says some numbers; what is none is left out.
func Says(text string, values ...float64) Cell {
	return Cell{Text: text, Values: slices.DeleteFunc(slices.Clone(values), func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) })}
}

// Without takes a column out of a table.
func (t *Table) Without(column int) {
	t.Head = slices.Delete(slices.Clone(t.Head), column, column+1)
	for i, row := range t.Rows {
		t.Rows[i] = slices.Delete(slices.Clone(row), column, column+1)
	}
	var drop []int
	for _, k := range t.Drop {
		if k > column {
			k--
		} else if k == column {
			continue
		}
		drop = append(drop, k)
	}
	t.Drop = drop
	switch {
	case t.Words > column:
		t.Words--
	case t.Words == column:
		t.Words = 0
	}
}

// Words is a row of cells without numbers.
func Words(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, text := range texts {
		cells[i].Text = text
	}
	return cells
}

// Width is how wide a drawing is, in CSS pixels at full size. Every figure is drawn
// at both widths, and the one that fits the screen is shown, so that letters keep
// their size.
type Width float64

// The widths, and the class of each. A report has the wide and the narrow one.
const (
	Wide   Width = 720
	Middle Width = 520
	Narrow Width = 340
)

func (w Width) class() string {
	switch {
	case w < Middle:
		return "narrow"
	case w < Wide:
		return "middle"
	}
	return "wide"
}

// Empty says that a figure has nothing to draw; its notes say why.
func (f *Figure) Empty() bool { return len(f.Marks) == 0 }

// SVG draws a figure; nothing where there is nothing to draw.
func (f *Figure) SVG(width Width) string {
	if f.Empty() {
		return ""
	}
	return f.draw(width).svg(f.Name+"-"+width.class(), width.class(), f.Title, say.Textf("%s. The table after the figure has the same data.", f.Subtitle))
}

// draw lays a figure out by the kind of its first mark.
func (f *Figure) draw(width Width) *canvas {
	c := &canvas{width: float64(width)}
	switch f.Marks[0].(type) {
	case Row:
		f.drawRows(c)
	case Node:
		f.drawFlows(c)
	default:
		f.drawPlane(c)
	}
	return c
}

// marks are the marks of one kind, in order.
func marks[M Mark](f *Figure) (list []M) {
	for _, m := range f.Marks {
		if one, ok := m.(M); ok {
			list = append(list, one)
		}
	}
	return list
}

// None stands for a number that is not there.
var None = math.NaN()

// Ends are the ends of an interval that is not there.
var NoEnds = [2]float64{None, None}

// Series are the classes of what has no colour of its own, such as routes and
// alternatives; what is beyond the last is drawn as one, or not at all.
var Series = []string{"route-1", "route-2", "route-3", "route-4"}
