package labour

import "tumen/rng"

// The purposes of this package's draws of a run. A number is never reused; other
// packages have others.
const (
	drawLot      rng.Purpose = 40 // where the lot of a marginal cell begins
	drawPick     rng.Purpose = 41 // who of a list is hired
	drawShards   rng.Purpose = 43 // the order of the shards
	drawRest     rng.Purpose = 44 // the last part of a day of recovery, and of staying at home
	drawLearner  rng.Purpose = 45 // which novices an agency trains
	drawFraction rng.Purpose = 46 // where a stride through the hired begins
)

// The purposes of draws that make people. The day of such a draw is the generation.
const (
	buildStrength rng.Purpose = 1001
	buildOutside  rng.Purpose = 1002
	buildHistory  rng.Purpose = 1003
	buildWoman    rng.Purpose = 1005
)
