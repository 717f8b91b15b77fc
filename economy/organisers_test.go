package economy

import "testing"

// "Member k of n, from k = 0, stands at low + (high - low)(k + 1/2)/n; all stand
// at low where high is not above it."
func TestWhatADayIsWorthIsSpreadEvenly(t *testing.T) {
	for high, want := range map[float64][]float64{0: {10, 10, 10, 10}, 18: {11, 13, 15, 17}} {
		for k, x := range want {
			if got := between(10, high, k, 4); got != x {
				t.Errorf("from 10 to %v member %d of 4 stands at %v, want %v", high, k, got, x)
			}
		}
	}
}
