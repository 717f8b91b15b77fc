// Package report turns a record into something to read: a page of figures that needs
// no other file, and text for the terminal. Both are renderings of one document
// (package view): the view of a run is made here, those of studies where their kinds
// live.
//
// Every result stands beside what a witness said about it. The page has no scripts and
// asks no other server for anything; its content security policy forbids both. Texts of
// a case are escaped wherever they stand, since a case may come from anyone.
package report

import (
	"io"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
)

// Page is the report of a run as one HTML file. It fails only on a run without
// a manifest to tell what it is.
func Page(run *record.Run) ([]byte, error) {
	d, err := RunView(run)
	if err != nil {
		return nil, err
	}
	return HTML(d)
}

// Summary writes what a person reads first of a run, for a terminal of n columns.
// It fails on a run without a manifest, and where w does.
func Summary(w io.Writer, run *record.Run, width int, colour bool) error {
	d, err := RunView(run)
	if err != nil {
		return err
	}
	return Terminal(w, d, width, colour)
}

// readable is a run that can be asked for its days, even if it has none.
func readable(run *record.Run) (*record.Run, error) {
	if run == nil || run.Manifest.Case == "" {
		return nil, say.Error("this is no run: its manifest does not name a case; give what record.Open or record.Make returns")
	}
	if run.Days != nil {
		return run, nil
	}
	known := *run
	known.Days = &observe.Table{}
	return &known, nil
}

// warnings are what must be known before any figure is believed.
func warnings(run *record.Run) []string {
	var list []string
	m := &run.Manifest
	if m.Partial {
		list = append(list, say.Textf("Interrupted after %s of %s days: every figure is of those days alone.", text.Grouped(int64(m.Days)), text.Grouped(int64(m.Asked))))
	}
	if c := m.Summary.Conserved; c != (observe.Conservation{}) {
		list = append(list, say.Textf("The accounts do not balance: they are out by %s %s and %s kg. No figure here can be trusted.", text.Decimal(c.Money, 2), m.Summary.Units["conservation.money"], text.Decimal(c.Goods, 3)))
	}
	return list
}

// balanced says that the accounts do; it is empty if they do not.
func balanced(run *record.Run) string {
	if run.Manifest.Summary.Conserved != (observe.Conservation{}) {
		return ""
	}
	if run.Manifest.Days == 1 {
		return say.Textf("accounts balanced to the %s on the one day", run.Manifest.Money.Minor)
	}
	return say.Textf("accounts balanced to the %s on all %s days", run.Manifest.Money.Minor, text.Grouped(int64(run.Manifest.Days)))
}
