package design

import (
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// A row by hand: A = (1, 2, 3), B = (4, 5, 6); the second factor exchanges the
// last two inputs together, and the dummy exchanges nothing.
func TestARowExchangesWhatItsFactorNames(t *testing.T) {
	factors := []Factor{{"first", []int{0}}, {"the others", []int{1, 2}}, OwnFactor()}
	base := [][]float64{{9, 9, 9, 9, 9, 9}, {1, 2, 3, 4, 5, 6}}
	s := proof.Must(NewSaltelli(base, factors, true))(t)
	if s.Width() != 8 || len(s.Points) != 16 {
		t.Fatalf("%d runs a row, %d in all, want 8 and 16", s.Width(), len(s.Points))
	}
	for _, c := range []struct {
		name string
		run  int
		want []float64
	}{
		{"A", s.A(1), []float64{1, 2, 3}},
		{"B", s.B(1), []float64{4, 5, 6}},
		{"AB of the first", s.AB(1, 0), []float64{4, 2, 3}},
		{"AB of the others", s.AB(1, 1), []float64{1, 5, 6}},
		{"AB of the dummy", s.AB(1, 2), []float64{1, 2, 3}},
		{"BA of the first", s.BA(1, 0), []float64{1, 5, 6}},
		{"BA of the others", s.BA(1, 1), []float64{4, 2, 3}},
		{"BA of the dummy", s.BA(1, 2), []float64{4, 5, 6}},
	} {
		if !slices.Equal(s.Points[c.run], c.want) {
			t.Errorf("%s is %v, want %v", c.name, s.Points[c.run], c.want)
		}
	}
}

func TestWithoutPairsThereAreNoRunsBA(t *testing.T) {
	s := proof.Must(NewSaltelli([][]float64{{.1, .2, .3, .4}}, []Factor{{"a", []int{0}}, {"b", []int{1}}}, false))(t)
	if s.Width() != 4 || len(s.Points) != 4 {
		t.Errorf("%d runs a row, want k + 2 = 4", s.Width())
	}
}

func TestALayoutThatCannotBeSaysWhy(t *testing.T) {
	good := [][]float64{{.1, .2, .3, .4}}
	one := []Factor{{"a", []int{0}}}
	for _, c := range []struct {
		base    [][]float64
		factors []Factor
		want    string
	}{
		{nil, one, "make them with Sobol"},
		{[][]float64{{.1, .2, .3}}, one, "two coordinates for each input"},
		{[][]float64{{.1, .2}, {.1, .2, .3, .4}}, one, "base point 1 has 4"},
		{good, nil, "at least one factor"},
		{good, []Factor{{"a", []int{2}}}, "the inputs are 0 to 1"},
		{good, []Factor{{"a", []int{-1}}}, "the inputs are 0 to 1"},
		{good, []Factor{{"a", []int{0}}, {"a", []int{1}}}, "used twice"},
		{good, []Factor{{"a", []int{0}}, {"b", []int{0}}}, "put it into one"},
	} {
		if _, err := NewSaltelli(c.base, c.factors, false); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v with %v gives %v, want an error with %q", c.base, c.factors, err, c.want)
		}
	}
}
