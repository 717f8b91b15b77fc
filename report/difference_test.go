package report

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
	"tumen/view"
)

// raided is the article's day twice: without a policy, and with one under which
// the guards get 100 yuan of the porters' pay and 100 kg are seized.
func raided() *record.Run {
	run := articlesDay()
	m := &run.Manifest
	m.Policies = []string{"mss-campaign"}
	before := record.BaselineOf(run)
	before.Summary.Routes = map[string]observe.RouteSum{"river": {Mass: 2500, Profit: 10000, Crossings: 1}}
	before.FlowTotals = append([]record.FlowTotal(nil), m.FlowTotals...)
	m.Without = before
	m.Summary.Shares = observe.Shares{Guards: some(0.51), Organisers: some(0.3), Porters: some(0.19)}
	m.Summary.Routes["river"] = observe.RouteSum{Mass: 2400, Profit: 10000, Crossings: 1}
	m.Summary.Mass.Seized, m.Summary.Units = 100, map[string]string{"own_trade": "yuan"}
	m.Summary.Harm.Detained = 2
	m.Summary.PorterMonth = observe.PorterMonth{Runs: some(1), Money: some(40), Staple: some(10)} // rice at 4 yuan/kg
	for i := range m.FlowTotals {
		switch f := &m.FlowTotals[i]; f.Kind {
		case "bribe-share":
			f.Amount += 10_000
		case "pay":
			f.Amount -= 10_000
		}
	}
	m.FlowTotals = append(m.FlowTotals, record.FlowTotal{Kind: "consumption", From: "porters", To: "rest", Amount: 50_000})
	return run
}

// differenceAt is what a terminal shows of the policies' doing, "" if nothing.
func differenceAt(t *testing.T, run *record.Run, width int) string {
	t.Helper()
	d := &view.Document{}
	if changes := differenceOf(run); changes != nil {
		d.Add(changes.sections(run.Manifest.Seeds())...)
	}
	return strings.TrimPrefix(onTerminal(t, d, width), "\n")
}

func difference100(t *testing.T, run *record.Run) string {
	t.Helper()
	return differenceAt(t, run, 100)
}

func TestWhatAPolicyChangedStandsBesideWhatItWas(t *testing.T) {
	golden(t, "difference_100.txt", []byte(difference100(t, raided())))
}

// What one gets another pays, so the gains sum to nothing but what went to the
// rest of the economy; here nothing did.
func TestGainsAreWhatTheAccountsSay(t *testing.T) {
	var sum int64
	gains := map[string]changedGain{}
	for _, g := range differenceOf(raided()).Gains {
		gains[g.Key] = g
		sum += g.Amount
	}
	for sector, fen := range map[string]int64{"guards": 10_000, "porters": -10_000} {
		if g := gains[sector]; g.Amount != fen || g.Rice != float64(fen)/400 {
			t.Errorf("%s gained %d fen or %v kg of rice, want %d fen at 4 yuan/kg", sector, g.Amount, g.Rice, fen)
		}
	}
	if len(gains) != 2 || sum != 0 {
		t.Errorf("%d sectors gained %d fen in all: what is lived on is no loss", len(gains), sum)
	}
}

func TestARunWithoutPoliciesHasNoDifference(t *testing.T) {
	if text := difference100(t, articlesDay()); text != "" {
		t.Errorf("it says %q", text)
	}
	unknown := raided()
	unknown.Manifest.Without = nil // interrupted before it was known
	if text := difference100(t, unknown); text != "" {
		t.Errorf("it says %q", text)
	}
	page := proof.Must(Page(unknown))(t)
	if bytes.Contains(page, []byte(`id="difference"`)) {
		t.Error("the page has a difference of what is not known")
	}
}

func TestAPolicyThatNeverTookEffectSaysSo(t *testing.T) {
	run := articlesDay()
	run.Manifest.Policies = []string{"later"}
	run.Manifest.Without = record.BaselineOf(run)
	if got, want := difference100(t, run), "Under seed 0 later changed nothing: no day came when it took effect, or it never mattered.\n"; !strings.HasSuffix(got, want) {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestThePageSaysWhatThePolicyChanged(t *testing.T) {
	run := raided()
	run.Manifest.Policies = []string{"<b>bold</b>"}
	page := proof.Must(Page(run))(t)
	text := string(page)
	for _, want := range []string{
		"What &lt;b&gt;bold&lt;/b&gt; changed in the model", anecdote, "<td>+100</td><td>+25</td>", "<td>\u2212100</td><td>\u221225</td>",
		"<td>50.0\u00a0%</td><td>51.0\u00a0%</td><td>+1.0\u00a0points</td>",
	} {
		if !strings.Contains(text, strings.ReplaceAll(want, "+", "&#43;")) && !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestADifferenceFitsItsTerminal(t *testing.T) {
	for line := range strings.Lines(differenceAt(t, raided(), 60)) {
		if n := len([]rune(strings.TrimRight(line, "\n"))); n > 60 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

// Where vehicles carry everything and no porter lives, none has a share of 0 in the
// table, in the words of the figure or on the page; porters who live there have one.
func TestWhereNoPorterLivesNoneHasAShare(t *testing.T) {
	for name, want := range map[string][]string{
		"theory/chain": {"guards", "organisers"},
		"kolbars":      {"guards", "organisers", "porters"},
	} {
		t.Run(name, func(t *testing.T) {
			s := proof.Must(scenario.Open(name, scenario.Options{Sets: []string{"days=10"}}))(t)
			run := proof.Must(record.Make(context.Background(), record.Options{Scenario: s, Seed: 1, Workers: 1}))(t)
			var got []string
			for _, g := range clandestineProfit(run).Gains {
				if g.Class != "rest" {
					got = append(got, g.Class)
				}
			}
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("shares are of %q, want %q", got, want)
			}
			title, porters := moneyFigure(run).Title, len(want) == 3
			if strings.Contains(title, "porters") != porters {
				t.Errorf("the figure of the money says %q", title)
			}
		})
	}
}
