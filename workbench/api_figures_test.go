package workbench

import (
	"strings"
	"testing"

	"tumen/workbench/data"
)

// What the API draws is what the report has: the same drawings, each with its table.
func TestTheFiguresAreThoseOfTheReport(t *testing.T) {
	b := openBench(t, Options{})
	var run data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}}, 201, &run)
	b.settled(run.ID)
	study := b.begun(short("compare", object{"policies": []string{"levy-10"}}))
	b.studied(study.ID)
	for _, at := range []string{"/api/runs/" + run.ID, "/api/studies/" + study.ID} {
		var got figuresView
		b.ask("GET", at+"/figures", nil, 200, &got)
		_, page := b.send("GET", at+"/files/report.html", nil)
		drawn := 0
		for _, f := range got.Figures {
			for _, svg := range []string{f.Wide, f.Narrow} {
				if svg == "" {
					continue
				}
				drawn++
				if !strings.Contains(string(page), svg) {
					t.Errorf("%s: the drawing of %s is not in the report", at, f.Name)
				}
			}
			for _, row := range f.Rows {
				if len(row) != len(f.Head) {
					t.Errorf("%s: %s has a row of %d cells under %d heads", at, f.Name, len(row), len(f.Head))
				}
			}
		}
		if want := strings.Count(string(page), "<svg"); drawn != want || drawn < 8 {
			t.Errorf("%s: %d drawings, and %d in the report", at, drawn, want)
		}
	}
	b.ask("GET", "/api/runs/0123456789abcdef/figures", nil, 404, nil)
	b.ask("GET", "/api/studies/0123456789abcdef/figures", nil, 404, nil)
}
