package estimate

import (
	"math"
	"slices"
	"sort"
)

// Weighted are values that count differently, as the worlds that agree with a
// witness: a distribution that is known by them alone.
//
// The probability up to value i of n, in rising order, is
//
//	F_i = (C_i e + 1/2)/(e + 1),  C_i = w_1 + ... + w_(i-1) + w_i/2,  e = 1/sum w^2
//
// where e is how many equal weights would be as good. For equal weights this is
// i/(n+1), number 6 of Hyndman and Fan (1996): with just that probability a new value
// of the same distribution lies below the i-th. Between values it is interpolated.
type Weighted struct {
	values []float64 // rising
	upTo   []float64 // F
	weight []float64
	whole  float64 // the weight of all that have a value, before it was made 1
	size   float64 // e
}

// Weigh makes a distribution of values and weights. What is absent (NaN) is left
// out, as what has no weight.
func Weigh(values, weights []float64) Weighted {
	return WeighRising(values, weights, RisingOrder(values))
}

// WeighRising is Weigh of values whose rising order is known, so that many weights can
// be laid on one column.
func WeighRising(values, weights []float64, order []int) Weighted {
	var w Weighted
	var square float64
	for _, i := range order {
		if Good(values[i]) && weights[i] > 0 {
			w.values = append(w.values, values[i])
			w.weight = append(w.weight, weights[i])
			w.whole += weights[i]
		}
	}
	for i := range w.weight {
		w.weight[i] /= w.whole
		square += float64(w.weight[i] * w.weight[i])
	}
	w.worth(1 / square)
	return w
}

// WeighWorth is Weigh of values that are worth another number of independent ones than
// their weights say, as where several are of one world.
func WeighWorth(values, weights []float64, size float64) Weighted {
	w := Weigh(values, weights)
	w.worth(size)
	return w
}

func (w *Weighted) worth(size float64) {
	w.size, w.upTo = size, w.upTo[:0]
	up := 0.0
	for _, v := range w.weight {
		w.upTo = append(w.upTo, (float64((up+v/2)*size)+0.5)/(size+1))
		up += v
	}
}

// Empty says that no value counts.
func (w Weighted) Empty() bool { return len(w.values) == 0 }

// Weight is the sum of the weights of all that have a value.
func (w Weighted) Weight() float64 { return w.whole }

// Effective is how many equal weights would be as good: 1/sum w^2 (Kish 1965).
func (w Weighted) Effective() float64 {
	if w.Empty() {
		return 0
	}
	return w.size
}

// Mean is NaN of nothing.
func (w Weighted) Mean() float64 {
	if w.Empty() {
		return math.NaN()
	}
	mean := 0.0
	for i, v := range w.values {
		mean += float64(w.weight[i] * v)
	}
	return mean
}

// Quantile is the number below which the share p lies; NaN of nothing.
func (w Weighted) Quantile(p float64) float64 {
	if w.Empty() {
		return math.NaN()
	}
	i, found := slices.BinarySearch(w.upTo, p)
	switch {
	case i == len(w.values):
		return w.values[i-1]
	case found || i == 0:
		return w.values[i]
	}
	low, high := w.values[i-1], w.values[i]
	return low + float64((high-low)*((p-w.upTo[i-1])/(w.upTo[i]-w.upTo[i-1])))
}

// Interval is the median, and the middle part that has the probability of a level.
func (w Weighted) Interval(level float64) Estimate {
	return Estimate{w.Quantile(0.5), w.Quantile((1 - level) / 2), w.Quantile((1 + level) / 2)}
}

// Share is the part of the weight for which something holds; NaN of nothing.
func (w Weighted) Share(of func(value float64) bool) float64 {
	if w.Empty() {
		return math.NaN()
	}
	share := 0.0
	for i, v := range w.values {
		if of(v) {
			share += w.weight[i]
		}
	}
	return share
}

// Place is where a new value lies in the distribution, from 0 to 1: the probability
// integral transform, which is uniform if the value is of the distribution. A value
// that others have too, an atom, may be anywhere from the place of the next below to
// that of the next above: u, from 0 to 1 and drawn by the caller, says where (Czado,
// Gneiting and Held 2009). So does it below the least value and above the largest.
func (w Weighted) Place(y, u float64) float64 {
	from := sort.SearchFloat64s(w.values, y)
	to := from
	for to < len(w.values) && w.values[to] == y {
		to++
	}
	low, high := 0.0, 1.0
	if from > 0 {
		low = w.upTo[from-1]
	}
	if to < len(w.values) {
		high = w.upTo[to]
	}
	if from == to && from > 0 && to < len(w.values) {
		u = (y - w.values[from-1]) / (w.values[to] - w.values[from-1])
	}
	return low + float64(u*(high-low))
}
