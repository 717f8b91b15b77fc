package report

import (
	"math"
	"slices"

	"tumen/chart"
	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/ledger"
	"tumen/record"
	"tumen/study/show"
	"tumen/unit"
	"tumen/view"
	"tumen/vocabulary"
)

// difference is what the policies of a run changed: the same case under the
// same seed with and without them. Every draw that both runs make is the same in
// both, so what differs is the policies' doing, under this seed.
type difference struct {
	Policies string // levy-10 and mss-campaign
	Money    unit.Money
	Figures  []changed
	Gains    []changedGain
}

// changed is one figure without and with the policies, as it is written.
type changed struct {
	Of                    string
	Without, With, Change string
}

// changedGain is what the policies brought one kind of actor, or cost it.
type changedGain struct {
	ledger.Actor
	Amount int64
	Rice   float64 // what that would buy at the price on the last day [kg]; not a number if nothing tells the price
}

// anecdote is what must be said beside any comparison of two runs.
var anecdote = say.Text("One seed is an anecdote: under another one the same policy may do less, or more, or the opposite.")

// differenceOf is nil for a run without policies, and for one whose record does
// not have the run to compare it with.
func differenceOf(run *record.Run) *difference {
	m := &run.Manifest
	if m.Without == nil || len(m.Policies) == 0 {
		return nil
	}
	names := make([]string, len(m.Policies))
	for i, p := range m.Policies {
		names[i] = text.Plain(p)
	}
	return &difference{
		Policies: text.List(names),
		Money:    m.Money,
		Figures:  changedFigures(vocabularyOf(run), &m.Summary, &m.Without.Summary),
		Gains:    changedGains(vocabularyOf(run), m),
	}
}

// Nothing says that the policies did not do anything, as one that takes effect
// after the last day.
func (d *difference) Nothing() bool {
	return len(d.Gains) == 0 && !slices.ContainsFunc(d.Figures, func(c changed) bool { return c.With != c.Without })
}

// changedFigures are the outcomes that a comparison of two runs shows. The gains
// stand apart.
func changedFigures(v *vocabulary.Vocabulary, with, without *observe.Summary) (all []changed) {
	for i := range v.Outcomes {
		o := &v.Outcomes[i]
		if !o.Within(vocabulary.Compared) || o.Pattern == vocabulary.Gain {
			continue
		}
		write := func(x float64) string { return written(o, x) }
		step := write
		if o.Unit == "share" {
			step = func(share float64) string { return text.Decimal(share*100, 1) + "\u00a0points" }
		}
		all = append(all, figureChange(text.Plain(o.Name), valueOf(with, o.Path), valueOf(without, o.Path), write, step))
	}
	return all
}

// figureChange is one figure; step writes by how much it changed.
func figureChange(of string, with, without float64, write, step func(float64) string) changed {
	c := changed{Of: of, Without: write(without), With: write(with), Change: show.Unchanged}
	switch {
	case math.IsNaN(with) || math.IsNaN(without): // there is nothing to compare
		c.Change = text.Missing
	case c.Without != c.With:
		c.Change = text.Signed(with-without, step)
	}
	return c
}

// changedGains says for each kind of actor by how much its gain (ledger.Gains)
// changed, in the order of the flow matrix. The rest of the economy, where money
// comes from and goes to, is left out.
func changedGains(v *vocabulary.Vocabulary, m *record.Manifest) (all []changedGain) {
	var sums ledger.Sums
	add := func(flows []record.FlowTotal, sign ledger.Money) {
		for _, f := range flows {
			sums.AddNamed(f.Kind, f.From, f.To, sign*ledger.Money(f.Amount))
		}
	}
	add(m.FlowTotals, 1)
	add(m.Without.FlowTotals, -1)
	price := ricePrice(&m.Summary)
	for _, a := range v.Kinds {
		s, known := ledger.SectorNamed(a.Key)
		if !known || s == ledger.Rest {
			continue
		}
		if amount := int64(sums.Gains[s]); amount != 0 {
			rice := math.NaN()
			if price > 0 {
				rice = m.Money.Of(amount) / price
			}
			all = append(all, changedGain{a, amount, rice})
		}
	}
	return all
}

// sections are what the policies changed: who gained and who lost, and each main figure
// without and with them.
func (d *difference) sections(seeds string) []view.Section {
	first := view.Section{Name: "difference", Title: say.Textf("What %s changed in the model", d.Policies), Subtitle: say.Text("The same case under the same seed, with and without.")}
	if d.Nothing() {
		first.Text, first.Faint = []string{say.Textf("Under %s %s changed nothing: no day came when it took effect, or it never mattered.", seeds, d.Policies)}, true
		return []view.Section{first}
	}
	whole := func(x float64) string { return text.Decimal(x, 0) }
	first.Table.Head = []string{say.Text("Who gained by it, and who lost"), text.Capital(d.Money.Unit), say.Text("Kg of rice")}
	for _, g := range d.Gains {
		staple := text.Missing
		if !math.IsNaN(g.Rice) {
			staple = text.Signed(g.Rice, whole)
		}
		first.Table.Rows = append(first.Table.Rows, []chart.Cell{{Text: text.Capital(g.Name), Class: g.Class}, {Text: text.Signed(d.Money.Of(g.Amount), whole)}, {Text: staple}})
	}
	if len(d.Gains) > 0 {
		first.Notes = []string{text.Capital(say.Text(vocabulary.Find(vocabulary.PortersGain).Means)) + "."}
	}
	first.Notes = append(first.Notes, anecdote)
	second := view.Section{Hidden: say.Text("Every figure without and with it")}
	second.Table.Table = chart.Table{Head: []string{"Figure", "Without", "With", "Change"}, Drop: []int{1}}
	for _, c := range d.Figures {
		second.Table.Rows = append(second.Table.Rows, chart.Words(text.Capital(c.Of), c.Without, c.With, c.Change))
	}
	return []view.Section{first, second}
}
