package workbench

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/scenario"
	"tumen/testimony"
	"tumen/unit"
	"tumen/workbench/data"
)

// versionView is what a caller should know of the server.
type versionView struct {
	Version  string      `json:"version" doc:"of the program"`
	Model    string      `json:"fingerprint" doc:"of its model: programs with the same one give the same numbers"`
	Revision string      `json:"revision" doc:"of its source in git; empty if the build does not know it"`
	Go       string      `json:"go" doc:"version of Go that built it"`
	Limits   data.Limits `json:"limits" doc:"what one request may ask for"`
}

// caseLine is a case in a list.
type caseLine struct {
	Name     string `json:"name" doc:"samjiyon, theory/chain, draft/mine"`
	Group    string `json:"group" enum:"case,theory,draft"`
	Title    string `json:"title"`
	About    string `json:"about"`
	Claims   int    `json:"claims" doc:"how many it has; 0 in a draft that cannot be read, as all that follows"`
	Sources  int    `json:"sources"`
	Policies int    `json:"policies"`
	Patterns int    `json:"patterns"`
	Porters  int    `json:"porters" doc:"people who would carry"`
	Days     int    `json:"days"`
	Faults   int    `json:"faults" doc:"what keeps a draft from being run"`
}

// caseView is a case as a whole.
type caseView struct {
	Name       string              `json:"name" doc:"as it was asked for"`
	CaseName   string              `json:"case_name" doc:"as the case file calls itself"`
	Group      string              `json:"group" enum:"case,theory,draft"`
	Title      string              `json:"title"`
	About      string              `json:"about"`
	SHA256     string              `json:"sha256" doc:"of the text"`
	YAML       string              `json:"yaml" doc:"the case file"`
	Money      unit.Money          `json:"money" doc:"what it counts its money in"`
	Testimony  testimony.Testimony `json:"testimony" doc:"sources and claims, as in manifest.json"`
	Parameters []scenario.Resolved `json:"parameters" doc:"every parameter with where it came from"`
	Policies   []scenario.Policy   `json:"policies"`
	Patterns   []patternView       `json:"patterns" doc:"what its runs should reproduce"`
	Counties   []string            `json:"counties"`
	Goods      []goodView          `json:"goods"`
	Routes     []data.Route        `json:"routes"`
	Start      string              `json:"start" doc:"first recorded day"`
	Days       int                 `json:"days" doc:"recorded days"`
	BurnIn     int                 `json:"burn_in" doc:"days before the first recorded one"`
	Lacks      []casefile.Fault    `json:"lacks" doc:"what keeps it from being run: a testimony can be checked before it has an economy; empty for a case that runs"`
}

// patternView is a pattern before any run.
type patternView struct {
	Name    string `json:"name"`
	Measure string `json:"measure" doc:"the outcome, by its keys in a run's summary"`
	Stated  string `json:"stated" doc:"as the witness gave it"`
	Claim   string `json:"claim"`
	Says    string `json:"says"`
	Unit    string `json:"unit"`
	Band    string `json:"band" doc:"in words: 40 to 50 %"`
	Origin  string `json:"origin"`
	From    string `json:"from"`
	At      string `json:"at"`
}

type goodView struct {
	Name       string `json:"name"`
	Declarable bool   `json:"declarable"`
}

// caseName is a case in a path. A slash in it is written %2F.
type caseName struct {
	Name string `path:"name" maxLength:"130" example:"samjiyon" doc:"samjiyon, theory%2Fchain, draft%2Fmine"`
}

func (w *Workbench) casesAPI(api huma.API) {
	route(w, api, w.operation(http.MethodGet, "/api/version", "version", say.Text("the program and its limits")),
		func(context.Context, *struct{}) (*answer[versionView], error) {
			p := w.program
			return ok(versionView{p.Version, p.Fingerprint, p.Revision, p.Go, w.limit}), nil
		})
	route(w, api, w.operation(http.MethodGet, "/api/cases", "list-cases", say.Text("the built-in cases and the drafts")),
		func(context.Context, *struct{}) (*answer[[]caseLine], error) {
			lines, err := w.caseLines()
			return ok(lines), err
		})
	route(w, api, w.operation(http.MethodGet, "/api/cases/{name}", "get-case", say.Text("one case: its text, testimony, parameters and policies"), http.StatusNotFound),
		func(_ context.Context, in *caseName) (*answer[caseView], error) {
			c, text, lacks, err := w.data.Cases.OpenDraft(in.Name)
			if err != nil {
				return nil, err
			}
			view := viewCase(in.Name, c, text)
			view.Lacks = lacks
			return ok(view), nil
		})
}

// caseLines lists what there is: built-in cases, theory, drafts.
func (w *Workbench) caseLines() ([]caseLine, error) {
	var names []string
	for _, info := range scenario.Builtin() {
		names = append(names, info.Name)
	}
	drafts, err := w.data.Cases.DraftNames()
	if err != nil {
		return nil, err
	}
	for _, d := range drafts {
		names = append(names, data.DraftPrefix+d)
	}
	var lines []caseLine
	for _, name := range names {
		line := caseLine{Name: name, Group: groupOf(name), Title: name}
		c, _, lacks, err := w.data.Cases.OpenDraft(name)
		var faults casefile.Faults
		var refusal *jobs.Refusal
		switch {
		case err == nil:
			line.Faults = len(lacks)
			line.Title, line.About = c.Title, c.About
			line.Claims, line.Sources = len(c.Testimony.Claims), len(c.Testimony.Sources)
			line.Policies, line.Patterns = len(c.Policies), len(c.Patterns)
			line.Porters, line.Days = portersOf(&c.Parameters), c.Parameters.Days
		case errors.As(err, &refusal):
			continue // deleted since it was listed
		case errors.As(err, &faults):
			line.Faults = len(faults)
		default:
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func groupOf(name string) string {
	switch {
	case strings.HasPrefix(name, data.DraftPrefix):
		return "draft"
	case strings.HasPrefix(name, "theory/"):
		return "theory"
	}
	return "case"
}

// portersOf is how many people would carry, after the scale.
func portersOf(p *parameter.Parameters) int {
	n := 0.0
	for i := range p.Counties {
		n += float64(float64(p.Counties[i].Porters) * p.Scale)
	}
	return int(n)
}

func viewCase(name string, c *scenario.Case, text []byte) caseView {
	p := &c.Parameters
	v := caseView{
		Name: name, CaseName: c.Name, Group: groupOf(name), Title: c.Title, About: c.About, SHA256: c.SHA256, YAML: string(text),
		Testimony: c.Testimony, Parameters: c.Resolved, Policies: c.Policies,
		Start: p.Start.String(), Days: p.Days, BurnIn: p.BurnIn,
	}
	for _, x := range c.Patterns {
		v.Patterns = append(v.Patterns, patternView{
			Name: x.Name, Measure: x.Measure, Stated: x.Stated, Claim: x.Claim, Says: x.Says, Unit: x.Unit,
			Band: x.Band(), Origin: x.Origin, From: x.From, At: x.At,
		})
	}
	for i := range p.Counties {
		v.Counties = append(v.Counties, p.Counties[i].Name)
	}
	for i := range p.Goods {
		v.Goods = append(v.Goods, goodView{p.Goods[i].Name, p.Goods[i].Declarable})
	}
	v.Routes, v.Money = data.Routes(p), p.Units.Money()
	return v
}
