package report

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tumen/chart"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
	"tumen/testimony/reconcile"
)

// founding is a record with the testimony of the founding case.
func founding(t *testing.T) *record.Run {
	t.Helper()
	run := samjiyon(t)
	c := proof.Must(scenario.Load("samjiyon"))(t)
	run.Manifest.Testimony, run.Manifest.Parameters = c.Testimony, c.Resolved
	return run
}

func TestThePageSaysWhetherTheTestimonyHoldsTogether(t *testing.T) {
	run := founding(t)
	for i, p := range run.Manifest.Parameters { // as with {claim: pay.rate}, where no number stands beside it
		if p.Path == "counties.samjiyon.piece_rate" {
			p.Origin, p.From, p.As = scenario.FromClaim, "pay.rate", reconcile.AsStated
			run.Manifest.Parameters[i] = p
		}
	}
	page := pageOf(t, run)
	for _, part := range []string{
		"<h2>The testimony contradicts itself, in 2 ways</h2>",
		"<h2>5 of 20 figures cannot hold beside the others</h2>",
		`<code>pay.month = pay.run * runs.month / 1 run</code>`,
		`<span class="strong">160 yuan/month instead of 200 yuan/month</span>`,
		"By these figures it does not: 30\u00a0% against 70\u00a0%. It would with customs.loss at least 57.1\u00a0%, or with share.guards at most 10\u00a0%.",
		`<a href="#claim-pay.rate">pay.rate</a> <span class="beside">as stated, though it contradicts others`,
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	if strings.Contains(pageOf(t, samjiyon(t)), `id="weighed"`) {
		t.Error("where nothing joins the claims there is nothing to weigh")
	}
}

// Without a script, every claim's figure leads to the claim, and the claim to
// its source: each link has its target.
func TestEveryFigureLeadsToItsSource(t *testing.T) {
	page := pageOf(t, founding(t))
	ids := make(map[string]bool)
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("two elements are %q", m[1])
		}
		ids[m[1]] = true
	}
	links := make(map[string]int)
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("a link leads to %q, which is not there", m[1])
		}
		links[strings.SplitN(m[1], "-", 2)[0]]++
	}
	run := founding(t)
	for _, c := range run.Manifest.Testimony.Claims {
		if card := fmt.Sprintf(`<a class="soft" href="#source-%s">`, c.Source); !strings.Contains(page, card) {
			t.Errorf("no claim leads to the source %s", c.Source)
		}
	}
	if links["claim"] < len(run.Manifest.Testimony.Claims)/2 || links["source"] < len(run.Manifest.Testimony.Claims) {
		t.Errorf("only %v links", links)
	}
}

// One row a claim at both widths, and the same in the table.
func TestTheFigureHasARowForEachClaim(t *testing.T) {
	f := weighedFigure(loaded(t).Findings)
	if len(f.Table.Rows) != 20 {
		t.Errorf("%d rows", len(f.Table.Rows))
	}
	for _, drawing := range []string{f.SVG(chart.Wide), f.SVG(chart.Narrow)} {
		if n := strings.Count(drawing, "<circle"); n != 20 {
			t.Errorf("%d dots, want one a claim", n)
		}
		if n := strings.Count(drawing, `<circle class="block warned"`); n != 5 {
			t.Errorf("%d claims contradict, want 5", n)
		}
		if strings.Contains(drawing, "NaN") || strings.Contains(drawing, "Inf") {
			t.Error("a place that is none")
		}
	}
}
