package study

import (
	"math"
	"testing"

	"tumen/scenario"
	"tumen/testimony"
	"tumen/testimony/formula"
)

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
