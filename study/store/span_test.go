package store

import (
	"testing"
)

func TestSpans(t *testing.T) {
	s := SpansOf([]int{0, 1, 2, 7, 9, 10})
	if s.String() != "rows 0 to 2, 7 and 9 to 10" || s.Count() != 6 || s.At(3) != 7 || s.At(5) != 10 || !s.Has(7) || s.Has(8) || s.Has(11) {
		t.Errorf("%v: %d", s, s.Count())
	}
	if many := SpansOf([]int{1, 3, 5, 7, 9, 11, 13}); many.String() != "rows 1, 3, 5, 7, 9 and 2 more" {
		t.Error(many)
	}
}
