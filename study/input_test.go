package study

import (
	"errors"
	"math"
	"strings"
	"testing"

	"tumen/internal/fault"
	"tumen/scenario"
	"tumen/study/design"
	"tumen/study/store"
	"tumen/testimony"
	"tumen/testimony/formula"
)

// The numbers of the uncertain figures are those of the lognormal that cuts off
// 5 % at either end: mu = (ln 5 + ln 10) / 2, sigma = ln 2 / (2 * 1.6448536).
func TestAStatedNumberIsReadAsADistribution(t *testing.T) {
	for text, want := range map[string]Belief{
		"20 to 30 people":              {Shape: "uniform", Low: 20, High: 30},
		"about 50 kg":                  {Shape: "normal", Mu: 50, Sigma: 2.5},
		"min 4, likely 5, max 7 kg":    {Shape: "triangle", Low: 4, Mode: 5, High: 7},
		"5 to 10 kg (90 % interval)":   {Shape: "lognormal", Mu: 1.956011503, Sigma: 0.210701782},
		"0.2 to 5 kg (90 % interval)":  {Shape: "lognormal", Mu: 0, Sigma: 0.978468774},
		"-5 to 5 yuan (90 % interval)": {Shape: "normal", Mu: 0, Sigma: 3.039784160}, // 5 / 1.6448536
	} {
		f, err := testimony.ParseFigure(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := believed(&scenario.Uncertain{Figure: f})
		if err != nil || got.Shape != want.Shape || far(got.Low, want.Low) || far(got.Mode, want.Mode) || far(got.High, want.High) || far(got.Mu, want.Mu) || far(got.Sigma, want.Sigma) {
			t.Errorf("%s: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"at most 5 kg", "5 kg", "about 0 kg"} {
		f, err := testimony.ParseFigure(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := believed(&scenario.Uncertain{Figure: f}); err == nil || !strings.Contains(err.Error(), "is not a range") {
			t.Errorf("%s: %+v, %v", text, b, err)
		}
	}
}

func far(a, b float64) bool { return math.Abs(a-b) > 1e-8 }

// Inputs that are correlated move together, and the file says so.
func TestInputsCanBeCorrelated(t *testing.T) {
	a := week()
	a.Fixed, a.Vary = true, []string{"labour.rest=3 to 9", "labour.novice_load=50 to 90 %"}
	a.Together = []string{"labour.rest,labour.novice_load=0.9"}
	plan, err := specOf(t, a).Plan()
	if err != nil {
		t.Fatal(err)
	}
	var sx, sy, sxx, syy, sxy float64
	n := float64(len(plan.values))
	for _, v := range plan.values {
		x, y := v[0], v[1]
		sx, sy, sxx, syy, sxy = sx+x, sy+y, sxx+x*x, syy+y*y, sxy+x*y
	}
	r := (sxy/n - sx*sy/n/n) / math.Sqrt((sxx/n-sx*sx/n/n)*(syy/n-sy*sy/n/n))
	// Uniform margins under a Gaussian copula with r have the correlation
	// 6/pi asin(r/2): 0.8915 (Kruskal 1958).
	if math.Abs(r-0.8915) > 0.03 {
		t.Errorf("the correlation is %.3f", r)
	}
	for argument, says := range map[string]string{
		"labour.rest=0.9":                     "this is not A,B=R",
		"labour.rest,labour.novice_load=1.5":  "a correlation between -1 and 1",
		"labour.rest,labour.share=0.5":        "`labour.share` is not varied; name two of labour.rest, labour.novice_load",
		"labour.rest,labour.rest=0.5":         "",
		"labour.rest,labour.novice_load=high": "this is not A,B=R",
	} {
		a.Together = []string{argument}
		if _, err := planned(a); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", argument, err)
		}
	}
}

// Two claims join to a third: what each of 10 and 20 says of their sum, 33,
// moves all three, and each is surer than it was alone. A fourth stands alone.
func TestAClaimIsVariedAsTheWholeTestimonyHasIt(t *testing.T) {
	figure := func(text string) *testimony.Figure {
		f, err := testimony.ParseFigure(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return &f
	}
	said := testimony.Testimony{
		Sources: []testimony.Source{{ID: "someone", Title: "a talk", Grade: "A1", Status: "read"}},
		Claims: []testimony.Claim{
			{ID: "first", Kind: "value", Figure: figure("about 10 kg"), Source: "someone"},
			{ID: "second", Kind: "value", Figure: figure("about 20 kg"), Source: "someone"},
			{ID: "both", Kind: "value", Figure: figure("about 31 kg"), Source: "someone"},
			{ID: "alone", Kind: "value", Figure: figure("about 7 kg"), Source: "someone"},
		},
		Identities: []formula.Identity{{ID: "sum", Text: "both = first + second"}},
	}
	input := func(claim string, mu float64) Input {
		return Input{Name: claim, Origin: scenario.FromClaim, From: claim, Unit: "g", Belief: Belief{Shape: "normal", Mu: mu, Sigma: aboutSpread * mu}}
	}
	inputs := balanced([]Input{input("second", 20000), input("alone", 7000)}, &said)
	second, alone := inputs[0].Belief, inputs[1].Belief
	// By least squares with weights 1/sd^2: the gap of 1 is shared out by the
	// variances .25, 1 and 2.4025, of which the second claim's is 1, so that it
	// moves to 20 + 1/3.6525, and keeps 1 - 1/3.6525 of its variance.
	if math.Abs(second.Mu-20274) > 60 || math.Abs(second.Sigma-852) > 40 {
		t.Errorf("the second claim is %+v g, and by least squares 20,274 with 852", second)
	}
	if alone.Mu != 7000 || alone.Sigma != 350 {
		t.Errorf("the claim that nothing joins is %+v g", alone)
	}
}

// A normal of which 5 % lie below 0 and 5 % above 8 days has its 5 % below 0 cut
// off, whatever the points are, and no run fails. By hand: the conditional
// median is the value with 5 % + 95 % / 2 = 52.5 % below it, 4 + 0.0627 * 2.432
// days.
func TestATailThatIsNotLegalIsCutOffBeforeTheFirstRun(t *testing.T) {
	for _, method := range []string{BySobol, ByLatin, ByChance} {
		s := finished(t, Request{
			Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 256, Seeds: 1, NoDays: true, Fixed: true, Sampling: method,
			Sets: []string{"days=1", "burn_in=0", "counties.samjiyon.porters=20", "counties.downriver.porters=0"}, Vary: []string{"labour.rest=0 to 8 days (90 % interval)"},
		}, 2)
		if s.Failed() != 0 {
			t.Errorf("%s: %d runs failed", method, s.Failed())
		}
		b := s.Spec.Inputs[0].Belief
		if b.From == nil || *b.From != 0 || b.To != nil || math.Abs(b.Cut-0.05) > 1e-9 {
			t.Errorf("%s: the belief is %+v", method, b)
		}
		under, n := 0, 0
		_, err := s.Each(func(r *store.Row) error {
			if n++; r.Inputs[0] < 0 {
				t.Errorf("%s: row %d has %v days", method, r.Number, r.Inputs[0])
			}
			if r.Inputs[0] < 4+0.06270677794*2.4318 {
				under++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if limit := 0.06 * float64(n); math.Abs(float64(under)-float64(n)/2) > limit {
			t.Errorf("%s: %d of %d rows lie below the median", method, under, n)
		}
	}
}

// What is sampled of a whole number is whole, and what is recorded is what the
// run used: each row, made with the recorded number as it is, gives the same.
func TestAWholeNumberIsSampledWholeAndRecordedAsUsed(t *testing.T) {
	ask := Request{
		Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 128, Seeds: 1, NoDays: true, Fixed: true,
		Sets: []string{"days=2", "burn_in=0", "counties.samjiyon.porters=50", "counties.downriver.porters=0"}, Vary: []string{"planning.crew_low=10 to 13 people"},
	}
	s := finished(t, ask, 2)
	count := map[float64]int{}
	if _, err := s.Each(func(r *store.Row) error { count[r.Inputs[0]]++; return nil }); err != nil {
		t.Fatal(err)
	}
	for x := 10.; x <= 13; x++ {
		if count[x] != 32 { // even points, and each number as likely as any other
			t.Errorf("%v people stand in %d of 128 rows, want 32", x, count[x])
		}
	}
	if len(count) != 4 {
		t.Errorf("the numbers are %v", count)
	}
}

func TestABeliefWithoutALegalChoiceIsRefused(t *testing.T) {
	for vary, says := range map[string]string{
		"planning.crew_low=10.2 to 10.8 people": "it leaves no choice of whole numbers",
		"planning.crew_low=10 to 10.4 people":   "it leaves no choice of whole numbers",
		"labour.novice_load=120 to 130 %":       "a share cannot be above 100 %",
	} {
		_, err := planned(Request{Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 8, Fixed: true, Vary: []string{vary}})
		var wrong *fault.Error
		if !errors.As(err, &wrong) || !strings.Contains(wrong.What, says) {
			t.Errorf("%s: %v, want %s", vary, err, says)
		}
	}
}

// A case's own number that comes to one whole number alone is not uncertain.
func TestABeliefInOneWholeNumberIsNoInput(t *testing.T) {
	c, err := scenario.Load("samjiyon")
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.With(scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := Input{
		Name: "planning.crew_low", Paths: []string{"planning.crew_low"}, Unit: "person", Origin: scenario.FromAssumption,
		Belief: Belief{Shape: "normal", Mu: 3, Sigma: 0.01},
	}
	kept, err := legal([]Input{in}, s)
	if err != nil || len(kept) != 0 {
		t.Errorf("%+v, %v", kept, err)
	}
	in.Belief.Sigma = 1
	kept, err = legal([]Input{in}, s)
	if err != nil || len(kept) != 1 || !kept[0].Belief.Whole {
		t.Fatalf("%+v, %v", kept, err)
	}
	// A normal around 3 with a standard deviation of 1, cut below 1 and rounded:
	// below 3.5 lie 69 %, below 1 lie 2.3 %.
	d, err := kept[0].Belief.distribution()
	if err != nil {
		t.Fatal(err)
	}
	want := (0.6914624613 - 0.0227501319) / (1 - 0.0227501319)
	if got := design.Below(d, 3.25); math.Abs(got-want) > 1e-6 {
		t.Errorf("a number of at most 3 has the probability %v, want %v", got, want)
	}
}
