package scenario

import (
	"strings"
	"testing"

	"tumen/internal/proof"
)

// roles are the roles of a case's patterns and what they come from, one a line.
func roles(e Evidence) string {
	var b strings.Builder
	for _, r := range e.Patterns {
		b.WriteString(r.Pattern + ": " + r.Role)
		if len(r.By) > 0 {
			b.WriteString(" by " + strings.Join(r.By, ", "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// In the ferry's case the guards' share is an input, by custom. The other patterns
// here are what follows from it by an identity, what a number was tuned to, what no
// calibration uses, and what one number explains.
const ferryRoles = `patterns:
  guards: {measure: shares.guards, is: 40 to 50 %, claim: share.guards}
  rest: {measure: shares.organisers, is: 25 to 35 %, claim: share.organisers}
  porters: {measure: shares.porters, is: 15 to 25 %, claim: share.porters}
  rate: {measure: piece_rate, is: 0.7 to 0.9 yuan/kg, claim: pay.rate}
  runs: {measure: porter_month.runs, is: 3 to 5 run/month, claim: runs.month, held-out: yes}
  crews: {measure: crew.largest, is: at most 50 people, assumed: a test, one-number: planning.crew_max}
  load: {measure: load.mean, is: 40 to 50 kg, claim: load.usual, held-out: yes}
  free: {measure: crew.median, is: at most 50 people, assumed: a test}
`

const ferryClaims = `
  share.organisers: {kind: value, is: 30 %, from: letter, says: organisers keep this}
  share.porters: {kind: value, is: 20 %, from: letter, says: porters get this}
  pay.rate: {kind: value, is: 0.8 yuan/kg, from: letter, says: pay}
  runs.month: {kind: value, is: 4 run/month, from: letter, says: runs}
identities:
  shares: share.guards + share.organisers + share.porters = 100 %
`

// withRoles is the ferry's case with those claims and patterns.
func withRoles(t *testing.T, changes ...[2]string) *Case {
	t.Helper()
	text, _, _ := strings.Cut(sound(t), "patterns:\n")
	text = replace(t, text, "says: they come back}\n", "says: they come back}"+ferryClaims) + ferryRoles
	for _, c := range changes {
		text = replace(t, text, c[0], c[1])
	}
	return proof.Must(Parse("ferry.yaml", []byte(text)))(t)
}

var tunedShare = [2]string{"labour:\n    share: {is: 20 %, assumed: a test}", "labour:\n    share: {is: 20 %, assumed: a test, pins: share.porters}"}

func TestAPatternIsEvidenceOnce(t *testing.T) {
	e := withRoles(t, tunedShare).Evidence()
	want := `guards: put in by routes.ferry.posts.landing.share
rest: fitted by labour.share
porters: fitted by labour.share
rate: free
runs: held out
crews: put in by planning.crew_max
load: put in by counties.bank.strength
free: free
`
	if got := roles(e); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// The whole less the guards' share is two shares, which are one fact; the rate,
	// the runs and the pattern of nobody's claim are one each.
	if e.Facts != 4 || len(e.Tuned) != 1 || e.Count(PutIn) != 3 || !Tests(HeldOut) || Tests(Fitted) {
		t.Errorf("%d facts, tuned %v, put in %d", e.Facts, e.Tuned, e.Count(PutIn))
	}
}

// What an input is depends on what acts: where posts bargain and wages clear, the
// shares by custom are no inputs. A number that a run sets is none of the claim's.
func TestOnlyWhatActsIsAnInput(t *testing.T) {
	c := withRoles(t, tunedShare)
	s := proof.Must(c.With(Options{Sets: []string{"counties.bank.strength=50 kg", "labour.share=22 %"}}))(t)
	e := s.Evidence()
	if got := roles(e); !strings.Contains(got, "porters: free\n") || !strings.Contains(got, "load: held out\n") || len(e.Tuned) != 0 {
		t.Errorf("with a strength and a share of the run's own:\n%s", got)
	}
	tuned := [2]string{"strength_spread: {is: 8 kg, assumed: a test}", "strength_spread: {is: 8 kg, assumed: a test, pins: [pay.rate, runs.month]}"}
	if got := roles(withRoles(t, tuned).Evidence()); !strings.Contains(got, "rate: fitted by counties.bank.strength_spread\nruns: fitted by counties.bank.strength_spread\n") {
		t.Errorf("a number that was tuned to two claims:\n%s", got)
	}
}

// A series takes from the claims of all its points: the price of rice in autumn
// follows from what the pay buys.
func TestAPointOfASeriesIsAnInput(t *testing.T) {
	c := withRoles(t,
		[2]string{"{on: 2017-09-01, is: 4 yuan/kg, from: letter, says: in autumn}", "{on: 2017-09-01, claim: rice.price}"},
		[2]string{"  runs.month: {", "  rice: {kind: value, is: 48 kg, from: letter, says: 200 yuan buys it}\n  runs.month: {"},
		[2]string{"identities:\n", "identities:\n  rice: rice.price = 200 yuan / rice\n"},
		[2]string{"  free: {measure: crew.median, is: at most 50 people, assumed: a test}", "  rice: {measure: staple_for_200, is: 46 to 50 kg, claim: rice}"})
	if got := roles(c.Evidence()); !strings.Contains(got, "rice: put in by living.rice_price\n") {
		t.Errorf("got\n%s", got)
	}
}

// Pins stand in what is known of the parameter, and so in every record.
func TestPinsAreProvenance(t *testing.T) {
	r := withRoles(t, tunedShare).With
	s := proof.Must(r(Options{}))(t)
	if got := s.stated("labour.share"); len(got.Pins) != 1 || got.Pins[0] != "share.porters" {
		t.Errorf("%+v", got)
	}
}
