package report

import (
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
)

// inactiveRoutes says of each route over which nobody went why that is, as far as the
// case tells. An empty record looks like a fault of the program; it is a result.
func inactiveRoutes(run *record.Run) (lines []string) {
	for _, name := range routes(run) {
		if run.Manifest.Summary.Routes[name].Crossings > 0 {
			continue
		}
		at := "routes." + name
		why := say.Text("no organiser expected to gain by it, or found goods and people for it")
		switch {
		case isNought(run, at+".capacity"):
			why = say.Text("it is closed, with a capacity of 0")
		case run.Manifest.Parameter(at+".carriers") == string(parameter.ByPorters) && isNought(run, "counties."+run.Manifest.Parameter(at+".county")+".porters"):
			why = say.Text("nobody lives there who would carry")
		case nobodyOrganises(run):
			why = say.Text("there is no organiser")
		}
		lines = append(lines, say.Textf("Nothing crossed by %s: %s.", text.Plain(name), why))
	}
	return lines
}

func isNought(run *record.Run, path string) bool {
	x, ok := number(run.Manifest.Parameter(path))
	return ok && x == 0
}

func nobodyCarries(run *record.Run) bool {
	n, ok := population(run, "counties.", ".porters")
	return ok && n == 0
}

func nobodyOrganises(run *record.Run) bool {
	n, ok := population(run, "organisers.", ".number")
	return ok && n == 0
}
