package trade

import "tumen/exact"

// customs_hidden.go: how much of a load to declare as another good when all that
// is found is lost. A load is c of what a lorry holds; each part of it is opened
// independently, so it passes with chance e^(-lambda c), where a full load is
// found with chance h = 1 - e^-lambda. A full load that passes brings G; one that
// is found costs k, the fine included. The best c of
//
//	c ((G + k) e^(-lambda c) - k)
//
// solves (1 - lambda c) e^(-lambda c) = k / (G + k), that is
//
//	c = (1 - W(e k/(G + k))) / lambda        at most 1
//
// with Lambert's W, the y for which y e^y = x. If all is always found (h = 1),
// c = 0; if nothing is (h = 0), c = 1.

// hazard is the lambda of a chance h that a full load is found.
func hazard(h float64) float64 { return -exact.Log(1 - h) }

// foundOut is the chance of being found at a hazard.
func foundOut(hazard float64) float64 { return 1 - exact.Exp(-hazard) }

// hiddenPart is the best c.
func hiddenPart(gain, lost, lambda float64) float64 {
	switch {
	case gain <= 0:
		return 0
	case lambda == 0:
		return 1
	}
	return min(1, (1-lambertW(euler*lost/(gain+lost)))/lambda)
}

const euler = 2.718281828459045

// lambertW is W(x) for x from 0 to e, where it goes from 0 to 1. Newton's steps
// from above never pass the root, since y e^y is convex; six are enough.
func lambertW(x float64) float64 {
	y := 1.0
	for range 6 {
		up := exact.Exp(y)
		y -= (float64(y*up) - x) / (up * (1 + y))
	}
	return max(0, y)
}
