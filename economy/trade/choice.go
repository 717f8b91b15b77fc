package trade

import "tumen/exact"

// choice.go: which good over which route. With what he expects of each way from
// its best crew, E, an organiser takes a way with probability
//
//	exp(lambda E) / sum over ways of exp(lambda E)
//
// the logit of McFadden (1974) with intensity lambda. Whether he then goes is not
// chosen here: the evening's prices say (clear.go).

// BestReply is the intensity, for each minor unit, from which the best way is
// taken for sure.
const BestReply = 1e6

// hopeless is how much worse than the best, in units of 1/lambda, a way must be
// that a draw of 32 bits cannot hit: exp(-24) < 2^-32.
const hopeless = 24

// decays are exp(-k/8) by k.
var decays = func() (all [8*hopeless + 1]float64) {
	for k := range all {
		all[k] = exact.Exp(-float64(k) / 8)
	}
	return all
}()

// decay is exp(-x) for x from 0 to hopeless, to a part in ten million: Padé's
// quotient of second order about the next eighth below.
func decay(x float64) float64 {
	eighths := float64(8 * x)
	k := int(eighths)
	x = (eighths - float64(k)) * 0.125
	even, odd := 1+float64(x*x*(1.0/12)), float64(x*0.5)
	return decays[k] * (even - odd) / (even + odd)
}

// logit is the way that a draw from (0, 1) takes; at a tie best reply takes the
// first. Room for the weights is given.
func logit(expects, weights []float64, intensity, draw float64) int {
	best := 0
	for k, e := range expects {
		if e > expects[best] {
			best = k
		}
	}
	if intensity >= BestReply || len(expects) == 1 {
		return best
	}
	top, total := expects[best], 0.0
	for k, e := range expects {
		weight := 0.0
		if worse := intensity * (top - e); worse < hopeless {
			weight = 1
			if worse > 0 {
				weight = decay(worse)
			}
		}
		weights[k] = weight
		total += weight
	}
	at := draw * total
	for k, weight := range weights {
		if at -= weight; at < 0 {
			return k
		}
	}
	return best
}
