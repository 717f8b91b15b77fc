package patterns

import (
	"context"
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/study"
)

const patternsPage = "../../../docs/patterns.md"

// The sizes of the page's tables: many runs for what it says, few for what every
// test run makes again.
const (
	pageSeeds  = 200
	pinSeeds   = 10 // a median of ten moves by less than what the table is read for
	pairSeeds  = 24
	cheapSeeds = 4
)

func opened(t *testing.T, o scenario.Options) *scenario.Scenario {
	t.Helper()
	c, err := scenario.Open("samjiyon", o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func patternsOf(t *testing.T, sets []string, seeds int) *PatternTable {
	t.Helper()
	return tableOf(t, study.Request{Case: "samjiyon", Sets: sets, Seeds: seeds}, 0)
}

// shown is a pattern's number in the unit of its band.
func shown(p PatternResult, x *float64) string {
	switch {
	case x == nil:
		return "none"
	case *x == 0:
		return "0"
	}
	if p.Unit == "%" || p.Unit == "share" || p.Unit == "1" && *p.High <= 1 {
		return fmt.Sprintf("%.2f %%", *x*100)
	}
	return fmt.Sprintf("%.2f", *x)
}

func residuals(table *PatternTable) string {
	var b strings.Builder
	b.WriteString("| pattern | stated | band | median | 5 to 95 % of the seeds | residual |\n|---|---|---|---|---|---|\n")
	for _, p := range table.Patterns {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s to %s | %s |\n", p.Name, p.Stated, p.Band, shown(p, p.Median), shown(p, p.P5), shown(p, p.P95), shown(p, p.Residual))
	}
	return b.String()
}

// moved is a free parameter and how it is set a tenth lower and higher.
type moved struct {
	name string
	sets func(factor float64) []string
}

func moves() (list []moved) {
	one := func(path, unit string, value float64) {
		list = append(list, moved{path, func(f float64) []string { return []string{fmt.Sprintf("%s=%g %s", path, value*f, unit)} }})
	}
	goods := func(key, unit string, value float64) {
		list = append(list, moved{"goods.*." + key, func(f float64) (sets []string) {
			for _, g := range []string{"larch-cones", "vines", "dandelion-root", "angelica"} {
				sets = append(sets, fmt.Sprintf("goods.%s.%s=%g %s", g, key, value*f, unit))
			}
			return sets
		}})
	}
	one("routes.river.posts.border-guards.power", "%", 64.5)
	one("routes.river.posts.border-guards.detection", "%", 2)
	one("counties.samjiyon.porters", "people", 2000)
	one("counties.samjiyon.strength", "kg", 50)
	one("counties.samjiyon.strength_spread", "kg", 7)
	one("counties.samjiyon.outside_income", "yuan/day", 8)
	one("labour.rest", "days", 5)
	one("labour.novice_load", "%", 80)
	one("planning.unnoticed_crew", "people", 20)
	one("planning.visibility", "1/person", 0.018)
	one("planning.choice_intensity", "1/yuan", 0.01)
	one("crossing.raid", "%", 0.5)
	one("routes.customs.discount", "%", 15)
	goods("destination_price", "yuan/kg", 5)
	goods("source_price", "yuan/kg", 1)
	goods("demand_elasticity", "", 12)
	goods("volume", "kg/day", 2500)
	return list
}

func pins(t *testing.T) string {
	base := patternsOf(t, nil, pinSeeds)
	var b strings.Builder
	b.WriteString("| parameter |")
	rule := "|---|"
	for _, p := range base.Patterns {
		b.WriteString(" " + p.Name + " |")
		rule += "---|"
	}
	b.WriteString("\n" + rule + "\n")
	for _, m := range moves() {
		low, high := patternsOf(t, m.sets(0.9), pinSeeds), patternsOf(t, m.sets(1.1), pinSeeds)
		fmt.Fprintf(&b, "| `%s` |", m.name)
		for k, p := range base.Patterns {
			by := func(x *float64) string {
				d := *x - *p.Median
				if p.High != nil && *p.High <= 1 && p.Unit != "yuan/kg" {
					d *= 100
				}
				s := fmt.Sprintf("%+.2f", d)
				if s == "+0.00" || s == "-0.00" {
					return "0"
				}
				return s
			}
			l, h := by(low.Patterns[k].Median), by(high.Patterns[k].Median)
			if l == "0" && h == "0" {
				b.WriteString(" |")
			} else {
				b.WriteString(" " + l + ", " + h + " |")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// policies compares each policy with its absence, seed by seed.
func policies(t *testing.T) string {
	figures := []struct {
		head string
		of   func(*observe.Summary) float64
	}{
		{"guards, % of profit", func(s *observe.Summary) float64 { return 100 * s.Shares.Guards.Float() }},
		{"organisers, %", func(s *observe.Summary) float64 { return 100 * s.Shares.Organisers.Float() }},
		{"porters, %", func(s *observe.Summary) float64 { return 100 * s.Shares.Porters.Float() }},
		{"piece rate, yuan/kg", func(s *observe.Summary) float64 { return s.PieceRate.Float() }},
		{"river, t", func(s *observe.Summary) float64 { return s.Routes["river"].Mass / 1000 }},
		{"customs, t", func(s *observe.Summary) float64 { return s.Routes["customs"].Mass / 1000 }},
		{"detained", func(s *observe.Summary) float64 { return float64(s.Harm.Detained) }},
		{"crew, median", func(s *observe.Summary) float64 { return s.Crew.Median.Float() }},
	}
	runs := func(c *scenario.Scenario) []*observe.Summary {
		out := make([]*observe.Summary, pairSeeds)
		var wait sync.WaitGroup
		for i := range out {
			wait.Go(func() {
				w, err := economy.New(&c.Parameters, c.Changes, uint64(i+1), 1)
				if err == nil {
					err = w.Run(context.Background(), nil)
				}
				if err != nil {
					t.Error(err)
					return
				}
				s := w.Outcome().Summary
				out[i] = &s
			})
		}
		wait.Wait()
		return out
	}
	plain := opened(t, scenario.Options{})
	without := runs(plain)
	var b strings.Builder
	b.WriteString("| policy |")
	rule := "|---|"
	for _, f := range figures {
		b.WriteString(" " + f.head + " |")
		rule += "---|"
	}
	b.WriteString("\n" + rule + "\n| *without* |")
	for _, f := range figures {
		mean := 0.0
		for _, s := range without {
			mean += f.of(s) / pairSeeds
		}
		fmt.Fprintf(&b, " %.2f |", mean)
	}
	b.WriteString("\n")
	for _, p := range plain.Policies {
		with := runs(opened(t, scenario.Options{Policies: []string{p.Name}}))
		fmt.Fprintf(&b, "| `%s` |", p.Name)
		for _, f := range figures {
			var sum, squares float64
			for i := range with {
				d := f.of(with[i]) - f.of(without[i])
				sum += d
				squares += d * d
			}
			mean := sum / pairSeeds
			half := 2.069 * math.Sqrt(max(0, squares-sum*mean)/(pairSeeds-1)/pairSeeds) // Student's t, 23 degrees of freedom
			fmt.Fprintf(&b, " %+.2f ± %.2f |", mean, half)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// between replaces what stands between two marks of the page.
func between(t *testing.T, page, mark, text string) string {
	t.Helper()
	begin, end := "<!-- "+mark+" -->\n", "<!-- end of "+mark+" -->"
	_, rest, ok := strings.Cut(page, begin)
	_, _, ends := strings.Cut(rest, end)
	if !ok || !ends {
		t.Fatalf("%s has no place for %s", patternsPage, mark)
	}
	head, _, _ := strings.Cut(page, begin)
	_, tail, _ := strings.Cut(rest, end)
	return head + begin + text + end + tail
}

var hashOnPage = regexp.MustCompile("case hash `([0-9a-f]{64})`")

// The tables of the page are of the case as it is: its hash stands there, every
// pattern, policy and free parameter is named, and the smallest of the tables is
// made again to the digit.
func TestThePageOfPatternsIsOfThisCase(t *testing.T) {
	text, err := os.ReadFile(patternsPage)
	if err != nil {
		t.Fatal(err)
	}
	c := opened(t, scenario.Options{})
	page := string(text)
	cheap := residuals(patternsOf(t, nil, cheapSeeds))
	if proof.Updating() {
		page = hashOnPage.ReplaceAllString(page, "case hash `"+c.SHA256+"`")
		page = between(t, page, "few seeds", cheap)
		page = between(t, page, "residuals", residuals(patternsOf(t, nil, pageSeeds)))
		page = between(t, page, "pins", pins(t))
		page = between(t, page, "policies", policies(t))
		if err := os.WriteFile(patternsPage, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const again = "run `go test ./study/method/patterns -run ThePageOfPatterns -update` and read what changed"
	if m := hashOnPage.FindStringSubmatch(page); m == nil || m[1] != c.SHA256 {
		t.Errorf("%s is of another case than %s: %s", patternsPage, c.SHA256, again)
	}
	if !strings.Contains(page, cheap) {
		t.Errorf("%s has another table of %d seeds than comes out now:\n%s%s", patternsPage, cheapSeeds, cheap, again)
	}
	for _, p := range c.Patterns {
		if strings.Count(page, "| `"+p.Name+"` |") < 2 {
			t.Errorf("%s has no rows for the pattern %s: %s", patternsPage, p.Name, again)
		}
	}
	for _, p := range c.Policies {
		if strings.Count(page, "| `"+p.Name+"` |") < 2 {
			t.Errorf("%s does not say what the policy %s does, and why", patternsPage, p.Name)
		}
	}
	for _, m := range moves() {
		if !strings.Contains(page, "| `"+m.name+"` |") {
			t.Errorf("%s does not say what pins %s: %s", patternsPage, m.name, again)
		}
	}
}
