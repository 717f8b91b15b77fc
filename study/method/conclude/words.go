package conclude

import (
	"math"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/view"
)

// words.go: the sentences that can be quoted. Each says what was counted and no more:
// the share is that of the worlds in which the outcome moves that way, and the range is
// of those same worlds.

// share writes a share of worlds; what is not all is never 100 %.
func share(x float64) string {
	switch {
	case x > 0.995 && x < 1:
		return say.Text("more than 99\u00a0%")
	case x > 0 && x < 0.005:
		return say.Text("less than 1\u00a0%")
	}
	return text.WholePercent(x)
}

// inWorlds is a share of the worlds in words: of those that have the number, where not
// all do.
func inWorlds(x, absent float64) string {
	switch {
	case absent >= 0.005 && x == 1:
		return say.Textf("in all worlds that the testimony allows and that have such a number (%s of all)", share(1-absent))
	case absent >= 0.005:
		return say.Textf("in %s of the worlds that the testimony allows and that have such a number (%s of all)", share(x), share(1-absent))
	case x == 1:
		return say.Text("in all worlds that the testimony allows")
	}
	return say.Textf("in %s of the worlds that the testimony allows", share(x))
}

// sentence is the conclusion.
func sentence(c *Conclusion) string {
	policy := text.Plain(c.Policy)
	verb := say.Text("raises")
	if c.word() == Falls {
		verb = say.Text("lowers")
	}
	switch {
	case c.Told():
		return say.Textf("In the model, %s %s %s: %s, by %s.", policy, verb, c.Title, inWorlds(c.Share, c.Absent), amount(c))
	case c.Unchanged >= TheRule.Share:
		return say.Textf("In the model, %s leaves %s as it is %s.", policy, c.Title, inWorlds(c.Unchanged, c.Absent))
	case len(differ(c)) > 0 && c.Share >= TheRule.Share:
		return say.Textf("In the model, %s %s %s %s, but that cannot be said under %s.", policy, verb, c.Title, inWorlds(c.Share, c.Absent), text.List(differ(c)))
	}
	return say.Textf("In the model, the testimony does not tell whether %s raises or lowers %s: it rises %s and falls in %s.", policy, c.Title, inWorlds(c.Rises, c.Absent), share(c.Falls))
}

// differ are the rival explanations under which something else follows.
func differ(c *Conclusion) (names []string) {
	for _, u := range c.Under {
		if u.Direction != c.word() {
			names = append(names, text.Plain(u.Hypothesis))
		}
	}
	return names
}

// amount is by how much an outcome moves.
func amount(c *Conclusion) string {
	low, high := c.By.Low, c.By.High
	switch word := view.UnitWord(c.Unit); {
	case c.By.Relative:
		return say.Textf("%s\u00a0%%", span(low*100, high*100))
	case c.Unit == "share":
		return say.Textf("%s points", span(low*100, high*100))
	case word != "":
		return span(low, high) + "\u00a0" + word
	}
	return span(low, high)
}

// span is a range, or one number where the ends are written alike.
func span(low, high float64) string {
	a, b := rough(low), rough(high)
	if a == b {
		return a
	}
	return say.Textf("%s to %s", a, b)
}

// rough writes a number with two figures, as a sentence can bear.
func rough(x float64) string {
	if x == 0 {
		return "0"
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-1)
	x = math.Round(x/unit) * unit
	places := max(0, -int(math.Floor(math.Log10(unit)+0.5)))
	words := text.Decimal(x, min(places, 6))
	if places > 0 {
		words = strings.TrimRight(strings.TrimRight(words, "0"), ".")
	}
	return words
}
