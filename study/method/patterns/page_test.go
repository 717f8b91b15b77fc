package patterns

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/indices"
	"tumen/study/method/ensemble"
	"tumen/study/store"
	"tumen/study/studytest"
)

const patternsPage = "../../../docs/patterns.md"

// The sizes of the page's tables: many runs for what it says, few for what every
// test run makes again.
const (
	pageSeeds      = 50
	mechanismSeeds = 10
	pairSeeds      = 12
	worlds         = 400
	cheapSeeds     = 4
)

func opened(t *testing.T, o scenario.Options) *scenario.Scenario {
	t.Helper()
	return proof.Must(scenario.Open("samjiyon", o))(t)
}

func patternsOf(t *testing.T, seeds int) *PatternTable {
	t.Helper()
	return tableOf(t, study.Request{Case: "samjiyon", Seeds: seeds, AsStated: true}, 0)
}

// written is a table of Markdown.
func written(head []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(head)
	b.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	for _, row := range rows {
		line(row)
	}
	return b.String()
}

// code are names as code.
func code(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = "`" + name + "`"
	}
	return strings.Join(quoted, ", ")
}

// shown is a pattern's number in the unit of its band.
func shown(p PatternResult, x *float64) string {
	switch {
	case x == nil:
		return "none"
	case *x == 0:
		return "0"
	case p.Unit == "share":
		return fmt.Sprintf("%.2f %%", *x*100)
	}
	return fmt.Sprintf("%.2f", *x)
}

func residuals(table *PatternTable) string {
	var rows [][]string
	for _, p := range table.Patterns {
		residual := shown(p, p.Residual)
		if len(p.AtBound) > 0 {
			residual += ", at the bound " + code(p.AtBound)
		}
		rows = append(rows, []string{"`" + p.Name + "`", p.Role, p.Stated, p.Band, shown(p, p.Median), shown(p, p.P5) + " to " + shown(p, p.P95), residual})
	}
	return written([]string{"pattern", "role", "stated", "band", "median", "5 to 95 % of the seeds", "residual"}, rows)
}

// evidence counts what the patterns are evidence of, and says what each pin pins.
func evidence(c *scenario.Scenario) (count, pins string) {
	e := c.Evidence()
	rows := [][]string{{"tuned numbers", strconv.Itoa(len(e.Tuned))}, {"independent facts in the patterns that are not put in", strconv.Itoa(e.Facts)}}
	for _, role := range scenario.Roles {
		rows = append(rows, []string{"patterns that are " + role, strconv.Itoa(e.Count(role))})
	}
	count = written([]string{"what", "how many"}, rows)
	rows = nil
	for _, n := range e.Tuned {
		var fitted []string
		for _, role := range e.Patterns {
			if slices.ContainsFunc(role.By, func(path string) bool { return slices.Contains(n.Paths, path) }) {
				fitted = append(fitted, role.Pattern)
			}
		}
		rows = append(rows, []string{"`" + n.Path + "`", n.Value, code(n.Pins), code(fitted)})
	}
	return count, written([]string{"tuned number", "stated", "claims that pin it", "patterns that are fitted by it"}, rows)
}

// needs is, for each pattern, which mechanisms it needs.
func needs(table *PatternTable) string {
	var rows [][]string
	for i, p := range table.Patterns {
		var lost, found []string
		for _, m := range table.Mechanisms {
			switch {
			case slices.Contains(m.Lost, p.Name):
				lost = append(lost, fmt.Sprintf("`%s` (%s)", m.Name, shown(p, m.Patterns[i].Median)))
			case slices.Contains(m.Found, p.Name):
				found = append(found, fmt.Sprintf("`%s` (%s)", m.Name, shown(p, m.Patterns[i].Median)))
			}
		}
		met := "no"
		if p.Met {
			met = "yes"
		}
		rows = append(rows, []string{"`" + p.Name + "`", met, strings.Join(lost, ", "), strings.Join(found, ", ")})
	}
	return written([]string{"pattern", "met with all", "not met without", "met only without"}, rows)
}

// oneNumber is, for each pattern, the number that explains most of how its measure
// varies over worlds drawn from what the case allows.
func oneNumber(t *testing.T, c *scenario.Scenario) string {
	s := studytest.Finished(t, ensemble.Kind, study.Request{Case: "samjiyon", Points: worlds, Seeds: 1, Sampling: study.ByLatin, NoDays: true}, 0)
	var points [][]float64
	columns := map[string][]float64{}
	_, err := s.Each(func(r *store.Row) error {
		if r.Failed() {
			return nil
		}
		points = append(points, slices.Clone(r.Inputs)) // the row is gone with the next
		for _, p := range c.Patterns {
			columns[p.Name] = append(columns[p.Name], r.Outcomes[s.Spec.Place(p.Measure)])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, p := range c.Patterns {
		all, err := indices.One(points, study.NamesOf(s.Spec.Inputs), columns[p.Name])
		if constant := (*estimate.Constant)(nil); errors.As(err, &constant) {
			rows = append(rows, []string{"`" + p.Name + "`", "", "it does not vary", ""})
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		all = together(all, s.Spec.Inputs)
		rows = append(rows, []string{"`" + p.Name + "`", "`" + all[0].Name + "`", fmt.Sprintf("%.2f", all[0].R2), fmt.Sprintf("`%s`, %.2f", all[1].Name, all[1].R2)})
	}
	return written([]string{"pattern", "one number", "explains", "and the next"}, rows)
}

// together adds up what numbers explain that are stated alike, such as the price of
// each good: they were thought of as one. Since each is drawn by itself, the shares
// of the variance add up.
func together(all []indices.Explained, inputs []study.Input) (one []indices.Explained) {
	alike := map[string]string{} // by name: that of the number
	stated := map[string]int{}
	key := func(in study.Input) (key, pattern string) {
		for _, f := range parameter.Schema() {
			if len(in.Paths) == 1 && regexp.MustCompile("^"+strings.ReplaceAll(regexp.QuoteMeta(f.Pattern), `\*`, `[^.]+`)+"$").MatchString(in.Paths[0]) {
				return f.Pattern + in.Stated + in.Why, f.Pattern
			}
		}
		return in.Name, in.Name
	}
	for _, in := range inputs {
		k, _ := key(in)
		stated[k]++
	}
	for _, in := range inputs {
		if k, pattern := key(in); stated[k] > 1 {
			alike[in.Name] = pattern
		}
	}
	sums := map[string]int{}
	for _, e := range all {
		name := cmp.Or(alike[e.Name], e.Name)
		if at, known := sums[name]; known {
			one[at].R2 += max(0, e.R2)
			continue
		}
		sums[name] = len(one)
		one = append(one, indices.Explained{Name: name, R2: e.R2})
	}
	slices.SortStableFunc(one, func(a, b indices.Explained) int { return cmp.Compare(b.R2, a.R2) })
	return one
}

// between replaces what stands between two marks of the page.
func between(t *testing.T, page, mark, text string) string {
	t.Helper()
	begin, end := "<!-- "+mark+" -->\n", "<!-- end of "+mark+" -->"
	head, rest, ok := strings.Cut(page, begin)
	_, tail, ends := strings.Cut(rest, end)
	if !ok || !ends {
		t.Fatalf("%s has no place for %s", patternsPage, mark)
	}
	return head + begin + text + end + tail
}

// standing is what stands there.
func standing(t *testing.T, page, mark string) string {
	t.Helper()
	_, rest, _ := strings.Cut(page, "<!-- "+mark+" -->\n")
	text, _, ok := strings.Cut(rest, "<!-- end of "+mark+" -->")
	if !ok {
		t.Fatalf("%s has no place for %s", patternsPage, mark)
	}
	return text
}

var hashOnPage = regexp.MustCompile("case hash `([0-9a-f]{64})`")

// The tables of the page are of the case as it is: its hash stands there, every
// pattern and policy is named, the roles are those that the case gives, and the
// smallest of the tables of runs is made again to the digit. A pattern that one
// number explains above 0.9 is put in: the case says so, and says it of no other.
func TestThePageOfPatternsIsOfThisCase(t *testing.T) {
	page, c := proof.Read(t, patternsPage), opened(t, scenario.Options{})
	cheap := residuals(patternsOf(t, cheapSeeds))
	count, pins := evidence(c)
	if proof.Updating() {
		page = hashOnPage.ReplaceAllString(page, "case hash `"+c.SHA256+"`")
		for _, table := range []struct {
			mark string
			text func() string
		}{
			{"few seeds", func() string { return cheap }},
			{"count", func() string { return count }},
			{"pins", func() string { return pins }},
			{"residuals", func() string { return residuals(patternsOf(t, pageSeeds)) }},
			{"mechanisms", func() string {
				return needs(tableOf(t, study.Request{Case: "samjiyon", Seeds: mechanismSeeds, Mechanisms: true, AsStated: true}, 0))
			}},
			{"one number", func() string { return oneNumber(t, c) }},
			{"policies", func() string { return policies(t) }},
		} {
			page = between(t, page, table.mark, table.text())
		}
		if err := os.WriteFile(patternsPage, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const again = "run `go test ./study/method/patterns -run ThePageOfPatterns -timeout 1h -update` and read what changed"
	if m := hashOnPage.FindStringSubmatch(page); m == nil || m[1] != c.SHA256 {
		t.Errorf("%s is of another case than %s: %s", patternsPage, c.SHA256, again)
	}
	for mark, now := range map[string]string{"few seeds": cheap, "count": count, "pins": pins} {
		if standing(t, page, mark) != now {
			t.Errorf("%s has another table of %s than comes out now:\n%s%s", patternsPage, mark, now, again)
		}
	}
	for _, p := range c.Patterns {
		for _, mark := range []string{"residuals", "mechanisms", "one number"} {
			if !strings.Contains(standing(t, page, mark), "| `"+p.Name+"` |") {
				t.Errorf("the table of %s has no row for the pattern %s: %s", mark, p.Name, again)
			}
		}
		var number, r2 string
		if m := regexp.MustCompile("\\| `" + p.Name + "` \\| `([^`]+)` \\| ([0-9.-]+) \\|").FindStringSubmatch(standing(t, page, "one number")); m != nil {
			number, r2 = m[1], m[2]
		}
		x, err := strconv.ParseFloat(r2, 64)
		follows := err == nil && x > indices.PutInAbove
		if follows && p.One != number || !follows && p.One != "" {
			t.Errorf("the pattern %s is explained by %s (%s), and the case has `one-number: %s`: write there what explains more than %v, or nothing", p.Name, number, r2, p.One, indices.PutInAbove)
		}
	}
	for _, r := range c.Evidence().Patterns {
		if strings.Contains(standing(t, page, "one number"), "| `"+r.Pattern+"` |  | it does not vary |") && r.Role != scenario.PutIn {
			t.Errorf("the pattern %s comes out the same in all worlds, and is called %s: write `claim:` at the number that it follows from", r.Pattern, r.Role)
		}
	}
	for _, p := range c.Policies {
		if strings.Count(page, "| `"+p.Name+"` |") < 2 {
			t.Errorf("%s does not say what the policy %s does, and why", patternsPage, p.Name)
		}
	}
}
