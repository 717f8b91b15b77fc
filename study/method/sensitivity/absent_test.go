package sensitivity

import (
	"slices"
	"strings"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
)

// Every method says of an outcome that does not vary that it does not, and has no
// index.
func TestNoMethodExplainsAConstant(t *testing.T) {
	for _, method := range methods {
		a := study.Request{Case: "theory/bargained", FirstSeed: 1, Vary: []string{"labour.rest=1 to 5 days", "labour.training=1 to 5 days"}, Method: method, Sets: []string{"days=1", "burn_in=0"}}
		if slices.Contains(namesOfPoints, method) {
			a.Points = 128
		} else {
			a.Points = 16
		}
		s := studytest.Finished(t, Kind, a, 2)
		got, err := Analyse(s, method, "harm.dead")
		if err != nil {
			t.Errorf("%s: %v", method, err)
			continue
		}
		if !got.Constant || got.Mean != 0 || len(got.Indices) != 0 || len(got.Words) != 0 || got.N == 0 {
			t.Errorf("%s: a constant is %+v", method, got)
		}
		if _, err := Analyse(s, method, "crew.median"); err == nil || !strings.Contains(err.Error(), "has no such number") {
			t.Errorf("%s: of an outcome that no run has: %v", method, err)
		}
	}
}
