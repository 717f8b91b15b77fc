package conclude

import (
	"math"
	"testing"

	"tumen/study/table"
)

// even are n worlds that count the same.
func even(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1 / float64(n)
	}
	return w
}

// moved are effects: some up, some down, some nil, some absent.
func moved(up, down, same, absent int) (effect []float64) {
	for range up {
		effect = append(effect, 1)
	}
	for range down {
		effect = append(effect, -1)
	}
	for range same {
		effect = append(effect, 0)
	}
	for range absent {
		effect = append(effect, math.NaN())
	}
	return effect
}

// A direction is said of nine worlds in ten, if there are enough of them. What nothing
// moves does not rise, however few fall; and what is absent counts for nothing.
func TestADirectionIsSaidOfNineWorldsInTen(t *testing.T) {
	for _, c := range []struct {
		up, down, same, absent int
		want                   table.Verdict
	}{
		{95, 5, 0, 0, Rises},
		{5, 95, 0, 0, Falls},
		{85, 15, 0, 0, table.CannotBeTold},
		{95, 5, 0, 400, Rises},
		{20, 0, 80, 0, table.CannotBeTold}, // no change is not a rise
		{0, 0, 100, 0, table.CannotBeTold},
		{9, 0, 0, 0, table.CannotBeTold}, // all, and too few
		{14, 0, 0, 0, Rises},
		{0, 0, 0, 10, table.CannotBeTold},
	} {
		effect := moved(c.up, c.down, c.same, c.absent)
		d := directionOf(effect, even(len(effect)), nil)
		if d.effective > 0 && d.told() != c.want || d.effective == 0 && c.want != table.CannotBeTold {
			t.Errorf("%d up, %d down, %d the same, %d without: %s", c.up, c.down, c.same, c.absent, d.told())
		}
		if n := c.up + c.down + c.same; n > 0 && math.Abs(d.effective-float64(n)) > 1e-6 {
			t.Errorf("%.3f independent worlds of %d", d.effective, n)
		}
	}
}

// Weights that differ are fewer independent worlds.
func TestUnevenWorldsAreFewer(t *testing.T) {
	w := even(40)
	w[0] = 10
	if d := directionOf(moved(40, 0, 0, 0), w, nil); d.effective > 2 || d.told() != table.CannotBeTold {
		t.Errorf("%.1f worlds say that it %s", d.effective, d.told())
	}
}

// Each sentence says what was counted, and is one that can be quoted.
func TestSentencesSayWhatWasCounted(t *testing.T) {
	by := &By{Low: 0.03, High: 0.4, Relative: true}
	for _, c := range []struct {
		c    Conclusion
		want string
	}{
		{
			Conclusion{Policy: "levy-10", Title: "what goes over the river", Unit: "kg", Direction: Falls, Share: 0.97, Falls: 0.97, Rises: 0.03, By: by},
			"In the model, levy-10 lowers what goes over the river: in 97\u00a0% of the worlds that the testimony allows, by 3 to 40\u00a0%.",
		},
		{
			Conclusion{Policy: "levy-10", Title: "the border guards' share", Unit: "share", Direction: Rises, Share: 1, Rises: 1, By: &By{Low: 0.02, High: 0.09}},
			"In the model, levy-10 raises the border guards' share: in all worlds that the testimony allows, by 2 to 9 points.",
		},
		{
			Conclusion{Policy: "levy-10", Title: "what porters gain", Unit: "yuan", Direction: Rises, Share: 0.9991, Rises: 0.9991, Absent: 0.2, By: &By{Low: 120, High: 1500}},
			"In the model, levy-10 raises what porters gain: in more than 99\u00a0% of the worlds that the testimony allows and that have such a number (80\u00a0% of all), by 120 to 1,500\u00a0yuan.",
		},
		{
			Conclusion{Policy: "levy-10", Title: "how many porters die", Unit: "1", Direction: table.CannotBeTold, Rises: 0.05, Unchanged: 0.95, Share: 0.05, By: &By{Low: 1, High: 1}},
			"In the model, levy-10 leaves how many porters die as it is in 95\u00a0% of the worlds that the testimony allows.",
		},
		{
			Conclusion{Policy: "levy-10", Title: "the piece rate", Unit: "yuan/kg", Direction: table.CannotBeTold, Rises: 0.55, Falls: 0.4, Unchanged: 0.05, Share: 0.55, By: by},
			"In the model, the testimony does not tell whether levy-10 raises or lowers the piece rate: it rises in 55\u00a0% of the worlds that the testimony allows and falls in 40\u00a0%.",
		},
		{
			Conclusion{Policy: "levy-10", Title: "the piece rate", Unit: "yuan/kg", Direction: table.CannotBeTold, Falls: 0.93, Rises: 0.07, Share: 0.93, By: by, Under: []Under{
				{Hypothesis: "pricing=custom", Direction: Falls},
				{Hypothesis: "pricing=quota", Direction: table.CannotBeTold},
			}},
			"In the model, levy-10 lowers the piece rate in 93\u00a0% of the worlds that the testimony allows, but that cannot be said under pricing=quota.",
		},
	} {
		if got := sentence(&c.c); got != c.want {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
	}
}
