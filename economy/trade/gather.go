package trade

// gather.go: the evening's bids of a county in a row, as clearing needs them.

// Gather appends the bids of a county's organisers who have a plan, in the order of
// their numbers. Bids lie as Plan left them.
func (o *Organisers) Gather(to []Bid, county uint16, plans []Plan, bids []Bid) []Bid {
	for i := range plans {
		n := int(plans[i].Bids)
		if n == 0 || o.County[i] != county {
			continue
		}
		to = append(to, bids[i*Steps:i*Steps+n]...)
	}
	return to
}
