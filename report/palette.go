package report

import (
	"slices"
	"strings"
)

// actor is a sector of the flow matrix as a reader meets it. Class is its
// colour in style.css: one actor has one colour in every figure, and those who
// belong together share one.
type actor struct {
	Sector string // as in the record
	Name   string // in running text
	Class  string
}

// actors are the sectors in the order in which a flow matrix shows them.
var actors = []actor{
	{"porters", "porters", "porters"},
	{"recruiters", "recruiters", "recruiters"},
	{"donju", "donju", "organisers"},
	{"trading-companies", "trading companies", "organisers"},
	{"state-agencies", "state agencies", "organisers"},
	{"mss", "MSS", "mss"},
	{"guards", "border guards", "guards"},
	{"commanders", "commanders", "guards"},
	{"customs", "customs", "customs"},
	{"party-fund", "Party fund", "state"},
	{"treasury", "treasury", "state"},
	{"far-side-guards", "far side's guards", "far-side"},
	{"merchants", "merchants", "merchants"},
	{"rest", "rest of economy", "rest"},
}

// actorOf is the actor of a sector. A sector that this version does not know
// keeps its name and gets the colour of the unknown.
func actorOf(sector string) actor {
	if i := slices.IndexFunc(actors, func(a actor) bool { return a.Sector == sector }); i >= 0 {
		return actors[i]
	}
	return actor{sector, sector, "unknown"}
}

// kinds are the payments in the order in which a flow matrix shows them, and
// in words.
var kinds = []struct{ Kind, Name string }{
	{"goods-bought", "goods bought"},
	{"goods-sold", "goods sold"},
	{"resale", "resale"},
	{"haulage", "haulage"},
	{"pay", "porters' pay"},
	{"recruiter-fee", "recruiters' fees"},
	{"bribe-fixed", "bribe a crossing"},
	{"bribe-head", "bribe a head"},
	{"bribe-share", "bribe of profit"},
	{"bribe-weight", "bribe a kilogram"},
	{"levy", "levy"},
	{"remittance", "handed up"},
	{"party-quota", "Party quota"},
	{"licence", "licence"},
	{"name-rent", "rent of a name"},
	{"fine", "fine"},
	{"release-bribe", "release bribe"},
	{"compensation", "loss made good"},
	{"outside-income", "income outside"},
	{"consumption", "consumption"},
}

// kindName is a kind of payment in words; an unknown one as it is.
func kindName(kind string) string {
	for _, k := range kinds {
		if k.Kind == kind {
			return k.Name
		}
	}
	return kind
}

// isTaking says whether a kind of payment is one that a post takes, by custom
// or by law.
func isTaking(kind string) bool { return strings.HasPrefix(kind, "bribe-") || kind == "levy" }
