package trade

// gather.go: the evening's bids of a county in a row, as clearing needs them, each
// with its lot.

// Gather appends the bids of a county's organisers who have a plan, in the order of
// their numbers. Bids lie as Plan left them.
func (o *Organisers) Gather(to []Bid, e *Evening, county uint16, plans []Plan, bids []Bid) []Bid {
	for i := range plans {
		n := int(plans[i].Bids)
		if n == 0 || o.County[i] != county {
			continue
		}
		lot := e.Draws.Draw(e.Purposes.Lot, uint32(i), e.Day, 0)[0]
		first := len(to)
		to = append(to, bids[i*Steps:i*Steps+n]...)
		for k := range n {
			to[first+k].Lot = lot
		}
	}
	return to
}
