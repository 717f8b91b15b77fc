package scenario

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/proof"
)

// unsure is samjiyon with numbers stated in every way, and two policies more.
func unsure(t *testing.T, o Options) *Scenario {
	t.Helper()
	source := proof.Must(builtin("samjiyon"))(t)
	text := string(source)
	for _, change := range [][2]string{ // the first line that fits
		{`( strength:) \{.*\}`, "$1 {claim: load.usual}"},
		{`( load:) \{.*\}`, "$1 {claim: load.usual}"},
		{`(strength_spread:) \{.*\}`, "$1 {is: 5 to 9 kg (90 % interval), assumed: a test}"},
		{`(experienced:) \{.*\}`, "$1 {is: at most 60 %, assumed: a test}"},
		{`( piece_rate:) \{.*\}`, "$1 {claim: pay.rate}"},
		{`(destination_price:) \{.*\}`, "$1 {is: 'min 4, likely 5, max 7 yuan/kg', assumed: a test}"},
		{`(capacity:) \{.*\}`, "$1 {is: 20 to 30 /day, assumed: a test}"},
		{`(\npolicies:\n)`, `$1
  light-bags:
    about: for two days
    changes:
      - {set: routes.river.load, to: 30 kg, starts: 2017-09-03, ends: 2017-09-05, assumed: a test}
  heavy-bags:
    about: from the first day
    changes:
      - {set: routes.river.load, to: 60 kg, assumed: a test}
`},
	} {
		form := regexp.MustCompile(change[0])
		place := form.FindStringSubmatchIndex(text)
		if place == nil {
			t.Fatalf("samjiyon has nothing like %s", change[0])
		}
		text = text[:place[0]] + string(form.ExpandString(nil, change[1], text, place)) + text[place[1]:]
	}
	c := proof.Must(Parse("unsure.yaml", []byte(text)))(t)
	s := proof.Must(c.With(o))(t)
	return s
}

// A range, a nearness, an interval and a triangle leave room on both sides; a
// bound and a number do not. What two parameters take from one claim is one
// number; what they state themselves is not.
func TestUncertainAreTheNumbersOfWhichARangeIsStated(t *testing.T) {
	var got []string
	for _, u := range unsure(t, Options{}).Uncertain() {
		got = append(got, u.Name+" = "+u.Figure.String()+" ("+strings.Join(u.Paths, " ")+")")
	}
	want := []string{
		"load.usual = about 50 kg (counties.samjiyon.strength routes.river.load)",
		"counties.samjiyon.strength_spread = 5 to 9 kg (90 % interval) (counties.samjiyon.strength_spread)",
		"counties.samjiyon.piece_rate = about 0.8 yuan/kg (counties.samjiyon.piece_rate)",
		"goods.larch-cones.destination_price = min 4, likely 5, max 7 yuan/kg (goods.larch-cones.destination_price)",
		"routes.river.capacity = 20 to 30/day (routes.river.capacity)",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, u := range unsure(t, Options{Sets: []string{"counties.samjiyon.strength=45", "routes.river.capacity=9"}}).Uncertain() {
		if u.Name == "load.usual" || u.Name == "routes.river.capacity" {
			t.Errorf("%s was set, and is uncertain still", u.Name)
		}
	}
}

func TestAnArgumentCanStateARange(t *testing.T) {
	u, err := unsure(t, Options{}).Between("labour.rest=3 to 8 days")
	if err != nil || u.Name != "labour.rest" || u.Figure.Low != 3 || u.Figure.High != 8 {
		t.Errorf("%+v, %v", u, err)
	}
	if u, err := unsure(t, Options{}).Between("counties.samjiyon.porters=100 to 201"); err != nil || u.Figure.Best != 150.5 {
		t.Errorf("people that are counted, with a middle that is not: %+v, %v", u, err)
	}
	for argument, says := range map[string]string{
		"labour.rest":                        "this is not PATH=RANGE",
		"labour.rset=3 to 8":                 "did you mean `labour.rest`?",
		"labour.rest=5 days":                 "is not a range",
		"labour.rest=at most 5 days":         "is not a range",
		"labour.rest=3 to 8 kg":              "",
		"labour.share=20 to 120 %":           "a share cannot be above 100 %",
		"days=3 to 8":                        "is a setting of the run",
		"goods.larch-cones.harvest=0.5 to 1": "is not a single number",
		"labour.smallest_load=10 to 20":      "vary it or set it, not both",
	} {
		_, err := unsure(t, Options{Sets: []string{"labour.smallest_load=25 kg"}}).Between(argument)
		var usage *fault.Error
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), says) || usage.Field != "vary" || usage.Given != argument {
			t.Errorf("%s: %v", argument, err)
		}
	}
}

// at is one parameter as it stands after the dated changes up to a day.
func at(t *testing.T, p *parameter.Parameters, changes []parameter.Change, path string, day parameter.Date) float64 {
	t.Helper()
	p = p.Clone()
	for _, c := range changes {
		if c.On <= day {
			if err := p.Set(c.Path, c.Value); err != nil {
				t.Fatal(err)
			}
		}
	}
	f, _ := parameter.Lookup(p, path)
	return f.Value.Float()
}

func TestValuesAreGivenAgainAndAgain(t *testing.T) {
	s := unsure(t, Options{Policies: []string{"light-bags"}})
	v := proof.Must(s.Varied([][]string{{"counties.samjiyon.strength", "routes.river.load"}, {"counties.samjiyon.porters"}}))(t)
	first := s.Parameters.Start
	for _, load := range []float64{44, 52.5} {
		p, changes, err := v.At([]float64{load, 99.5})
		if err != nil {
			t.Fatal(err)
		}
		if p.Counties[0].Strength != load || p.Counties[0].Porters != 100 {
			t.Errorf("strength %v, %d porters", p.Counties[0].Strength, p.Counties[0].Porters)
		}
		// The policy holds for two days; then the value of this point is back.
		for day, want := range []float64{load, load, 30, 30, load} {
			if got := at(t, p, changes, "routes.river.load", first+parameter.Date(day)); got != want {
				t.Errorf("on day %d the load is %v, want %v", day, got, want)
			}
		}
	}
	if s.Parameters.Counties[0].Strength != 50 {
		t.Error("the scenario itself was changed")
	}
	if _, _, err := v.At([]float64{50, -3}); err == nil || !strings.HasPrefix(err.Error(), "counties.samjiyon.porters cannot be -3 people: legal is 0 people to ") {
		t.Errorf("too few people: %v", err)
	}
}

// What a policy decides is decided: no uncertainty about the case undoes it.
func TestAPolicyStandsAboveWhatIsVaried(t *testing.T) {
	v := proof.Must(unsure(t, Options{Policies: []string{"heavy-bags"}}).Varied([][]string{{"counties.samjiyon.strength", "routes.river.load"}}))(t)
	p, _, err := v.At([]float64{45})
	if err != nil || p.Routes[0].Load != 60 || p.Counties[0].Strength != 45 {
		t.Errorf("a load of %v and a strength of %v, %v", p.Routes[0].Load, p.Counties[0].Strength, err)
	}
}
