package security

// campaign.go: fear from above. A campaign is a period in which superiors want to
// see effort. Some begin by date. Others the MSS starts itself, because it must
// fear being blamed for what it let happen: if crossings in 30 days, by a fading
// mean, pass the trigger, and none of its own lasts, one begins tomorrow. A
// campaign that has begun lasts its days, even if the MSS has changed its mind.
//
// A campaign's effort is added to that of an ordinary night, and in its unit: with
// 9, a usual crew runs the hazard of ten ordinary nights in one. Of campaigns at
// the same time the strongest counts.

// Campaign is a campaign by date.
type Campaign struct {
	Starts int32   // its first day, on the caller's count of days
	Days   int32   // how long it lasts
	Effort float64 // that it adds [1]
}

// Orders are what superiors want of the MSS.
type Orders struct {
	Campaigns []Campaign // by date
	Trigger   float64    // crossings in 30 days at which the MSS starts its own campaign; 0 for never
	Days      int32      // how long a campaign of its own lasts
	Effort    float64    // that it adds [1]
}

// Campaign is the effort that tonight's campaign adds: 0 if there is none.
func (o *Orders) Campaign(day, until int32) float64 {
	effort := 0.0
	for k := range o.Campaigns {
		if c := &o.Campaigns[k]; day >= c.Starts && day-c.Starts < c.Days {
			effort = max(effort, c.Effort)
		}
	}
	if day <= until {
		effort = max(effort, o.Effort)
	}
	return effort
}

// starts says whether so many crossings a day make the MSS begin a campaign
// tomorrow.
func (o *Orders) starts(day, until int32, crossings float64) bool {
	return o.Trigger > 0 && day > until && float64(crossings*30) > o.Trigger
}
