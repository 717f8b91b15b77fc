package trade

// Bound says what kept a decision where it is, other than that more would not
// have paid. A decision at a bound is counted as such: where many are at one, the
// bound, not the model, gives the result.
type Bound uint8

// The bounds of an organiser's decisions.
const (
	Free      Bound = iota // none: one more would not have paid
	AtCapital              // own money and credit reach no further
	AtArray                // the largest crew that is weighed at all
	AtDanger               // a larger crew would more likely be lost than not
	AtPeople               // no more people could carry
	Bounds
)

// String is the bound's name.
func (b Bound) String() string {
	return [...]string{"free", "capital", "crew", "danger", "people"}[b]
}
