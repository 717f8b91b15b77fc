package report

import (
	"bytes"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/view"
)

// A run of which a reader must know more: half of all loads fill the bag, one price
// in a thousand is at the end of its curve, the wage falls by 3 to 5 % a year, and
// the guards' share may or may not.
func unsteady(t *testing.T) *view.Document {
	t.Helper()
	run := samjiyon(t)
	var bounds observe.Bounds
	bounds.Count(observe.AtBag, 200, 100)
	bounds.Count(observe.AtPrice, 1000, 1)
	run.Manifest.Summary.Bounds = bounds.Shares()
	of := func(x float64) observe.Number { return observe.NumberOf(x, 12) }
	run.Manifest.Summary.Trends = observe.Trends{
		"wage":         {PerYear: of(-0.04), Low: of(-0.05), High: of(-0.03)},
		"guards-share": {PerYear: of(0.03), Low: of(0.005), High: of(0.055)},
	}
	d, err := RunView(run)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAReaderIsToldOfBoundsAndDrift(t *testing.T) {
	var b bytes.Buffer
	if err := Terminal(&b, unsteady(t), 300, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"At a bound: how heavy a load is (the bag, 50.0 % of the decisions).\n",
		"Not steady: piece rate −4.0 % a year (−5.0 to −3.0 %).\n",
	} {
		if got := strings.ReplaceAll(b.String(), "\u00a0", " "); !strings.Contains(got, want) {
			t.Errorf("%q is missing from\n%s", want, got)
		}
	}
	var tables int
	for _, s := range unsteady(t).Sections {
		if (s.Name == "bounds" || s.Name == "trends") && s.On == view.Page && len(s.Table.Rows) == 1 {
			tables++
		}
	}
	if tables != 2 {
		t.Errorf("a page has %d tables of them", tables)
	}
}

func TestNothingIsSaidOfASteadyRun(t *testing.T) {
	d, err := RunView(samjiyon(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Sections {
		if s.Name == "bounds" || s.Name == "trends" || strings.Contains(strings.Join(s.Text, ""), "Not steady") {
			t.Errorf("there is a section %s: %v", s.Name, s.Text)
		}
	}
}
