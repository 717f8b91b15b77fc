package economy

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// T6: after any history of crossings the belief is the mean of the Beta
// distribution, with alpha 2, beta 0.5 and a memory of 1.
func TestTheBelievedRiskIsTheMeanOfABetaDistribution(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Learning{Memory: 1, Hits: 2, Clear: 0.5}
		history := rapid.SliceOf(rapid.Bool()).Draw(t, "lost")
		var hits, seen, lost float64
		for _, hit := range history {
			note(&hits, &seen, l.Memory, hit)
			if hit {
				lost++
			}
		}
		want := (lost + 2) / (float64(len(history)) + 2.5)
		if got := l.beta(hits, seen); math.Abs(got-want) > 1e-12 {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// With a fading memory the latest experience counts one, the one before it w,
// and so on back.
func TestEvidenceFadesGeometrically(t *testing.T) {
	l := Learning{Memory: 0.5, Hits: 2, Clear: 0.5}
	var hits, seen float64
	for _, hit := range []bool{true, false, true} {
		note(&hits, &seen, l.Memory, hit)
	}
	want := (0.25 + 1 + 2) / (0.25 + 0.5 + 1 + 2.5)
	if got := l.beta(hits, seen); math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, want %v", got, want)
	}
}
