package conclude

import (
	"iter"
	"math"
	"slices"
	"strings"

	"tumen/chart"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study/estimate/prim"
	"tumen/study/show"
	"tumen/study/table"
	"tumen/view"
	"tumen/vocabulary"
)

// View is first what holds, then what does not, then what it rests on.
func View(c *Conclusions) *view.Document {
	d := show.Document(&c.About, say.Text("what holds in every world that the testimony allows"))
	d.Write(restsOn(c)...)
	if len(c.Conclusions) == 0 {
		d.Write(say.Text("Nothing can be concluded: the case has no policy, or none of the worlds that agree with the testimony was run under one."))
	}
	held := those(c, true)
	if len(held) > 0 {
		d.Add(view.Section{Name: "holds", Title: say.Textf("In the model, %d of %s hold in the worlds that the testimony allows", len(held), text.Counted(len(c.Conclusions), say.Text("effect of a policy"), say.Text("effects of policies"))), Text: []string{ruleWords(), say.Text("Changes of a share are in points.")}})
		for policy, shown := range byPolicy(held) {
			d.Draw(figure("holds-"+view.ID(policy), say.Textf("%s: what it changes", text.Plain(policy)), c, shown))
		}
		d.Add(view.Section{Name: "quotes", Title: say.Text("Sentences that can be quoted"), Text: list.Map(held, func(one *Conclusion) string { return one.Says })})
	}
	if open := those(c, false); len(open) > 0 {
		main := slices.DeleteFunc(slices.Clone(open), func(one *Conclusion) bool { return !isMain(one.Outcome) })
		if len(main) == 0 {
			main = open
		}
		d.Add(view.Section{Name: "open", Title: say.Textf("What cannot be told: %s; these are the main ones", text.Counted(len(open), say.Text("effect of a policy"), say.Text("effects of policies"))), Text: openWords(main)})
		for policy, shown := range byPolicy(main) {
			d.Draw(figure("open-"+view.ID(policy), say.Textf("%s: what cannot be told", text.Plain(policy)), c, shown))
		}
		for policy, shown := range byPolicy(open) {
			d.Add(view.Section{Name: "all-open-" + view.ID(policy), Figure: figure("all-"+view.ID(policy), say.Textf("%s: all that cannot be told", text.Plain(policy)), c, shown), On: view.Page})
		}
	}
	if len(c.Decisions) > 1 {
		d.Draw(decisionFigure(c), failWords(c)...)
	}
	if len(c.Hypotheses) > 0 {
		d.Draw(rivalFigure(c))
	}
	if len(c.Patterns) > 0 {
		d.Draw(patternFigure(c))
	}
	show.End(d, &c.About)
	return d
}

// restsOn is what the conclusions rest on.
func restsOn(c *Conclusions) []string {
	w := &c.Worlds
	words := []string{say.Textf("%s agree with the testimony, worth %.0f independent ones; %s were run under every policy too, worth %.0f.",
		text.Counted(w.N, "world", "worlds"), w.Effective, text.Grouped(w.Tried), w.TriedEffective)}
	if w.Trade < 1 {
		words = append(words, say.Textf("There is trade in %s of the worlds.", share(w.Trade)))
	}
	return words
}

// isMain says whether an outcome is shown at a terminal even if nothing can be told.
func isMain(path string) bool {
	return show.Main(path) || path == vocabulary.PortersGain || strings.HasPrefix(path, "harm.") || strings.HasPrefix(path, "routes.")
}

func ruleWords() string {
	return say.Textf("A direction is said if at least %s of the worlds move that way (and the interval of that share begins above %s), and at least %s do so under each rival explanation that stays %s probable.",
		text.WholePercent(TheRule.Share), text.WholePercent(TheRule.Least), text.WholePercent(TheRule.Under), text.WholePercent(TheRule.Keeps))
}

// those are the conclusions whose direction is told, or the others but for what nothing
// moves in any world.
func those(c *Conclusions, told bool) (found []*Conclusion) {
	for i := range c.Conclusions {
		if one := &c.Conclusions[i]; one.Told() == told && one.Unchanged < 1 {
			found = append(found, one)
		}
	}
	return found
}

// byPolicy are conclusions policy by policy, in their order.
func byPolicy(all []*Conclusion) iter.Seq2[string, []*Conclusion] {
	return func(yield func(string, []*Conclusion) bool) {
		for i := 0; i < len(all); {
			j := i
			for j < len(all) && all[j].Policy == all[i].Policy {
				j++
			}
			if !yield(all[i].Policy, all[i:j]) {
				return
			}
			i = j
		}
	}
}

// figure has one row for each outcome of a policy, on a scale of its own: the band over
// the worlds, and the direction, or where none is told, in how many it rises and falls.
func figure(name, title string, c *Conclusions, shown []*Conclusion) *chart.Figure {
	f := &chart.Figure{
		Name: name, Title: title,
		Subtitle: say.Textf("Change by the policy in the same world: a bar to the median, and a line over the middle 90 %% of the worlds, each on a scale of its own · %s", text.Counted(c.Worlds.Tried, "world", "worlds")),
		Table:    chart.Table{Head: []string{"Outcome", "Direction", say.Text("In worlds"), "Median", say.Text("5 to 95 % of worlds"), say.Text("Under rivals")}, Drop: []int{5, 3}, Words: 1},
	}
	for _, one := range shown {
		name := text.Capital(one.Title)
		class := "rest"
		if one.Told() {
			class = show.Class(one.Outcome)
		}
		low, high, median := view.EndOf(one.Low), view.EndOf(one.High), view.EndOf(one.Median)
		cells := []chart.Cell{
			{Text: name},
			{Text: one.Direction.String()},
			chart.Says(share(one.Share), one.Share),
			chart.Says(changeOf(median, one.Unit), median), chart.Says(bandOf(one), low, high),
			{Text: underWords(one)},
		}
		if !one.Told() {
			cells[1], cells[2] = chart.Says(share(one.Rises), one.Rises), chart.Says(share(one.Falls), one.Falls)
		}
		f.AddRow(chart.Row{
			Name: name, Class: class, Words: directionWords(one), Value: median, Interval: [2]float64{low, high}, Middle: chart.NoEnds,
			Band: chart.NoEnds, Bar: true, Own: true,
		}, cells)
	}
	if len(shown) > 0 && !shown[0].Told() { // they have no direction
		f.Table.Head[1], f.Table.Head[2], f.Table.Words = say.Text("Rises in"), say.Text("Falls in"), 0
	}
	return f
}

func directionWords(c *Conclusion) string {
	if !c.Told() {
		return say.Textf("up in %s, down in %s", share(c.Rises), share(c.Falls))
	}
	return say.Textf("%s in %s", c.Direction, share(c.Share))
}

// bandOf is between what 90 % of the changes lie; of a share in points.
func bandOf(c *Conclusion) string {
	if c.Unit != "share" || c.Low == nil || c.High == nil {
		return view.Interval(c.Low, c.High, c.Unit)
	}
	return say.Textf("%s to %s points", text.Brief(*c.Low*100), text.Brief(*c.High*100))
}

func changeOf(x float64, unit string) string {
	return text.Signed(x, func(v float64) string { return view.Amount(v, unit) })
}

// underWords are in how many of the rival explanations the same follows.
func underWords(c *Conclusion) string {
	n := 0
	for _, u := range c.Under {
		if c.Told() || u.Direction == c.word() {
			n++
		}
	}
	if len(c.Under) == 0 {
		return text.Missing
	}
	return say.Textf("%d of %d", n, len(c.Under))
}

// openWords say what the open ones depend on.
func openWords(open []*Conclusion) (words []string) {
	for _, c := range open {
		if len(c.Depends) > 0 {
			words = append(words, say.Textf("Whether %s raises or lowers %s depends on %s.", text.Plain(c.Policy), c.Title, text.List(list.Map(c.Depends, text.Plain))))
		}
	}
	return words[:min(len(words), mostWords)]
}

// mostWords is how many such sentences a page has.
const mostWords = 12

// decisionFigure is each policy as a choice.
func decisionFigure(c *Conclusions) *chart.Figure {
	unit := c.Decisions[0].Unit
	f := &chart.Figure{
		Name:     "decisions",
		Subtitle: say.Textf("Share of the worlds in which porters gain no less than without the policy; the lines are 95 %% intervals · %s", text.Counted(c.Worlds.Tried, "world", "worlds")),
		X:        chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share, Name: say.Text("worlds in which porters are not worse off"), Short: say.Text("porters not worse off")},
		Table: chart.Table{
			Head: []string{"Choice", say.Text("Porters not worse off"), say.Text("95 % interval"), say.Text("Best choice in"), say.Textf("Regret on average, %s", view.UnitWord(unit)), say.Text("In 5 % of worlds above")}, Drop: []int{2, 5},
		},
	}
	best, at := math.Inf(1), ""
	for i, d := range c.Decisions {
		if d.Regret < best {
			best, at = d.Regret, text.Plain(d.Policy)
		}
		row := []chart.Cell{
			{Text: text.Plain(d.Policy)},
			chart.Says(share(d.NotWorse), d.NotWorse), chart.Says(say.Textf("%s to %s", share(d.Low), share(d.High)), d.Low, d.High),
			chart.Says(share(d.Best), d.Best), chart.Says(text.Brief(d.Regret), d.Regret), chart.Says(text.Brief(d.Regret95), d.Regret95),
		}
		if i == 0 { // against itself nobody is worse off
			row[1], row[2] = chart.Cell{Text: text.Missing}, chart.Cell{Text: text.Missing}
			f.Table.Rows = append(f.Table.Rows, row)
			continue
		}
		f.AddRow(chart.Row{
			Name: text.Plain(d.Policy), Class: "porters", Words: share(d.NotWorse), Value: d.NotWorse, Interval: [2]float64{d.Low, d.High}, Middle: chart.NoEnds, Band: chart.NoEnds,
		}, row)
	}
	f.Title = say.Textf("In the model, porters lose least on average, without anybody knowing the world, by the choice “%s”", at)
	return f
}

// failWords say where policies fail porters.
func failWords(c *Conclusions) (words []string) {
	words = []string{say.Text("Regret is what porters lose against the choice that is best in the same world.")}
	for _, d := range c.Decisions {
		if d.Fails != nil {
			words = append(words, say.Textf("Under %s porters are worse off in %s of the worlds where %s; over all worlds it is %s.",
				text.Plain(d.Policy), share(d.Fails.Density.Value), text.List(list.Map(d.Fails.Limits, func(l prim.Limit) string { return limitWords(c, l) })), share(d.Fails.Share)))
		}
	}
	return words
}

// limitWords is a limit of a region.
func limitWords(c *Conclusions, l prim.Limit) string {
	unit := ""
	for i := range c.Inputs {
		if in := &c.Inputs[i]; in.Name == l.Name {
			unit = in.Unit
			if in.IsChoice() {
				low, high := view.EndOf(l.Low), view.EndOf(l.High)
				var names []string
				for a, name := range in.Names {
					if !(float64(a) < low) && !(float64(a) > high) {
						names = append(names, text.Plain(name))
					}
				}
				return say.Textf("%s is one of %s", text.Plain(l.Name), text.List(names))
			}
		}
	}
	return say.Textf("%s is %s", text.Plain(l.Name), view.Between(l.Low, l.High, unit))
}

// rivalFigure is how likely each alternative is.
func rivalFigure(c *Conclusions) *chart.Figure {
	f := &chart.Figure{
		Name: "rivals", Subtitle: say.Text("How likely each rival explanation is, given the testimony; the lines are 95 % intervals over resamples of the worlds, shaded is what was believed beforehand"),
		X:     chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share, Name: "probability"},
		Table: chart.Table{Head: []string{say.Text("Rival explanation"), "Beforehand", "Now", say.Text("95 % interval"), "Verdict"}, Words: 4, Drop: []int{3}},
	}
	told := map[string]bool{}
	groups := 0
	for _, h := range c.Hypotheses {
		name := text.Plain(h.Group) + ": " + text.Plain(h.Name)
		if _, seen := told[h.Group]; !seen {
			groups++
			told[h.Group] = false
		}
		told[h.Group] = told[h.Group] || h.Verdict != table.CannotBeTold
		f.AddRow(chart.Row{
			Name: name, Class: "profit", Words: share(h.Probability), Value: h.Probability, Interval: [2]float64{h.Low, h.High}, Middle: chart.NoEnds, Band: [2]float64{h.Prior, h.Prior},
		}, []chart.Cell{
			{Text: name}, chart.Says(share(h.Prior), h.Prior), chart.Says(share(h.Probability), h.Probability), chart.Says(say.Textf("%s to %s", share(h.Low), share(h.High)), h.Low, h.High), {Text: h.Verdict.String()},
		})
	}
	n := 0
	for _, is := range told {
		if is {
			n++
		}
	}
	f.Title = say.Textf("The testimony tells rivals apart in %d of %s", n, text.Counted(groups, "group", "groups"))
	return f
}

// patternFigure is in how many of the worlds each pattern is met.
func patternFigure(c *Conclusions) *chart.Figure {
	f := &chart.Figure{
		Name: "patterns", Title: say.Text("In how many of these worlds each pattern is met"), Subtitle: say.Text("Share of the worlds that agree with the testimony; a hollow dot tests nothing"),
		X:     chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share, Name: say.Text("worlds that meet it")},
		Table: chart.Table{Head: []string{"Pattern", "Role", say.Text("Met in")}, Words: 1},
	}
	for _, p := range c.Patterns {
		f.AddRow(chart.Row{
			Name: text.Plain(p.Name), Class: show.Class(p.Measure), Words: share(p.MetShare), Value: p.MetShare, Interval: chart.NoEnds, Middle: chart.NoEnds, Band: chart.NoEnds,
			Open: p.Role != "free" && p.Role != "held out",
		}, []chart.Cell{{Text: text.Plain(p.Name)}, {Text: role(p)}, chart.Says(share(p.MetShare), p.MetShare)})
	}
	return f
}

// role is that of a pattern in the case as it stands, and where it is another.
func role(p Pattern) string {
	if len(p.PutIn) == 0 {
		return say.Text(p.Role)
	}
	return say.Textf("%s; put in under %s", say.Text(p.Role), text.List(p.PutIn))
}
