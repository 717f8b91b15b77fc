package report

import (
	"fmt"
	"html/template"
	"strings"

	"tumen/economy"
	"tumen/record"
	"tumen/testimony"
)

// figure is one chart of the page. Its title is a finding, with numbers; its
// subtitle says the unit, the days, the seed and how many were counted. The
// same data stand in its table.
type figure struct {
	ID       string
	Title    string
	Subtitle string
	Wide     template.HTML // empty where there is nothing to draw
	Narrow   template.HTML
	Notes    []string
	Claims   []*testimony.Claim // those it is drawn beside
	Table    table
	Open     bool // the table is the figure, and is shown at once
}

// table is rows of text; all columns but the first are set as numbers.
type table struct {
	Head []string
	Rows [][]string
}

// description is what a screen reader says of a drawing after its title.
func (f figure) description() string {
	return f.Subtitle + ". The table after the figure has the same data."
}

// place is the part of a drawing between its axes.
type place struct {
	left, right, top, bottom float64
}

// render draws a figure at both widths.
func (f *figure) render(draw func(c *canvas)) {
	for _, size := range []struct {
		width float64
		class string
		into  *template.HTML
	}{{wideWidth, "wide", &f.Wide}, {narrowWidth, "narrow", &f.Narrow}} {
		c := &canvas{width: size.width}
		draw(c)
		*size.into = c.svg(f.ID+"-"+size.class, size.class, f.Title, f.description())
	}
}

// claimsAbout are the claims about any of some measures.
func claimsAbout(run *record.Run, keys ...string) []*testimony.Claim {
	var claims []*testimony.Claim
	for _, key := range keys {
		claims = append(claims, claimsOn(run, key)...)
	}
	return claims
}

// caption is a subtitle: the unit, the days, the seed, and how many.
func caption(run *record.Run, unit, count string) string {
	m := &run.Manifest
	parts := []string{capital(unit), counted(int64(m.Days), "day", "days")}
	if first, err := economy.ParseDate(m.Start); err == nil {
		parts[1] += " from " + longDate(first)
	}
	parts = append(parts, fmt.Sprintf("seed %d", m.Seed))
	if count != "" {
		parts = append(parts, count)
	}
	return strings.Join(parts, " · ")
}

// crossings counts those that set out on some routes.
func crossings(run *record.Run, names []string) string {
	var n int64
	for _, name := range names {
		n += run.Manifest.Summary.Routes[name].Crossings
	}
	return counted(n, "crossing", "crossings")
}

// drawHeights draws an axis of heights: lines across, and what they mean.
func drawHeights(c *canvas, p place, y span, marks []mark) {
	for _, m := range marks {
		class := "grid"
		if m.Value == 0 {
			class = "base"
		}
		c.line(class, p.left, y.at(m.Value), p.right, y.at(m.Value))
		c.text("small soft", p.left-6, y.at(m.Value)+4, "end", m.Label)
	}
}

// drawFeet draws the marks of the axis at the foot of a chart. Labels that
// would stick out at either end are pulled in.
func drawFeet(c *canvas, p place, x span, marks []mark) {
	for _, m := range marks {
		at := x.at(m.Value)
		c.line("base", at, p.bottom, at, p.bottom+4)
		half := textWidth(m.Label, smallSize) / 2
		c.text("small soft", min(max(at, half), c.width-half), p.bottom+18, "middle", m.Label)
	}
}

// The sizes of letters in drawings; style.css has the same.
const (
	labelSize = 13
	smallSize = 11.5
)
