package economy

import "tumen/rng"

// The purposes of all draws of a run. A number is never reused; those from 40 on
// are package labour's.
const (
	drawGood     rng.Purpose = 1  // an organiser picks a good, by custom
	drawCrew     rng.Purpose = 2  // an organiser picks a crew size, by custom
	drawTurn     rng.Purpose = 3  // the order among equal bids
	drawRaid     rng.Purpose = 5  // whether a crossing is raided
	drawSeizure  rng.Purpose = 6  // whether an unpaid post seizes
	drawNight    rng.Purpose = 7  // what the night does to a porter
	drawCaught   rng.Purpose = 8  // who of a raided crew is detained
	drawMerchant rng.Purpose = 9  // which merchants an organiser meets
	drawNovice   rng.Purpose = 10 // which organiser pays for a novice
	drawFee      rng.Purpose = 11 // which merchant does
	drawChoice   rng.Purpose = 12 // which plan an organiser chooses
	drawNews     rng.Purpose = 13 // the day's news of a price
	drawDetected rng.Purpose = 14 // whether a bribe is detected
	drawCustoms  rng.Purpose = 15 // how a shipment comes through customs
	drawSight    rng.Purpose = 16 // by how much a post errs about a value
	drawRumour   rng.Purpose = 17 // false rumours
	drawLeaver   rng.Purpose = 18 // who leaves the trade
	drawMove     rng.Purpose = 19 // who moves to another county
	drawReady    rng.Purpose = 20 // whether a crossing is together a day sooner or later
)

// The purposes of draws that build a world, apart from those of its run; those
// below 1010 are package labour's.
const (
	buildOrganiser rng.Purpose = 1010
	buildRotation  rng.Purpose = 1011
	buildHere      rng.Purpose = 1012 // for how long a porter has been there
)
