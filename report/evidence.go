package report

import (
	"fmt"
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/view"
)

// evidence.go: which patterns of a case test the model, which numbers were tuned to
// claims, and which rival explanations the case allows.

// evidenceSections are two tables; none of a case in which every pattern is free and
// no number was tuned.
func evidenceSections(c *scenario.Case) (all []view.Section) {
	e := c.Evidence()
	if len(e.Tuned) == 0 && e.Count(scenario.Free) == len(e.Patterns) {
		return nil
	}
	roles := view.Section{Name: "evidence", Title: say.Textf("%d of %s test the model", e.Count(scenario.Free)+e.Count(scenario.HeldOut), text.Counted(int64(len(e.Patterns)), "pattern", "patterns"))}
	roles.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{"Pattern", "Role", say.Text("What its claim goes into, or what was tuned to it")}, Words: 2}}
	for _, r := range e.Patterns {
		roles.Table.Rows = append(roles.Table.Rows, chart.Words(text.Plain(r.Pattern), say.Text(r.Role), text.Plain(strings.Join(r.By, ", "))))
	}
	all = append(all, roles)
	tuned := view.Section{Name: "tuned", Title: say.Textf("%s tuned to claims, against %s in the patterns that are not put in",
		text.Counted(int64(len(e.Tuned)), say.Text("number was"), say.Text("numbers were")), text.Counted(int64(e.Facts), say.Text("independent fact"), say.Text("independent facts")))}
	tuned.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{say.Text("Number"), say.Text("Value"), say.Text("Tuned to")}, Words: 2}}
	for _, n := range e.Tuned {
		tuned.Table.Rows = append(tuned.Table.Rows, chart.Words(n.Path, text.Plain(n.Value), text.Plain(strings.Join(n.Pins, ", "))))
	}
	if len(tuned.Table.Rows) > 0 {
		all = append(all, tuned)
	}
	return all
}

// choiceSections are the choices that the case leaves open, each with its alternatives
// and how likely they are before any run; none of a case without.
func choiceSections(c *scenario.Case) (all []view.Section) {
	for i := range c.Choices {
		choice := &c.Choices[i]
		s := view.Section{Name: "choice-" + scenario.ShortKey(choice.Key), Title: say.Textf("%s: %s", text.Plain(scenario.ShortKey(choice.Key)), text.Plain(question(choice)))}
		s.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{"Alternative", "Prior", say.Text("What it says")}, Words: 2}}
		for _, a := range choice.Alternatives {
			says := a.Says
			if a.AsStated {
				says = strings.TrimSpace(says + " " + say.Text("(as the case stands)"))
			}
			s.Table.Rows = append(s.Table.Rows, chart.Words(text.Plain(a.Name), fmt.Sprintf("%.3g %%", 100*a.Prior), text.Plain(says)))
		}
		all = append(all, s)
	}
	if len(all) > 0 {
		all[0].Subtitle = say.Textf("A study draws one alternative of each group, by its prior weight. A run or study in which %s is set to the name of an alternative takes that one.", c.Choices[0].Key)
	}
	return all
}

// question is what a choice asks.
func question(c *scenario.Choice) string {
	if c.Question != "" {
		return c.Question
	}
	if c.Origin == scenario.FromHypothesis {
		return say.Text("rival explanations")
	}
	return say.Text("a parameter that is one of several values")
}
