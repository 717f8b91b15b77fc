package workbench

import (
	"fmt"
	"slices"
	"strings"

	"tumen/economy"
	"tumen/internal/text"
	"tumen/scenario"
)

// note is a line of a run's event feed: something that happened on one day.
type note struct {
	Day  int32  `json:"day" doc:"recorded day, from 0"`
	Kind string `json:"kind" enum:"policy,campaign,seizure,harm,standstill" doc:"what kind of thing happened"`
	Text string `json:"text" doc:"what happened, in words"`
	Path string `json:"path,omitempty" doc:"the parameter that a policy changed"`
}

// policyNotes are the dated changes of a scenario by day. What changed during
// the burn-in stands under the first day.
func policyNotes(s *scenario.Scenario) map[int32][]note {
	notes := map[int32][]note{}
	if s == nil {
		return notes
	}
	days := map[string]int32{} // by date: the run is not long
	for d := range s.Parameters.Days {
		days[(s.Parameters.Start + economy.Date(d)).String()] = int32(d)
	}
	first := s.Parameters.Start.String()
	for _, r := range s.Resolved {
		for _, d := range r.Dated {
			day, inside := days[d.On]
			if !inside && d.On > first {
				continue // after the last day
			}
			notes[day] = append(notes[day], note{day, "policy", fmt.Sprintf("%s: %s is %s (was %s)", d.Policy, r.Path, d.Value, d.Was), r.Path})
		}
	}
	return notes
}

// dayNotes are what a day's row says that is worth a line: a campaign that
// begins or ends, goods seized, people who came to harm, a night on which nobody
// set out after one on which someone did.
func dayNotes(was []economy.Column, s economy.Sight) (notes []note) {
	table := &economy.Table{Columns: s.Columns}
	at := func(name string, day int32) int64 {
		if c := table.Column(name); c != nil && day >= 0 && int(day) < len(c.Ints) {
			return c.Ints[day]
		}
		return 0
	}
	add := func(kind, format string, args ...any) {
		notes = append(notes, note{Day: s.Day, Kind: kind, Text: fmt.Sprintf(format, args...)})
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
	if stopped > 0 {
		add("seizure", "%s", sentence(text.Counted(stopped, "crossing", "crossings")+" stopped", text.Grouped(today("seized")/1000)+" kg seized", happened(caught, "held")))
	}
	if hurt, died := happened(hurt, "hurt"), happened(int(rise("dead")), "died"); hurt != "" || died != "" {
		add("harm", "%s", sentence(hurt, died))
	}
	if len(was) > 0 && s.Day > 0 && today("crews") == 0 && at("crews", s.Day-1) > 0 {
		add("standstill", "nobody set out tonight")
	}
	return notes
}

// happened is what happened to so many porters; nothing if to none.
func happened(n int, what string) string {
	if n == 0 {
		return ""
	}
	return text.Counted(n, "porter", "porters") + " " + what
}

// sentence joins the parts that say something.
func sentence(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}
