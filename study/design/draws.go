package design

import "tumen/rng"

// The purposes of all draws of this package. A number is never reused.
const (
	drawPoint    rng.Purpose = 2001 // a coordinate of an independent point
	drawScramble rng.Purpose = 2002 // a dimension's scrambling key
	drawStratum  rng.Purpose = 2003 // the order of a Latin hypercube's strata
	drawJitter   rng.Purpose = 2004 // where in its stratum a point lies
	drawBase     rng.Purpose = 2005 // a Morris trajectory's first point
	drawOrder    rng.Purpose = 2006 // the order in which a trajectory moves its inputs
)
