package estimate

// Brier is how bad the probabilities of exclusive alternatives were, of which one
// came: the sum of squares of probability less 1 for what came, and of probability
// for the others (Brier 1950). From 0 to 2.
func Brier(probabilities []float64, came int) float64 {
	sum := 0.0
	for i, p := range probabilities {
		if i == came {
			p--
		}
		sum += float64(p * p)
	}
	return sum
}
