package report

import (
	"fmt"
	"io"
	"strings"

	"tumen/economy"
	"tumen/record"
)

// Summary writes what a person reads first, for a terminal of so many columns:
// who gets what of the profit on clandestine routes, a porter's month, what was
// carried, who came to harm, and whether the accounts balance. What the witness
// said stands beside each. With colour, headings are bold and the witness's
// words faint. It fails on a run without a manifest, and where w does.
func Summary(w io.Writer, run *record.Run, width int, colour bool) error {
	run, err := readable(run)
	if err != nil {
		return err
	}
	t := terminal{width: max(width, leastWidth), colour: colour}
	m := &run.Manifest
	for _, warning := range warnings(run) {
		t.line(t.bold(wrapped(warning, t.width, 0)))
	}
	t.line(wrapped(plain(m.Title)+" · "+subtitle(run), t.width, 2))
	t.line("")
	t.gains(run)
	t.line("")
	t.month(run)
	t.line("")
	t.goods(run)
	t.line(wrapped(harmDone(m.Summary.Harm), t.width, 2))
	if ok := balanced(run); ok != "" {
		t.line("")
		t.line(wrapped(capital(ok), t.width, 2))
	}
	_, err = io.WriteString(w, t.out.String())
	return err
}

// leastWidth is below what a terminal is; nothing is squeezed further.
const leastWidth = 40

// terminal is the summary in the making.
type terminal struct {
	width  int
	colour bool
	out    strings.Builder
}

// line writes one line; what a text brings in from a case has been made plain.
func (t *terminal) line(text string) {
	t.out.WriteString(strings.TrimRight(text, " ") + "\n")
}

func (t *terminal) bold(text string) string  { return t.styled("1", text) }
func (t *terminal) faint(text string) string { return t.styled("2", text) }

// styled puts a text into an ECMA-48 style.
func (t *terminal) styled(code, text string) string {
	if !t.colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// headWidth is below what the longer heading would cost a column of numbers.
const headWidth = 95

// gains is the table of who gets what. Rice is what the money would buy at the
// price on the last day.
func (t *terminal) gains(run *record.Run) {
	p := clandestineProfit(run)
	price := ricePrice(&run.Manifest.Summary)
	head := "Who gets what of the profit on " + whereFrom(run)
	if t.width < headWidth {
		head = "Profit on " + whereFrom(run)
	}
	g := grid{
		Head:  []string{head, "yuan", "share", "kg of rice", "the witness"},
		Drop:  []int{3, 1},
		Words: 4,
	}
	for _, x := range p.Gains {
		rice := missing
		if price > 0 {
			rice = decimal(float64(x.Amount)/fenPerYuan/price, 0)
		}
		said := ""
		if len(x.Claims) > 0 {
			said = plain(x.Claims[0].Figure.Text)
		}
		g.Rows = append(g.Rows, []string{"  " + x.Name, yuan(x.Amount), percent(x.Share), rice, said})
	}
	if len(claimsAbout(run, "shares.guards", "shares.organisers", "shares.porters")) == 0 {
		g.Head[g.Words] = "" // nobody said anything about it
	}
	g.write(t)
}

// month is a porter's month in one sum, and what the witness said of its parts.
func (t *terminal) month(run *record.Run) {
	s := &run.Manifest.Summary
	if !s.PorterMonth.Runs.Known() {
		t.line(t.bold("A porter's month:") + " nobody made a run")
		return
	}
	sum := fmt.Sprintf("A porter's month: %s runs of %s kg at %s yuan/kg = %s yuan", decimal(s.PorterMonth.Runs.Value, 1),
		decimal(s.Load.Mean.Float(), 0), decimal(s.PieceRate.Float(), 2), decimal(s.PorterMonth.Money.Float(), 0))
	if s.PorterMonth.Staple.Known() {
		sum += " = " + decimal(s.PorterMonth.Staple.Value, 0) + " kg of rice"
	}
	head, rest, _ := strings.Cut(wrapped(sum, t.width, 2), ":")
	t.line(t.bold(head+":") + rest)
	var said []string
	for _, key := range []string{"porter_month.runs", "load.mean", "piece_rate", "porter_month.money", "porter_month.staple"} {
		if words := stated(run, key); words != "" {
			said = append(said, plain(words))
		}
	}
	if len(said) > 0 {
		text := "  the witness: " + strings.Join(said, " · ")
		t.line(t.faint(wrapped(text, t.width, 4)))
	}
}

// goods is what each route carried, and what became of all goods.
func (t *terminal) goods(run *record.Run) {
	g := grid{Head: []string{"What each route delivered", "kg", "crossings", "profit in yuan"}, Drop: []int{3, 2}, Words: -1}
	for _, name := range routes(run) {
		r := run.Manifest.Summary.Routes[name]
		g.Rows = append(g.Rows, []string{"  " + plain(name), decimal(r.Mass, 0), grouped(r.Crossings), decimal(r.Profit, 0)})
	}
	if len(g.Rows) > 0 {
		g.write(t)
		t.line("")
	}
	for _, line := range still(run) {
		t.line(wrapped(line, t.width, 2))
	}
	k := run.Manifest.Summary.Mass
	stock := "+\u00a0" + decimal(k.Stock, 0) + " added to stocks"
	if k.Stock < 0 {
		stock = minus + "\u00a0" + decimal(-k.Stock, 0) + " taken from stocks"
	}
	t.line(wrapped(fmt.Sprintf("Goods: %s kg gathered = %s sold + %s seized + %s lost %s", decimal(k.Gathered, 0), decimal(k.Sold, 0),
		decimal(k.Seized, 0), decimal(k.Lost, 0), stock), t.width, 2))
}

// harmDone says who came to harm, in one line.
func harmDone(h economy.Harm) string {
	if h == (economy.Harm{}) {
		return "Harm: nobody was detained, hurt or killed"
	}
	return fmt.Sprintf("Harm: %s detained, %s hurt, %s dead", grouped(h.Detained), grouped(h.Hurt), grouped(h.Dead))
}

// subtitle says what was run: days, seed, and how many lived in it.
func subtitle(run *record.Run) string {
	m := &run.Manifest
	parts := []string{counted(int64(m.Days), "day", "days"), m.Seeds()}
	var actors []string
	if n, ok := population(run, "counties.", ".porters"); ok {
		actors = append(actors, counted(n, "porter", "porters"))
	}
	if n, ok := population(run, "organisers.", ".number"); ok {
		actors = append(actors, counted(n, "organiser", "organisers"))
	}
	if n := len(m.Summary.Routes); n > 0 {
		actors = append(actors, counted(int64(n), "route", "routes"))
	}
	if len(actors) > 0 {
		parts = append(parts, strings.Join(actors, ", "))
	}
	for _, p := range m.Policies {
		parts = append(parts, "with "+plain(p))
	}
	for _, set := range m.Sets {
		if !strings.HasPrefix(set, "days=") { // they stand above
			parts = append(parts, plain(set))
		}
	}
	return strings.Join(parts, " · ")
}

// population adds up the parameters PREFIX*SUFFIX, such as the porters of all
// counties, times the scale of the case.
func population(run *record.Run, prefix, suffix string) (int64, bool) {
	scale, ok := number(parameter(run, "scale"))
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
