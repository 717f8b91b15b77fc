package report

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"tumen/chart"
	"tumen/economy/observe"
	"tumen/record"
	"tumen/vocabulary"
)

// articlesDay is the day of the witness's example: 50 porters with 50 kg each
// make 10,000 yuan of profit. Goods cost 3 and sell for 7 yuan/kg; merchants
// add a quarter, and pay the far side's guards 0.2 yuan/kg.
func articlesDay() *record.Run {
	run := nothing(1)
	for name, fen := range map[string]int64{"profit": 1_000_000, "guards": 500_000, "organisers": 300_000, "porters": 200_000} {
		run.Days.Column(name).Ints = []int64{fen}
	}
	m := &run.Manifest
	m.Summary.Shares = observe.Shares{Guards: some(0.5), Organisers: some(0.3), Porters: some(0.2)}
	m.Summary.Routes["river"] = observe.RouteSum{Mass: 2500, Profit: 10000, Crossings: 1}
	m.FlowTotals = []record.FlowTotal{
		{Kind: "goods-bought", From: "donju", To: "rest", Amount: 750_000},
		{Kind: "goods-sold", From: "merchants", To: "donju", Amount: 1_750_000},
		{Kind: "bribe-share", From: "donju", To: "guards", Amount: 500_000},
		{Kind: "bribe-weight", From: "merchants", To: "far-side-guards", Amount: 50_000},
		{Kind: "pay", From: "donju", To: "porters", Amount: 200_000},
		{Kind: "remittance", From: "guards", To: "commanders", Amount: 200_000},
		{Kind: "resale", From: "rest", To: "merchants", Amount: 2_187_500},
	}
	return run
}

func TestMoneyOfTheArticlesDay(t *testing.T) {
	m := followMoney(articlesDay())
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"profit", float64(m.Amount), 1_000_000},
		{"guards", float64(m.Gains[0].Amount), 500_000},
		{"organisers", float64(m.Gains[1].Amount), 300_000},
		{"porters", float64(m.Gains[2].Amount), 200_000},
		{"gatherers", m.Cost, 750_000},
		{"commanders", m.Commanders, 200_000},
		{"merchants' margin", m.Margin, 437_500},
		{"far side's guards", m.Payments[0].Amount, 50_000},
	} {
		if c.got != c.want {
			t.Errorf("%s got %v fen, want %v", c.what, c.got, c.want)
		}
	}
	if len(m.Gains) != 3 || len(m.Payments) != 1 || m.Apportioned {
		t.Errorf("found %d gains, %d payments and apportioned %v; want 3, 1 and false", len(m.Gains), len(m.Payments), m.Apportioned)
	}
}

// Half of the trade going through customs halves what is counted to the river:
// the accounts tell no more than weight.
func TestDeclaredTradeIsNoPartOfIt(t *testing.T) {
	run := articlesDay()
	run.Manifest.Summary.Routes["customs"] = observe.RouteSum{Mass: 2500, Profit: 10000, Crossings: 2}
	run.Manifest.Parameters = parametersOfSamjiyon()
	for i := range run.Manifest.FlowTotals {
		if f := &run.Manifest.FlowTotals[i]; f.Kind == "goods-sold" || f.Kind == "resale" {
			f.Amount *= 2
		}
	}
	m := followMoney(run)
	if m.Cost != 750_000 || m.Margin != 437_500 || m.Amount != 1_000_000 || !m.Apportioned {
		t.Errorf("the river's part is %v for gatherers, %v of margin, %v of profit, apportioned %v; want what it was without customs", m.Cost, m.Margin, m.Amount, m.Apportioned)
	}
}

// What the three do not get went into haulage, fees and other posts.
func TestWhatIsLeftOfTheProfitIsShown(t *testing.T) {
	run := articlesDay()
	run.Days.Column("organisers").Ints[0] -= 70_000
	gains := clandestineProfit(run).Gains
	if last := gains[len(gains)-1]; len(gains) != 4 || last.Amount != 70_000 || math.Abs(last.Share-0.07) > 1e-12 {
		t.Errorf("left over is %+v, want 70,000 fen or 7 %%", last)
	}
}

// A record without its days still has the shares and the routes' profit.
func TestProfitIsKnownWithoutTheDays(t *testing.T) {
	run := articlesDay()
	run.Days = &observe.Table{}
	p := clandestineProfit(run)
	if p.Amount != 1_000_000 || len(p.Gains) != 3 || p.Gains[0].Amount != 500_000 {
		t.Errorf("without days the profit is %+v, want the article's", p)
	}
}

// A margin that does not cover what was paid out of it cannot be drawn as a
// flow, and still stands in the table.
func TestMarginTooSmallIsNotDrawn(t *testing.T) {
	run := articlesDay()
	run.Manifest.FlowTotals[6].Amount = 1_760_000
	f := moneyFigure(run)
	if strings.Contains(f.SVG(chart.Wide), "Apart") {
		t.Error("a margin of less than nothing was drawn")
	}
	rows := f.Table.Rows
	if last := rows[len(rows)-1]; last[1].Text != "far side's guards" || last[2].Text != "500" {
		t.Errorf("the table ends with %q, want what the far side's guards got", textOf(last))
	}
}

func TestMoneyFigureSaysWhatItFound(t *testing.T) {
	f := moneyFigure(articlesDay())
	if want := "In the model, the profit on the river goes to border guards 50\u00a0%, organisers 30\u00a0% and porters 20\u00a0%"; f.Title != want {
		t.Errorf("title is %q, want %q", f.Title, want)
	}
	golden(t, "money_wide.svg", svgOf(f, chart.Wide))
	golden(t, "money_narrow.svg", svgOf(f, chart.Narrow))
}

// An organiser who paid more than the profit has lost money.
func TestALossIsSaid(t *testing.T) {
	run := articlesDay()
	run.Days.Column("guards").Ints[0] = 900_000
	run.Days.Column("organisers").Ints[0] = -100_000
	notes := strings.Join(moneyFigure(run).Notes, " ")
	if want := "Organisers lost 1,000 yuan"; !strings.Contains(notes, want) {
		t.Errorf("the notes %q lack %q", notes, want)
	}
}

// Who shares the profit is called what the case calls them, everywhere.
func TestSharersHaveTheNamesOfTheCase(t *testing.T) {
	run := samjiyon(t)
	run.Manifest.Labels = vocabulary.Labels{"kinds.guards": "rangers"}
	page, err := Page(run)
	if err != nil {
		t.Fatal(err)
	}
	var terminal bytes.Buffer
	if err := Summary(&terminal, run, 100, false); err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"page": string(page), "terminal": terminal.String()} {
		if !strings.Contains(text, "angers") {
			t.Errorf("the %s does not name the rangers", what)
		}
	}
	if gains := clandestineProfit(run).Gains; gains[0].Name != "rangers" || gains[1].Name != "organisers" || gains[2].Name != "porters" {
		t.Errorf("the profit is shared by %v", gains)
	}
	if !strings.Contains(string(page), "In the model, rangers took ") || strings.Contains(string(page), "guards keep") {
		t.Error("a figure has other names than the case")
	}
}
