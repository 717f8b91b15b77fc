package scenario

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/testimony"
	"tumen/unit"
)

// rewritten is the sound case with some texts replaced by others.
func rewritten(t *testing.T, pairs ...string) (*Case, error) {
	t.Helper()
	source := proof.Must(os.ReadFile("testdata/sound.yaml"))(t)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(string(source), pairs[i]) {
			t.Fatalf("the sound case has no %q", pairs[i])
		}
	}
	return Parse("ferry.yaml", []byte(strings.NewReplacer(pairs...).Replace(string(source))))
}

// claimed are further claims, put after the last one of the sound case.
func claimed(lines ...string) (was, is string) {
	const last = "  return: {kind: fact, from: letter, says: they come back}\n"
	return last, last + "  " + strings.Join(lines, "\n  ") + "\n"
}

func TestACaseCountsInUnitsOfItsOwn(t *testing.T) {
	was, is := claimed("barrel: {kind: value, is: 2 kegs/person, from: letter, says: what one carries of oil}")
	c, err := rewritten(t, was, is, "money: {unit: CNY}", `money: {unit: toman, digits: 0, symbol: "﷼"}
units:
  toman: 10 CNY
  keg: {is: 30 litre, also: cask}
  litre: 0.74 kg
  carton: counted
`, "strength: {claim: load.usual}", "strength: {is: 2 kegs, assumed: a test}", "fee: {is: 5 yuan", "fee: {is: 7 tomans", "outside_income: {is: 5 yuan/day", "outside_income: {is: 5 ﷼/day")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Parameters.Counties[0].Strength; got != 44.4 {
		t.Errorf("two kegs of 30 litres of 0.74 kg are %v kg", got)
	}
	if got := c.Parameters.Organisers[0].Capital; got != 3000 || c.Parameters.Recruiters.Fee != 7 || c.Parameters.Counties[0].Outside != 5 {
		t.Errorf("30,000 yuan are %v toman of 10 yuan", got)
	}
	if got := resolved(t, c.Resolved, "organisers.donju.capital"); got.Value != "3,000 toman" || got.Unit != "toman" {
		t.Errorf("the capital is shown as %s in %s", got.Value, got.Unit)
	}
	if m := c.Parameters.Units.Money(); m.Unit != "toman" || m.Minors() != 1 {
		t.Errorf("the money is %+v", m)
	}
	text := proof.Must(json.Marshal(c.Testimony))(t)
	var back testimony.Testimony
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if f := back.Claim("barrel").Figure; *f != *c.Testimony.Claim("barrel").Figure || back.Units.Money().Unit != "toman" {
		t.Errorf("2 kegs/person came back as %v", f)
	}
}

func TestWhatIsWrongWithMoneyAndUnitsIsShownInItsPlace(t *testing.T) {
	for declared, want := range map[string]string{
		"money: {unit: USX}":                                    "\"USX\" is not the code of a currency",
		"money: {unit: usd}":                                    "write USD",
		"money: {unit: CNY}\nunits: {keg: 0 litre}":             "one keg cannot be 0 litres",
		"money: {unit: CNY}\nunits: {kg: 3 jin}":                "\"kg\" is a unit already",
		"money: {unit: CNY}\nunits: {keg: 2 cask, cask: 3 keg}": "these units are made of one another: keg, cask, keg",
		"money: {unit: CNY, digits: half}":                      "does not say",
		"about: no money":                                       "nothing says what the case counts its money in",
		"money: {unit: CNY}\nunits: {raft: {is: counted, many: rafts, alias: boat}}": "the unit `raft` has no key `alias`",
	} {
		_, err := rewritten(t, "money: {unit: CNY}", declared)
		if err == nil || !strings.Contains(err.Error(), want) && !strings.Contains(declared, "half") {
			t.Errorf("%s:\n%v\nwant %s", declared, err, want)
		}
	}
}

// An amount in another money comes into the case's by a claimed rate, with an
// interval that holds both uncertainties.
func TestAClaimedRateConverts(t *testing.T) {
	was, is := claimed(
		"rate.dollar: {kind: value, is: 6 to 8 yuan/USD (90 % interval), from: letter, says: the rate in the market}",
		"rate.rial: {kind: value, is: \"42,000 IRR/USD\", from: letter, says: the official rate}",
		"day: {kind: range, is: 10 to 25 USD, from: letter, says: what a day earns}")
	c, err := rewritten(t, was, is, "capital: {is: 30000 yuan", "capital: {is: 1000 USD", "fee: {is: 5 yuan/person", "fee: {is: \"42,000 IRR/person\"",
		"outside_income: {is: 5 yuan/day, assumed: a test}", "outside_income: {is: 5 USD/day, assumed: a test}")
	if err != nil {
		t.Fatal(err)
	}
	middle := math.Sqrt(48)
	if got := c.Parameters.Organisers[0].Capital; math.Abs(got-1000*middle) > 1e-6 {
		t.Errorf("1,000 USD are %v yuan, want %v", got, 1000*middle)
	}
	if got := c.Parameters.Recruiters.Fee; math.Abs(got-middle) > 1e-9 {
		t.Errorf("42,000 IRR are %v yuan, want %v, by way of the dollar", got, middle)
	}
	r := resolved(t, c.Resolved, "recruiters.fee")
	if !strings.Contains(r.By, "rate.rial") || !strings.Contains(r.By, "rate.dollar") || r.Low == nil || *r.Low >= middle || *r.High <= middle {
		t.Errorf("the fee does not say by which rates: %+v", r)
	}
	own, _ := testimony.ParseFigure("10 to 25 USD", nil)
	yuan, _ := unit.ParseUnit("yuan")
	v := &values{rates: c.rates, units: c.Parameters.Units}
	in, _, _, known := v.exchanged(own, nil, yuan, "")
	half := math.Log(in.High / in.Best)
	figure, rate := math.Log(25/17.5), spreadOf(t, c.rates, "rate.dollar")
	if !known || math.Abs(half-math.Hypot(figure, rate)) > 1e-12 || rate < math.Log(8.0/6)/2 {
		t.Errorf("10 to 25 USD became %v, an upper half of %v where the figure has %v and the rate %v", in, half, figure, rate)
	}
	s, err := c.With(Options{Sets: []string{"organisers.donju.capital=10 USD"}})
	if err != nil || math.Abs(s.Parameters.Organisers[0].Capital-10*middle) > 1e-9 {
		t.Errorf("--set in dollars: %v", err)
	}
}

func spreadOf(t *testing.T, rates []rate, name string) float64 {
	t.Helper()
	for _, r := range rates {
		if r.name == name {
			return r.spread
		}
	}
	t.Fatalf("there is no rate %s", name)
	return 0
}

// Rates of different times are two rates: a claim is converted by that of its own.
func TestRatesOfDifferentTimesAreNotPooled(t *testing.T) {
	was, is := claimed("old: {kind: value, is: 6.2 yuan/USD, when: 2013, from: letter, says: a rate}", "new: {kind: value, is: 6.9 yuan/USD, when: 2018, from: letter, says: another}",
		"fee: {kind: value, is: 10 USD, when: 2018, from: letter, says: a fee}")
	c, err := rewritten(t, was, is, "capital: {is: 30000 yuan, assumed: a test}", "capital: {claim: fee}", "fee: {is: 5 yuan/person", "fee: {is: 5 USD/person")
	if err != nil {
		t.Fatal(err)
	}
	if capital, fee := c.Parameters.Organisers[0].Capital, c.Parameters.Recruiters.Fee; len(c.Findings.Conflicts) > 0 || math.Abs(capital-69) > 1e-9 || math.Abs(fee-31) > 1e-9 {
		t.Errorf("10 USD of 2018 are %v yuan, 5 USD of no time %v; conflicts %v", capital, fee, c.Findings.Conflicts)
	}
}

// Two rates that contradict each other are a finding of the testimony; a rate that
// is missing is a fault that says what to claim.
func TestRatesThatContradictAndRatesThatAreMissing(t *testing.T) {
	was, is := claimed("rate.a: {kind: value, is: 6.2 yuan/USD, from: letter, says: a rate}", "rate.b: {kind: value, is: 0.25 USD/yuan, from: letter, says: another}")
	c, err := rewritten(t, was, is)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Findings.Conflicts) != 1 || strings.Join(c.Findings.Conflicts[0].Claims, " ") != "rate.a rate.b" {
		t.Errorf("6.2 yuan a dollar and a quarter of a dollar a yuan: conflicts %+v", c.Findings.Conflicts)
	}
	_, err = rewritten(t, "capital: {is: 30000 yuan", "capital: {is: 5000 USD")
	if err == nil || !strings.Contains(err.Error(), "no exchange rate joins USD and yuan") || !strings.Contains(err.Error(), "is: NUMBER yuan/USD") {
		t.Errorf("a missing rate: %v", err)
	}
}

// A parameter can be what follows from claims, with the interval that follows.
func TestAnImpliedQuantityFeedsAParameter(t *testing.T) {
	was, is := claimed("pay.run: {kind: value, is: 40 yuan, from: letter, says: what a run pays}")
	c := proof.Must(rewritten(t, was, is+"\nidentities: {pay-rate: pay.rate = pay.run / load.usual}\n", "piece_rate: {is: 80 fen/kg, assumed: a test}", "piece_rate: {claim: pay.rate}"))(t)
	r := resolved(t, c.Resolved, "counties.bank.piece_rate")
	if r.Origin != FromImplied || r.From != "pay.rate" || r.Why != "follows from load.usual, pay.run" || r.Low == nil || r.High == nil || *r.Low > 0.8 || *r.High < 0.8 {
		t.Errorf("the piece rate is %+v", r)
	}
	if got := c.Parameters.Counties[0].PieceRate; math.Abs(got-0.8) > 1e-3 {
		t.Errorf("40 yuan for 50 kg are %v yuan/kg", got)
	}
	s := proof.Must(c.With(Options{Sets: []string{"regime=behavioural", "planning.choice_intensity=0.01"}}))(t) // where it acts
	for _, u := range s.Uncertain() {
		if u.Name == "counties.bank.piece_rate" && u.Origin == FromImplied {
			return
		}
	}
	t.Error("the implied piece rate is not uncertain")
}
