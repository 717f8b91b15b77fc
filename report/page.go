// Package report turns the record of a run into something to read: a page of
// figures that needs no other file, and a summary for the terminal.
//
// Both put every result beside what a witness said about it, and say how far
// the two are apart. A figure's title is what it found, in numbers; beneath it
// stand the unit, the days, the seed and how many were counted, and the same
// data as a table. One actor has one colour throughout.
//
// The figures are drawn here, in plain SVG, at two widths: layout computes
// places from numbers and knows no drawing, drawing writes shapes and knows no
// colours, and style.css gives each class its colour for light, dark and paper.
// The page has no scripts and asks no other server for anything; its content
// security policy forbids both. Texts of a case are escaped wherever they
// stand, since a case may come from anyone.
package report

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"

	"tumen/cmd/again"
	"tumen/economy"
	"tumen/record"
)

//go:embed page.html.tmpl
var pageText string

//go:embed style.css
var styleText string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"capital": capital,
	"percent": percent,
	"yuan":    yuan,
	"pair":    func(f figure, v view) drawn { return drawn{f, v} },
}).Parse(pageText))

// view is what the template shows.
type view struct {
	Style      template.CSS
	M          *record.Manifest
	Subtitle   string
	Hash       string
	Warnings   []string
	Balanced   string
	Still      []string // routes over which nobody went
	Where      string
	Profit     profit
	Tiles      []tile
	Difference *difference // nil for a run without policies
	Money      figure
	Days       []figure
	Income     figure
	Small      []figure
	Matrix     matrix
	MatrixNote string
	Weighed    *weighed // nil if nothing joins the claims
	Claims     []claimRow
	Parameters []parameterRow
	Again      string
	Digest     string // of the saved run; "" for one that is not saved
	AgainFile  bool   // with the case file that the run keeps
}

// drawn is a figure with the page that it stands in.
type drawn struct {
	Figure figure
	View   view
}

// Page is the report of a run as one HTML file. It fails only on a run without
// a manifest to tell what it is.
func Page(run *record.Run) ([]byte, error) {
	run, err := readable(run)
	if err != nil {
		return nil, err
	}
	m := &run.Manifest
	v := view{
		Style:      template.CSS(styleText),
		M:          m,
		Subtitle:   subtitle(run),
		Hash:       shortHash(m.CaseSHA256),
		Warnings:   warnings(run),
		Balanced:   balanced(run),
		Still:      still(run),
		Where:      whereFrom(run),
		Profit:     clandestineProfit(run),
		Tiles:      tiles(run),
		Difference: differenceOf(run),
		Money:      moneyFigure(run),
		Days:       dayFigures(run),
		Income:     incomeFigure(run),
		Small:      []figure{loadFigure(run), crewFigure(run)},
		Matrix:     flowMatrix(run),
		MatrixNote: caption(run, "yuan received less yuan paid, rounded", ""),
		Weighed:    weighedTestimony(run),
		Claims:     claimRows(run),
		Parameters: parameterRows(run),
		Digest:     run.Digest,
		Again:      again.Command(m, record.CaseFile),
		AgainFile:  !m.OfBuiltin(),
	}
	var page bytes.Buffer
	if err := pageTemplate.Execute(&page, v); err != nil {
		return nil, fmt.Errorf("cannot write the report of %s: %w", m.Case, err)
	}
	return page.Bytes(), nil
}

// readable is a run that can be asked for its days, even if it has none.
func readable(run *record.Run) (*record.Run, error) {
	if run == nil || run.Manifest.Case == "" {
		return nil, errors.New("this is no run: its manifest does not name a case; give what record.Open or record.Make returns")
	}
	if run.Days != nil {
		return run, nil
	}
	known := *run
	known.Days = &economy.Table{}
	return &known, nil
}

// warnings are what must be known before any figure is believed.
func warnings(run *record.Run) []string {
	var list []string
	m := &run.Manifest
	if m.Partial {
		list = append(list, fmt.Sprintf("Interrupted after %s of %s days: every figure is of those days alone.", grouped(int64(m.Days)), grouped(int64(m.Asked))))
	}
	if c := m.Summary.Conserved; c != (economy.Conservation{}) {
		list = append(list, fmt.Sprintf("The accounts do not balance: they are out by %s %s and %s kg. No figure here can be trusted.", decimal(c.Money, 2), m.Summary.Units["conservation.money"], decimal(c.Goods, 3)))
	}
	return list
}

// balanced says that the accounts do; it is empty if they do not.
func balanced(run *record.Run) string {
	if run.Manifest.Summary.Conserved != (economy.Conservation{}) {
		return ""
	}
	if run.Manifest.Days == 1 {
		return "accounts balanced to the fen on the one day"
	}
	return fmt.Sprintf("accounts balanced to the fen on all %s days", grouped(int64(run.Manifest.Days)))
}

// shortHash is enough of a hash to tell two case files apart by eye.
func shortHash(sha256 string) string { return sha256[:min(12, len(sha256))] }
