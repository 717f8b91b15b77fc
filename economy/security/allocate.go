package security

// allocate.go: the best division of effort over routes, in closed form. A unit of
// effort on route r gains g_r; effort costs its square, half of it; and there may
// be no more than a limit in all:
//
//	max over e >= 0 of  sum_r (g_r e_r - e_r^2 / 2)     with sum_r e_r <= limit
//
// The best is e_r = max(0, g_r - p), where p is the price of effort: 0 if the
// limit does not bind, else the one number with which the sum is the limit. So
// what the last unit of effort gains, less what it costs, is the same on every
// route that is watched, and on no other is it more. The unit of gain is chosen so that the cost of
// effort has no coefficient of its own.
//
// p is found by dropping routes that would get less than nothing, as in the
// projection on a simplex of Michelot (1986), Journal of Optimization Theory and
// Applications 50, 195-200. It takes no more rounds than there are routes.

// Allocate writes the best effort on each route and returns the price of effort,
// which is above 0 where the limit binds.
func Allocate(effort, gains []float64, limit float64) (price float64) {
	for range gains {
		sum, watched := 0.0, 0
		for _, g := range gains {
			if g > price {
				sum += g
				watched++
			}
		}
		if watched == 0 || sum-float64(float64(watched)*price) <= limit {
			break
		}
		price = (sum - max(0, limit)) / float64(watched)
	}
	for r, g := range gains {
		effort[r] = max(0, g-price)
	}
	return price
}
