package reconcile_test

import (
	"fmt"
	"math"

	"tumen/rng"
	. "tumen/testimony"
	"tumen/testimony/formula"
)

// Purposes of the draws that make a testimony for a test.
const (
	drawJoined rng.Purpose = iota + 1
	drawTruth
	drawError
	drawPlanted
)

// generated is a testimony of which the truth is known.
type generated struct {
	*Testimony
	truth   []float64 // by claim
	planted []int     // claims whose figure is wrong by far
}

// settings of a generated testimony.
type settings struct {
	claims  int
	reach   int     // how far back an identity may look for a quantity to join
	error   float64 // relative standard deviation of a figure
	planted int     // how many figures are wrong by a factor of 2 to 5
}

// generate makes claims and half as many identities, in turn a product and a
// sum of two quantities: one of the identity's own and one of those before it.
// Every figure is stated as "about" itself.
func generate(seed uint64, s settings) *generated {
	claims, reach, planted := s.claims, s.reach, s.planted
	draw := func(p rng.Purpose, i int) rng.Block { return rng.New(seed).Draw(p, uint32(i), 0, 0) }
	g := &generated{Testimony: &Testimony{Sources: []Source{{ID: "witness", Grade: "A1"}}}, truth: make([]float64, claims)}
	for i := range claims {
		g.truth[i] = math.Exp(draw(drawTruth, i).Normal())
		if i%2 == 0 || i < 3 {
			continue
		}
		other := i - 2 - int(draw(drawJoined, i).Below(0, uint32(min(reach, i-2))))
		operator := "*+"[i/2%2 : i/2%2+1]
		if operator == "*" {
			g.truth[i] = g.truth[i-1] * g.truth[other]
			// Products of products grow beyond measure, so a number tames them.
			c := math.Exp(draw(drawTruth, i).Normal()) / g.truth[i]
			g.truth[i] *= c
			operator = fmt.Sprintf("* %.17g *", c)
		} else {
			g.truth[i] = g.truth[i-1] + g.truth[other]
		}
		g.Identities = append(g.Identities, formula.Identity{ID: fmt.Sprintf("e%d", i), Text: fmt.Sprintf("q%d = q%d %s q%d", i, i-1, operator, other)})
	}
	wrong := make(map[int]bool)
	for k := 0; len(g.planted) < planted; k++ {
		if c := int(draw(drawPlanted, k).Below(0, uint32(claims))); !wrong[c] {
			wrong[c] = true
			g.planted = append(g.planted, c)
		}
	}
	for i := range claims {
		v := g.truth[i] * (1 + s.error*draw(drawError, i).Normal())
		if wrong[i] {
			factor := 2 + 3*draw(drawPlanted, i).Unit(1)
			if draw(drawPlanted, i).Chance(2, 0.5) {
				factor = 1 / factor
			}
			v *= factor
		}
		f, err := ParseFigure(fmt.Sprintf("about %.5g", v), nil)
		if err != nil {
			panic(err) // the text is made here
		}
		g.Claims = append(g.Claims, Claim{ID: fmt.Sprintf("q%d", i), Figure: &f, Source: "witness"})
	}
	return g
}
