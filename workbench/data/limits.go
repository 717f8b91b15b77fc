package data

import (
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
)

// Limits bound what one request may ask of the machine. A run on the command
// line has none of them.
type Limits struct {
	Runs       int   `json:"runs" doc:"runs at the same time; further ones wait"`
	Waiting    int   `json:"waiting" doc:"runs, and studies, that may wait"`
	Kept       int   `json:"kept" doc:"runs, and studies, that are kept; delete some to make room"`
	Drafts     int   `json:"drafts" doc:"drafts that are kept"`
	People     int   `json:"people" doc:"porters, agencies, and organisers times the routes that they choose among, after the scale"`
	Days       int   `json:"days" doc:"days of a run, its burn-in included"`
	PeopleDays int64 `json:"people_days" doc:"people times days of a run"`
	Seeds      int   `json:"seeds" doc:"runs of a study"`
	Bytes      int64 `json:"bytes" doc:"bytes of a request, and so of a draft"`
	Viewers    int   `json:"viewers" doc:"event streams open at the same time"`
}

// UsualLimits are those of tumen serve. A million people for a year fill the
// memory of a small machine and a quarter of an hour.
var UsualLimits = Limits{
	Runs: 2, Waiting: 50, Kept: 500, Drafts: 200,
	People: 1_000_000, Days: 11_000, PeopleDays: 400_000_000, Seeds: 10_000,
	Bytes: 1 << 20, Viewers: 500,
}

// Check says whether a run of the scenario is within the limits.
func (l Limits) Check(s *scenario.Scenario) error {
	p := &s.Parameters
	people := float64(p.Recruiters.Number) * float64(len(p.Counties))
	for i := range p.Counties {
		people += float64(p.Counties[i].Porters)
	}
	for i := range p.Organisers {
		people += float64(p.Organisers[i].Number) * float64(1+len(p.Routes))
	}
	people *= p.Scale
	days := p.Days + p.BurnIn
	switch {
	case people > float64(l.People):
		return fault.New("", "", say.Textf("%.0f people are more than the %d that the workbench runs", people, l.People), say.Text("lower `scale`, or use tumen run on the command line"))
	case days > l.Days:
		return fault.New("days", "", say.Textf("%d days, the burn-in included, are more than the %d that the workbench runs", days, l.Days), say.Text("ask for fewer days, or use tumen run on the command line"))
	case people*float64(days) > float64(l.PeopleDays):
		return fault.New("days", "", say.Textf("%.0f people over %d days are more than the workbench runs (%d people times days)", people, days, l.PeopleDays), say.Text("ask for fewer days, lower `scale`, or use tumen run on the command line"))
	}
	return nil
}
