package economy_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/scenario"
)

func TestODDTableOfParametersIsCurrent(t *testing.T) {
	proof.Table(t, odd, "parameters", "go test ./economy -run ODD -update", parameterTable(t))
}

// parameterTable is every parameter under its pattern path.
func parameterTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| parameter | unit | legal | default | samjiyon | meaning |\n|---|---|---|---|---|---|\n")
	from := origins(t)
	for _, f := range parameter.Schema() {
		fixed := ""
		if f.Fixed {
			fixed = " †"
		}
		fmt.Fprintf(&b, "| `%s`%s | %s | %s | %s | %s | %s |\n", f.Pattern, fixed, f.Unit, legal(f), silence(f), from[f.Pattern], f.Means)
	}
	return b.String()
}

// legal says what may be written for a parameter.
func legal(f parameter.Field) string {
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	text := number(f.Min) + " to " + number(f.Max)
	switch {
	case len(f.One) > 0:
		return strings.Join(f.One, ", ")
	case f.Refers != "":
		return "names under `" + f.Refers + "`"
	case f.Value.Kind() == reflect.Bool:
		return "yes or no"
	case f.Value.Type() == reflect.TypeFor[parameter.Date]():
		return "a date"
	case f.Value.Type() == reflect.TypeFor[parameter.Series]():
		return text + ", by date"
	case f.Value.Kind() == reflect.Array:
		return text + ", by month"
	}
	return text
}

// silence is what holds where a case says nothing.
func silence(f parameter.Field) string {
	switch {
	case f.Required:
		return "must be given"
	case f.Value.Kind() == reflect.Bool:
		return "no"
	case f.Value.Kind() == reflect.Slice:
		return "none"
	}
	return f.Default
}

// origins says for each pattern where the case's values come from: claims and
// sources by name, or that they are assumed and which claims the reasons name.
func origins(t *testing.T) map[string]string {
	t.Helper()
	c := samjiyon(t)
	stated, assumed, weighed := map[string][]string{}, map[string]bool{}, map[string][]string{}
	for _, r := range c.Resolved {
		f, _ := parameter.Lookup(&c.Parameters, r.Path)
		switch r.Origin {
		case scenario.FromClaim, scenario.FromSource:
			stated[f.Pattern] = append(stated[f.Pattern], "`"+r.From+"`")
		case scenario.FromCase:
			stated[f.Pattern] = append(stated[f.Pattern], "chosen")
		case scenario.FromAssumption:
			assumed[f.Pattern] = true
			for _, claim := range c.Testimony.Claims {
				if strings.Contains(claim.ID, ".") && strings.Contains(r.Why, claim.ID) {
					weighed[f.Pattern] = append(weighed[f.Pattern], "`"+claim.ID+"`")
				}
			}
		}
	}
	once := func(names []string) string {
		return strings.Join(slices.Compact(slices.Sorted(slices.Values(names))), ", ")
	}
	from := map[string]string{}
	for _, f := range parameter.Schema() {
		parts := []string{}
		if names := stated[f.Pattern]; len(names) > 0 {
			parts = append(parts, once(names))
		}
		if names := weighed[f.Pattern]; len(names) > 0 {
			parts = append(parts, "assumed, with "+once(names))
		} else if assumed[f.Pattern] {
			parts = append(parts, "assumed")
		}
		if from[f.Pattern] = strings.Join(parts, "; "); len(parts) == 0 {
			from[f.Pattern] = "default"
		}
	}
	return from
}

// code is a name in backticks; braces hold several last parts, as in
// planning.{crew_low, crew_high}.
var code = regexp.MustCompile("`([a-z][a-z_.*]*)(?:\\{([a-z_,\\s]+)\\})?`")

// A parameter that no submodel names is one that nobody knows how to use.
func TestODDSaysWhoReadsEachParameter(t *testing.T) {
	_, prose := page(t)
	named := map[string]bool{}
	for _, m := range code.FindAllStringSubmatch(prose, -1) {
		for _, last := range strings.Split(m[2], ",") {
			named[m[1]+strings.TrimSpace(last)] = true
		}
	}
	known := map[string]bool{}
	for _, f := range parameter.Schema() {
		known[f.Pattern] = true
		if !named[f.Pattern] {
			t.Errorf("%s does not say who reads `%s`: name it after Reads in the submodel that does", odd, f.Pattern)
		}
	}
	for _, claim := range samjiyon(t).Testimony.Claims {
		known[claim.ID] = true
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if first, _, dotted := strings.Cut(name, "."); dotted && !known[name] && isPart(first) {
			t.Errorf("%s names `%s`, which is neither a parameter nor a claim: correct the name", odd, name)
		}
	}
}

// isPart says whether a name is the first key of some parameter.
func isPart(key string) bool {
	return slices.ContainsFunc(parameter.Schema(), func(f parameter.Field) bool { return strings.HasPrefix(f.Pattern, key+".") })
}

// The patterns are the claims that a run can be held against.
func TestODDNamesEveryPatternOfSamjiyon(t *testing.T) {
	all, _ := page(t)
	for _, claim := range samjiyon(t).Testimony.Claims {
		if row := fmt.Sprintf("\n| `%s` |", claim.ID); claim.Measure != "" && !strings.Contains(all, row) {
			t.Errorf("%s has no row for the claim `%s`, which %s measures: add it to the patterns of section 1", odd, claim.ID, claim.Measure)
		}
	}
}

// The last column of section 1 is what the case holds each claim to.
func TestODDHoldsEachClaimToTheBandOfTheCase(t *testing.T) {
	all, _ := page(t)
	for _, p := range samjiyon(t).Patterns {
		row, _, found := strings.Cut(all[strings.Index(all, "\n| `"+p.Claim+"` |")+1:], "\n")
		cells := strings.Split(row, "|")
		band, _, _ := strings.Cut(p.Band(), "/") // runs/month are runs there
		if !found || len(cells) != 6 || !strings.HasPrefix(strings.TrimSpace(cells[4]), band) {
			t.Errorf("%s has %q for the pattern %s, whose band is %s: correct the row", odd, row, p.Name, p.Band())
		}
	}
}

func samjiyon(t *testing.T) *scenario.Case {
	t.Helper()
	c := proof.Must(scenario.Load("samjiyon"))(t)
	return c
}
