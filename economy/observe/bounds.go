package observe

import (
	"encoding/json"

	"tumen/internal/say"
)

// bounds.go: how many decisions sit at a bound. Where many do, the bound gives
// the result, and not what somebody wants. Each kind of decision that can be held
// by a bound counts itself, and how often it was:
//
//	share = decisions at the bound / decisions
//
// A pattern whose measure such a bound shapes is then met, or missed, by the bound
// (Shapes).

// Bound is a bound that decisions can sit at.
type Bound uint8

// The bounds.
const (
	AtBag Bound = iota
	AtCrew
	AtCapital
	AtDanger
	AtCapacity
	AtLicence
	AtPrice
	AtReserve
	AtHome
	bounds
)

// The decisions, as a record has them.
const (
	howHeavy    = "how heavy a load is"
	howLarge    = "how large a crew is"
	whether     = "whether a crew sets out"
	howMuch     = "how much is declared"
	whatPrice   = "what a price is"
	whatPassage = "what a passage costs"
	howLong     = "how long a porter stays at home"
)

// aBound is what a bound is called, and what it shapes.
type aBound struct {
	name     string   // in a path: bounds.bag.share
	decision string   // whose bound it is, as a record has it in every language
	asked    string   // the same, as a person reads it
	words    string   // the bound, as a person reads it
	shapes   []string // patterns of the paths of outcomes that it shapes
}

var allBounds = [bounds]aBound{
	AtBag:      {"bag", howHeavy, say.Text(howHeavy), say.Text("the bag"), []string{"load.mean", "load.largest"}},
	AtCrew:     {"crew", howLarge, say.Text(howLarge), say.Text("the largest crew"), []string{"crew.median", "crew.p10", "crew.p90", "crew.largest"}},
	AtCapital:  {"capital", howLarge, say.Text(howLarge), say.Text("the limit of credit"), []string{"crew.median", "crew.p10", "crew.p90", "crew.largest", "shares.organisers"}},
	AtDanger:   {"danger", howLarge, say.Text(howLarge), say.Text("a crew more often lost than not"), []string{"crew.p90", "crew.largest"}},
	AtCapacity: {"capacity", whether, say.Text(whether), say.Text("the route's capacity"), []string{"routes.*.mass", "routes.*.crossings", "goods.*.delivered"}},
	AtLicence:  {"licence", howMuch, say.Text(howMuch), say.Text("the licence's limit"), []string{"declared_share"}},
	AtPrice:    {"price", whatPrice, say.Text(whatPrice), say.Text("an end of the market's curve"), []string{"goods.*.price", "goods.*.source_price"}},
	AtReserve:  {"reserve", whatPassage, say.Text(whatPassage), say.Text("the least that sellers take"), []string{"shares.guards", "posts.*.takings", "posts.*.per_crossing", "posts.*.share"}},
	AtHome:     {"home", howLong, say.Text(howLong), say.Text("the longest stay of 120 days"), []string{"porter_month.runs"}},
}

// BoundNames are the names of all bounds, in order.
func BoundNames() (names []string) {
	for _, b := range allBounds {
		names = append(names, b.name)
	}
	return names
}

// boundNamed is the bound of a name, or nil.
func boundNamed(name string) *aBound {
	for i := range allBounds {
		if allBounds[i].name == name {
			return &allBounds[i]
		}
	}
	return nil
}

// BoundWords are the decision that a bound holds and the bound, in words; empty
// if there is none of the name.
func BoundWords(name string) (decision, bound string) {
	if b := boundNamed(name); b != nil {
		return b.asked, b.words
	}
	return "", ""
}

// Shapes are the names of the bounds that shape an outcome, by its path or the
// pattern of it.
func Shapes(pattern string) (names []string) {
	for _, b := range allBounds {
		for _, shaped := range b.shapes {
			if shaped == pattern {
				names = append(names, b.name)
			}
		}
	}
	return names
}

// AtBound is the share of decisions at a bound from which a reader must know of
// it.
const AtBound = 0.01

// Bounds counts decisions, and those at a bound. It is state: the same on any
// number of workers, since sums of whole numbers have no order.
type Bounds [bounds]struct{ Decisions, Held int64 }

// Count adds n decisions, held of which were at the bound.
func (b *Bounds) Count(at Bound, n, held int64) {
	b[at].Decisions += n
	b[at].Held += held
}

// Note counts one decision, and whether the bound held it.
func (b *Bounds) Note(at Bound, held bool) {
	b[at].Decisions++
	if held {
		b[at].Held++
	}
}

// Take brings in what another has counted, and leaves nothing there.
func (b *Bounds) Take(others *Bounds) {
	for k := range others {
		b.Count(Bound(k), others[k].Decisions, others[k].Held)
	}
	*others = Bounds{}
}

// Shares are the shares of decisions at each bound. A bound that no decision could
// have met has none.
func (b *Bounds) Shares() BoundShares {
	shares := BoundShares{}
	for k, n := range b {
		if n.Decisions > 0 {
			shares[allBounds[k].name] = BoundShare{Ratio(float64(n.Held), float64(n.Decisions), float64(n.Decisions))}
		}
	}
	return shares
}

// BoundShare is how many decisions of a kind are at a bound.
type BoundShare struct {
	Share Number `json:"share" unit:"share" places:"1" name:"decisions at the bound {}" means:"share of decisions that the bound held" of:"decisions that could have been"`
}

// BoundShares are the shares of a run by the name of the bound. In JSON they are a
// list in the order of the bounds.
type BoundShares map[string]BoundShare

// BoundEntry is a bound in JSON.
type BoundEntry struct {
	Decision string `json:"decision" doc:"what is decided, in words"`
	Bound    string `json:"bound" doc:"name of the bound"`
	Share    Number `json:"share" doc:"of the decisions, from 0 to 1"`
}

// MarshalJSON writes the list.
func (s BoundShares) MarshalJSON() ([]byte, error) {
	list := []BoundEntry{}
	for _, b := range allBounds {
		if x, counted := s[b.name]; counted {
			list = append(list, BoundEntry{b.decision, b.name, x.Share})
		}
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *BoundShares) UnmarshalJSON(text []byte) error {
	var list []BoundEntry
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	*s = BoundShares{}
	for _, x := range list {
		if boundNamed(x.Bound) == nil {
			return say.Errorf("there is no bound %q", x.Bound)
		}
		if _, twice := (*s)[x.Bound]; twice {
			return say.Errorf("the bound %q stands twice", x.Bound)
		}
		(*s)[x.Bound] = BoundShare{x.Share}
	}
	return nil
}
