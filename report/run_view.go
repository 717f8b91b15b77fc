package report

import (
	"fmt"
	"strings"
	"time"

	"tumen/chart"
	"tumen/cmd/again"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/view"
)

// RunView is what a run says: who gets what of the profit on clandestine routes, a
// porter's month, what was carried, who came to harm, where the money went, and beside
// each what the witness said. It fails only on a run without a manifest.
func RunView(run *record.Run) (*view.Document, error) {
	run, err := readable(run)
	if err != nil {
		return nil, err
	}
	m := &run.Manifest
	d := &view.Document{Kind: say.Textf("one run, %s", m.Seeds()), Title: text.Plain(m.Title), Head: subtitle(run), Warnings: warnings(run)}
	d.Foot = say.Textf("Case %s %s · %s · tumen %s", m.Case, view.ShortHash(m.CaseSHA256), m.Seeds(), m.Tumen)
	d.Add(worldSections(run)...)
	d.Add(profitSection(run), view.Section{Articles: tiles(run), Tiles: true, On: view.Page}, monthSection(run), goodsSection(run))
	// A page has these in its tiles.
	d.Add(view.Section{Text: []string{goodsWords(&m.Summary), harmDone(m.Summary.Harm)}, On: view.Terminal})
	d.Add(steadySections(run)...)
	if ok := balanced(run); ok != "" {
		d.Add(view.Section{Text: []string{text.Capital(ok) + "."}, Faint: true})
	}
	if changes := differenceOf(run); changes != nil {
		d.Add(changes.sections(m.Seeds())...)
	}
	for _, f := range append([]*chart.Figure{moneyFigure(run)}, append(dayFigures(run), incomeFigure(run), loadFigure(run), crewFigure(run))...) {
		d.Add(view.Section{Figure: f, On: view.Page, Articles: besideIt(run, f.Source)})
	}
	d.Add(flowMatrix(run).section(run))
	if said := &m.Testimony; len(said.Identities) > 0 {
		// A record that cannot be weighed was not written by tumen, and has no such section.
		if found, err := said.Weigh(reconcile.Options{}); err == nil {
			for _, s := range weighedSections(said, found) {
				s.On = view.Page
				d.Add(s)
			}
		}
	}
	d.Add(claimSections(run)...)
	d.Add(parameterSection(run))
	endOfRun(d, run)
	return d, nil
}

// profitSection is the table of who gets what. The staple is what the money would buy at
// the price on the last day.
func profitSection(run *record.Run) view.Section {
	p, price := clandestineProfit(run), ricePrice(&run.Manifest.Summary)
	s := view.Section{Name: "profit", Title: say.Textf("Who gets what of the profit on %s in the model", whereFrom(run))}
	s.Table.Table = chart.Table{Head: []string{"Actor", text.Capital(run.Manifest.Money.Unit), "Share", say.Text("Kg of rice"), say.Text("The witness")}, Drop: []int{3, 1}, Words: 4, Total: true}
	said := false
	for _, x := range p.Gains {
		staple := text.Missing
		if price > 0 {
			staple = text.Decimal(run.Manifest.Money.Of(x.Amount)/price, 0)
		}
		witness := saidBy(x.Claims)
		said = said || witness.Text != ""
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{
			{Text: text.Capital(x.Name), Class: x.Class}, {Text: whole(run, x.Amount)}, {Text: text.Percent(x.Share), Style: chart.Strong}, {Text: staple}, witness,
		})
	}
	s.Table.Rows = append(s.Table.Rows, chart.Words(say.Text("Assessed profit"), whole(run, p.Amount), "", "", ""))
	if !said {
		s.Table.Without(4)
	}
	return s
}

// saidBy is what the first of some claims says, with the others beside it.
func saidBy(claims []*testimony.Claim) (cell chart.Cell) {
	for i, c := range claims {
		one := chart.Cell{Text: c.Figure.Text, Leads: "claim-" + c.ID, Hint: hintOf(c), Style: chart.Unbroken}
		if i == 0 {
			cell = one
		} else {
			cell.Beside = append(cell.Beside, one)
		}
	}
	return cell
}

// hintOf is where a claim stands and what it says.
func hintOf(c *testimony.Claim) string {
	return fmt.Sprintf("%s: %s", joined(c.Source, ", ", c.At), c.Says)
}

// cited is a claim's name, which leads to it.
func cited(c *testimony.Claim) view.Run {
	return view.Run{Text: c.ID, Leads: "claim-" + c.ID, Hint: hintOf(c)}
}

// sourcesOf are the claims about some measures, as a figure names its sources.
func sourcesOf(run *record.Run, keys ...string) (all []string) {
	for _, c := range claimsAbout(run, keys...) {
		all = append(all, "claim:"+c.ID)
	}
	return all
}

// besideIt names the claims that a figure is drawn beside.
func besideIt(run *record.Run, sources []string) []view.Article {
	words := view.Leading(say.Text("Beside it:"))
	for i, ref := range sources {
		c := run.Manifest.Testimony.Claim(strings.TrimPrefix(ref, "claim:"))
		if i > 0 {
			words = append(words, view.Run{Text: "; "})
		}
		words = append(words, cited(c), view.Run{Text: ", "}, view.Run{Text: c.Figure.Text, Style: chart.Unbroken})
	}
	if len(sources) == 0 {
		return nil
	}
	return []view.Article{{Text: words}}
}

// claimsAbout are the claims about any of some measures.
func claimsAbout(run *record.Run, keys ...string) (claims []*testimony.Claim) {
	for _, key := range keys {
		claims = append(claims, claimsOn(run, key)...)
	}
	return claims
}

// monthSection is a porter's month in one sum, and what the witness said of its parts.
func monthSection(run *record.Run) view.Section {
	s, out := &run.Manifest.Summary, view.Section{On: view.Terminal}
	if !s.PorterMonth.Runs.Known() {
		out.Text = []string{say.Text("A porter's month: nobody made a run.")}
		return out
	}
	runs, load, rate, money := text.Decimal(s.PorterMonth.Runs.Value, 1), text.Decimal(s.Load.Mean.Float(), 0), text.Decimal(s.PieceRate.Float(), 2), text.Decimal(s.PorterMonth.Money.Float(), 0)
	unit := run.Manifest.Money.Unit
	sum := say.Textf("A porter's month: %s runs of %s kg at %s %s/kg = %s %[4]s", runs, load, rate, unit, money)
	if s.PorterMonth.Staple.Known() {
		sum = say.Textf("A porter's month: %s runs of %s kg at %s %s/kg = %s %[4]s = %[6]s kg of rice", runs, load, rate, unit, money, text.Decimal(s.PorterMonth.Staple.Value, 0))
	}
	out.Text = []string{sum}
	var said []string
	for _, key := range []string{"porter_month.runs", "load.mean", "piece_rate", "porter_month.money", "porter_month.staple"} {
		if words := stated(run, key); words != "" {
			said = append(said, text.Plain(words))
		}
	}
	if len(said) > 0 {
		out.Notes = []string{say.Textf("The witness: %s", strings.Join(said, " · "))}
	}
	return out
}

// goodsSection is what each route delivered.
func goodsSection(run *record.Run) view.Section {
	s := view.Section{}
	s.Table.Table = chart.Table{Head: []string{say.Text("What each route delivered"), "Kg", "Crossings", say.Textf("Profit in %s", run.Manifest.Money.Unit)}, Drop: []int{3, 2}}
	for _, name := range routes(run) {
		r := run.Manifest.Summary.Routes[name]
		s.Table.Rows = append(s.Table.Rows, chart.Words(text.Plain(name), text.Decimal(r.Mass, 0), text.Grouped(r.Crossings), text.Decimal(r.Profit, 0)))
	}
	s.Notes = inactiveRoutes(run)
	return s
}

// goodsWords balance the goods in one line.
func goodsWords(s *observe.Summary) string {
	whole := func(x float64) string { return text.Decimal(x, 0) }
	gathered, sold, seized, lost := whole(s.Mass.Gathered), whole(s.Mass.Sold), whole(s.Mass.Seized), whole(s.Mass.Lost)
	if s.Mass.Stock < 0 {
		return say.Textf("Goods: %s kg gathered = %s sold + %s seized + %s lost − %s taken from stocks", gathered, sold, seized, lost, whole(-s.Mass.Stock))
	}
	return say.Textf("Goods: %s kg gathered = %s sold + %s seized + %s lost + %s added to stocks", gathered, sold, seized, lost, whole(s.Mass.Stock))
}

// harmDone says who came to harm, in one line.
func harmDone(h observe.Harm) string {
	if h == (observe.Harm{}) {
		return say.Text("Harm: nobody was detained, hurt or killed")
	}
	return say.Textf("Harm: %s detained, %s hurt, %s dead", text.Grouped(h.Detained), text.Grouped(h.Hurt), text.Grouped(h.Dead))
}

// caption is the subtitle of a run's figure: the unit, the days, the seed, and how many.
func caption(run *record.Run, unit, count string) string {
	m := &run.Manifest
	parts := []string{text.Capital(unit), text.Counted(m.Days, "day", "days")}
	if first, err := parameter.ParseDate(m.Start); err == nil {
		parts[1] = say.Textf("%s from %s", parts[1], longDate(first))
	}
	parts = append(parts, m.Seeds())
	if count != "" {
		parts = append(parts, count)
	}
	return strings.Join(parts, " · ")
}

// crossings counts those that set out on some routes.
func crossings(run *record.Run, names []string) string {
	var n int64
	for _, name := range names {
		n += run.Manifest.Summary.Routes[name].Crossings
	}
	return text.Counted(n, "crossing", "crossings")
}

// longDate writes a day for a sentence: 1 September 2017.
func longDate(d parameter.Date) string {
	return time.Unix(int64(d)*86400, 0).UTC().Format("2 January 2006")
}

// endOfRun says how to make the run again, and which case and record it is.
func endOfRun(d *view.Document, run *record.Run) {
	m := &run.Manifest
	label := view.Leading(say.Text("To repeat this run:"))
	if !m.OfBuiltin() {
		label = view.Leading(say.Text("To repeat this run, with case.yaml from the folder of this run:"))
	}
	d.End = []view.Article{{Text: append(label, view.Run{Text: again.Command(m, record.CaseFile), Style: chart.Code})}, {Text: view.Say(say.Textf("Case %s, SHA-256 %s · tumen %s", m.Case, m.CaseSHA256, m.Tumen))}}
	if run.Digest != "" {
		d.End = append(d.End, view.Article{Text: view.Say(say.Textf("Digest of this record: %s", run.Digest))})
	}
}

// subtitle says what was run: days, seed, and how many lived in it.
func subtitle(run *record.Run) []string {
	m := &run.Manifest
	parts := []string{text.Counted(int64(m.Days), "day", "days"), m.Seeds()}
	var actors []string
	if n, ok := population(run, "counties.", ".porters"); ok {
		actors = append(actors, text.Counted(n, "porter", "porters"))
	}
	if n, ok := population(run, "organisers.", ".number"); ok {
		actors = append(actors, text.Counted(n, "organiser", "organisers"))
	}
	if n := len(m.Summary.Routes); n > 0 {
		actors = append(actors, text.Counted(int64(n), "route", "routes"))
	}
	if len(actors) > 0 {
		parts = append(parts, strings.Join(actors, ", "))
	}
	for _, p := range m.Policies {
		parts = append(parts, say.Textf("with %s", text.Plain(p)))
	}
	own, world := scenario.InWorld(m.Sets)
	if world {
		parts = append(parts, say.Text("in the most central of the worlds that the testimony allows"))
	}
	for _, set := range own {
		if !strings.HasPrefix(set, "days=") { // they stand above
			parts = append(parts, text.Plain(set))
		}
	}
	return parts
}

// population adds up the parameters PREFIX*SUFFIX, such as the porters of all
// counties, times the scale of the case.
func population(run *record.Run, prefix, suffix string) (int64, bool) {
	scale, ok := number(run.Manifest.Parameter("scale"))
	if !ok {
		scale = 1
	}
	var n int64
	found := false
	for _, p := range run.Manifest.Parameters {
		if !strings.HasPrefix(p.Path, prefix) || !strings.HasSuffix(p.Path, suffix) {
			continue
		}
		if x, ok := number(p.Value); ok {
			n += int64(x*scale + 0.5)
			found = true
		}
	}
	return n, found
}
