package study

import "testing"

// However few numbers are held at once, the quantiles are the same.
func TestFansAreTheSameInAnyNumberOfPasses(t *testing.T) {
	s := finished(t, week(), 2)
	once, err := s.Fans(0)
	if err != nil {
		t.Fatal(err)
	}
	defer func(n int) { atOnce = n }(atOnce)
	atOnce = 200
	many, err := s.Fans(0)
	if err != nil {
		t.Fatal(err)
	}
	for k := range once {
		for d := range once[k].Runs {
			if a, b := once[k].P95[d], many[k].P95[d]; (a == nil) != (b == nil) || a != nil && *a != *b {
				t.Fatalf("%s on day %d: %v and %v", once[k].Name, d, a, b)
			}
		}
	}
}
