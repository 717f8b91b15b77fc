package workbench

import (
	"slices"

	"tumen/chart"
	"tumen/view"
)

// figuresView is what a run or a study says, drawn.
type figuresView struct {
	Warnings []string      `json:"warnings" doc:"what must be known before any number is believed"`
	Text     []string      `json:"text" doc:"what the figures mean, in paragraphs"`
	Figures  []drawingView `json:"figures" doc:"in the order of the report"`
}

// drawingView is a figure as the report draws it, and what it shows as a table.
type drawingView struct {
	Name     string       `json:"name" doc:"the only one of its kind among these figures"`
	Title    string       `json:"title" doc:"what was found"`
	Subtitle string       `json:"subtitle" doc:"the unit, and of how many it is"`
	Wide     string       `json:"wide" doc:"the drawing as SVG, 720 pixels wide; empty where there is nothing to draw. A shape has the row of the table that it shows as data-row, and a drawing with lines has as data-x where each row stands"`
	Middle   string       `json:"middle" doc:"the same, 520 pixels wide"`
	Narrow   string       `json:"narrow" doc:"the same, 340 pixels wide"`
	Notes    []string     `json:"notes"`
	Source   []string     `json:"source" doc:"what it is drawn beside, such as claim:share.guards"`
	Head     []string     `json:"head" doc:"of the table's columns"`
	Rows     [][]cellView `json:"rows" doc:"of the table"`
}

// cellView is a cell of a figure's table.
type cellView struct {
	Text   string    `json:"text"`
	Values []float64 `json:"values" doc:"the numbers that it says, as they are drawn; a share is from 0 to 1"`
}

// figuresOf draws the figures of a document.
func figuresOf(d *view.Document, err error) (*answer[figuresView], error) {
	if err != nil {
		return nil, err
	}
	out := figuresView{Warnings: d.Warnings}
	for _, s := range d.Sections {
		switch {
		case s.On == view.Terminal:
		case s.Figure != nil:
			out.Figures = append(out.Figures, drawn(s.Figure, s.Notes))
		case s.Name == "" && s.Title == "":
			out.Text = append(out.Text, s.Text...)
		}
	}
	return ok(out), nil
}

func drawn(f *chart.Figure, notes []string) drawingView {
	v := drawingView{
		Name: f.Name, Title: f.Title, Subtitle: f.Subtitle, Wide: f.SVG(chart.Wide), Middle: f.SVG(chart.Middle), Narrow: f.SVG(chart.Narrow),
		Notes: slices.Concat(f.Notes, notes), Source: f.Source, Head: f.Table.Head,
	}
	for _, row := range f.Table.Rows {
		cells := make([]cellView, len(row))
		for i, c := range row {
			cells[i] = cellView{c.Text, c.Values}
		}
		v.Rows = append(v.Rows, cells)
	}
	return v
}
