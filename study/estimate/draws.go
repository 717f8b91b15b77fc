package estimate

import "tumen/rng"

// The purposes of all draws of this package. A number is never reused.
const (
	drawRow       rng.Purpose = 3001 // a row of a bootstrap resample
	drawPrior     rng.Purpose = 3002 // a proposal from the prior
	drawParent    rng.Purpose = 3003 // which particle a proposal starts from
	drawStep      rng.Purpose = 3004 // how far a proposal moves from its parent
	drawChances   rng.Purpose = 3005 // the seed of a proposal's run
	drawModel     rng.Purpose = 3006 // which model a run is of
	drawPermuted  rng.Purpose = 3007 // the order of an input made irrelevant
	drawFold      rng.Purpose = 3008 // which rows are held out together
	drawCandidate rng.Purpose = 3009 // a proposal of a model choice
)
