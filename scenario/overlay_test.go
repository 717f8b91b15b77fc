package scenario

import (
	"errors"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/proof"
)

// laid lays overlays over the ferry.
func laid(t *testing.T, policies, sets []string) *Scenario {
	t.Helper()
	s := proof.Must(ferry(t).With(Options{Policies: policies, Sets: sets}))(t)
	return s
}

func TestWithoutOverlaysTheCaseStandsAsItIs(t *testing.T) {
	c, s := ferry(t), laid(t, nil, nil)
	same(t, "parameters", c.Parameters, s.Parameters)
	same(t, "resolved", c.Resolved, s.Resolved)
	if s.Changes != nil {
		t.Errorf("changes from nowhere: %v", s.Changes)
	}
}

func TestAPolicyWithoutDatesChangesTheParametersAndKeepsWhatItReplaced(t *testing.T) {
	s := laid(t, []string{"wide"}, nil)
	same(t, "crew_max", 80, s.Parameters.Planning.CrewMax)
	r := resolved(t, s.Resolved, "planning.crew_max")
	same(t, "value", "80 people", r.Value)
	same(t, "was", "50 people", r.Was)
	same(t, "origin", FromPolicy, r.Origin)
	same(t, "policy", "wide", r.From)
	if len(s.Changes) > 0 {
		t.Errorf("changes by date: %v", s.Changes)
	}
}

func TestAPolicyWithDatesBecomesChangesAndEndsWithWhatStoodBefore(t *testing.T) {
	s := laid(t, []string{"half"}, nil)
	same(t, "on the first day", 0.5, s.Parameters.Routes[0].Posts[0].Share)
	same(t, "changes", []parameter.Change{
		{On: day(t, "2017-12-01"), Path: "routes.ferry.posts.landing.share", Value: 0.25, Why: "half"},
		{On: day(t, "2018-03-01"), Path: "routes.ferry.posts.landing.share", Value: 0.5, Why: "half"},
	}, s.Changes)
	same(t, "recorded", []Dated{
		{On: "2017-12-01", Value: "25 %", Was: "50 %", Policy: "half"},
		{On: "2018-03-01", Value: "50 %", Was: "25 %", Policy: "half"},
	}, resolved(t, s.Resolved, "routes.ferry.posts.landing.share").Dated)
}

func TestASetLiesUnderDatedChanges(t *testing.T) {
	s := laid(t, []string{"half"}, []string{"routes.ferry.posts.landing.share=40 %"})
	same(t, "on the first day", 0.4, s.Parameters.Routes[0].Posts[0].Share)
	same(t, "in winter", 0.25, s.Changes[0].Value)
	same(t, "after winter", 0.4, s.Changes[1].Value)
}

func TestTheLastOverlayWins(t *testing.T) {
	s := laid(t, []string{"wide"}, []string{"planning.crew_max=60", "planning.crew_max = 70 people"})
	same(t, "crew_max", 70, s.Parameters.Planning.CrewMax)
	same(t, "was", "60 people", resolved(t, s.Resolved, "planning.crew_max").Was)
}

func TestSetReadsEveryKindOfParameter(t *testing.T) {
	for set, value := range map[string]string{
		"labour.share=25 %":                          "25 %",
		"labour.share=0.25":                          "25 %", // bare: in the parameter's own unit
		"living.cost=350 fen/day":                    "3.5 yuan/day",
		"living.cost=3 to 5":                         "4 yuan/day",
		"days=30":                                    "30 days",
		"start=2017-10-01":                           "2017-10-01",
		"regime=behavioural":                         "behavioural",
		"goods.cones.declarable=yes":                 "yes",
		"organisers.donju.own_goods=cones,cones":     "cones, cones",
		"living.rice_price=6":                        "6 yuan/kg",
		"routes.ferry.river=2":                       strings.Repeat("2, ", 11) + "2",
		"routes.ferry.river=1,2,1,1,1,1,1,1,1,1,1,1": "1, 2" + strings.Repeat(", 1", 10),
	} {
		path, _, _ := strings.Cut(set, "=")
		r := resolved(t, laid(t, nil, []string{"planning.choice_intensity=0.01", set}).Resolved, path)
		same(t, set, value, r.Value)
		same(t, set, FromSet, r.Origin)
	}
}

func TestWrongOverlaysAreErrorsOfUsage(t *testing.T) {
	for _, c := range []struct {
		o    Options
		says string
	}{
		{Options{Policies: []string{"hlaf"}}, "policies hlaf: the case ferry has no policy `hlaf`; did you mean `half`?"},
		{Options{Sets: []string{"labour.shar=3"}}, "sets labour.shar=3: there is no parameter `labour.shar`; did you mean `labour.share`?"},
		{Options{Sets: []string{"labour=3"}}, "`labour` is not one parameter but a group of them; name one of them, such as `labour.share`, "},
		{Options{Sets: []string{"labour.share"}}, "this is not PATH=VALUE; write, for example, sets labour.share='25 %'"},
		{Options{Sets: []string{"labour.share="}}, "this is not PATH=VALUE"},
		{Options{Sets: []string{"labour.share=120 %"}}, "a share cannot be above 100 %; write a value from 0 % to 100 %"},
		{Options{Sets: []string{"labour.share=3 kg"}}, "mass cannot become a plain number"},
		{Options{Sets: []string{"labour.share=lots"}}, `"lots" is not a number`},
		{Options{Sets: []string{"routes.ferry.county=bnak"}}, "there is nothing named `bnak` under `counties`; did you mean `bank`?"},
		{Options{Sets: []string{"organisers.donju.own_goods=,"}}, "an empty name"},
		{Options{Sets: []string{"routes.ferry.river=1,2"}}, "these are 2 numbers, but a year has 12 months"},
		{Options{Sets: []string{"start=soon"}}, `"soon" is not a date; write it as 2017-12-22`},
		{Options{Sets: []string{"regime=free"}}, "write one of `customary`, `behavioural`"},
		{Options{Sets: []string{"planning.crew_low=40"}}, "sets planning.crew_low=40: planning.crew_low: the smallest usual crew (40) is larger than the largest (30)"},
	} {
		_, err := ferry(t).With(c.o)
		var usage *fault.Error
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v\nwant %s", c.o, err, c.says)
		}
	}
}

func TestOverlaysLeaveTheCaseAlone(t *testing.T) {
	c := ferry(t)
	before := *c.Parameters.Clone()
	if _, err := c.With(Options{Policies: []string{"wide", "half"}, Sets: []string{"living.rice_price=9"}}); err != nil {
		t.Fatal(err)
	}
	same(t, "parameters", before, c.Parameters)
	same(t, "resolved", ferry(t).Resolved, c.Resolved)
}

func TestADatedChangeThatNoWorldCouldTakeIsRefusedBeforeTheRun(t *testing.T) {
	source := replace(t, sound(t), "{set: planning.crew_max, to: 80 people,", "{set: planning.crew_low, to: 40 people, starts: 2018-01-01,")
	c, err := Parse("ferry.yaml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.With(Options{Policies: []string{"wide"}})
	var usage *fault.Error
	if want := "policies wide: planning.crew_low: the smallest usual crew (40) is larger"; !errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
		t.Errorf("%v", err)
	}
}
