package trade

// past.go: what a plan would have brought on the evenings that are past.
//
// How much a bid had to leave a head for pay is known of each of the last evenings. A plan
// bids in falling steps, each for what its heads add (bid.go), so on an evening with
// the price p it would have been carried out if its first step left more than p, and
// gained
//
//	sum over steps that left more than p of heads (left - p)
//
// What comes of it is an organiser's own: of one who bids little most evenings leave
// nothing, however often others go.

// Evenings is of how many evenings it is known what a bid had to leave: four weeks, as
// prices follow seasons.
const Evenings = 28

// Note notes how much a bid had to leave a head on a route on a day (Clearing.Bar)
// [minor]; 0 if nobody went, of which nothing is known.
func (t *Told) Note(day int32, route int, price float64) {
	t.Prices[route][((day%Evenings)+Evenings)%Evenings] = price
}

// past is what a plan would have gained an evening [minor], and the share of evenings
// on which it would have been carried out. Nothing is known of a way on which nobody
// went.
func (t *Told) past(steps []Bid) (gained, taken float64, known bool) {
	if len(steps) == 0 {
		return 0, 0, false
	}
	evenings := 0.0
	for _, price := range t.Prices[steps[0].Route] {
		if price <= 0 {
			continue
		}
		evenings++
		if !(steps[0].Net() > price) {
			continue
		}
		taken++
		for k := range steps {
			if left := steps[k].Net() - price; left > 0 {
				gained += float64(left * float64(steps[k].Heads))
			}
		}
	}
	if evenings == 0 {
		return 0, 0, false
	}
	return gained / evenings, taken / evenings, true
}
