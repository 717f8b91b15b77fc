package economy_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"maps"
	"path/filepath"
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
	b.WriteString("| parameter | unit | legal | default | samjiyon | acts | meaning |\n|---|---|---|---|---|---|---|\n")
	from := origins(t)
	for _, f := range parameter.Schema() {
		fixed := ""
		if f.Fixed {
			fixed = " †"
		}
		fmt.Fprintf(&b, "| `%s`%s | %s | %s | %s | %s | %s | %s |\n", f.Pattern, fixed, f.Unit, legal(f), silence(f), from[f.Pattern], acting(f.Acts), f.Means)
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

// acting says where a parameter can act, as the tag has it, in words.
func acting(tag string) string {
	tag = strings.ReplaceAll(tag, "organ=border-guards|far-side-guards|security payer=organiser", "a-bribed-post")
	alternatives := []string{}
	for alternative := range strings.SplitSeq(tag, " or ") {
		conditions := strings.Fields(alternative)
		for k, c := range conditions {
			c = strings.TrimPrefix(c, "regime=")
			c = strings.ReplaceAll(c, "a-bribed-post", "a bribed post")
			for _, sign := range []string{"=", ">", "<"} {
				c = strings.ReplaceAll(c, sign, " "+sign+" ")
			}
			conditions[k] = strings.ReplaceAll(c, "|", " or ")
		}
		alternatives = append(alternatives, strings.Join(conditions, ", "))
	}
	return strings.ReplaceAll(strings.Join(alternatives, "; "), "*", "\\*")
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

// A parameter that no file of the model reads is a promise of the page that the
// model does not keep. Only files that import package parameter can read one.
func TestODDDescribesNoParameterThatTheModelDoesNotRead(t *testing.T) {
	read := map[string]bool{}
	for _, file := range append(proof.Must(filepath.Glob("*.go"))(t), proof.Must(filepath.Glob("*/*.go"))(t)...) {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "parameter/") {
			continue
		}
		parsed := parse(t, file)
		if !slices.ContainsFunc(parsed.Imports, func(i *ast.ImportSpec) bool { return strings.HasSuffix(i.Path.Value, `/parameter"`) }) && filepath.Dir(file) != "." {
			continue
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if s, is := n.(*ast.SelectorExpr); is {
				read[s.Sel.Name] = true
			}
			return true
		})
	}
	var unread func(in reflect.Type, path string)
	unread = func(in reflect.Type, path string) {
		for in.Kind() == reflect.Slice {
			in = in.Elem()
		}
		for k := range in.NumField() {
			f := in.Field(k)
			key := f.Tag.Get("key")
			switch inner := f.Type; {
			case key == "":
			case inner.Kind() == reflect.Struct, inner.Kind() == reflect.Slice && inner.Elem().Kind() == reflect.Struct && f.Tag.Get("named") != "":
				unread(inner, path+key+".")
			case !read[f.Name]:
				t.Errorf("nothing in the model reads %s%s (%s): read it where %s says, or delete it", path, key, f.Name, odd)
			}
		}
	}
	unread(reflect.TypeFor[parameter.Parameters](), "")
}

// isPart says whether a name is the first key of some parameter.
func isPart(key string) bool {
	return slices.ContainsFunc(parameter.Schema(), func(f parameter.Field) bool { return strings.HasPrefix(f.Pattern, key+".") })
}

// The patterns of section 1 are the claims that a run can be held against, with
// the band of the case.
func TestODDTableOfPatternsIsCurrent(t *testing.T) {
	c := samjiyon(t)
	var b strings.Builder
	b.WriteString("| claim | stated | key of a run's summary | held to |\n|---|---|---|---|\n")
	row := func(claim, stated, measure, band string) {
		fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s |\n", claim, stated, measure, band)
	}
	held := map[string]bool{}
	for _, p := range c.Patterns {
		held[p.Claim] = true
		row(cmp.Or(p.Claim, p.Name), p.Stated, p.Measure, p.Band())
	}
	for _, claim := range c.Testimony.Claims {
		if claim.Measure != "" && !held[claim.ID] {
			row(claim.ID, claim.Figure.Text, claim.Measure, "not held")
		}
	}
	proof.Table(t, odd, "patterns", "go test ./economy -run ODD -update", b.String())
}

func samjiyon(t *testing.T) *scenario.Case {
	t.Helper()
	c := proof.Must(scenario.Load("samjiyon"))(t)
	return c
}
