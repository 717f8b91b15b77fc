package stat

import (
	"math"
	"testing"
)

// The quantiles are those of R's quantile(c(1, 2, 4, 8), type = 7).
func TestStatisticsOfAList(t *testing.T) {
	sorted := []float64{1, 2, 4, 8}
	low, middle, high := Range([]float64{8, 1, 4, 2})
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"mean", Mean(sorted), 3.75},
		{"least", Quantile(sorted, 0), 1},
		{"lower quarter", Quantile(sorted, 0.25), 1.75},
		{"median", Quantile(sorted, 0.5), 3},
		{"ninth tenth", Quantile(sorted, 0.9), 6.8},
		{"largest", Quantile(sorted, 1), 8},
		{"of one", Quantile(sorted[:1], 0.3), 1},
		{"single precision", float64(Quantile([]float32{1, 2, 4, 8}, 0.25)), 1.75},
		{"low", low, 1},
		{"middle", middle, 3},
		{"high", high, 8},
	} {
		if math.Abs(c.got-c.want) > 1e-15 {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
	}
	if !math.IsNaN(Mean(nil)) || !math.IsNaN(Quantile([]float64{}, 0.5)) {
		t.Error("no numbers have a mean or a quantile")
	}
}
