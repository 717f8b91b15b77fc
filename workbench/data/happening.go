package data

import (
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
)

// Happening is a line about a run: something that happened on one day.
type Happening struct {
	Day  int32  `json:"day" doc:"recorded day, from 0"`
	Kind string `json:"kind" enum:"policy,campaign,seizure,harm,standstill" doc:"what kind of thing happened"`
	Text string `json:"text" doc:"what happened, in words"`
	Path string `json:"path,omitempty" doc:"the parameter that a policy changed"`
}

// policyNotes are the dated changes of a scenario by day. What changed during
// the burn-in stands under the first day.
func policyNotes(s *scenario.Scenario) map[int32][]Happening {
	notes := map[int32][]Happening{}
	if s == nil {
		return notes
	}
	days := map[string]int32{} // by date: the run is not long
	for d := range s.Parameters.Days {
		days[(s.Parameters.Start + parameter.Date(d)).String()] = int32(d)
	}
	first := s.Parameters.Start.String()
	for _, r := range s.Resolved {
		for _, d := range r.Dated {
			day, inside := days[d.On]
			if !inside && d.On > first {
				continue // after the last day
			}
			text := say.Textf("%s: %s is %s (was %s)", d.Policy, r.Path, d.Value, d.Was)
			if d.Reaches != "" {
				text = say.Textf("%s: %s moves from %s to %s on %s", d.Policy, r.Path, d.Was, d.Value, d.Reaches)
			}
			notes[day] = append(notes[day], Happening{day, "policy", text, r.Path})
		}
	}
	return notes
}

// dayNotes are what a day's row says that is worth a line: a campaign that
// begins or ends, goods seized, people who came to harm, a night on which nobody
// set out after one on which someone did.
func dayNotes(was []observe.Column, s observe.Sight) (notes []Happening) {
	table := &observe.Table{Columns: s.Columns}
	at := func(name string, day int32) int64 {
		if c := table.Column(name); c != nil && day >= 0 && int(day) < len(c.Ints) {
			return c.Ints[day]
		}
		return 0
	}
	add := func(kind, format string, args ...any) {
		notes = append(notes, Happening{Day: s.Day, Kind: kind, Text: say.Textf(format, args...)})
	}
	today := func(name string) int64 { return at(name, s.Day) }
	rise := func(name string) int64 { return today(name) - at(name, s.Day-1) }
	switch rise("campaign") {
	case 1:
		add("campaign", "the MSS begins a campaign")
	case -1:
		add("campaign", "the campaign is over")
	}
	stopped, caught, hurt := 0, 0, 0
	for k := range s.Passages {
		x := &s.Passages[k]
		if x.Seized {
			stopped++
		}
		caught, hurt = caught+x.Caught, hurt+x.Hurt
	}
	crossings, seized := text.Counted(stopped, "crossing", "crossings"), text.Grouped(today("seized")/1000)
	switch {
	case stopped > 0 && caught > 0:
		add("seizure", "%s stopped, %s kg seized, %s held", crossings, seized, porters(caught))
	case stopped > 0:
		add("seizure", "%s stopped, %s kg seized", crossings, seized)
	}
	switch died := int(rise("dead")); {
	case hurt > 0 && died > 0:
		add("harm", "%s hurt, %s died", porters(hurt), porters(died))
	case hurt > 0:
		add("harm", "%s hurt", porters(hurt))
	case died > 0:
		add("harm", "%s died", porters(died))
	}
	if len(was) > 0 && s.Day > 0 && today("crews") == 0 && at("crews", s.Day-1) > 0 {
		add("standstill", "nobody set out tonight")
	}
	return notes
}

func porters(n int) string { return text.Counted(n, "porter", "porters") }
