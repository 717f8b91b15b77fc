package show

import (
	"testing"

	"tumen/study"
)

// An outcome is the object of a sentence in the words of its case.
func TestOutcomesAreObjectsOfSentences(t *testing.T) {
	for want, o := range map[string]study.Outcome{
		"what goes over the river":           {Name: "routes.river.mass", Title: "delivered over the river"},
		"what goes over the lower ford":      {Name: "routes.lower-ford.mass", Title: "delivered over lower ford"},
		"what goes through customs":          {Name: "routes.customs.mass", Title: "delivered over customs"},
		"the border guards' share":           {Name: "shares.guards", Title: "border guards' share"},
		"what porters gain":                  {Name: "kinds.porters.gain", Title: "gain of porters"},
		"what the treasury gains":            {Name: "kinds.treasury.gain", Title: "gain of treasury"},
		"how often porters are detained":     {Name: "harm.detained"},
		"how much is sold":                   {Name: "mass.sold"},
		"the rice that a month's pay buys":   {Name: "porter_month.staple"},
		"the number of organisers who enter": {Name: "organisers.entered"},
	} {
		if got := Phrase(o); got != want {
			t.Errorf("%s: %q, want %q", o.Name, got, want)
		}
	}
}
