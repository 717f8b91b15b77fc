package workbench

import (
	"strings"
	"testing"
)

func TestTheDocumentsOfThisVersionCanBeRead(t *testing.T) {
	b := openBench(t, Options{})
	var lines []documentLine
	b.ask("GET", "/api/method", nil, 200, &lines)
	titles := map[string]string{}
	for _, line := range lines {
		var d document
		b.ask("GET", "/api/method/"+line.Name, nil, 200, &d)
		if d.Title == "" || d.Title != line.Title || !strings.HasPrefix(d.Markdown, "# "+d.Title+"\n") {
			t.Errorf("%s is listed as %q and has the title %q", line.Name, line.Title, d.Title)
		}
		titles[line.Name] = d.Title
	}
	for _, name := range []string{"odd", "format", "dependencies", "third-party"} {
		if titles[name] == "" {
			t.Errorf("there is no document %s", name)
		}
	}
	b.ask("GET", "/api/method/nothing", nil, 404, nil)
	b.ask("GET", "/api/method/..%2Fgo", nil, 422, nil)
}
