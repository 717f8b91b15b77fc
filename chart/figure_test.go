package chart

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyWords are a name in Latin or Korean letters, short or long.
func anyWords(t *rapid.T, what string) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"porters", "of", "삼지연군", "국경경비대", "three-districts-of-hyesan", "“a”", "1,204,310", "yuan/kg", "±"}), 0, 5).Draw(t, what)
	return strings.Join(words, " ")
}

func anyNumber(t *rapid.T, what string) float64 {
	if rapid.IntRange(0, 9).Draw(t, what+" is missing") == 0 {
		return None
	}
	low, high := anyRange(t)
	return rapid.SampledFrom([]float64{0, low, high, 1, 12.5, -3}).Draw(t, what)
}

// anyFigure is a figure of any marks, each with its numbers in the table.
func anyFigure(t *rapid.T) *Figure {
	f := &Figure{Name: "any", Title: anyWords(t, "title"), X: Axis{Name: anyWords(t, "across"), Loose: true}, Y: Axis{Name: anyWords(t, "up")}}
	f.Y.Write = rapid.SampledFrom([]Writer{nil, Share, PerCent}).Draw(t, "writer")
	n := rapid.IntRange(1, 12).Draw(t, "marks")
	switch rapid.SampledFrom([]string{"lines", "bars", "dots", "rows", "bars with pins", "flows"}).Draw(t, "layout") {
	case "lines":
		first := float64(rapid.IntRange(-3000, 30000).Draw(t, "first"))
		days := rapid.IntRange(1, 40).Draw(t, "days")
		f.X = Axis{Dates: true, Ends: [2]float64{first, first + float64(days)}}
		if rapid.Bool().Draw(t, "campaign") {
			f.Marks = append(f.Marks, Shade{first + 1, first + 3, "campaign"})
		}
		for range n {
			l := Line{Name: anyWords(t, "name"), Short: anyWords(t, "short"), Words: anyWords(t, "said"), Class: "rest", Stated: None}
			for d := range days {
				l.X, l.Y = append(l.X, first+float64(d)), append(l.Y, anyNumber(t, "y"))
			}
			f.Marks = append(f.Marks, l)
		}
	case "dots":
		for range n {
			f.Marks = append(f.Marks, Dot{X: anyNumber(t, "x"), Y: anyNumber(t, "y"), Low: None, High: None, Name: anyWords(t, "name"), Class: "rest"})
		}
	case "bars", "bars with pins":
		for i := range n {
			f.Marks = append(f.Marks, Bar{From: float64(i), To: float64(i + 1), Y: math.Abs(anyNumber(t, "y")), Class: "porters"})
		}
		for range rapid.IntRange(0, 3).Draw(t, "pins") {
			f.Marks = append(f.Marks, Pin{Low: 1, High: rapid.Float64Range(1, 30).Draw(t, "high"), Words: anyWords(t, "words")})
		}
	case "rows":
		own, bar := rapid.Bool().Draw(t, "own"), rapid.Bool().Draw(t, "bar")
		for range n {
			f.Marks = append(f.Marks, Row{
				Name: anyWords(t, "name"), Words: anyWords(t, "words"), Class: "rest", Value: anyNumber(t, "value"), Own: own, Bar: bar,
				Interval: [2]float64{anyNumber(t, "low"), anyNumber(t, "high")}, Middle: NoEnds, Band: [2]float64{math.Inf(-1), anyNumber(t, "band")},
			})
		}
	case "flows":
		f.Marks = append(f.Marks, Node{Name: anyWords(t, "name"), Words: anyWords(t, "words"), Class: "rest"})
		for i := range n {
			f.Marks = append(f.Marks, Node{Name: anyWords(t, "name"), Words: anyWords(t, "words"), Column: 1 + i%3, Class: "rest"})
		}
		for i := range n {
			f.Marks = append(f.Marks, Flow{From: 0, To: i + 1, Amount: rapid.Float64Range(0, 1).Draw(t, "amount")})
		}
	}
	return f
}

// No text stands on another or leaves the figure, whatever the numbers and names.
func TestTextsKeepApartAndInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFigure(t)
		for _, width := range []Width{Wide, Narrow} {
			c := f.draw(width)
			for i, b := range c.texts {
				if b.left < -0.5 || b.right > c.width+0.5 || b.top < -2 || b.bottom > c.height+0.5 {
					t.Fatalf("%q leaves the figure of %v x %v: %+v", b.text, c.width, c.height, b)
				}
				for _, other := range c.texts[:i] {
					if b.meets(other) {
						t.Fatalf("%q stands on %q:\n%+v\n%+v", b.text, other.text, b, other)
					}
				}
			}
		}
	})
}

// Every drawing is XML, with numbers for places.
func TestADrawingIsWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFigure(t)
		f.Title += `</title><script>alert("1")</script>`
		svg := f.SVG(Narrow)
		for decoder := xml.NewDecoder(strings.NewReader(svg)); ; {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
		}
		if strings.Contains(svg, "<script") || strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Fatalf("the drawing has what no drawing may have: %s", svg)
		}
	})
}

func TestNothingToDrawIsNoDrawing(t *testing.T) {
	if svg := (&Figure{Name: "none"}).SVG(Wide); svg != "" {
		t.Errorf("a figure without marks is drawn: %s", svg)
	}
}

// What a pointer finds: the row of a shape, and the places of a line's points.
func TestMarksNameTheirRows(t *testing.T) {
	bars := &Figure{Name: "b", Marks: []Mark{Bar{0, 1, 4, "porters", 2}}}
	if svg := bars.SVG(Wide); !strings.Contains(svg, `class="bar porters"`) || !strings.Contains(svg, `data-row="2"`) {
		t.Errorf("the bar does not name its row: %s", svg)
	}
	lines := &Figure{Name: "l", X: Axis{Dates: true}, Marks: []Mark{Line{Class: "rest", X: []float64{0, 10}, Y: []float64{1, 2}, Stated: None}}}
	if svg := lines.SVG(Wide); !strings.Contains(svg, `data-x="48 706"`) {
		t.Errorf("the line does not say where its points are: %s", svg)
	}
}

func TestNamesAtTheEndsOfCurvesDoNotOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wishes := rapid.SliceOfN(rapid.Float64Range(20, 260), 1, 6).Draw(t, "wishes")
		labels := make([]endLabel, len(wishes))
		for i, wish := range wishes {
			labels[i].wish = wish
		}
		spread(labels, 20, 260, 34)
		for i, l := range labels {
			if l.y < 20-1e-9 || l.y > 260+1e-9 {
				t.Fatalf("a name at %v is off the chart", l.y)
			}
			if i > 0 && (l.y-labels[i-1].y < 34-1e-9 || l.wish < labels[i-1].wish) {
				t.Fatalf("names at %v and %v overlap or have changed places", labels[i-1], l)
			}
		}
	})
}

// A ribbon is as wide as its amount, and nodes keep what enters and leaves them.
func TestFlowsAreDrawnToScale(t *testing.T) {
	f := &Figure{Name: "m", Marks: []Mark{
		Node{Name: "profit", Class: "profit"},
		Node{Name: "guards", Class: "guards", Column: 1},
		Node{Name: "porters", Class: "porters", Column: 1},
		Flow{From: 0, To: 1, Amount: 0.75, Row: 0},
		Flow{From: 0, To: 2, Amount: 0.25, Row: 1},
	}}
	svg := f.SVG(Wide)
	for class, height := range map[string]float64{"profit": 300, "guards": 225, "porters": 75} {
		want := fmt.Sprintf(`width="14" height="%v"`, height)
		if _, node, _ := strings.Cut(svg, `class="block `+class+`"`); !strings.Contains(node[:min(80, len(node))], want) {
			t.Errorf("the node of %s is not %v high: %.80s", class, height, node)
		}
	}
}
