package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
)

func pageOf(t *testing.T, run *record.Run) string {
	t.Helper()
	page := proof.Must(Page(run))(t)
	return string(page)
}

func TestPageTellsWhatWasFoundAndFromWhat(t *testing.T) {
	run := samjiyon(t)
	page := pageOf(t, run)
	for _, part := range []string{
		"<h1>Samjiyon, autumn 2017</h1>",
		"365 days · seed 1 · 2,000 porters, 11 organisers, 2 routes",
		"<td>1,369,362</td>",
		`<a class="whole" href="#claim-share.guards" title="dailynk-2018, para 9: `,
		`<article id="claim-share.guards">`,
		"within what was stated",
		"5f3a9c0de1b2 · seed 1 · tumen 0.1.0",
		"Accounts balanced to the fen on all 365 days.",
		"with case.yaml from the folder of this run: <code>tumen run case.yaml --seed 1",
		"policy levy-10; before: 30 %",
		"Witness: Mr Lim (pseudonym).",
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	figures := len(proof.Must(RunView(run))(t).Figures())
	if n := strings.Count(page, "<svg"); figures < 7 || n != 2*figures { // at two widths
		t.Errorf("the page has %d drawings of %d figures", n, figures)
	}
}

// The page must work from a file, without a network, and run nothing.
func TestPageAsksNobodyForAnything(t *testing.T) {
	run := samjiyon(t)
	run.Manifest.Testimony.Sources[0].URL = "https://example.org/article"
	page := pageOf(t, run)
	if !strings.Contains(page, `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`) && !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'`) {
		t.Error("the page has no content security policy")
	}
	for _, bad := range []string{"<script", "<link", "<img", "<iframe", "@import", "url(", "src=", " on"} {
		if bad == " on" {
			if m := regexp.MustCompile(`<[^>]* on[a-z]+=`).FindString(page); m != "" {
				t.Errorf("the page has an event handler: %s", m)
			}
			continue
		}
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "#") {
			t.Errorf("the page links to %q", m[1])
		}
	}
}

// Everything that a case can put into a record, as its worst enemy would.
func TestHostileTextIsShownAndNotObeyed(t *testing.T) {
	const evil = `</title></style><script>alert("1")</script><a href='javascript:x' onclick=x>`
	run := samjiyon(t)
	m := &run.Manifest
	m.Title, m.Case, m.Tumen, m.CaseSHA256 = evil, evil, evil, evil
	m.Policies, m.Sets = []string{evil}, []string{evil}
	m.Parameters = append(m.Parameters, scenario.Resolved{Path: evil, Value: evil, Means: evil, Origin: evil, From: evil, At: evil, Why: evil, Was: evil})
	for i := range m.Testimony.Claims {
		c := &m.Testimony.Claims[i]
		c.ID, c.Says, c.At, c.Source = evil, evil, evil, evil
		if c.Figure != nil {
			c.Figure.Text = evil
		}
	}
	s := &m.Testimony.Sources[0]
	s.ID, s.Title, s.Publisher, s.Witness, s.Date, s.Grade, s.URL = evil, evil, evil, evil, evil, evil, evil
	m.FlowTotals = append(m.FlowTotals, record.FlowTotal{Kind: evil, From: evil, To: evil, Amount: 1})
	m.Summary.Routes[evil] = observe.RouteSum{Mass: 1e9, Profit: 1, Crossings: 1}
	for i := range m.Distributions {
		m.Distributions[i].Of = evil
	}
	page := pageOf(t, run)
	if strings.Contains(page, "<script") || strings.Contains(page, "<a href='javascript") {
		t.Error("the page has an element of the case's making")
	}
	if n := strings.Count(page, "</style>"); n != 1 {
		t.Errorf("the page ends its style %d times, want once", n)
	}
	if !strings.Contains(page, "&lt;script&gt;") {
		t.Error("the text is not shown at all")
	}
}

// No run is too small to be reported.
func TestSmallAndEmptyRunsGiveASensiblePage(t *testing.T) {
	partial := nothing(3)
	partial.Manifest.Partial, partial.Manifest.Asked = true, 365
	bare := &record.Run{Manifest: record.Manifest{Case: "bare"}}
	for _, c := range []struct {
		what string
		run  *record.Run
		want string
	}{
		{"nobody crosses for a year", nothing(365), "no profit was made on the river"},
		{"one day", nothing(1), "Accounts balanced to the fen on the one day."},
		{"the article's day alone", articlesDay(), "border guards 50\u00a0%"},
		{"interrupted", partial, "Interrupted after 3 of 365 days: every figure is of those days alone."},
		{"a manifest without tables", bare, "The record names no parameters."},
		{"no porters", nothing(5), "no porter was paid in any month"},
	} {
		page := pageOf(t, c.run)
		if !strings.Contains(page, c.want) {
			t.Errorf("%s: the page does not say %q", c.what, c.want)
		}
		for _, bad := range []string{"NaN", "Inf", "%!", "<nil>"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page has %q", c.what, bad)
			}
		}
	}
}

func TestARunThatDoesNotBalanceSaysSoFirst(t *testing.T) {
	run := samjiyon(t)
	run.Manifest.Summary.Conserved.Money, run.Manifest.Summary.Units = 3, map[string]string{"conservation.money": "yuan"}
	page := pageOf(t, run)
	warning, first := strings.Index(page, "The accounts do not balance: they are out by 3.00 yuan and 0.000 kg."), strings.Index(page, "<main>")
	if warning < 0 || warning > first {
		t.Error("the page does not begin with the warning")
	}
	if strings.Contains(page, "balanced to the fen") {
		t.Error("the page claims that the accounts balance")
	}
}

// Every drawing is well-formed XML, and no id occurs twice.
func TestDrawingsAreWellFormed(t *testing.T) {
	page := pageOf(t, samjiyon(t))
	for _, svg := range regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page, -1) {
		decoder := xml.NewDecoder(strings.NewReader(svg))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %.200s", err, svg)
			}
		}
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if seen[m[1]] {
			t.Errorf("the id %q occurs twice", m[1])
		}
		seen[m[1]] = true
	}
}

func TestEveryLinkLeadsToAClaim(t *testing.T) {
	page := pageOf(t, samjiyon(t))
	links := regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(links) == 0 {
		t.Fatal("no figure links to a claim")
	}
	for _, m := range links {
		if !strings.Contains(page, `id="`+m[1]+`"`) {
			t.Errorf("the link #%s leads nowhere", m[1])
		}
	}
}

func TestTheSameRunGivesTheSamePage(t *testing.T) {
	a, b := pageOf(t, samjiyon(t)), pageOf(t, samjiyon(t))
	if !bytes.Equal([]byte(a), []byte(b)) {
		t.Error("two pages of one run differ")
	}
}

func TestWhatIsNoRunIsRefused(t *testing.T) {
	for _, run := range []*record.Run{nil, {}} {
		if _, err := Page(run); err == nil || !strings.Contains(err.Error(), "does not name a case") {
			t.Errorf("Page gave the error %v, want one that says what is missing", err)
		}
		if err := Summary(io.Discard, run, 80, false); err == nil {
			t.Error("Summary took what is no run")
		}
	}
}
