package study

import (
	"math"
	"strings"
	"testing"

	"tumen/study/estimate"
)

// The words of package estimate for too few runs do not say that runs failed
// which only lack a number.
func TestTooFewRunsAreNotCalledFailed(t *testing.T) {
	_, err := estimate.Mean([]float64{1, math.NaN(), math.NaN()}, Level)
	if err == nil || !strings.Contains(err.Error(), "without the 2 in which a run failed or has no such number") {
		t.Error(err)
	}
}
