package report

import (
	"bytes"
	_ "embed"
	"html/template"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/view"
)

//go:embed page.html.tmpl
var pageText string

//go:embed style.css
var styleText string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"capital":   text.Capital,
	"svg":       func(f *chart.Figure, narrow bool) template.HTML { return template.HTML(f.SVG(widths[narrow])) },
	"page":      func(s view.Section) bool { return s.On != view.Terminal },
	"style":     func(s chart.Style) string { return styles[s] },
	"last":      func(i int, t chart.Table) bool { return t.Total && i == len(t.Rows)-1 },
	"cellClass": cellClass,
	"describe":  func(f *chart.Figure) view.Table { return view.Table{Table: f.Table, Whole: true} },
	"sheet":     func() template.CSS { return template.CSS(chart.StyleSheet + styleText) },
}).Parse(pageText))

var widths = map[bool]chart.Width{false: chart.Wide, true: chart.Narrow}

// cellClass is how a column is set: one of words, or the first that a narrow screen
// leaves out.
func cellClass(i int, t view.Table) string {
	switch {
	case i > 0 && i == t.Words:
		return "words"
	case !t.Whole && len(t.Drop) > 0 && i == t.Drop[0] && len(t.Head) > 4:
		return "spare"
	}
	return ""
}

// styles are the elements that set a text.
var styles = map[chart.Style]string{chart.Strong: "strong", chart.Code: "code", chart.Soft: "soft", chart.Unbroken: "whole"}

// HTML renders a document as one HTML file that needs no other.
func HTML(d *view.Document) ([]byte, error) {
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, d); err != nil {
		return nil, say.Errorf("cannot write the report of %s: %w", d.Title, err)
	}
	return out.Bytes(), nil
}
