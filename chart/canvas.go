package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
)

// canvas is one SVG in the making. All lengths are in CSS pixels at full size.
type canvas struct {
	width, height float64
	body          strings.Builder
	texts         []box  // where each text stands
	xs            string // the places of a line's points
}

// box is the room that a text takes.
type box struct {
	left, right, top, bottom float64
	text                     string
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// narrow says whether the canvas is the one for small screens.
func (c *canvas) narrow() bool { return c.width < float64(Wide) }

// noRow is the row of a shape that shows no number.
const noRow = -1

// shape writes one element; row is that of the number that it shows.
func (c *canvas) shape(name, class string, row int, places string) {
	if row != noRow {
		places += fmt.Sprintf(` data-row="%d"`, row)
	}
	fmt.Fprintf(&c.body, `<%s class="%s" %s/>`, name, html.EscapeString(class), places)
}

func (c *canvas) rect(class string, row int, x, y, width, height float64) {
	c.shape("rect", class, row, fmt.Sprintf(`x="%s" y="%s" width="%s" height="%s"`, length(x), length(y), length(width), length(height)))
}

func (c *canvas) line(class string, row int, x1, y1, x2, y2 float64) {
	c.shape("line", class, row, fmt.Sprintf(`x1="%s" y1="%s" x2="%s" y2="%s"`, length(x1), length(y1), length(x2), length(y2)))
}

func (c *canvas) dot(class string, row int, x, y, radius float64) {
	c.shape("circle", class, row, fmt.Sprintf(`cx="%s" cy="%s" r="%s"`, length(x), length(y), length(radius)))
}

func (c *canvas) path(class string, row int, d string) {
	if d != "" {
		c.shape("path", class, row, `d="`+d+`"`)
	}
}

// boxOf is the room of a text whose x is its start, middle or end, and y the foot
// of its letters.
func boxOf(class string, x, y float64, anchor, words string) box {
	size := sizeOf(class)
	wide := widthOf(words, class)
	switch anchor {
	case "middle":
		x -= wide / 2
	case "end":
		x -= wide
	}
	return box{x, x + wide, y - 0.8*size, y + 0.22*size, words}
}

// text writes one line.
func (c *canvas) text(class string, x, y float64, anchor, words string) {
	if words == "" {
		return
	}
	c.texts = append(c.texts, boxOf(class, x, y, anchor, words))
	c.write(class, "", x, y, anchor, words)
}

// mark writes a mark of an axis, x or y.
func (c *canvas) mark(axis string, x, y float64, anchor, words string) {
	c.texts = append(c.texts, boxOf("small", x, y, anchor, words))
	c.write(say.Text("small soft"), fmt.Sprintf(` data-axis="%s"`, axis), x, y, anchor, words)
}

func (c *canvas) write(class, more string, x, y float64, anchor, words string) {
	if anchor != "start" {
		class += " " + anchor
	}
	fmt.Fprintf(&c.body, `<text class="%s"%s x="%s" y="%s">%s</text>`, html.EscapeString(class), more, length(x), length(y), html.EscapeString(words))
}

// held writes a line at its middle, pulled in where it would leave the canvas and
// cut where it is wider than that.
func (c *canvas) held(class string, x, y float64, words string) {
	words = fit(words, class, c.width)
	c.text(class, c.within(x, widthOf(words, class)), y, "middle", words)
}

// within is the middle of what is so wide, inside the canvas.
func (c *canvas) within(x, wide float64) float64 { return min(max(x, wide/2), c.width-wide/2) }

// free says whether a text would stand off all others and inside.
func (c *canvas) free(b box) bool {
	for _, other := range c.texts {
		if b.meets(other) {
			return false
		}
	}
	return b.left >= 0 && b.right <= c.width
}

// ribbon joins two upright edges of one height, as a flow of that width.
func (c *canvas) ribbon(class string, row int, x1, y1, x2, y2, height float64) {
	middle := length((x1 + x2) / 2)
	c.path(class, row, fmt.Sprintf(`M%s %sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sZ`,
		length(x1), length(y1), middle, length(y1), middle, length(y2), length(x2), length(y2), length(y2+height),
		middle, length(y2+height), middle, length(y1+height), length(x1), length(y1+height)))
}

// polyline joins points in order; a point that is not a number breaks it, and
// one that stands alone between breaks is drawn as a dot.
func (c *canvas) polyline(class string, row int, xs, ys []float64) {
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
			c.dot(say.Textf("%s alone", class), row+i, xs[i], ys[i], 2.5)
		}
	}
	c.path(class, noRow, path.String())
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
	c.path(class, noRow, path.String())
}

// svg is the finished drawing. Screen readers get the title and the
// description; id must be the only one of its kind in the page.
func (c *canvas) svg(id, class, title, description string) string {
	id = html.EscapeString(id)
	return fmt.Sprintf(`<svg class="%s" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-t %s-d"%s><title id="%s-t">%s</title><desc id="%s-d">%s</desc>%s</svg>`,
		say.Textf("chart %s", html.EscapeString(class)), length(c.width), length(c.height), id, id, c.xs, id, html.EscapeString(title), id, html.EscapeString(description), c.body.String())
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

// The sizes of letters; style.css has the same.
const (
	labelSize = 13
	smallSize = 11.5
)

func sizeOf(class string) float64 {
	if strings.HasPrefix(class, "small") {
		return smallSize
	}
	return labelSize
}

// letter is the mean width of a letter in the system fonts, as a part of the
// size: 0.5 to 0.58 in the usual ones. Space is kept by the wide end. A wide
// letter is as wide as two.
const letter = 0.58

// widthOf is about how wide a text of a class becomes. Bold letters are wider.
func widthOf(words, class string) float64 {
	each := letter * sizeOf(class)
	if strings.Contains(class, "strong") || strings.Contains(class, "name") {
		each *= 1.08
	}
	columns := float64(text.Width(words))
	for _, r := range words {
		if r == '⁻' || r == '−' || r == '×' || strings.ContainsRune(powers, r) {
			columns += 0.5 // from another font, as a rule, and wider
		}
	}
	return columns * each
}

// fit cuts a text to a width.
func fit(words, class string, room float64) string {
	if widthOf(words, class) <= room {
		return words
	}
	return text.Cut(words, max(1, int(room/widthOf("n", class))))
}
