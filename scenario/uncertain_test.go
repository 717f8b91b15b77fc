package scenario

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/proof"
	"tumen/testimony"
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

// A range, a nearness of a source, an interval, a triangle and a bound leave room, and
// so does a number of which nobody says how sure it is. What two parameters take from
// one claim is one number; what they state themselves is not.
func TestWhatVariesAndAsWhat(t *testing.T) {
	s := unsure(t, Options{})
	varied, known := map[string]string{}, map[string]bool{}
	for _, u := range s.Uncertain() {
		varied[u.Name] = u.Spread + " " + u.Figure.String() + " (" + strings.Join(u.Paths, " ") + ")"
		if u.Figure.Shape != testimony.About && u.Figure.Low >= u.Figure.High {
			t.Errorf("%s = %s leaves no room", u.Name, u.Figure)
		}
		for _, path := range u.Paths {
			if known[path] {
				t.Errorf("%s is uncertain twice", path)
			}
			known[path] = true
		}
	}
	for name, want := range map[string]string{
		"load.usual":                          "stated about 50 kg (counties.samjiyon.strength counties.downriver.strength routes.river.load routes.upper-ford.load routes.lower-river.load routes.lower-ford.load)",
		"counties.samjiyon.strength_spread":   "stated 5 to 9 kg (90 % interval) (counties.samjiyon.strength_spread counties.downriver.strength_spread)",
		"counties.samjiyon.experienced":       "bound 0 to 0.6 share (counties.samjiyon.experienced counties.downriver.experienced)",
		"pay.rate":                            "stated about 0.8 yuan/kg (counties.samjiyon.piece_rate counties.downriver.piece_rate)",
		"goods.larch-cones.destination_price": "stated min 4, likely 5, max 7 yuan/kg (goods.larch-cones.destination_price)",
		"routes.river.capacity":               "stated 20 to 30/day (routes.river.capacity routes.upper-ford.capacity routes.lower-river.capacity routes.lower-ford.capacity)",
		"routes.customs.load":                 "guessed 1,000 to 4,000 kg (90 % interval) (routes.customs.load)",
	} {
		if varied[name] != want {
			t.Errorf("%s is %q, want %q", name, varied[name], want)
		}
	}
	for _, u := range unsure(t, Options{Sets: []string{"counties.samjiyon.strength=45", "routes.river.capacity=9"}}).Uncertain() {
		for _, path := range []string{"counties.samjiyon.strength", "routes.river.capacity"} {
			if slices.Contains(u.Paths, path) {
				t.Errorf("%s was set, and is uncertain still", path)
			}
		}
	}
}

// Every number that can act, but for settings, varies or is held, and never both. No
// unsourced number of a case about the world is held without a reason.
func TestEveryNumberVariesOrIsHeldWithAReason(t *testing.T) {
	for _, name := range builtinNames() {
		s := proof.Must(Open(name, Options{}))(t)
		where := map[string]string{}
		for _, u := range s.Uncertain() {
			for _, path := range u.Paths {
				where[path] += " varies"
			}
		}
		for _, h := range s.Held() {
			where[h.Path] += " is held"
			silent := s.stated(h.Path).Origin == FromDefault
			if !slices.Contains(HeldReasons, h.Reason) || h.Why == "" && h.Reason != HeldSource && !silent {
				t.Errorf("%s: %s is held (%s) and nothing says why: %q", name, h.Path, h.Reason, h.Why)
			}
			if h.Reason != HeldSource && h.Reason != HeldExactly && !silent {
				t.Errorf("%s: %s is held (%s); say `exactly`, or state a range", name, h.Path, h.Reason)
			}
		}
		for _, f := range parameter.Fields(&s.Parameters) {
			number := f.Unit != "" && !f.Setting && slices.ContainsFunc(s.worlds(nil), func(w *Scenario) bool { return w.acts(f.Path) }) && !s.chosen(f.Path)
			if got := strings.TrimSpace(where[f.Path]); number && got != "varies" && got != "is held" || !number && got != "" {
				t.Errorf("%s: %s %q", name, f.Path, got)
			}
		}
	}
}

// A range of a number that counts has its ends as stated, and the whole number next to
// its middle as the one that is used; a single number is refused if it is none.
func TestTheMiddleOfARangeOfWholeNumbersIsWhole(t *testing.T) {
	text := string(proof.Must(builtin("samjiyon"))(t))
	porters := regexp.MustCompile(`( porters:) \{.*\}`)
	for stated, want := range map[string]int{
		"80 to 240 people (90 % interval)": 139, // its median is 138.6
		"80 to 241 people":                 161, // 160.5, to the larger
		"80 to 240 people":                 160,
		"60 people":                        60,
	} {
		place := porters.FindStringIndex(text)
		c := proof.Must(Parse("whole.yaml", []byte(text[:place[0]]+" porters: {is: "+stated+", assumed: a test}"+text[place[1]:])))(t)
		s := proof.Must(c.With(Options{}))(t)
		if got := s.Parameters.Counties[0].Porters; got != want {
			t.Errorf("%s gives %d people, want %d", stated, got, want)
		}
	}
	for _, stated := range []string{"60.5 people", "about 60.5 people", "60.2 to 60.4 people"} {
		place := porters.FindStringIndex(text)
		if _, err := Parse("whole.yaml", []byte(text[:place[0]]+" porters: {is: "+stated+", assumed: a test}"+text[place[1]:])); err == nil || !strings.Contains(err.Error(), "is not a whole number") {
			t.Errorf("%s: %v", stated, err)
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
