package economy

import "tumen/rng"

// The purposes of all draws of a run. A number is never reused.
const (
	drawGood      rng.Purpose = 1  // an organiser picks a good
	drawCrew      rng.Purpose = 2  // an organiser picks a crew size
	drawTurn      rng.Purpose = 3  // the order in which organisers hire
	drawCandidate rng.Purpose = 4  // in which order those who wait are asked
	drawRaid      rng.Purpose = 5  // whether a crossing is raided
	drawSeizure   rng.Purpose = 6  // whether an unpaid post seizes
	drawNight     rng.Purpose = 7  // what the night does to a porter
	drawCaught    rng.Purpose = 8  // who of a raided crew is detained
	drawMerchant  rng.Purpose = 9  // which merchant buys
	drawNovice    rng.Purpose = 10 // which novices an agency trains
	drawChoice    rng.Purpose = 12 // which plan an organiser chooses
	drawNews      rng.Purpose = 13 // the day's news of a price
	drawDetected  rng.Purpose = 14 // whether a bribe is detected
	drawHidden    rng.Purpose = 15 // whether a camouflaged good is found out
	drawLender    rng.Purpose = 16 // whose name is rented
	drawRumour    rng.Purpose = 17 // false rumours
	drawReserve   rng.Purpose = 18 // whether and where a lighter bag looks into the reserve
)

// The purposes of draws that build a world, apart from those of its run.
const (
	buildStrength rng.Purpose = 1001
	buildOutside  rng.Purpose = 1002
	buildHistory  rng.Purpose = 1003
	buildStart    rng.Purpose = 1004
)
