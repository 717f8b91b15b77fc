package scenario

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/economy/parameter"
	"tumen/scenario/verb"
)

const landing = "routes.ferry.posts.landing.share"

// holding is a layer that sets the landing's share between two days, which may
// be left open.
func holding(t testing.TB, policy string, share float64, starts, ends string) layer {
	t.Helper()
	l := layer{PolicyChange{Path: landing, verb: verb.Set, operand: stating{value: share}}, FromPolicy, policy}
	if starts != "" {
		d := day(t, starts)
		l.starts = &d
	}
	if ends != "" {
		d := day(t, ends)
		l.ends = &d
	}
	return l
}

// listed writes changes one a line.
func listed(changes []parameter.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %v %s\n", c.On, c.Value, c.Why)
	}
	return b.String()
}

func TestOverlappingPolicies(t *testing.T) {
	for _, c := range []struct {
		name   string
		layers []layer
		want   string
	}{
		{
			"the later applied holds while both do, and the earlier shows again",
			[]layer{holding(t, "a", 0.1, "2017-10-01", "2018-02-01"), holding(t, "b", 0.2, "2017-11-01", "2017-12-01")},
			"2017-10-01 0.1 a\n2017-11-01 0.2 b\n2017-12-01 0.1 a\n2018-02-01 0.5 a\n",
		},
		{
			"one that ends under another is not seen to end",
			[]layer{holding(t, "a", 0.1, "2017-10-01", "2017-12-01"), holding(t, "b", 0.2, "2017-11-01", "2018-02-01")},
			"2017-10-01 0.1 a\n2017-11-01 0.2 b\n2018-02-01 0.5 b\n",
		},
		{
			"without an end it holds for good",
			[]layer{holding(t, "a", 0.1, "2017-10-01", "")},
			"2017-10-01 0.1 a\n",
		},
		{
			"without a start it holds from the first day",
			[]layer{holding(t, "a", 0.1, "", "2017-10-01")},
			"2017-09-01 0.1 a\n2017-10-01 0.5 a\n",
		},
		{
			"what ends before it could start is nothing",
			[]layer{holding(t, "a", 0.1, "", "2017-08-01")},
			"",
		},
	} {
		s := laid(t, nil, nil)
		s.compile(c.layers)
		same(t, c.name, c.want, listed(s.Changes))
	}
}

// Whatever the layers, the changes of a run give on each day what the layers that
// cover the day make of the case's own value, each of what those before it give.
func TestOnEachDayEveryLayerWorksOnThoseBeforeIt(t *testing.T) {
	c := ferry(t)
	rapid.Check(t, func(rt *rapid.T) {
		s, err := c.With(Options{})
		if err != nil {
			rt.Fatal(err)
		}
		first := s.Parameters.Start
		var layers []layer
		for range rapid.IntRange(1, 5).Draw(rt, "layers") {
			starts := first + parameter.Date(rapid.IntRange(0, 20).Draw(rt, "starts"))
			ends := starts + parameter.Date(rapid.IntRange(1, 10).Draw(rt, "lasts"))
			v := rapid.SampledFrom(verb.All).Draw(rt, "verb")
			c := PolicyChange{Path: landing, verb: v, operand: stating{value: float64(rapid.IntRange(0, 9).Draw(rt, "by")) / 10}, starts: &starts, ends: &ends}
			if v.Gradual {
				reaches := starts + parameter.Date(rapid.IntRange(1, 12).Draw(rt, "takes"))
				c.reaches = &reaches
			}
			layers = append(layers, layer{c, FromPolicy, "p"})
		}
		s.compile(layers)
		for d := first; d < first+45; d++ {
			want, got := 0.5, 0.5
			for _, l := range layers {
				if *l.starts > d || d >= *l.ends {
					continue
				}
				x := l.operand.value.(float64)
				switch l.verb {
				case verb.Set:
					want = x
				case verb.Scale:
					want *= x
				case verb.Add:
					want += x
				case verb.Ramp:
					part := min(1, float64(d-*l.starts)/float64(*l.reaches-*l.starts))
					want += part * (x - want)
				}
			}
			for _, change := range s.Changes {
				if change.On <= d {
					got = change.Value.(float64)
				}
			}
			if math.Abs(got-want) > 1e-12 {
				rt.Fatalf("on %s %v holds instead of %v:\n%s", d, got, want, listed(s.Changes))
			}
		}
	})
}
