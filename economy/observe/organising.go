package observe

// organising.go: who organises. Each recorded day the model says who came and
// left, how many are in the trade, and what the last of them who stays expects
// above what he would earn outside, with its sign. In equilibrium that is about nothing.

// Roll adds up the days. It is state; everything in it is a whole number.
type Roll struct {
	Entered, Left  int64 // in all
	Active, Days   int64 // organisers in the trade, summed over days; and the days
	Expects, Asked int64 // what the marginal one expects [minor/day], summed over the days on which one was asked
	Today          RollDay
}

// RollDay is one day.
type RollDay struct{ Entered, Left, Active int64 }

// Count takes today in.
func (r *Roll) Count(today RollDay) {
	r.Today = today
	r.Entered += today.Entered
	r.Left += today.Left
	r.Active += today.Active
	r.Days++
}

// Margin takes in what the marginal organiser expects today, above the outside
// [minor/day].
func (r *Roll) Margin(expects int64) {
	r.Expects += expects
	r.Asked++
}

// Organising is what the days say; minors are in one of the money.
func (r *Roll) Organising(minors float64) Organising {
	days, asked := float64(r.Days), float64(r.Asked)
	return Organising{
		Entered: r.Entered, Left: r.Left,
		Active:   Ratio(float64(r.Active), days, days),
		Marginal: Ratio(float64(r.Expects)/minors, asked, asked),
	}
}
