package estimate

import "tumen/rng"

// The purposes of all draws of the estimators. A number is never reused:
// 3006 and 3009 were those of a choice among models.
const (
	drawRow      rng.Purpose = 3001 // a row of a bootstrap resample
	DrawPrior    rng.Purpose = 3002 // a proposal from the prior
	DrawParent   rng.Purpose = 3003 // which particle a proposal starts from
	DrawStep     rng.Purpose = 3004 // how far a proposal moves from its parent
	DrawChances  rng.Purpose = 3005 // the seed of a proposal's run
	DrawPermuted rng.Purpose = 3007 // the order of an input made irrelevant
	DrawFold     rng.Purpose = 3008 // which rows are held out together
)
