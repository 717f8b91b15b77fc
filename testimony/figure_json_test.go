package testimony

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFigureAsJSON(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{
			"20 to 30 people",
			`{"text":"20 to 30 people","shape":"range","low":20,"best":25,"high":30,"level":0,"unit":"person"}`,
		},
		{
			"at least 30 kg",
			`{"text":"at least 30 kg","shape":"at-least","low":30,"best":30,"level":0,"unit":"kg"}`,
		},
		{
			"at most 0 yuan",
			`{"text":"at most 0 yuan","shape":"at-most","low":0,"best":0,"high":0,"level":0,"unit":"yuan"}`,
		},
		{
			"at most -5 yuan",
			`{"text":"at most -5 yuan","shape":"at-most","best":-5,"high":-5,"level":0,"unit":"yuan"}`,
		},
		{
			"4 to 9 (90 % interval)",
			`{"text":"4 to 9 (90 % interval)","shape":"interval","low":4,"best":6,"high":9,"level":0.9,"unit":"1"}`,
		},
	} {
		got, err := json.Marshal(mustFigure(t, test.text))
		if err != nil || string(got) != test.want {
			t.Errorf("%s\n got %s, %v\nwant %s", test.text, got, err, test.want)
		}
	}
}

func TestJSONReadsBackToTheSameFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyFigure().Draw(t, "figure")
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got Figure
		if err := json.Unmarshal(data, &got); err != nil || got != want {
			t.Fatalf("%s reads back as\n     %+v, %v\nwant %+v", data, got, err, want)
		}
	})
}

func TestJSONThatIsNoFigureIsRefused(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{`{"shape":"point","low":1,"high":1}`, "no best"},
		{`{"shape":"guess","low":1,"best":1,"high":1}`, `"guess" is not a shape`},
		{`{"shape":"range","low":2,"best":1,"high":3}`, "must ascend"},
		{`{"shape":"range","best":1,"high":3}`, "only at-most may leave out low"},
		{`{"shape":"range","low":0,"best":1}`, "only at-least may leave out high"},
		{`{"shape":"interval","low":0,"best":1,"high":2}`, "level 0 of an interval"},
		{`{"shape":"range","low":0,"best":1,"high":2,"level":0.9}`, "only an interval has a level"},
		{`{"shape":"point","low":1,"best":1,"high":1,"unit":"yaun"}`, "write yuan"},
	} {
		var f Figure
		err := json.Unmarshal([]byte(test.data), &f)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s gave %v, want an error with %q", test.data, err, test.want)
		}
		if f != (Figure{}) {
			t.Errorf("%s was refused but left %+v", test.data, f)
		}
	}
}
