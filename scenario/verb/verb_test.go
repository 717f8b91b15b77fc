package verb_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/scenario/verb"
)

const (
	share = "routes.ferry.posts.landing.share" // 50 %
	rice  = "living.rice_price"                // 4 yuan/kg, from 2018-01-01 on 5
	crew  = "planning.crew_max"                // 50 people
	river = "routes.ferry.river"               // 1 in every month
)

// ferry is a small case that offers the policies a and b with one change each.
func ferry(t *testing.T, changes ...string) (*scenario.Case, error) {
	t.Helper()
	source := proof.Must(os.ReadFile("../testdata/sound.yaml"))(t)
	text, _, found := strings.Cut(string(source), "\npolicies:\n")
	if !found {
		t.Fatal("the case has no policies to put others in their place")
	}
	if len(changes) > 0 {
		text += "\npolicies:\n"
	}
	for i, change := range changes {
		text += "  " + "ab"[i:i+1] + ":\n    changes:\n      - {" + change + ", assumed: a test}\n"
	}
	return scenario.Parse("ferry.yaml", []byte(text))
}

// laid is the case with all of its policies.
func laid(t *testing.T, changes ...string) *scenario.Scenario {
	t.Helper()
	c := proof.Must(ferry(t, changes...))(t)
	s := proof.Must(c.With(scenario.Options{Policies: []string{"a", "b"}[:len(changes)]}))(t)
	return s
}

// refused says what is wrong with a change, and what to write.
func refused(t *testing.T, change, what, write string) {
	t.Helper()
	_, err := ferry(t, change)
	if err == nil {
		t.Errorf("%s was read", change)
		return
	}
	if text := err.Error(); !strings.Contains(text, "policies.a.changes.0") || !strings.Contains(text, what) || !strings.Contains(text, write) {
		t.Errorf("%s: %s\nwant %s; %s", change, text, what, write)
	}
}

// on is the value of a parameter on a day of a run, as a person reads it: the
// numbers that the economy is given by then.
func on(t *testing.T, s *scenario.Scenario, path, day string) any {
	t.Helper()
	date := proof.Must(parameter.ParseDate(day))(t)
	p := s.Parameters.Clone()
	for _, change := range s.Changes {
		if change.On <= date {
			if err := p.Set(change.Path, change.Value); err != nil {
				t.Fatal(err)
			}
		}
	}
	f, found := parameter.Lookup(p, path)
	if !found {
		t.Fatalf("no parameter %s", path)
	}
	if series, dated := f.Value.Interface().(parameter.Series); dated {
		return series.On(date)
	}
	return f.Value.Interface()
}

// resolved is what the scenario says of a parameter.
func resolved(s *scenario.Scenario, path string) (r scenario.Resolved) {
	for _, r = range s.Resolved {
		if r.Path == path {
			return r
		}
	}
	return scenario.Resolved{}
}

func is(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// Every verb keeps what it was given and where that comes from, and ends with what
// stood before. That it changes something is for its own test.
func TestEveryVerbKeepsItsOrigin(t *testing.T) {
	for _, v := range verb.All {
		operand := map[string]string{"to": "60 people", "by": "2"}[v.Key]
		if v.Operand == verb.Difference {
			operand = "10 people"
		}
		change := v.Name + ": " + crew + ", " + v.Key + ": " + operand + ", starts: 2017-10-01, ends: 2018-02-01"
		if v.Gradual {
			change += ", reaches: 2017-11-01"
		}
		s := laid(t, change)
		c := s.Policies[0].Changes[0]
		is(t, v.Name+"'s verb", c.Verb, v.Name)
		is(t, v.Name+"'s reason", c.Why, "a test")
		is(t, v.Name+"'s origin", c.Origin, scenario.FromAssumption)
		is(t, v.Name+"'s days", c.Starts+" "+c.Ends, "2017-10-01 2018-02-01")
		is(t, "before "+v.Name, on(t, s, crew, "2017-09-30"), 50)
		is(t, "after "+v.Name, on(t, s, crew, "2018-02-01"), 50)
	}
}

func TestAChangeDoesOneThing(t *testing.T) {
	refused(t, "set: "+crew+", add: "+crew+", to: 60 people", "a change does one thing, and this has `set`, `add`", "write one change for each")
	refused(t, "to: 60 people", "a change says neither what to change nor how", "write one of `set`, ")
	refused(t, "sett: "+crew+", to: 60 people", "a change has no key `sett`", "did you mean `set`?")
	refused(t, "scale: planning.crewmax, by: 2", "there is no parameter `planning.crewmax`", "did you mean `planning.crew_max`?")
}

// The guide explains every verb, in the words of the schema.
func TestTheGuideExplainsEveryVerb(t *testing.T) {
	table := "| verb | what it does to a parameter | needs |\n|---|---|---|\n"
	for _, v := range verb.All {
		needs := "`" + v.Key + "`"
		if v.Gradual {
			needs += ", `starts`, `reaches`"
		}
		table += fmt.Sprintf("| `%s` | %s | %s |\n", v.Name, v.Means, needs)
	}
	proof.Table(t, "../../docs/guide.md", "verbs", "go test ./scenario/verb -update", table)
}
