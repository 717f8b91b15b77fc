package testimony

import (
	"encoding/json"

	"tumen/internal/list"
	"tumen/testimony/formula"
	"tumen/unit"
)

// Source is where claims come from.
type Source struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Witness   string `json:"witness,omitempty" doc:"who speaks, as the source names them"`
	Date      string `json:"date,omitempty" doc:"as precise as the source allows: 2018, 2018-05, 2018-05-31"`
	URL       string `json:"url,omitempty"`
	Grade     string `json:"grade" doc:"Admiralty code: A-F for the source, 1-6 for the information, such as C3"`
	Status    string `json:"status" doc:"read: seen in the source itself; recalled: to be confirmed before it is quoted"`

	// Correlation of the errors of any two of its claims, from 0 to below 1: a
	// witness who exaggerates one figure may exaggerate all. 0 if not known.
	Correlation float64 `json:"correlation,omitempty"`
}

// Claim is one thing that a source says.
type Claim struct {
	ID      string  `json:"id"`
	Kind    string  `json:"kind" doc:"fact, value, range, bound, rule, relation, identity, list"`
	Figure  *Figure `json:"figure,omitempty" doc:"absent when the claim holds no number"`
	Source  string  `json:"from" doc:"Source.ID"`
	At      string  `json:"at,omitempty" doc:"para 9"`
	Says    string  `json:"says" doc:"restated in our own words"`
	When    string  `json:"when,omitempty" doc:"the time that it is about, such as 2018-12"`
	Measure string  `json:"measure,omitempty" doc:"the outcome of a run that it can be held against, such as shares.guards"`

	// Quantity is what the number is of, by the name that identities use. Empty
	// means the claim's own ID. Claims of one quantity are pooled.
	Quantity string `json:"quantity,omitempty"`
	// HeldOut marks a claim that is not pooled with others of its quantity, but
	// weighed against what they give.
	HeldOut bool `json:"held_out,omitempty"`

	// Over says over whom or what the figure is a spread: porters, crews or trips. It
	// is then no uncertainty of one number; empty if the figure is of one number.
	Over string `json:"over,omitempty" enum:"porters,crews,trips"`

	// Exchanged is the figure in the money of the case, if it is stated in another
	// one and is about an outcome.
	Exchanged *Figure `json:"exchanged,omitempty"`
}

// Of is the name of the quantity that the claim is about.
func (c *Claim) Of() string {
	if c.Quantity != "" {
		return c.Quantity
	}
	return c.ID
}

// Testimony is all that is known of a case before anything is run.
type Testimony struct {
	Units      *unit.System         `json:"units,omitempty" doc:"what the case counts in; absent if it declares nothing"`
	Sources    []Source             `json:"sources"`
	Claims     []Claim              `json:"claims"`
	Identities []formula.Identity   `json:"identities,omitempty"`
	Decisions  []formula.Inequality `json:"decisions,omitempty"`
}

// UnmarshalJSON reads the units of the case first, and the figures in them.
func (t *Testimony) UnmarshalJSON(data []byte) error {
	type plain Testimony
	var in struct {
		*plain
		Claims []struct {
			Claim
			Figure    json.RawMessage `json:"figure"`
			Exchanged json.RawMessage `json:"exchanged"`
		} `json:"claims"`
	}
	in.plain = (*plain)(t)
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	t.Claims = nil
	if in.Claims != nil {
		t.Claims = make([]Claim, len(in.Claims))
	}
	for i, c := range in.Claims {
		t.Claims[i] = c.Claim
		for to, text := range map[**Figure]json.RawMessage{&t.Claims[i].Figure: c.Figure, &t.Claims[i].Exchanged: c.Exchanged} {
			if text == nil || string(text) == "null" {
				continue
			}
			*to = &Figure{}
			if err := (*to).decode(text, t.Units); err != nil {
				return err
			}
		}
	}
	return nil
}

// Claim finds a claim by its id, or nil.
func (t *Testimony) Claim(id string) *Claim {
	return list.Find(t.Claims, func(c *Claim) bool { return c.ID == id })
}

// Source finds a source by its id, or nil.
func (t *Testimony) Source(id string) *Source {
	return list.Find(t.Sources, func(s *Source) bool { return s.ID == id })
}

// Overs are what a figure can be a spread over.
var Overs = []string{"porters", "crews", "trips"}

// OfTheMean is what the claim says of one number. A spread over people says of their
// mean that it lies between the ends, and not that it is likelier in the middle.
func (c *Claim) OfTheMean() Figure {
	f := *c.Figure
	if c.Over != "" && (f.Shape == Interval || f.Shape == Triangle || f.Shape == Quantiles) {
		f.Shape, f.Level, f.Quantiles = Range, 0, [MostQuantiles]Quantile{}
	}
	return f
}
