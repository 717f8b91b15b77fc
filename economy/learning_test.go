package economy

import (
	"math"
	"testing"

	"tumen/economy/parameter"

	"pgregory.net/rapid"
)

// T6: after any history of crossings the belief is the mean of the Beta
// distribution, with alpha 2, beta 0.5 and a memory of 1.
func TestTheBelievedRiskIsTheMeanOfABetaDistribution(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := parameter.Learning{Memory: 1, Hits: 2, Clear: 0.5}
		history := rapid.SliceOf(rapid.Bool()).Draw(t, "lost")
		var hits, seen, lost float64
		for _, hit := range history {
			note(&hits, &seen, l.Memory, hit)
			if hit {
				lost++
			}
		}
		want := (lost + 2) / (float64(len(history)) + 2.5)
		if got := beta(&l, hits, seen); math.Abs(got-want) > 1e-12 {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// With a fading memory the latest experience counts one, the one before it w,
// and so on back.
func TestEvidenceFadesGeometrically(t *testing.T) {
	l := parameter.Learning{Memory: 0.5, Hits: 2, Clear: 0.5}
	var hits, seen float64
	for _, hit := range []bool{true, false, true} {
		note(&hits, &seen, l.Memory, hit)
	}
	want := (0.25 + 1 + 2) / (0.25 + 0.5 + 1 + 2.5)
	if got := beta(&l, hits, seen); math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, want %v", got, want)
	}
}

// "Crossings that are no measure teach nothing: goods in lots, and the MSS's
// traders who pay no tolls."
func TestPostsLearnFromWhoPaysThemAlone(t *testing.T) {
	for _, c := range []struct {
		what   string
		crew   crew
		learns bool
	}{
		{"a crew", crew{}, true},
		{"a lot", crew{own: true}, false},
		{"a trader of the MSS", crew{exempt: true}, false},
		{"a crew that was taken", crew{taken: true}, false},
	} {
		w := morning(t, func(*parameter.Parameters) {})
		w.turnSeason()
		w.setPrices()
		c.crew.heads, c.crew.load = 10, 400_000
		if !c.crew.taken {
			c.crew.arrived = 400_000
		}
		w.tellPosts(&c.crew, 0.98)
		if got := w.routes[0].usual.known; got != c.learns {
			t.Errorf("%s teaches the posts: %v, want %v", c.what, got, c.learns)
		}
	}
}

// "With chance false_rumours a day, county and route, a loss is told that never
// happened; it counts in full, whatever the scale."
func TestAFalseRumourCountsInFull(t *testing.T) {
	for _, scale := range []float64{1, 50} {
		w := morning(t, func(p *parameter.Parameters) {
			p.Counties[0].Porters, p.Organisers, p.Learning.False, p.Scale = 0, nil, 1, scale
		})
		w.Day()
		w.Day()
		want := 1 + w.p.Learning.Memory // yesterday's has faded once
		for r := range w.routes {
			if hits, seen := w.beliefs.toldHits[r][0], w.beliefs.toldSeen[r][0]; hits != want || seen != want {
				t.Errorf("scale %v: %v losses of %v are told, want %v of as many", scale, hits, seen, want)
			}
		}
	}
}
