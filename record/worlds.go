package record

// Worlds are those that the testimony of a case allows, as a run in the most central of
// them shows them beside its own numbers: one run of one world says little of what holds
// in the others.
type Worlds struct {
	N         int     `json:"n" doc:"worlds that are kept"`
	Effective float64 `json:"effective" doc:"independent worlds that say as much"`
	Runs      int     `json:"runs" doc:"of the table that they are from"`
	Digest    string  `json:"digest" doc:"SHA-256 of the file of worlds"`
	Bands     []Band  `json:"bands"`
}

// Band is where an outcome lies in the worlds, and where it lay in what was believed
// before anybody said anything: 90 % of the weight is from low to high.
type Band struct {
	Path       string   `json:"path"`
	Median     float64  `json:"median"`
	Low        float64  `json:"low"`
	High       float64  `json:"high"`
	BeforeLow  *float64 `json:"before_low" doc:"of what was believed; null if it was absent there"`
	BeforeHigh *float64 `json:"before_high"`
	In         float64  `json:"in" doc:"share of the worlds that have the outcome at all"`
}

// digest is that of the file of worlds; empty where there are none.
func (w *Worlds) digest() string {
	if w == nil {
		return ""
	}
	return w.Digest
}
