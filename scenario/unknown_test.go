package scenario

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario/prior"
)

// ferried is the sound case with other lines, and what varies and is held of it.
func ferried(t *testing.T, pairs ...string) (varied map[string]Uncertain, held map[string]Held) {
	t.Helper()
	s := proof.Must(proof.Must(rewritten(t, pairs...))(t).With(Options{}))(t)
	varied, held = map[string]Uncertain{}, map[string]Held{}
	for _, u := range s.Uncertain() {
		varied[u.Name] = u
	}
	for _, h := range s.Held() {
		held[h.Path] = h
	}
	return varied, held
}

// A number of which nobody says how sure it is may be wrong by a factor of two either
// way: of a share, its odds.
func TestAnUnsourcedNumberMayBeWrongByAFactorOfTwo(t *testing.T) {
	varied, held := ferried(t)
	spread := varied["counties.bank.strength_spread"] // 8 kg
	if spread.Spread != AsGuess || spread.Figure.Low != 4 || spread.Figure.High != 16 || spread.Figure.Level != 0.9 || spread.Scale != prior.Plain {
		t.Errorf("8 kg varies as %+v", spread)
	}
	experienced := varied["counties.bank.experienced"] // 60 %
	f := experienced.Figure
	odds := func(x float64) float64 { return x / (1 - x) }
	if experienced.Scale != prior.Odds || math.Abs(odds(f.Low)-0.75) > 1e-12 || math.Abs(odds(f.High)-3) > 1e-12 {
		t.Errorf("60 %% varies as %+v", experienced)
	}
	if h := held["counties.bank.women"]; h.Reason != HeldNothing {
		t.Errorf("a share of nothing, by default, is held as %+v", h)
	}
	if h := held["goods.cones.harvest"]; h.Reason != HeldSeveral {
		t.Errorf("twelve months are held as %+v", h)
	}
	if u := varied["routes.ferry.load"]; u.Spread != AsStated || u.Figure.Low != 20 || u.Figure.High != 60 {
		t.Errorf("a source's range varies as %+v", u)
	}
}

// "About" in an assumption is no range: nobody says how near it is.
func TestAnAssumptionThatIsAboutANumberIsAGuess(t *testing.T) {
	varied, _ := ferried(t, "strength_spread: {is: 8 kg,", "strength_spread: {is: about 8 kg,")
	if u := varied["counties.bank.strength_spread"]; u.Spread != AsGuess || u.Figure.Low != 4 {
		t.Errorf("about 8 kg varies as %+v", u)
	}
}

// `exactly` holds a number, with its reason: alone, beside where it comes from, and
// on a group for all below it that have neither a source nor a range.
func TestExactlyHoldsANumber(t *testing.T) {
	_, held := ferried(t, "strength_spread: {is: 8 kg, assumed: a test}", "strength_spread: {is: 8 kg, exactly: it is the unit}")
	if h := held["counties.bank.strength_spread"]; h.Reason != HeldExactly || h.Why != "it is the unit" {
		t.Errorf("alone: %+v", h)
	}
	_, held = ferried(t, "at: line 4, says: between these}", "at: line 4, says: between these, exactly: the middle is meant}")
	if h := held["routes.ferry.load"]; h.Reason != HeldExactly || h.Why != "the middle is meant" || h.Value != "40 kg" {
		t.Errorf("beside a source: %+v", h)
	}
	varied, held := ferried(t, "economy:\n", "economy:\n  exactly: a textbook\n", "outside_income: {is: 5 yuan/day,", "outside_income: {is: unknown,")
	for name, u := range varied {
		if u.Spread == AsGuess {
			t.Errorf("%s is guessed in a textbook", name)
		}
	}
	if varied["routes.ferry.load"].Spread != AsStated || varied["counties.bank.outside_income"].Spread != AsUnknown {
		t.Error("a group does not hold what has a range, or is unknown")
	}
	if h := held["counties.bank.women"]; h.Reason != HeldExactly || h.Why != "a textbook" {
		t.Errorf("a default in a textbook: %+v", h)
	}
	_, held = ferried(t, "    bank:\n", "    bank:\n      exactly: well known\n", "economy:\n", "economy:\n  exactly: a textbook\n")
	if held["counties.bank.experienced"].Why != "well known" || held["goods.cones.volume"].Why != "a textbook" {
		t.Error("the nearest group does not give the reason")
	}
}

// What is unknown varies by a factor of ten about the usual size of such a number, or
// about the size that is written. Money has the size that the case's other amounts
// give a day of outside income.
func TestAnUnknownNumberVariesByAFactorOfTen(t *testing.T) {
	for _, form := range []string{"strength_spread: unknown", "strength_spread: {is: unknown}", "strength_spread: {is: unknown, assumed: nobody says}"} {
		varied, _ := ferried(t, "strength_spread: {is: 8 kg, assumed: a test}", form)
		if u := varied["counties.bank.strength_spread"]; u.Spread != AsUnknown || math.Abs(u.Figure.Low-0.7) > 1e-12 || u.Figure.High != 70 || u.Stated != "unknown" {
			t.Errorf("%s varies as %+v", form, u)
		}
	}
	varied, _ := ferried(t, "strength_spread: {is: 8 kg, assumed: a test}", `strength_spread: {is: "unknown, near 20 kg", assumed: a test}`)
	if u := varied["counties.bank.strength_spread"]; u.Spread != AsUnknown || u.Figure.Low != 2 || u.Figure.High != 200 {
		t.Errorf("near 20 kg it varies as %+v", u)
	}
	// Ten times as much money in all the case's amounts is ten times as much in the
	// one that is unknown.
	day := func(pairs ...string) float64 {
		varied, _ := ferried(t, append(pairs, "outside_income: {is: 5 yuan/day, assumed: a test}", "outside_income: unknown")...)
		return varied["counties.bank.outside_income"].Figure.Best
	}
	if x := day(); !(x > 1 && x < 50) {
		t.Errorf("a day's outside income is unknown, near %g yuan", x)
	}
}

func TestWhatUnknownAndExactlyCannotBe(t *testing.T) {
	const line = "strength_spread: {is: 8 kg, assumed: a test}"
	for now, says := range map[string]string{
		"strength_spread: {is: unknown, from: letter}":                      "a number with a source is not unknown",
		"strength_spread: {is: unknown, exactly: so}":                       "what is unknown cannot be held exactly",
		"strength_spread: {is: 8 kg, exactly: ''}":                          "held without a reason",
		`strength_spread: {is: "unknown, near 3 to 5 kg", assumed: a test}`: "is not an order of size",
		`strength_spread: {is: "unknown, near 3 yuan", assumed: a test}`:    "",
	} {
		if _, err := rewritten(t, line, now); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", now, err)
		}
	}
	if _, err := rewritten(t, "is: about 50 kg, from: letter", "is: unknown, from: letter"); err == nil {
		t.Error("a claim of nothing was accepted")
	}
}

// What is like another parameter has its value and is one unknown with it, until
// something sets one of them.
func TestWhatIsLikeAnotherParameterVariesWithIt(t *testing.T) {
	pairs := []string{"healing: {is: 30 days, assumed: a test}", "healing: {like: crossing.detention}"}
	c := proof.Must(rewritten(t, pairs...))(t)
	if c.Parameters.Crossing.Healing != c.Parameters.Crossing.Detention {
		t.Errorf("healing takes %d days and detention %d", c.Parameters.Crossing.Healing, c.Parameters.Crossing.Detention)
	}
	paths := func(o Options) string {
		var all []string
		for _, u := range proof.Must(c.With(o))(t).Uncertain() {
			if strings.Contains(u.Name, "healing") || strings.Contains(u.Name, "detention") {
				all = append(all, u.Name+" = "+strings.Join(u.Paths, " "))
			}
		}
		return strings.Join(all, "; ")
	}
	if got, want := paths(Options{}), "crossing.detention = crossing.healing crossing.detention"; got != want {
		t.Errorf("%q varies, want %q", got, want)
	}
	if got, want := paths(Options{Sets: []string{"crossing.detention=7"}}), "crossing.healing = crossing.healing"; got != want {
		t.Errorf("with one of them set, %q varies, want %q", got, want)
	}
	for now, says := range map[string]string{
		"healing: {like: crossing.detentoin}":              "did you mean `crossing.detention`?",
		"healing: {like: crossing.caught}":                 "is of another kind than `crossing.healing`",
		"healing: {like: crossing.healing}":                "is itself like another parameter",
		"healing: {like: crossing.detention, assumed: so}": "has its value and its origin",
		"healing: {like: crossing.detention, is: 3 days}":  "has its value and its origin",
	} {
		if _, err := rewritten(t, pairs[0], now); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", now, err)
		}
	}
}

// Without a claim the numbers that it gave are guesses, and no narrower than it was.
func TestADroppedClaimLeavesItsNumbersWider(t *testing.T) {
	c := ferry(t)
	find := func(o Options) Uncertain {
		for _, u := range proof.Must(c.With(o))(t).Uncertain() {
			if slices.Contains(u.Paths, "counties.bank.strength") {
				return u
			}
		}
		t.Fatal("the strength is held")
		return Uncertain{}
	}
	with, without := find(Options{}), find(Options{Without: []string{"load.usual"}})
	low, high := with.Figure.Ends()
	if with.Spread != AsStated || without.Spread != AsGuess || without.Figure.Low > low || without.Figure.High < high || without.Figure.High != 100 {
		t.Errorf("with the claim %+v, without it %+v", with, without)
	}
	if _, err := c.With(Options{Without: []string{"load.usul"}}); err == nil || !strings.Contains(err.Error(), "load.usual") {
		t.Errorf("a claim that is none: %v", err)
	}
}
