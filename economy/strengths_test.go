package economy

import (
	"testing"

	"pgregory.net/rapid"
)

// plainMean is strengths.mean as its words say it: everyone who carries smallest
// or more, one by one, with no more than full in the bag.
func plainMean(people []uint8, smallest, full int) float64 {
	n, kg := 0, 0
	for _, strength := range people {
		if int(strength) >= smallest {
			n++
			kg += min(int(strength), full)
		}
	}
	if n == 0 || smallest > full {
		return 0
	}
	return float64(kg) / float64(n)
}

func TestTheMeanLoadIsThatOfTheCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOfN(rapid.Uint8(), 0, 40).Draw(t, "people")
		var s strengths
		for _, strength := range people {
			s.add(strength)
		}
		s.sum()
		for range 20 {
			smallest, full := rapid.IntRange(-1, 300).Draw(t, "smallest"), rapid.IntRange(0, 1000).Draw(t, "full")
			if got, want := s.mean(smallest, full), plainMean(people, smallest, full); got != want {
				t.Fatalf("the mean from %d to %d kg is %v, want %v", smallest, full, got, want)
			}
		}
	})
}
