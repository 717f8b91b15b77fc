package report

import (
	"testing"

	"tumen/record"
	"tumen/scenario"
)

func TestAParameterSaysWhatItFollowsFromAndHowItWasConverted(t *testing.T) {
	run := &record.Run{}
	for want, p := range map[string]scenario.Resolved{
		"implied as pay.rate: follows from load, pay.run":                       {Origin: scenario.FromImplied, From: "pay.rate", Why: "follows from load, pay.run"},
		"assumed: a guess; converted by rate.dollar: 6.9 yuan/USD; before: 3 t": {Origin: scenario.FromAssumption, Why: "a guess", By: "rate.dollar: 6.9 yuan/USD", Was: "3 t"},
	} {
		if got := originWords(run, p); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
