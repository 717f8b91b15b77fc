package report

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"
)

// canvas is one SVG in the making. It has no colours of its own: a class names
// what a thing is, and style.css says how that looks by day, by night and in
// print. All lengths are in CSS pixels at full size.
type canvas struct {
	width, height float64
	body          strings.Builder
}

// The two widths at which every figure is drawn; the page shows the one that
// fits the screen, so that its letters keep their size.
const (
	wideWidth   = 720
	narrowWidth = 340
)

// narrow says whether the canvas is the one for small screens.
func (c *canvas) narrow() bool { return c.width < wideWidth }

func (c *canvas) rect(class string, x, y, width, height float64) {
	fmt.Fprintf(&c.body, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, html.EscapeString(class), length(x), length(y), length(width), length(height))
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(&c.body, `<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, html.EscapeString(class), length(x1), length(y1), length(x2), length(y2))
}

// text writes one line; x is its start, middle or end, y the foot of its letters.
func (c *canvas) text(class string, x, y float64, anchor, text string) {
	if anchor != "start" {
		class += " " + anchor
	}
	fmt.Fprintf(&c.body, `<text class="%s" x="%s" y="%s">%s</text>`, html.EscapeString(class), length(x), length(y), html.EscapeString(text))
}

func (c *canvas) dot(class string, x, y, radius float64) {
	fmt.Fprintf(&c.body, `<circle class="%s" cx="%s" cy="%s" r="%s"/>`, html.EscapeString(class), length(x), length(y), length(radius))
}

// ribbon joins two upright edges of one height, as a flow of that width.
func (c *canvas) ribbon(class string, x1, y1, x2, y2, height float64) {
	middle := length((x1 + x2) / 2)
	fmt.Fprintf(&c.body, `<path class="%s" d="M%s %sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sZ"/>`, html.EscapeString(class),
		length(x1), length(y1), middle, length(y1), middle, length(y2), length(x2), length(y2), length(y2+height),
		middle, length(y2+height), middle, length(y1+height), length(x1), length(y1+height))
}

// polyline joins points in order; a point that is not a number breaks it, and
// one that stands alone between breaks is drawn as a dot.
func (c *canvas) polyline(class string, xs, ys []float64) {
	var path strings.Builder
	for i := range xs {
		if math.IsNaN(ys[i]) {
			continue
		}
		before, after := i > 0 && !math.IsNaN(ys[i-1]), i+1 < len(ys) && !math.IsNaN(ys[i+1])
		switch {
		case before:
			path.WriteString("L" + length(xs[i]) + " " + length(ys[i]))
		case after:
			path.WriteString("M" + length(xs[i]) + " " + length(ys[i]))
		default:
			c.dot(class+" alone", xs[i], ys[i], 2.5)
		}
	}
	if path.Len() > 0 {
		fmt.Fprintf(&c.body, `<path class="%s" d="%s"/>`, html.EscapeString(class), path.String())
	}
}

// area fills what lies between two rows of points over the same places; where
// either is not a number there is a gap.
func (c *canvas) area(class string, xs, lows, highs []float64) {
	var path strings.Builder
	for from := 0; from < len(xs); from++ {
		to := from
		for to < len(xs) && !math.IsNaN(lows[to]) && !math.IsNaN(highs[to]) {
			to++
		}
		if to-from < 2 {
			continue
		}
		for i := from; i < to; i++ {
			path.WriteString(map[bool]string{true: "M", false: "L"}[i == from] + length(xs[i]) + " " + length(highs[i]))
		}
		for i := to - 1; i >= from; i-- {
			path.WriteString("L" + length(xs[i]) + " " + length(lows[i]))
		}
		path.WriteByte('Z')
		from = to
	}
	if path.Len() > 0 {
		fmt.Fprintf(&c.body, `<path class="%s" d="%s"/>`, html.EscapeString(class), path.String())
	}
}

// svg is the finished drawing. Screen readers get the title and the
// description; id must be the only one of its kind in the page.
func (c *canvas) svg(id, class, title, description string) template.HTML {
	id = html.EscapeString(id)
	return template.HTML(fmt.Sprintf(`<svg class="%s" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>%s</svg>`,
		html.EscapeString(class), length(c.width), length(c.height), id, id, id, html.EscapeString(title), id, html.EscapeString(description), c.body.String()))
}

// length writes a coordinate to a tenth of a pixel, finer than any screen.
// What is not a number would spoil the whole drawing, and is drawn at zero.
func length(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "0"
	}
	tenths := math.Round(x*10) / 10
	if tenths == 0 {
		tenths = 0 // minus zero too
	}
	return strconv.FormatFloat(tenths, 'f', -1, 64)
}

// letter is the mean width of a letter in the system fonts, as a part of the
// size: 0.5 to 0.58 in the usual ones. Space is kept by the wide end.
const letter = 0.58

// textWidth is about how wide a text of a size becomes.
func textWidth(text string, size float64) float64 {
	return float64(len([]rune(text))) * letter * size
}
