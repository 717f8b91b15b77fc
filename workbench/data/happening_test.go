package data

import (
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/scenario"
)

// row makes the columns of two days.
func row(values map[string][2]int64) []observe.Column {
	var columns []observe.Column
	for _, name := range []string{"crews", "campaign", "seized", "dead"} {
		v := values[name]
		columns = append(columns, observe.Column{Name: name, Ints: []int64{v[0], v[1]}})
	}
	return columns
}

func TestADayIsToldInALine(t *testing.T) {
	for _, c := range []struct {
		columns  map[string][2]int64
		passages []observe.Passage
		want     string
	}{
		{map[string][2]int64{"crews": {3, 3}}, nil, ""},
		{map[string][2]int64{"crews": {3, 3}, "campaign": {0, 1}}, nil, "campaign: the MSS begins a campaign"},
		{map[string][2]int64{"crews": {3, 3}, "campaign": {1, 0}}, nil, "campaign: the campaign is over"},
		{map[string][2]int64{"crews": {3, 0}}, nil, "standstill: nobody set out tonight"},
		{
			map[string][2]int64{"crews": {3, 3}, "seized": {0, 1_157_000}},
			[]observe.Passage{{Seized: true, Caught: 22}, {Seized: true}, {}},
			"seizure: 2 crossings stopped, 1,157 kg seized, 22 porters held",
		},
		{
			map[string][2]int64{"crews": {3, 3}, "dead": {4, 5}},
			[]observe.Passage{{Hurt: 1}, {Dead: 1}},
			"harm: 1 porter hurt, 1 porter died",
		},
		{map[string][2]int64{"crews": {3, 3}}, []observe.Passage{{Hurt: 2}}, "harm: 2 porters hurt"},
	} {
		columns := row(c.columns)
		var told []string
		for _, n := range dayNotes(columns, observe.Sight{Day: 1, Columns: columns, Passages: c.passages}) {
			told = append(told, n.Kind+": "+n.Text)
		}
		if got := strings.Join(told, "; "); got != c.want {
			t.Errorf("%v: %q, want %q", c.columns, got, c.want)
		}
	}
}

// What a policy changes by date is told on that day, and no other.
func TestAPolicyIsToldOnItsDay(t *testing.T) {
	s := &scenario.Scenario{Content: scenario.Content{Resolved: []scenario.Resolved{{Path: "routes.customs.posts.customs-house.share", Dated: []scenario.Dated{
		{On: "2017-08-01", Value: "20 %", Was: "30 %", Policy: "early"},
		{On: "2017-09-11", Value: "10 %", Was: "20 %", Policy: "levy-10"},
		{On: "2019-01-01", Value: "30 %", Was: "10 %", Policy: "late"},
	}}}}}
	start, err := parameter.ParseDate("2017-09-01")
	if err != nil {
		t.Fatal(err)
	}
	s.Parameters.Start, s.Parameters.Days = start, 30
	notes := policyNotes(s)
	if len(notes) != 2 || len(notes[0]) != 1 || len(notes[10]) != 1 {
		t.Fatalf("notes are %v", notes)
	}
	if n := notes[10][0]; n.Text != "levy-10: routes.customs.posts.customs-house.share is 10 % (was 20 %)" || n.Path != s.Resolved[0].Path {
		t.Errorf("day 10 says %+v", n)
	}
}
